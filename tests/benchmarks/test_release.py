"""The race of deploys: both sides run in turn, the ratio is of their medians, and bars are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.release import Deploy, Moved, Race, Result, lines, main, race, small_files
from benchmarks.sides import NotAvailableError


def test_both_sides_run_in_turn_into_places_of_their_own(tmp_path: Path) -> None:
    """Neither side is always the first to find the files in memory, and none finds its own from before."""
    ran: list[tuple[str, int]] = []

    @contextmanager
    def sides(_work: Path) -> Iterator[tuple[Deploy, Deploy]]:
        yield lambda _, number: ran.append(("ours", number)), lambda _, number: ran.append(("theirs", number))

    result = race(Race(name="x", bar=2, sides=sides), tmp_path, tmp_path, 2)
    assert ran == [("ours", 0), ("theirs", 0), ("ours", 1), ("theirs", 1)]
    assert len(result.ours_seconds) == len(result.theirs_seconds) == 2


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The other races still run."""

    @contextmanager
    def sides(_work: Path) -> Iterator[tuple[Deploy, Deploy]]:
        raise NotAvailableError("there is no sshd")
        yield

    result = race(Race(name="x", bar=2, sides=sides), tmp_path, tmp_path, 1)
    moved = Moved(articles=1, files=9, one_article=41, unchanged=0)
    assert list(lines([result], moved)) == [
        "x: not measured, there is no sshd",
        "1 articles in 9 files: one article more moves 41 objects, nothing new moves 0 "
        "(bars 40 and 0, missed)",
    ]


def test_bars_are_told() -> None:
    """Reached at the bar itself, missed above it."""
    moved = Moved(articles=1, files=9, one_article=40, unchanged=0)
    at = Result(name="x", bar=2, ours_seconds=[1, 2, 9], theirs_seconds=[1, 1, 1])
    above = Result(name="x", bar=1.5, ours_seconds=[2], theirs_seconds=[1])
    assert [line.rpartition(", ")[2] for line in lines([at, above], moved)] == [
        "reached)",
        "missed)",
        "reached)",
    ]


def test_small_files_differ_and_are_the_same_each_time(tmp_path: Path) -> None:
    """So many files and a home page, with a fixed seed."""
    one, two = small_files(tmp_path / "a", 250), small_files(tmp_path / "b", 250)
    found = {path.relative_to(one): path.read_bytes() for path in one.rglob("*.html")}
    assert found == {path.relative_to(two): path.read_bytes() for path in two.rglob("*.html")}
    assert len(set(found.values())) == 251


@pytest.mark.slow
@pytest.mark.deploy
def test_a_small_race_runs_to_its_end(tmp_path: Path) -> None:
    """Real servers, a real site, a report."""
    main(60, str(tmp_path / "report.json"), runs=1)
    assert '"one_article"' in (tmp_path / "report.json").read_text()
