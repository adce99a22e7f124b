"""Events as files for calendar programs: one of all that are announced, and one of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from colony.entries.event_pages import details_of, ics_url, list_ics_url, list_title, originals
from colony.model import Entry, digest
from colony.press.desk import Desk
from colony.press.feed_subjects import EPOCH
from colony.press.feeds import feed_id
from colony.views import CalendarEvent, CalendarView, Page

WRITE = "colony.feeds.ics:ics"
"""What makes the files."""


def mark(entry: Entry) -> str:
    """What people have noted of an event: where it is another, the event has changed for their calendars."""
    told = details_of(entry)
    parts = (told.start.isoformat(), str(told.end), str(told.is_all_day), told.place, told.address)
    return digest(*parts, told.online, told.status)[:12]


def calendar_pages(desk: Desk) -> Iterator[Page]:
    """The file of all published events, cancelled and past ones too, and the file of each."""
    shown = [entry for entry in desk.catalogue.of_type["event"] if entry.status == "published"]
    for entry in shown:
        yield _page(desk, ics_url(entry), entry.title, [entry])
    if shown:
        name = f"{list_title(desk)} – {desk.config.site_name}"
        yield _page(desk, list_ics_url(desk), name, originals(desk, shown))


def _page(desk: Desk, url: str, title: str, entries: Sequence[Entry]) -> Page:
    view = CalendarView(
        title=title,
        self_address=desk.config.absolute(url),
        events=tuple(_event(desk, entry) for entry in entries),
    )
    return Page(url, WRITE, view)


def _event(desk: Desk, entry: Entry) -> CalendarEvent:
    details = details_of(entry)
    start, end = details.moments()
    created = entry.date or EPOCH
    return CalendarEvent(
        uid=feed_id(desk, entry),
        sequence=desk.revisions.get(entry.source_path, 0),
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
        address=desk.config.absolute(entry.url),
        status=details.status,
    )
