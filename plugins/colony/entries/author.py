"""Authors: the profiles of people and desks, and what they wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from colony.content.front_matter import page_values
from colony.editorial.details import image, links
from colony.editorial.metadata import Fields
from colony.entry_types import EntryTypeRow, SourceAbout
from colony.model import Cut, Entry, Shelf, Term
from colony.press.desk import Desk
from colony.press.feed_links import shelf_feeds
from colony.press.lists import address, cards, pager
from colony.views import Anchor, AuthorView, Page, SiteView


def read(fields: Fields, about: SourceAbout) -> dict[str, Any]:
    """The portrait and the profile's links."""
    portrait = image(fields, "portrait", about.path, about.notes)
    found = {"image": portrait} if portrait else {}
    return {**found, "links": links(fields, about.notes)}


def pages(desk: Desk) -> Iterator[Page]:
    """A page for everyone who wrote something or has a profile."""
    shelves = {shelf.term.url: shelf for shelf in desk.catalogue.authors.values()}
    profiles = {profile.url: profile for profile in desk.catalogue.people.values()}
    for profile in profiles.values():
        term = Term(name=profile.title, slug=profile.slug, url=profile.url, save_as=profile.save_as)
        shelves.setdefault(profile.url, Shelf(term=term, entries=(), cuts=(Cut(0, 0, 0),)))
    for shelf in shelves.values():
        if not shelf.term.save_as:
            continue
        for place in range(len(shelf.cuts)):
            yield _author_page(desk, shelf, place, profiles.get(shelf.term.url))


def _author_page(desk: Desk, shelf: Shelf, place: int, profile: Entry | None) -> Page:
    cut = shelf.cuts[place]
    url, save_as = address(desk, shelf.term, cut)
    feeds = shelf_feeds(desk.config, "author", shelf.term) if shelf.entries else ()
    links = tuple(Anchor(title=link.label, href=link.address) for link in profile.links) if profile else ()
    portrait = desk.picture(profile.image, profile) if profile and profile.image else None
    view = AuthorView(
        values=page_values(profile) if profile else {},
        head=desk.head(
            shelf.term.name,
            url,
            description=profile.summary if profile else "",
            feeds=feeds,
            og_type="profile",
            picture=portrait,
        ),
        name=shelf.term.name,
        role=profile.role if profile else "",
        summary=profile.summary if profile and profile.has_own_summary else "",
        portrait=portrait,
        body=desk.body(profile) if profile and profile.word_count and cut.number == 0 else None,
        links=links,
        cards=cards(desk, shelf.entries[cut.start : cut.stop]),
        pager=pager(desk, shelf.term, shelf.cuts, place),
        feeds=feeds,
    )
    return Page(save_as, "author.html", view)


def tell(view: AuthorView, site: SiteView) -> dict[str, Any]:
    """A profile, for search engines."""
    person: dict[str, Any] = {
        "@type": "Organization",
        "name": view.name,
        "url": site.origin + view.head.href,
        "sameAs": [link.href for link in view.links],
    }
    return {"@type": "ProfilePage", "mainEntity": person}


ENTRY_TYPE = EntryTypeRow(
    name="author",
    paths_setting="COLONY_AUTHOR_PATHS",
    folders=("authors",),
    pattern="AUTHOR",
    words={"de": ("eines Profils", "der Profile"), "en": ("a profile", "the profiles")},
    slug_from="title",
    read=read,
    pages=pages,
    json_ld={AuthorView: tell},
)
