"""Events as authors write them, and as pages, lists, feeds and search engines get them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from colony.catalogue.indexes import arrange
from colony.entries.event_pages import EventsView, EventView, details_of
from colony.model import Entry, decode, encode
from colony.pages.all_pages import all_pages, site_view
from colony.rendering.json_ld import json_ld
from colony.site.up_to_date import next_due
from colony.views.feed_views import FeedView
from colony.views.page_views import Page
from colony.views.parts import Snippet
from tests.builders import builder, config
from tests.content.samples import codes, entry_of, read_text

HEAD = "title: Lesung\ndate: 2026-05-01\n"


def event(start: str = "2026-06-05 18:00", slug: str = "lesung", **front: str) -> Entry:
    """An event as it is read from its file."""
    lines = "".join(f"{key}: {value}\n" for key, value in {"start": start, **front}.items())
    path = f"events/{slug}.{front.get('lang', 'de')}.md"
    reading = read_text(f"{HEAD}slug: {slug}\n{lines}\nEin Abend.", path, "event")
    assert codes(reading) == []
    return entry_of(reading)


def pages(entries: Iterable[Entry], now: str = "2026-06-01T12:00", **settings: Any) -> dict[str, Page]:
    """All pages of a site of these events, by path, at some moment."""
    shown = builder(entries, config(COLONY_NOW=now, TIMEZONE="Europe/Berlin", **settings))
    return {page.save_as: page for page in all_pages(shown)}


def listed(made: dict[str, Page], path: str = "termine/index.html") -> list[str]:
    """The titles of a list of events."""
    view = made[path].view
    assert isinstance(view, EventsView)
    return [each.href.split("/")[2] for each in view.events]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({}, "2026-06-05T18:00:00+02:00 None False scheduled"),
        ({"end": "2026-06-05 20:00"}, "2026-06-05T18:00:00+02:00 2026-06-05T20:00:00+02:00 False scheduled"),
        (
            {"start": "5.6.2026", "end": "6.6.2026"},
            "2026-06-05T00:00:00+02:00 2026-06-06T00:00:00+02:00 True scheduled",
        ),
        ({"zone": "Europe/Lisbon"}, "2026-06-05T18:00:00+01:00 None False scheduled"),
        ({"start": "2026-06-05T18:00Z"}, "2026-06-05T20:00:00+02:00 None False scheduled"),
        ({"status": "abgesagt"}, "2026-06-05T18:00:00+02:00 None False cancelled"),
        ({"status": "Postponed"}, "2026-06-05T18:00:00+02:00 None False postponed"),
        ({"status": "moved online"}, "2026-06-05T18:00:00+02:00 None False moved-online"),
    ],
)
def test_what_authors_write(front: dict[str, str], expected: str) -> None:
    """Moments are those of the event's zone; without an hour it lasts whole days; any status is published."""
    made = event(**front)
    told = details_of(decode(encode(made), Entry))
    end = told.end.isoformat() if told.end else None
    assert f"{told.start.isoformat()} {end} {told.is_all_day} {told.status}" == expected
    assert (made.status, made.url) == ("published", "termin/lesung/")


@pytest.mark.parametrize(
    ("lines", "expected", "stays"),
    [
        ("", ["event-start-missing"], False),
        ("start: bald\n", ["event-start-unreadable"], False),
        ("start: 2026-06-05\nend: bald\n", ["event-end-unreadable"], True),
        ("start: 2026-06-05\nend: 2026-06-04\n", ["event-end-early"], True),
        ("start: 2026-06-05\nzone: Berlin\n", ["event-zone-unknown"], True),
        ("start: 2026-06-05\nonline: bei uns\n", ["key-shape"], True),
        ("start: 2026-06-05\nplatz: Haus\n", ["key-unknown"], True),
        ("start: 2026-06-05\nstatus: vielleicht\n", ["status-unknown"], True),
    ],
)
def test_what_authors_get_wrong(lines: str, expected: list[str], stays: bool) -> None:
    """Without a start there is no event; anything else costs what is wrong and no more."""
    reading = read_text(f"{HEAD}{lines}\nEin Abend.", "events/lesung.md", "event")
    assert codes(reading) == expected
    assert (reading.entry is not None) == stays


def test_the_list_goes_by_the_moment_of_the_build() -> None:
    """The next event stands first; what is over is on its year's page, the last one first."""
    entries = [
        event("2026-06-05 18:00", "b", end="2026-06-05 20:00"),
        event("2026-07-01", "c"),
        event("2025-12-31 23:00", "a", end="2026-01-01 01:00"),
        event("2026-05-01", "z"),
    ]
    before, after = pages(entries), pages(entries, "2026-06-05T20:00+02:00")
    assert listed(before) == ["b", "c"]
    assert listed(before, "termine/2026/index.html") == ["z"]
    assert listed(before, "termine/2025/index.html") == ["a"]
    assert listed(after) == ["c"]
    assert listed(after, "termine/2026/index.html") == ["b", "z"]


