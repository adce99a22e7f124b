"""The goals of Colony's speed, and whether a report reaches them. They are printed, never asserted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.results import OURS, Report, Sample, Side

MIDDLE, LARGE = 10_000, 100_000
"""Numbers of articles for which there are goals."""

ALLOWED_DIFFERENCE = 0.03
"""Share by which numbers of pages may differ; beyond it the sides do not do the same work."""


@dataclass(frozen=True)
class Verdict:
    """One goal, with the measured figure."""

    name: str
    bar: float
    stretch: float
    measured: float

    @property
    def word(self) -> str:
        """``stretch``, ``bar`` or ``missed``: the highest goal that was reached."""
        if self.measured <= self.stretch:
            return "stretch"
        return "bar" if self.measured <= self.bar else "missed"


def wall(scenario: str) -> Callable[[Side], float | None]:
    """Returns a side's median time of a scenario, in seconds."""
    return lambda side: side.median(scenario, lambda sample: sample.wall_seconds)


def peak(side: Side) -> float | None:
    """The most memory that a cold build took, in bytes; None if it was not measured."""
    for scenario in ("memory", "cold"):
        found = side.median(scenario, lambda sample: sample.peak_bytes)
        if found:
            return found
    return None


def changed(side: Side) -> float | None:
    """Files that differ after one article was added: the most of all runs, for pages fill up now and then."""
    samples: Sequence[Sample] = side.samples.get("added", ())
    return float(max(sample.rewritten.changed for sample in samples)) if samples else None


Measure = Callable[[Side], float | None]

_AGAINST: dict[int, tuple[tuple[str, str, Measure, float, float], ...]] = {
    MIDDLE: (
        ("cold, against stock Pelican", "pelican", wall("cold"), 0.40, 0.33),
        ("cold, against Eleventy", "eleventy", wall("cold"), 1.0, 0.8),
        ("cold, against Hugo", "hugo", wall("cold"), 2.0, 1.5),
        ("cache restored, output empty, against Hugo", "hugo", wall("restored"), 0.9, 0.6),
        ("nothing changed, against Hugo", "hugo", wall("unchanged"), 0.12, 0.06),
        ("one body edited, against Hugo", "hugo", wall("edited"), 0.25, 0.12),
        ("one article added, against Hugo", "hugo", wall("added"), 0.30, 0.15),
        ("save to fresh page, against Hugo", "hugo", Side.fresh, 0.5, 0.2),
        ("peak memory, against Hugo", "hugo", peak, 0.5, 0.35),
    ),
    LARGE: (
        ("cold at 100,000, against Hugo", "hugo", wall("cold"), 0.9, 0.7),
        ("peak memory at 100,000, against Hugo", "hugo", peak, 0.3, 0.2),
    ),
}


def ratio(report: Report, rival: str, measure: Measure) -> float | None:
    """Colony's figure divided by the rival's; None if either is missing."""
    if OURS not in report.sides or rival not in report.sides:
        return None
    ours, theirs = measure(report.sides[OURS]), measure(report.sides[rival])
    return ours / theirs if ours is not None and theirs else None


def verdicts(reports: Sequence[Report]) -> list[Verdict]:
    """All goals for which these reports (one for each size) have figures."""
    by_size = {report.size: report for report in reports}
    found = [
        Verdict(name, bar, stretch, value)
        for size, goals in _AGAINST.items()
        if size in by_size
        for name, rival, measure, bar, stretch in goals
        if (value := ratio(by_size[size], rival, measure)) is not None
    ]
    for size, report in by_size.items():
        files = changed(report.sides[OURS]) if OURS in report.sides else None
        if files is not None:
            found.append(Verdict(f"files changed by one more article at {size:,}", 40, 25, files))
    if MIDDLE in by_size and LARGE in by_size:
        first, last = (
            wall("cold")(by_size[size].sides[OURS]) if OURS in by_size[size].sides else None
            for size in (MIDDLE, LARGE)
        )
        if first and last:
            found.append(Verdict("growth, cold 100,000 / cold 10,000", 11, 10, last / first))
    return found


def unlike(report: Report) -> list[str]:
    """Sides whose pages or feeds differ from Colony's by more than allowed: their figures do not compare."""
    if OURS not in report.sides or not report.sides[OURS].counts.pages:
        return []
    ours = report.sides[OURS].counts
    found = []
    for side in report.sides.values():
        for word, mine, theirs in (
            ("pages", ours.pages, side.counts.pages),
            ("feeds", ours.feeds, side.counts.feeds),
        ):
            if theirs and abs(theirs - mine) > ALLOWED_DIFFERENCE * mine:
                found.append(f"{side.label} makes {theirs:,} {word}, Colony {mine:,}: not the same site")
    return found
