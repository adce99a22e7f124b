"""Events as files for calendar programs: one file with all published events, and one per event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from colony.entries.event_pages import details_of, ics_url, list_ics_url, list_title, originals
from colony.model import Entry, digest
from colony.pages import EPOCH, ViewBuilder, feed_id
from colony.views import CalendarEvent, CalendarView, Page

WRITE = "colony.feeds.ics:ics"
"""The maker of the files."""


def tracked_digest(entry: Entry) -> str:
    """Digest of what calendars show of an event: if it changes, calendars must be updated."""
    told = details_of(entry)
    parts = (told.start.isoformat(), str(told.end), str(told.is_all_day), told.place, told.address)
    return digest(*parts, told.online, told.status)[:12]


def calendar_pages(builder: ViewBuilder) -> Iterator[Page]:
    """A file per published event, cancelled and past ones too, and the file with all of them."""
    shown = [entry for entry in builder.catalogue.of_type["event"] if entry.status == "published"]
    for entry in shown:
        yield _page(builder, ics_url(entry), entry.title, [entry])
    if shown:
        name = f"{list_title(builder)} – {builder.config.site_name}"
        yield _page(builder, list_ics_url(builder), name, originals(builder, shown))


def _page(builder: ViewBuilder, url: str, title: str, entries: Sequence[Entry]) -> Page:
    view = CalendarView(
        title=title,
        self_address=builder.config.absolute(url),
        events=tuple(_event(builder, entry) for entry in entries),
    )
    return Page(url, WRITE, view)


def _event(builder: ViewBuilder, entry: Entry) -> CalendarEvent:
    details = details_of(entry)
    start, end = details.moments()
    created = entry.date or EPOCH
    return CalendarEvent(
        uid=feed_id(builder, entry),
        sequence=builder.revisions.get(entry.source_path, 0),
        created=created,
        changed=max(created, entry.modified or created),
        start=start,
        end=end,
        zone=details.zone,
        is_all_day=details.is_all_day,
        title=entry.title,
        lang=entry.lang,
        summary=entry.summary,
        place=", ".join(part for part in (details.place, details.address) if part) or details.online,
        address=builder.config.absolute(entry.url),
        status=details.status,
    )
