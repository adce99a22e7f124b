"""Calendar files, read back by icalendar's own parser."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from colony.feeds.ics import ics
from colony.views.feed_views import CalendarEvent, CalendarView

BERLIN = ZoneInfo("Europe/Berlin")

EVENT: dict[str, Any] = {
    "uid": "urn:uuid:1",
    "sequence": 2,
    "created": datetime(2026, 5, 1, tzinfo=BERLIN),
    "changed": datetime(2026, 5, 2, 8, 30, tzinfo=BERLIN),
    "start": datetime(2026, 12, 5, 18, tzinfo=BERLIN),
    "end": datetime(2026, 12, 5, 20, tzinfo=BERLIN),
    "zone": "Europe/Berlin",
    "is_all_day": False,
    "title": "Lesung; mit Gästen, und „Öl“",
    "lang": "de",
    "summary": "Ein Abend\nin zwei Zeilen\x00",
    "place": "Bücherei, Weg 1",
    "address": "https://kolonie.example/termin/lesung/",
    "status": "scheduled",
}


def written(*events: dict[str, Any]) -> bytes:
    """The file of some events, each the one above with changes."""
    shown = tuple(CalendarEvent(**{**EVENT, **changes}) for changes in events)
    view = CalendarView(title="Termine", self_address="https://kolonie.example/termine.ics", events=shown)
    return ics(view, lambda _: "")


def parsed(**changes: Any) -> Any:
    """One event as the parser reads it."""
    return Calendar.from_ical(written(changes)).walk("VEVENT")[0]


def test_what_stands_in_the_file() -> None:
    """Every field comes back as it went in, special characters too."""
    event = parsed()
    told = {name: str(event[name]) for name in ("uid", "summary", "description", "location", "url", "status")}
    assert told == {
        "uid": "urn:uuid:1",
        "summary": "Lesung; mit Gästen, und „Öl“",
        "description": "Ein Abend\nin zwei Zeilen",
        "location": "Bücherei, Weg 1",
        "url": "https://kolonie.example/termin/lesung/",
        "status": "CONFIRMED",
    }
    assert (event["sequence"], event.decoded("dtstamp")) == (2, datetime(2026, 5, 2, 6, 30, tzinfo=UTC))
    assert event.decoded("dtstart") == EVENT["start"]
    assert event.decoded("dtend") == EVENT["end"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("scheduled", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("postponed", "TENTATIVE"),
        ("moved-online", "CONFIRMED"),
    ],
)
def test_status(status: str, expected: str) -> None:
    """A cancelled event stays in the file and says so: programs that have noted it strike it out."""
    assert str(parsed(status=status)["status"]) == expected


def test_whole_days() -> None:
    """Of whole days the file tells days, the last one not included (RFC 5545, 3.6.1)."""
    start, end = datetime(2026, 12, 5, tzinfo=BERLIN), datetime(2026, 12, 7, tzinfo=BERLIN)
    event = parsed(is_all_day=True, start=start, end=end)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 5), date(2026, 12, 7))


def test_an_event_without_an_end_has_none() -> None:
    """Nobody said when it ends, so the file does not either."""
    assert "dtend" not in parsed(end=EVENT["start"])


def test_zones_are_told_for_the_days_that_need_them() -> None:
    """One definition a zone that an hour is told in, without the changes of clocks of other years."""
    lisbon = datetime(2027, 7, 1, 18, tzinfo=ZoneInfo("Europe/Lisbon"))
    data = written(
        {},
        {"uid": "2", "start": lisbon, "end": lisbon, "zone": "Europe/Lisbon"},
        {"uid": "3", "is_all_day": True, "zone": "Asia/Tokyo"},
        {"uid": "4", "zone": "UTC"},
    )
    zones = Calendar.from_ical(data).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Europe/Berlin", "Europe/Lisbon"]
    changes = [part.decoded("dtstart").year for zone in zones for part in zone.subcomponents]
    assert set(changes) <= {2026, 2027}
    assert len(changes) <= 4


def test_equal_views_give_equal_bytes() -> None:
    """Neither the clock nor chance has a part in the file, and its lines are those of RFC 5545, 3.1."""
    data = written({}, {"uid": "2"})
    assert data == written({}, {"uid": "2"})
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
