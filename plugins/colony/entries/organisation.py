"""The entry type ``organisation``: the directory of companies, platforms, communities and apps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from colony.content import Fields, links, page_values
from colony.model import Entry, Link
from colony.pages import Subscribable, ViewBuilder, by_date, term_of
from colony.tables import EntryTypeRow, Overview, SourceAbout, TypeFeeds
from colony.views import Anchor, OrganisationView, Page


def read(fields: Fields, about: SourceAbout) -> dict[str, Any]:
    """The entry's links, the website first, as arguments for Entry."""
    website = fields.address("website")
    own = (Link(label="Website", address=website),) if website else ()
    return {"links": own + links(fields, about.notes)}


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """The pages of all directory entries, each with the articles that mention it."""
    for entry in builder.catalogue.organisations:
        yield _organisation_page(builder, entry)


def _organisation_page(builder: ViewBuilder, entry: Entry) -> Page:
    mentioned_in = builder.catalogue.mentions.get(entry.slug, ())
    view = OrganisationView(
        values=page_values(entry),
        head=builder.head(
            entry.title,
            entry.url,
            description=entry.summary,
            lang=entry.lang,
            indexed=entry.status == "published",
        ),
        title=entry.title,
        kind=entry.kind,
        summary=entry.summary if entry.has_own_summary else "",
        picture=builder.picture(entry.image, entry) if entry.image else None,
        facts=entry.facts,
        links=tuple(Anchor(title=link.label, href=link.address) for link in entry.links),
        body=builder.body(entry),
        features=entry.features,
        mentioned_in=tuple(builder.anchor(article) for article in mentioned_in),
    )
    return Page(entry.save_as, "organisation.html", view)


def edited_page(builder: ViewBuilder, _page: Page, entry: Entry) -> Page:
    """The page of an edited directory entry."""
    return _organisation_page(builder, entry)


def subscribables(builder: ViewBuilder) -> Iterator[Subscribable]:
    """A subject per directory entry; its feed has the articles that mention it."""
    for organisation in builder.catalogue.organisations:
        entries = builder.catalogue.mentions.get(organisation.slug, ())
        if entries and organisation.status == "published":
            yield Subscribable("directory", term_of(organisation), by_date(entries), organisation.lang)


ENTRY_TYPE = EntryTypeRow(
    name="organisation",
    paths_setting="COLONY_DIRECTORY_PATHS",
    folders=("directory",),
    pattern="COLONY_ORGANISATION",
    words={
        "de": ("eines Eintrags im Verzeichnis", "des Verzeichnisses"),
        "en": ("an entry of the directory", "the directory"),
    },
    addresses={"de": "verzeichnis/{slug}/", "en": "directory/{slug}/"},
    slug_from="name",
    read=read,
    order=lambda entry: entry.title.casefold(),
    pages=pages,
    edited_page=edited_page,
    json_ld={OrganisationView: None},
    overview=Overview(
        "directory",
        {"de": "Verzeichnis", "en": "Directory"},
        {"de": "verzeichnis/", "en": "directory/"},
        newest_first=False,
    ),
    feeds=TypeFeeds(
        "directory",
        {"de": "feeds/verzeichnis/{slug}", "en": "feeds/directory/{slug}"},
        {"de": "Nach Eintrag im Verzeichnis", "en": "By directory entry"},
        subscribables,
    ),
)
