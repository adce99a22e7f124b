"""Reports with round figures, for tables and plots."""

from __future__ import annotations

from benchmarks.results import Counts, Report, Rewritten, Sample, Side


def side(label: str, seconds: float, *, peak: int = 0, changed: int = 0, pages: int = 100) -> Side:
    """A side that took ``seconds`` for everything, as the median of three."""
    samples = [
        Sample(
            wall_seconds=wall,
            cpu_seconds=2 * wall,
            peak_bytes=peak,
            rewritten=Rewritten(changed=changed, written=pages),
        )
        for wall in (seconds, seconds * 10, seconds / 10)
    ]
    return Side(
        label=label,
        counts=Counts(pages=pages, feeds=10, others=3, size_bytes=5_000_000),
        samples={name: list(samples) for name in ("cold", "restored", "unchanged", "edited", "added")},
        fresh_seconds=[seconds, seconds * 10, seconds / 10],
    )


def report(size: int = 10_000) -> Report:
    """Colony takes 2 s and 300 MB, Hugo 8 s and 1,000 MB; the others could not take part."""
    return Report(
        size=size,
        runs=3,
        cores=2,
        sides={
            "colony": side("Colony", 2.0, peak=300_000_000, changed=20),
            "hugo": side("Hugo", 8.0, peak=1_000_000_000, changed=60),
        },
        skipped={"eleventy": "there is no npm"},
    )
