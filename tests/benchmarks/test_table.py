"""The table: right figures in the right places."""

from __future__ import annotations

from benchmarks.results import Report, Side
from benchmarks.table import render
from tests.benchmarks.samples import report


def row(text: str, start: str) -> list[str]:
    """The cells of the line that starts like this."""
    line = next(line for line in text.splitlines() if line.startswith(start))
    return line[len(start) :].split()


def test_medians_and_ratios_stand_side_by_side() -> None:
    """The median of 2, 20 and 0.2 is 2; beside the rival's stands our share of it."""
    text = render(report())
    assert row(text, "cold") == ["2.00", "s", "8.00", "s", "(0.25)"]
    assert row(text, "preview, save to fresh") == ["2.00", "s", "8.00", "s", "(0.25)"]
    assert row(text, "CPU, cold") == ["4.00", "s", "16.00", "s", "(0.25)"]
    assert row(text, "peak memory, cold") == ["300", "MB", "1,000", "MB", "(0.30)"]
    assert row(text, "files changed, one article added") == ["20", "60"]
    assert row(text, "files written, one article added") == ["100", "100"]
    assert row(text, "pages") == ["100", "100"]


def test_goals_follow() -> None:
    """Each goal with its figure and the word for what was reached."""
    assert row(render(report()), "cold, against Hugo") == ["0.25", "≤", "2", "≤", "1.5", "stretch"]


def test_who_could_not_take_part_is_said() -> None:
    """A skipped side and one that gave up have a line each, with the reason."""
    given = report()
    given.sides["pelican"] = Side(label="Pelican", gave_up="pelican ended with 1: no theme")
    text = render(given)
    assert "eleventy: skipped, there is no npm" in text
    assert "Pelican: gave up. pelican ended with 1: no theme" in text
    assert row(text, "cold") == ["2.00", "s", "8.00", "s", "(0.25)", "–"]


def test_a_report_of_one_side_has_no_ratios() -> None:
    """Without Colony there is nothing to divide by."""
    alone = Report(size=10, runs=1, cores=2, sides={"hugo": report().sides["hugo"]})
    assert row(render(alone), "cold") == ["8.00", "s"]


def test_columns_are_aligned() -> None:
    """All lines of the grid but the last column's blanks end at one place."""
    lines = render(report()).splitlines()
    grid = lines[2 : lines.index("", 3)]
    assert len({len(line) for line in grid if not line.endswith("–")}) == 1
