"""The measurements of a run of the benchmark as plain data, and the files that hold them."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

RESULTS = Path(__file__).resolve().parent / "results"
"""Where the report of every size is kept; not part of the repository."""

OURS = "colony"
"""Name of the side that the others are compared with."""


@dataclass(frozen=True, kw_only=True)
class Rewritten:
    """Files of an output folder after a build, against before it."""

    changed: int
    """Differ in content, are new, or are gone: what would have to travel to the server."""
    written: int
    """Were written, whether or not their content differs."""


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One run of one command."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int = 0
    """Bytes; 0 if memory was not measured."""
    rewritten: Rewritten = Rewritten(changed=0, written=0)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What a finished site consists of."""

    pages: int
    feeds: int
    others: int
    size_bytes: int


@dataclass(kw_only=True)
class Side:
    """All measurements of one generator."""

    label: str
    counts: Counts = Counts(pages=0, feeds=0, others=0, size_bytes=0)
    samples: dict[str, list[Sample]] = field(default_factory=dict)
    """Scenario → its runs, in order."""
    fresh_seconds: list[float] = field(default_factory=list)
    """In the preview: from saving a file to the served page that shows it."""
    gave_up: str = ""
    """Why the rest was not measured; empty if all was."""

    def median(self, scenario: str, of: Callable[[Sample], float]) -> float | None:
        """The median of a scenario's times; None if it was not run."""
        samples = self.samples.get(scenario)
        return statistics.median(of(sample) for sample in samples) if samples else None

    def fresh(self) -> float | None:
        """The median of the preview's times."""
        return statistics.median(self.fresh_seconds) if self.fresh_seconds else None


@dataclass(kw_only=True)
class Report:
    """One run of the benchmark."""

    size: int
    """Articles of the corpus."""
    runs: int
    cores: int
    sides: dict[str, Side] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    """Side → why it could not take part."""


def save(report: Report, path: Path) -> None:
    """Write a report as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n")


def load(path: Path) -> Report:
    """Read a report.

    Raises:
        msgspec.DecodeError: the file is none.
    """
    return msgspec.json.decode(path.read_bytes(), type=Report)


def load_all(folder: Path = RESULTS) -> list[Report]:
    """The last report of every size, smallest first."""
    return sorted((load(path) for path in folder.glob("press-*.json")), key=lambda report: report.size)
