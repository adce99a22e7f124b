"""The entry type ``author``: profiles of people and editorial teams, with what they wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from colony.content import Fields, image, links, page_values
from colony.model import Cut, Entry, Listing, Term
from colony.pages import ViewBuilder, address, cards, listing_feeds, pager
from colony.tables import EntryTypeRow, SourceAbout
from colony.views import Anchor, AuthorView, Page, SiteView


def read(fields: Fields, about: SourceAbout) -> dict[str, Any]:
    """The profile's portrait and links, as arguments for Entry."""
    portrait = image(fields, "portrait", about.path, about.notes)
    found = {"image": portrait} if portrait else {}
    return {**found, "links": links(fields, about.notes)}


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """The pages of all authors who wrote something or have a profile."""
    listings = {listing.term.url: listing for listing in builder.catalogue.authors.values()}
    profiles = {profile.url: profile for profile in builder.catalogue.people.values()}
    for profile in profiles.values():
        term = Term(name=profile.title, slug=profile.slug, url=profile.url, save_as=profile.save_as)
        listings.setdefault(profile.url, Listing(term=term, entries=(), cuts=(Cut(0, 0, 0),)))
    for listing in listings.values():
        if not listing.term.save_as:
            continue
        for place in range(len(listing.cuts)):
            yield _author_page(builder, listing, place, profiles.get(listing.term.url))


def _author_page(builder: ViewBuilder, listing: Listing, place: int, profile: Entry | None) -> Page:
    cut = listing.cuts[place]
    url, save_as = address(builder, listing.term, cut)
    feeds = listing_feeds(builder.config, "author", listing.term) if listing.entries else ()
    links = tuple(Anchor(title=link.label, href=link.address) for link in profile.links) if profile else ()
    portrait = builder.picture(profile.image, profile) if profile and profile.image else None
    view = AuthorView(
        values=page_values(profile) if profile else {},
        head=builder.head(
            listing.term.name,
            url,
            description=profile.summary if profile else "",
            feeds=feeds,
            og_type="profile",
            picture=portrait,
        ),
        name=listing.term.name,
        role=profile.role if profile else "",
        summary=profile.summary if profile and profile.has_own_summary else "",
        portrait=portrait,
        body=builder.body(profile) if profile and profile.word_count and cut.number == 0 else None,
        links=links,
        cards=cards(builder, listing.entries[cut.start : cut.stop]),
        pager=pager(builder, listing.term, listing.cuts, place),
        feeds=feeds,
    )
    return Page(save_as, "author.html", view)


def schema_data(view: AuthorView, site: SiteView) -> dict[str, Any]:
    """The schema.org data of a profile."""
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
    json_ld={AuthorView: schema_data},
)
