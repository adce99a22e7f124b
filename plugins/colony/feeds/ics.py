"""Calendar views → bytes of iCalendar (RFC 5545). No other module imports icalendar.

Nothing depends on the clock or on chance: equal views give equal bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vUri

from colony.feeds.atom_rss import BodyOf
from colony.feeds.item_html import xml_text
from colony.views import CalendarEvent, CalendarView

STATUSES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
"""Status of an event → iCalendar's status; any other is ``CONFIRMED``."""

REFRESH = timedelta(days=1)
"""How often subscribers should fetch the file (RFC 7986, 5.7)."""


def ics(view: CalendarView, _body_of: BodyOf) -> bytes:
    """The calendar file, with definitions of its events' time zones for the years of the events."""
    calendar = Calendar()
    calendar.add("prodid", "-//Colony//Colony//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", xml_text(view.title))
    calendar.add("x-wr-calname", xml_text(view.title))
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("source", vUri(view.self_address), parameters={"value": "URI"})
    for zone in _zones(view.events):
        calendar.add_component(zone)
    for event in view.events:
        calendar.add_component(_event(event))
    return bytes(calendar.to_ical())


def _zones(events: tuple[CalendarEvent, ...]) -> list[Timezone]:
    """A definition of each time zone of an event with hours, from the first to the last day that uses it."""
    days: dict[str, list[date]] = {}
    for event in events:
        if not event.is_all_day and event.zone != "UTC":
            days.setdefault(event.zone, []).extend((event.start.date(), event.end.date()))
    return [
        Timezone.from_tzid(name, first_date=min(found), last_date=max(found) + timedelta(days=1))
        for name, found in sorted(days.items())
    ]


def _event(event: CalendarEvent) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", _utc(event.changed))
    made.add("last-modified", _utc(event.changed))
    made.add("created", _utc(event.created))
    made.add("dtstart", _placed(event.start, event))
    if event.end > event.start:
        made.add("dtend", _placed(event.end, event))
    made.add("summary", xml_text(event.title), parameters={"language": event.lang})
    if event.summary:
        made.add("description", xml_text(event.summary), parameters={"language": event.lang})
    if event.place:
        made.add("location", xml_text(event.place))
    made.add("url", vUri(event.address))
    made.add("status", STATUSES.get(event.status, "CONFIRMED"))
    return made


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _placed(moment: datetime, event: CalendarEvent) -> date | datetime:
    """A moment in the event's time zone; only its day if the event lasts whole days."""
    local = moment.astimezone(ZoneInfo(event.zone))
    return local.date() if event.is_all_day else local
