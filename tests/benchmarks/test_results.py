"""Reports: kept and read back."""

from __future__ import annotations

from pathlib import Path

from benchmarks.results import Side, load, load_all, save
from tests.benchmarks.samples import report


def test_a_report_comes_back_as_it_was(tmp_path: Path) -> None:
    """Nothing is lost on the way to the file and back."""
    save(report(), tmp_path / "new" / "press-10000.json")
    assert load(tmp_path / "new" / "press-10000.json") == report()


def test_reports_come_smallest_first(tmp_path: Path) -> None:
    """By size and not by name of the file."""
    for size in (100_000, 1_000, 20_000):
        save(report(size), tmp_path / f"press-{size}.json")
    assert [each.size for each in load_all(tmp_path)] == [1_000, 20_000, 100_000]


def test_what_was_not_measured_has_no_median() -> None:
    """None, and not zero, stands for a missing figure."""
    side = Side(label="x")
    assert side.median("cold", lambda sample: sample.wall_seconds) is None
    assert side.fresh() is None
