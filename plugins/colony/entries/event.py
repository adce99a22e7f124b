"""The entry type ``event``: what takes place at a time and place; listed as coming or by past year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from colony.content import Fields, Key
from colony.entries.event_calendar import calendar_pages, tracked_digest
from colony.entries.event_data import schema_data
from colony.entries.event_pages import (
    LABEL,
    STATUSES,
    TITLES,
    EventDetails,
    EventsView,
    EventView,
    edited_page,
    list_pages,
    moments,
    pages,
    subscribables,
    teaser,
)
from colony.entries.event_strip import fill
from colony.model import unconverted
from colony.pages import ViewBuilder
from colony.tables import EntryTypeRow, Overview, SourceAbout, TypeFeeds
from colony.views import CalendarView, Page

_WORDS = {
    **{name: name for name in STATUSES},
    "canceled": "cancelled", "abgesagt": "cancelled", "verschoben": "postponed", "geplant": "scheduled",
    "moved online": "moved-online", "online": "moved-online",
}  # fmt: skip
"""Value of ``status`` as authors write it → status of the event."""


def read(fields: Fields, about: SourceAbout) -> dict[str, Any] | None:
    """An event's details, as arguments for Entry; None, with a finding, if its start is missing."""
    zone = _zone(fields, about)
    start = fields.date("start", zone, "event-start-unreadable")
    if start is None:
        if not fields.text("start"):
            about.notes.add("event-start-missing")
        return None
    end = fields.date("end", zone, "event-end-unreadable")
    if end is not None and end < start:
        about.notes.add("event-end-early", fields.line("end"), value=fields.text("end")[:80])
        end = None
    details = EventDetails(
        start=start.astimezone(zone),
        end=end.astimezone(zone) if end else None,
        zone=zone.key,
        is_all_day=":" not in fields.text("start") and not (start.hour or start.minute),
        place=fields.text("place"),
        address=fields.text("address"),
        online=fields.address("online"),
        status=_WORDS.get(fields.text("status").lower(), "scheduled"),
    )
    return {"values": unconverted(details), "category": ""}  # events have no category


def all_pages(builder: ViewBuilder) -> Iterator[Page]:
    """The pages of all events, then the calendar files."""
    yield from pages(builder)
    yield from calendar_pages(builder)


def _zone(fields: Fields, about: SourceAbout) -> ZoneInfo:
    name = fields.text("zone") or str(about.zone)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        about.notes.add("event-zone-unknown", fields.line("zone"), value=name[:80])
        return ZoneInfo(str(about.zone))


KEYS = (
    Key(
        name="start",
        type="date",
        about={
            "de": "Pflicht. Wann der Termin beginnt; ohne Uhrzeit dauert er ganze Tage.",
            "en": "Required. When the event begins; without an hour it lasts whole days.",
        },
        example="2026-12-05 18:00",
        goes_to="",
    ),
    Key(
        name="end",
        type="date",
        about={
            "de": "Wann er endet; bei ganzen Tagen der letzte Tag.",
            "en": "When it ends; of whole days the last one.",
        },
        example="2026-12-05 20:30",
        goes_to="",
    ),
    Key(
        name="zone",
        type="text",
        about={
            "de": "Zeitzone des Ortes; ohne die Angabe die der Site.",
            "en": "Time zone of the place; without it the site's.",
        },
        example="Europe/Berlin",
        goes_to="",
    ),
    Key(
        name="place",
        type="text",
        about={"de": "Name des Ortes.", "en": "Name of the place."},
        example="Haus der Presse",
        goes_to="",
    ),
    Key(
        name="address",
        type="text",
        about={"de": "Anschrift des Ortes in einer Zeile.", "en": "The place's address in one line."},
        example="Musterstraße 1, 12345 Musterstadt",
        goes_to="",
    ),
    Key(
        name="online",
        type="address",
        about={
            "de": "Adresse, unter der man online teilnimmt.",
            "en": "Address under which one takes part online.",
        },
        example="https://example.org/raum",
        goes_to="",
    ),
)
"""Besides Pelican's values, ``status`` can be that of an event: cancelled, postponed, moved online."""

ENTRY_TYPE = EntryTypeRow(
    name="event",
    paths_setting="COLONY_EVENT_PATHS",
    folders=("events",),
    pattern="COLONY_EVENT",
    words={"de": ("eines Termins", "der Termine"), "en": ("an event", "the events")},
    addresses={"de": "termin/{slug}/", "en": "event/{slug}/"},
    keys=KEYS,
    published_as=tuple(_WORDS),
    needs_date=True,
    is_scheduled=True,
    has_translations=True,
    read=read,
    moments=moments,
    pages=all_pages,
    tracked_digest=tracked_digest,
    fill=fill,
    edited_page=edited_page,
    teaser=teaser,
    json_ld={EventView: schema_data, EventsView: None, CalendarView: None},
    overview=Overview(LABEL, TITLES, {"de": "termine/", "en": "events/"}, list_pages),
    feeds=TypeFeeds(
        "events",
        {"de": "feeds/termine", "en": "feeds/events"},
        {"de": "Termine", "en": "Events"},
        subscribables,
        has_items=True,
        formats=("atom",),
    ),
    label="Event",
    templates=("event.html", "events.html"),
)
