"""Static pages: what stands outside the stream, such as the imprint."""

from __future__ import annotations

from collections.abc import Iterator

from colony.content.front_matter import page_values
from colony.entry_types import EntryTypeRow
from colony.model import Entry
from colony.press.contents import contents
from colony.press.desk import Desk
from colony.views import Page, StaticView


def pages(desk: Desk) -> Iterator[Page]:
    """The pages that stand outside the stream."""
    for entry in desk.catalogue.pages:
        yield _static_page(desk, entry)


def _static_page(desk: Desk, entry: Entry) -> Page:
    languages = desk.languages(entry)
    head = desk.head(
        entry.title,
        entry.url,
        description=entry.summary,
        lang=entry.lang,
        indexed=entry.status == "published",
        alternates=languages,
        card=desk.card_of(entry),
    )
    view = StaticView(
        values=page_values(entry),
        head=head,
        title=entry.title,
        summary=entry.summary if entry.has_own_summary else "",
        body=desk.body(entry),
        modified=entry.modified,
        contents=contents(entry),
        features=entry.features,
        translations=tuple(anchor for anchor in languages if anchor.lang != entry.lang),
    )
    return Page(entry.save_as, f"{entry.template or 'page'}.html", view)


def again(desk: Desk, _page: Page, entry: Entry) -> Page:
    """The page of an edited source."""
    return _static_page(desk, entry)


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
    again=again,
    json_ld={StaticView: None},
)
