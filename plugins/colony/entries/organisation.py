"""The directory: companies, platforms, communities and apps, and what was written of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from colony.editorial.details import links, web_address
from colony.editorial.metadata import Fields
from colony.entry_types import EntryTypeRow, Overview, SourceAbout, TypeFeeds, in_language
from colony.model import Entry, Fact, Link
from colony.press.desk import Desk
from colony.press.feed_subjects import Subscribable, by_date, term_of
from colony.views import Anchor, OrganisationView, Page

FACT_LABELS = {"since": {"de": "Seit", "en": "Since"}, "operator": {"de": "Betreiber", "en": "Operator"}}
"""Keys that are lines of the table of facts, and what the lines are called."""


def read(fields: Fields, about: SourceAbout) -> dict[str, Any]:
    """The website before the other links, and the table of facts."""
    website = web_address(fields, "website", about.notes)
    own = (Link(label="Website", address=website),) if website else ()
    return {"links": own + links(fields, about.notes), "facts": facts_of(fields, about.lang)}


def facts_of(fields: Fields, lang: str) -> tuple[Fact, ...]:
    """The table of facts: two keys of their own, then the author's lines."""
    given = [
        Fact(label=item["label"], value=item["value"])
        for item in fields.mappings("facts")
        if item.get("label") and item.get("value")
    ]
    named = {fact.label.lower() for fact in given}
    found = [
        Fact(label=in_language(labels, lang), value=fields.text(key))
        for key, labels in FACT_LABELS.items()
        if fields.text(key) and in_language(labels, lang).lower() not in named
    ]
    return (*found, *given)


def pages(desk: Desk) -> Iterator[Page]:
    """The directory's entries, each with the articles that mention it."""
    for entry in desk.catalogue.organisations:
        yield _organisation_page(desk, entry)


def _organisation_page(desk: Desk, entry: Entry) -> Page:
    mentioned_in = desk.catalogue.mentions.get(entry.slug, ())
    view = OrganisationView(
        head=desk.head(
            entry.title,
            entry.url,
            description=entry.summary,
            lang=entry.lang,
            indexed=entry.status == "published",
        ),
        title=entry.title,
        kind=entry.kind,
        summary=entry.summary if entry.has_own_summary else "",
        picture=desk.picture(entry.image, entry) if entry.image else None,
        facts=entry.facts,
        links=tuple(Anchor(title=link.label, href=link.address) for link in entry.links),
        body=desk.body(entry),
        features=entry.features,
        mentioned_in=tuple(desk.anchor(article) for article in mentioned_in),
    )
    return Page(entry.save_as, "organisation.html", view)


def again(desk: Desk, _page: Page, entry: Entry) -> Page:
    """The page of an edited entry."""
    return _organisation_page(desk, entry)


def subscribables(desk: Desk) -> Iterator[Subscribable]:
    """What was written of each entry of the directory."""
    for organisation in desk.catalogue.organisations:
        entries = desk.catalogue.mentions.get(organisation.slug, ())
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
    keys=("since", "operator", "facts", "website", "links"),
    read=read,
    order=lambda entry: entry.title.casefold(),
    pages=pages,
    again=again,
    json_ld={OrganisationView: None},
    overview=Overview(
        "directory",
        {"de": ("Verzeichnis", "verzeichnis/"), "en": ("Directory", "directory/")},
        newest_first=False,
    ),
    feeds=TypeFeeds(
        "directory",
        {"de": "feeds/verzeichnis/{slug}", "en": "feeds/directory/{slug}"},
        {"de": "Nach Eintrag im Verzeichnis", "en": "By directory entry"},
        subscribables,
    ),
)
