"""What browsers are told, and what they missed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from colony.preview.event_board import KEPT_BUILDS, EventBoard, event
from colony.preview.preview_words import ENGLISH, GERMAN
from tests.preview.samples import finding, news


def told(board: EventBoard, seen: int) -> dict[str, Any]:
    """The events for a browser, by their names."""
    events = {}
    for block in board.events(seen, board.latest).decode().strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines())
        assert fields["id"] == board.tag(board.latest)
        events[fields["event"]] = json.loads(fields["data"])
    return events


def test_what_was_missed_is_told_at_once() -> None:
    """A browser that comes late learns every path that changed since, each once."""
    board = EventBoard(news(), "run")
    for number, changed in enumerate([None, ("b", "a"), (), ("b", "c")], start=1):
        board.post(news(number, changed=changed, base_href="/x/"))
    assert told(board, 0)["reload"] == {"paths": None}
    assert told(board, 1)["reload"] == {"paths": ["/x/a", "/x/b", "/x/c"]}
    assert told(board, 3)["reload"] == {"paths": ["/x/b", "/x/c"]}
    assert "reload" not in told(board, 4)


def test_everything_may_have_changed_for_a_stranger() -> None:
    """A browser with a page of an earlier run, or of a build long forgotten, reloads."""
    board = EventBoard(news(), "run")
    for number in range(1, KEPT_BUILDS + 3):
        board.post(news(number))
    assert told(board, board.number_of("other-3"))["reload"] == {"paths": None}
    assert told(board, 1)["reload"] == {"paths": None}
    assert "reload" not in told(board, 3)


@pytest.mark.parametrize(
    ("tag", "number"), [("run-0", 0), ("run-12", 12), ("", -1), ("run-", -1), ("run-x", -1), ("old-1", -1)]
)
def test_position(tag: str, number: int) -> None:
    """Only tags of this run have a place in it."""
    assert EventBoard(news(), "run").number_of(tag) == number


def test_a_failed_build_reloads_nothing() -> None:
    """A failure is shown, on the last good page."""
    board = EventBoard(news(), "run")
    board.post(news(1, failure="zu"))
    events = told(board, 0)
    assert "reload" not in events
    assert events["findings"]["failure"] == "zu"


def test_findings_carry_what_the_panel_shows() -> None:
    """Each finding comes with place, fault and remedy, and the labels in the site's language."""
    board = EventBoard(news(), "run")
    board.post(news(1, findings=(finding(severity="warning"),), lang="en"))
    data = told(board, 0)["findings"]
    assert data["findings"] == [
        {
            "path": "a.html",
            "line": 3,
            "code": "probe",
            "message": "Falsch.",
            "remedy": "Mach es so.",
            "severity": "warning",
        }
    ]
    assert data["labels"] == ENGLISH.labels


def test_languages_have_the_same_labels() -> None:
    """No label is missing in one of the languages."""
    assert GERMAN.labels.keys() == ENGLISH.labels.keys()


def test_an_event_is_one_line_of_data() -> None:
    """A line break in a message cannot end the event or begin another."""
    assert event("findings", {"m": "a\n\nevent: x\r\n"}, "t").count(b"\n") == 4


def test_waiting() -> None:
    """Who waits gets news that are newer, and nothing where there are none."""
    board = EventBoard(news(4), "run")
    assert board.wait(3, 0) == news(4)
    assert board.wait(4, 0) is None
