"""The entry type ``page``: static pages such as the imprint, which are in no list of articles."""

from __future__ import annotations

from collections.abc import Iterator

from colony.content import page_values
from colony.model import Entry
from colony.pages import ViewBuilder, contents
from colony.tables import EntryTypeRow
from colony.views import Page, StaticView


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """All static pages."""
    for entry in builder.catalogue.pages:
        yield _static_page(builder, entry)


def _static_page(builder: ViewBuilder, entry: Entry) -> Page:
    languages = builder.languages(entry)
    head = builder.head(
        entry.title,
        entry.url,
        description=entry.summary,
        lang=entry.lang,
        indexed=entry.status == "published",
        alternates=languages,
        card=builder.card_of(entry),
    )
    view = StaticView(
        values=page_values(entry),
        head=head,
        title=entry.title,
        summary=entry.summary if entry.has_own_summary else "",
        body=builder.body(entry),
        modified=entry.modified,
        contents=contents(entry),
        features=entry.features,
        translations=tuple(anchor for anchor in languages if anchor.lang != entry.lang),
    )
    return Page(entry.save_as, f"{entry.template or 'page'}.html", view)


def edited_page(builder: ViewBuilder, _page: Page, entry: Entry) -> Page:
    """The page of an edited static page."""
    return _static_page(builder, entry)


ENTRY_TYPE = EntryTypeRow(
    name="page",
    paths_setting="PAGE_PATHS",
    excludes_setting="PAGE_EXCLUDES",
    rank=1,
    pattern="PAGE",
    words={"de": ("einer Seite", "der Seiten"), "en": ("a page", "the pages")},
    draft_pattern="DRAFT_PAGE",
    needs_body=True,
    has_translations=True,
    pages=pages,
    edited_page=edited_page,
    json_ld={StaticView: None},
)
