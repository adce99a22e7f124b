"""Runs the scenarios with all generators in changing order (A, B, C, then B, C, A), to spread noise."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks import corpus, measure, preview
from benchmarks.results import Report, Sample
from benchmarks.sides import SIDES, NotAvailableError, Site

SCENARIOS = {
    "cold": "cold",
    "restored": "cache restored, output empty",
    "unchanged": "nothing changed",
    "edited": "one body edited",
    "added": "one article added",
}
"""Name → what the table calls it, in the order in which they are measured."""

MEMORY = "memory"
"""A further cold build, watched for its memory and not timed."""

PREVIEW = "preview"
"""From saving a file to the served page that shows it; it comes last."""

FROM_EMPTY = ("cold", MEMORY, "restored")
"""Scenarios that begin without an output folder."""

Say = Callable[[str], None]


def lay_out(report: Report, names: Sequence[str], work: Path, tools: Path, say: Say) -> dict[str, Site]:
    """Install and prepare the generators that are available, and write the corpus for all of them."""
    sites: dict[str, Site] = {}
    for name in names:
        try:
            (work / name).mkdir(parents=True)
            sites[name] = SIDES[name](work / name, tools)
        except NotAvailableError as reason:
            report.skipped[name] = str(reason)
            say(f"{name}: skipped, {reason}")
    say(f"writing {report.size} articles for {', '.join(sites)}")
    corpus.write_all(report.size, {site.content_root: site.dialect for site in sites.values()})
    return sites


@dataclass
class Course:
    """Runs all scenarios with all sites, and adds the measurements to the report."""

    report: Report
    sites: dict[str, Site]
    say: Say
    trees: dict[str, measure.Tree] = field(default_factory=dict)
    """Side → its output folder after its last build."""

    def go(self, chosen: Sequence[str] = (*SCENARIOS, PREVIEW)) -> None:
        """Measure what is chosen. A side whose command fails gives up, the others go on.

        The others build on what the first scenario leaves, so that one is never left out.
        """
        stations = [name for name in SCENARIOS if name in chosen or name == "cold"]
        if self.report.runs > 1:
            stations.insert(1, MEMORY)
        for scenario in stations:
            for number in range(1 if scenario == MEMORY else self.report.runs):
                for name in self._in_turn(number):
                    with self._giving_up(name):
                        self._build(name, scenario, number)
        for name in self._in_turn(0) if PREVIEW in chosen else ():
            with self._giving_up(name):
                self._preview(name)

    def _in_turn(self, number: int) -> Iterator[str]:
        names = list(self.sites)
        first = number % max(1, len(names))
        return (name for name in names[first:] + names[:first] if not self.report.sides[name].gave_up)

    @contextlib.contextmanager
    def _giving_up(self, name: str) -> Iterator[None]:
        try:
            yield
        except measure.RunError as error:
            self.report.sides[name].gave_up = str(error)
            self.say(f"{name}: gave up. {error}")

    def _build(self, name: str, scenario: str, number: int) -> None:
        site, side = self.sites[name], self.report.sides[name]
        _prepare(site, scenario, number, self.report.size)
        before = {} if scenario in FROM_EMPTY else self.trees[name]
        os.sync()  # what the last build left to be written is not this one's work
        sample = measure.run(site.build, site.folder, site.folder / "build.log", self._watch(scenario))
        self.trees[name] = measure.look_at(site.output_root)
        sample = replace(sample, rewritten=measure.compare(before, self.trees[name]))
        side.samples.setdefault(scenario, []).append(sample)
        if scenario == "cold":
            side.counts = measure.count(site.output_root)
        self.say(f"{scenario} {number + 1}: {name} {_told(sample)}")

    def _watch(self, scenario: str) -> measure.Watch:
        """Memory has a run of its own; where one run has to do, it is looked at without disturbing it."""
        if self.report.runs == 1:
            return "gently"
        return "closely" if scenario == MEMORY else "no"

    def _preview(self, name: str) -> None:
        times = preview.fresh_seconds(self.sites[name], self.report.size, self.report.runs)
        self.report.sides[name].fresh_seconds = times
        self.say(f"preview: {name} {', '.join(f'{seconds:.2f}' for seconds in times)} s")


def _told(sample: Sample) -> str:
    memory = f", {sample.peak_bytes / 1e6:.0f} MB" if sample.peak_bytes else ""
    changed = f"{sample.rewritten.changed} changed, {sample.rewritten.written} written"
    return f"{sample.wall_seconds:.2f} s, CPU {sample.cpu_seconds:.2f} s{memory}; {changed}"


def _prepare(site: Site, scenario: str, number: int, size: int) -> None:
    if scenario in ("cold", MEMORY):
        site.forget_all()
    elif scenario == "restored":
        site.forget_output()
    elif scenario == "edited":
        made = corpus.edited(corpus.article(size // 2, size), f"Fassung{number}x{size}")
        corpus.write(made, site.dialect, site.content_root)
    elif scenario == "added":
        corpus.write(corpus.article(size + number, size), site.dialect, site.content_root)