def test_a_day_is_over_when_it_ends_at_its_place() -> None:
    """An event of whole days lasts to the midnight after the last of them, in its own zone."""
    made = event("2026-06-05", end="2026-06-06", zone="Pacific/Auckland")
    over = datetime(2026, 6, 6, 12, tzinfo=UTC)
    assert listed(pages([made], (over - timedelta(seconds=1)).isoformat())) == ["lesung"]
    assert listed(pages([made], over.isoformat())) == []


def test_a_build_is_due_when_an_event_begins_or_ends() -> None:
    """The shortest way through a build ends there: the pages are others afterwards."""
    made = event(end="2026-06-05 20:00")
    dues = []
    now = datetime(2026, 6, 1, tzinfo=UTC)
    while (due := next_due([made], now)) is not None:
        dues.append(due.isoformat())
        now = due
    assert dues == ["2026-06-05T18:00:00+02:00", "2026-06-05T20:00:00+02:00"]


def test_no_event_no_list() -> None:
    """A site without events has no list, no feed and no way there in the menu."""
    made = pages([])
    assert not [path for path in made if path.startswith(("termin", "feeds/termine"))]
    shown = builder([], config())
    assert "Termine" not in [anchor.title for anchor in site_view(shown).menu]
    assert "Termine" in [anchor.title for anchor in site_view(builder([event()], config())).menu]


def test_addresses_follow_the_language() -> None:
    """In an English site nothing of an event has a German address."""
    made = pages([event()], DEFAULT_LANG="en")
    assert {"events/index.html", "feeds/events.atom.xml", "events.ics"} <= made.keys()


def test_versions_in_two_languages_are_one_event() -> None:
    """Lists show the version in the site's language, and the pages name each other."""
    made = pages([event(), event(lang="en", translation="true")])
    view = made["termin/lesung/index.html"].view
    assert isinstance(view, EventView)
    assert listed(made) == ["lesung"]
    assert [anchor.lang for anchor in view.translations] == ["en"]


def test_the_feed_tells_when_and_where() -> None:
    """Those announced last come first, and each item begins with the date of the event."""
    entries = [event(slug="a", place="Bücherei"), event("2026-06-04", "b", modified="2026-05-03")]
    view = pages(entries)["feeds/termine.atom.xml"].view
    assert isinstance(view, FeedView)
    assert [item.address.split("/")[-2] for item in view.items] == ["b", "a"]
    assert view.items[1].summary == "Freitag, 5. Juni 2026, 18:00 Uhr · Bücherei. Ein Abend."
    assert view.items[1].categories == ()


def mode(name: str) -> str:
    """How one takes part, as schema.org has it."""
    return f"https://schema.org/{name}EventAttendanceMode"


BUECHEREI = {"@type": "Place", "name": "Bücherei", "address": "Weg 1"}
RAUM = {"@type": "VirtualLocation", "url": "https://e.example/r"}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            {"place": "Bücherei", "address": "Weg 1"},
            {"eventAttendanceMode": mode("Offline"), "location": BUECHEREI},
        ),
        ({"online": "https://e.example/r"}, {"eventAttendanceMode": mode("Online"), "location": RAUM}),
        ({"place": "Haus", "online": "https://e.example/r"}, {"eventAttendanceMode": mode("Mixed")}),
        ({"status": "cancelled"}, {"eventStatus": "https://schema.org/EventCancelled"}),
        ({}, {"startDate": "2026-06-05T18:00:00+02:00"}),
        ({"start": "2026-06-05", "end": "2026-06-06"}, {"startDate": "2026-06-05", "endDate": "2026-06-06"}),
    ],
)
def test_search_engines_get_schema_org(front: dict[str, str], expected: dict[str, Any]) -> None:
    """Each page tells its event as schema.org has it, place and status included."""
    shown = builder([event(**front)], config(TIMEZONE="Europe/Berlin"))
    (page,) = (page for page in all_pages(shown) if isinstance(page.view, EventView))
    data = json.loads(json_ld(page.view, site_view(shown)))
    assert data["@type"] == "Event"
    assert {key: data[key] for key in expected} == expected


def test_the_catalogue_keeps_events_apart() -> None:
    """An event is no article: no list of articles shows it."""
    made = arrange([event()], config())
    assert (made.stream.entries, [each.slug for each in made.of_type["event"]]) == ((), ["lesung"])


def test_an_article_lists_what_is_to_come() -> None:
    """``:::events`` shows the next ones, as many as the author says, and a sentence where there are none."""
    head = "title: Aufruf\ndate: 2026-05-01\n"
    article = entry_of(read_text(f"{head}\nDavor.\n\n:::events count=1\n:::\n"))
    entries = [event(slug="a"), event("2026-06-04", "b"), event("2026-05-01", "c")]

    def shown(*among: Entry) -> str:
        here = builder([article, *among], config(COLONY_NOW="2026-06-01T12:00"))
        (fill,) = here.body(article).fills
        assert isinstance(fill, Snippet)
        return fill.html

    assert shown(*entries) == '<ul><li><a href="/termin/b/">Lesung</a>, Donnerstag, 4. Juni 2026</li></ul>'
    assert shown(entries[2]) == "<p>Zurzeit ist nichts angekündigt.</p>"
