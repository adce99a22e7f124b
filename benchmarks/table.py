"""A report as a table for the terminal: a pure function of what was measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks import bars
from benchmarks.results import OURS, Report, Side
from benchmarks.scenarios import SCENARIOS

Cell = Callable[[Side], float | None]


def render(report: Report, others: Sequence[Report] = ()) -> str:
    """The whole report: figures side by side, what differs, and the goals.

    Args:
        report: the run to show.
        others: reports of other sizes, for goals that span sizes.
    """
    lines = [
        f"Press: {report.size:,} articles, {report.cores} cores, "
        f"{'medians of ' + str(report.runs) if report.runs > 1 else 'one run'}. "
        "In brackets: Colony's figure divided by that side's.",
        "",
        *grid(_rows(report)),
        "",
        "Colony renders its real theme (structured data, inlined styles, typography, sanitising), the others",
        "a plain one: that loss is on our side. CPU counts all processes. Memory is the sum of their",
        "proportional shares in a cold build. Files changed differ in content; files written may not.",
        *bars.unlike(report),
        *(f"{name}: skipped, {reason}" for name, reason in report.skipped.items()),
        *(f"{side.label}: gave up. {side.gave_up}" for side in report.sides.values() if side.gave_up),
    ]
    goals = _goals([report, *(other for other in others if other.size != report.size)])
    return "\n".join([*lines, "", *grid(goals)] if len(goals) > 1 else lines) + "\n"


def _rows(report: Report) -> list[list[str]]:
    rows = [["", *(side.label for side in report.sides.values())]]
    for scenario, words in SCENARIOS.items():
        rows.append(_row(report, words, bars.wall(scenario), "{:.2f} s"))
    rows.append(_row(report, "preview, save to fresh", Side.fresh, "{:.2f} s"))
    rows.append(_row(report, "CPU, cold", _cpu("cold"), "{:.2f} s"))
    rows.append(_row(report, "CPU, one body edited", _cpu("edited"), "{:.2f} s"))
    rows.append(_row(report, "peak memory, cold", lambda side: _mega(bars.peak(side)), "{:,.0f} MB"))
    for scenario in ("unchanged", "edited", "added"):
        words = SCENARIOS[scenario]
        rows.append(
            _row(report, f"files changed, {words}", _files(scenario, "changed"), "{:,.0f}", ratio=False)
        )
        rows.append(
            _row(report, f"files written, {words}", _files(scenario, "written"), "{:,.0f}", ratio=False)
        )
    rows.append(_row(report, "pages", lambda side: side.counts.pages or None, "{:,.0f}", ratio=False))
    rows.append(_row(report, "feeds", lambda side: side.counts.feeds or None, "{:,.0f}", ratio=False))
    rows.append(
        _row(
            report,
            "size of the site",
            lambda side: _mega(side.counts.size_bytes or None),
            "{:,.0f} MB",
            ratio=False,
        )
    )
    return rows


def _row(report: Report, words: str, cell: Cell, pattern: str, *, ratio: bool = True) -> list[str]:
    row = [words]
    for name, side in report.sides.items():
        value = cell(side)
        if value is None:
            row.append("–")
            continue
        share = bars.ratio(report, name, cell) if ratio and name != OURS else None
        row.append(pattern.format(value) + (f" ({share:.2f})" if share is not None else ""))
    return row


def _cpu(scenario: str) -> Cell:
    return lambda side: side.median(scenario, lambda sample: sample.cpu_seconds)


def _files(scenario: str, which: str) -> Cell:
    return lambda side: side.median(scenario, lambda sample: getattr(sample.rewritten, which))


def _mega(value: float | None) -> float | None:
    return None if value is None else value / 1e6


def _goals(reports: Sequence[Report]) -> list[list[str]]:
    head = ["goal", "measured", "bar", "stretch", "reached"]
    return [head, *(
        [each.name, f"{each.measured:.2f}", f"≤ {each.bar:g}", f"≤ {each.stretch:g}", each.word]
        for each in bars.verdicts(reports)
    )]  # fmt: skip


def grid(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns as wide as their widest cell: the first to the left, figures to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return [lines[0], "-" * (sum(widths) + 2 * len(widths) - 2), *lines[1:]]
