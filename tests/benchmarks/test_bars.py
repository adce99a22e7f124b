"""The goals: computed from figures, told and not asserted."""

from __future__ import annotations

import pytest

from benchmarks import bars
from benchmarks.results import Counts
from tests.benchmarks.samples import report, side


@pytest.mark.parametrize(
    ("measured", "word"), [(0.1, "stretch"), (0.2, "stretch"), (0.3, "bar"), (0.5, "bar"), (0.6, "missed")]
)
def test_a_verdict_names_the_highest_goal_reached(measured: float, word: str) -> None:
    """A figure on the line has reached it."""
    assert bars.Verdict("x", bar=0.5, stretch=0.2, measured=measured).word == word


def test_ratios_are_ours_by_theirs_of_the_medians() -> None:
    """2 s against 8 s is a quarter, 300 MB against 1,000 MB three tenths."""
    found = {each.name: each.measured for each in bars.verdicts([report()])}
    assert found["cold, against Hugo"] == pytest.approx(0.25)
    assert found["save to fresh page, against Hugo"] == pytest.approx(0.25)
    assert found["peak memory, against Hugo"] == pytest.approx(0.3)
    assert found["files changed by one more article at 10,000"] == 20


def test_goals_without_figures_are_left_out() -> None:
    """Nobody ran Eleventy or 100,000 articles, so nothing is said of them."""
    names = " ".join(each.name for each in bars.verdicts([report()]))
    assert "Eleventy" not in names
    assert "100,000" not in names
    assert bars.verdicts([]) == []


def test_growth_spans_two_reports() -> None:
    """Cold at 100,000 divided by cold at 10,000."""
    large = report(100_000)
    large.sides["colony"] = side("Colony", 20.0)
    found = {each.name: each for each in bars.verdicts([report(), large])}
    assert found["growth, cold 100,000 / cold 10,000"].measured == pytest.approx(10)
    assert found["growth, cold 100,000 / cold 10,000"].word == "stretch"


@pytest.mark.parametrize(("pages", "faults"), [(100, 0), (103, 0), (97, 0), (104, 1), (90, 1)])
def test_sites_that_differ_are_named(pages: int, faults: int) -> None:
    """More than three in a hundred pages apart is another site."""
    given = report()
    given.sides["hugo"].counts = Counts(pages=pages, feeds=10, others=0, size_bytes=1)
    found = bars.unlike(given)
    assert len(found) == faults
    assert all(f"Hugo makes {pages} pages, Colony 100" in each for each in found)
