"""``invoke bench.press``: Colony beside other generators, on the same articles, for the same pages."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks import plot, table
from benchmarks.results import RESULTS, Report, Side, load_all, save
from benchmarks.scenarios import PREVIEW, SCENARIOS, Course, lay_out
from benchmarks.sides import ROOT, SIDES

TOOLS = ROOT / ".cache" / "bench"
"""Folder in which rivals are installed once."""

PLOT = Path(__file__).resolve().parent / "press.svg"

LARGE = 50_000
"""Number of articles from which on each scenario is run only once."""


class UnknownNameError(ValueError):
    """An unknown generator or scenario is asked for."""


def main(
    size: int,
    json_path: str = "",
    only: str = "",
    *,
    work: str = "",
    runs: int = 0,
    scenarios: str = "",
) -> Report:
    """Measure, print the table, keep the report and draw the plot anew.

    Args:
        size: articles of the corpus.
        json_path: a file to write the report to as well; it is always kept in ``benchmarks/results``.
        only: names of sides, separated by commas; all where empty.
        work: folder for corpora and sites (about 1 GB per 10,000 articles and run); a temporary one where
            empty. What is made there is removed at the end.
        runs: how often each scenario is run; 0 for three, or one from 50,000 articles on.
        scenarios: names of scenarios, separated by commas; all where empty. The first build of a
            corpus is always measured.

    Raises:
        UnknownNameError: a side or a scenario is not known; nothing was done.
    """
    names = chosen(only)
    stations = chosen(scenarios, (*SCENARIOS, PREVIEW))
    report = Report(size=size, runs=runs or (1 if size >= LARGE else 3), cores=len(os.sched_getaffinity(0)))
    folder = Path(tempfile.mkdtemp(prefix="colony-bench-", dir=work or None))
    try:
        sites = lay_out(report, names, folder, TOOLS, _say)
        report.sides = {name: Side(label=site.label) for name, site in sites.items()}
        Course(report, sites, _say).go(stations)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _keep(report, json_path)
    return report


def chosen(only: str, known: Iterable[str] = tuple(SIDES)) -> Sequence[str]:
    """The sides, or the scenarios, to measure.

    >>> chosen("hugo, colony")
    ['colony', 'hugo']

    Raises:
        UnknownNameError: a name is not known.
    """
    asked = {name.strip() for name in only.split(",") if name.strip()}
    known = tuple(known)
    unknown = sorted(asked.difference(known))
    if unknown:
        raise UnknownNameError(f"there is no {unknown[0]!r}; name some of {', '.join(known)}.")
    return [name for name in known if not asked or name in asked]


def _keep(report: Report, json_path: str) -> None:
    save(report, RESULTS / f"press-{report.size}.json")
    if json_path:
        save(report, Path(json_path))
    reports = load_all()
    PLOT.write_text(plot.svg(reports), encoding="utf-8")
    print()
    print(table.render(report, reports), end="")


def _say(text: str) -> None:
    print(text, flush=True)
