"""``invoke bench.release``: what a deploy costs beside the usual tools, and how much it moves.

Servers run on this machine, so times compare programs, not networks; only their ratios are worth quoting. A
race of another target is one more :class:`Race` in :data:`RACES`.
"""

from __future__ import annotations

import json
import os
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks import corpus
from benchmarks.release_s3 import over_s3
from benchmarks.results import RESULTS
from benchmarks.servers import sshd
from benchmarks.sides import ROOT, NotAvailableError, Site, colony

FILE_BYTES = 2_000
"""Size of the small files in a first deploy; pages of a portal without pictures have about that in gzip."""

MOVED_BAR = 40
"""Objects that publishing one article may move, however large the site is."""

Deploy = Callable[[Path, int], None]
"""Deploys a folder into a place that is empty; the number tells one place from another."""


@dataclass(frozen=True, kw_only=True)
class Race:
    """Our first deploy against the usual tool's, side by side."""

    name: str
    bar: float
    """Our time divided by theirs should not be above this."""
    sides: Callable[[Path], AbstractContextManager[tuple[Deploy, Deploy]]]
    """Called with a working folder; starts the server and yields our deploy and the other tool's."""


@dataclass(kw_only=True)
class Result:
    """The times of one comparison."""

    name: str
    bar: float
    ours_seconds: list[float] = field(default_factory=list)
    theirs_seconds: list[float] = field(default_factory=list)
    gave_up: str = ""

    @property
    def ratio(self) -> float:
        """Median of ours divided by median of theirs; 0 where nothing was measured."""
        if not self.theirs_seconds:
            return 0.0
        return statistics.median(self.ours_seconds) / statistics.median(self.theirs_seconds)


@dataclass(kw_only=True)
class Moved:
    """How many objects deploys of a real site moved."""

    articles: int
    files: int
    one_article: int
    """After one article was added."""
    unchanged: int
    """After nothing was."""


@contextmanager
def over_ssh(work: Path) -> Iterator[tuple[Deploy, Deploy]]:
    """Our deploy and ``rsync --checksum``, both over the same sshd."""
    keys = work / "sshd"
    keys.mkdir(parents=True)
    with sshd(keys) as server:
        ssh = server.environment["COLONY_SSH_COMMAND"]

        def ours(output_root: Path, number: int) -> None:
            # A process of its own, with all of Python's start in it: that is what its user waits for.
            command = (sys.executable, "-m", "benchmarks.release_client", server.url(work / f"ours{number}"))
            environment = {**server.environment, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}"}
            subprocess.run(
                (*command, output_root), cwd=ROOT, env=environment, check=True, capture_output=True
            )

        def theirs(output_root: Path, number: int) -> None:
            shell = shlex.join([*shlex.split(ssh), "-p", str(server.port)])
            command = (
                "rsync",
                "--recursive",
                "--checksum",
                "--compress",
                f"--rsh={shell}",
                f"{output_root}/",
            )
            subprocess.run((*command, f"127.0.0.1:{work}/theirs{number}/"), check=True, capture_output=True)

        yield ours, theirs


RACES: tuple[Race, ...] = (
    Race(name="ssh, against rsync --checksum", bar=2.0, sides=over_ssh),
    Race(name="S3, against aws s3 sync", bar=1.5, sides=over_s3),
)


def main(size: int, json_path: str = "", runs: int = 3) -> None:
    """Measure, print, keep the report.

    Args:
        size: small files of the first deploy, and articles of the site that is published.
        json_path: a file to write the report to as well; it is always kept in ``benchmarks/results``.
        runs: how often each side of a race is run.
    """
    with tempfile.TemporaryDirectory(prefix="colony-bench-") as name:
        work = Path(name)
        small = small_files(work / "small", size)
        results = [race(each, small, work / f"race{index}", runs) for index, each in enumerate(RACES)]
        moved = measure_moved(size, work / "site")
    report = {
        "size": size,
        "runs": runs,
        "cores": len(os.sched_getaffinity(0)),
        "races": [{**asdict(each), "ratio": each.ratio} for each in results],
        "moved": asdict(moved),
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    for path in (RESULTS / f"release-{size}.json", *([Path(json_path)] if json_path else [])):
        path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print("\n".join(lines(results, moved)))


def race(told: Race, output_root: Path, work: Path, runs: int) -> Result:
    """Run both sides in turn, each into an empty place of its own."""
    result = Result(name=told.name, bar=told.bar)
    try:
        with told.sides(work) as (ours, theirs):
            for number in range(runs):
                for deploy, seconds in ((ours, result.ours_seconds), (theirs, result.theirs_seconds)):
                    began = time.perf_counter()
                    deploy(output_root, number)
                    seconds.append(time.perf_counter() - began)
    except NotAvailableError as error:
        result.gave_up = str(error)
    return result


def small_files(folder: Path, count: int) -> Path:
    """A folder of small files that differ, a hundred a folder."""
    noise = random.Random(1)
    for number in range(count):
        path = folder / f"artikel/{number // 100}/{number}/index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{noise.randbytes(FILE_BYTES // 2).hex()}</p>", encoding="ascii")
    (folder / "index.html").write_text("<h1>home</h1>", encoding="ascii")
    return folder


def measure_moved(size: int, work: Path) -> Moved:
    """Publish a corpus, add one article, publish again; count the files that are new on the server's disk."""
    site = colony(work, work)
    corpus.write_all(size, {site.content_root: site.dialect})
    _build(site)
    files = _deploy(site, work)
    unchanged = _deploy(site, work, again=True)
    corpus.write(corpus.article(size, size), site.dialect, site.content_root)
    _build(site)
    return Moved(articles=size, files=files, unchanged=unchanged, one_article=_deploy(site, work))


def _build(site: Site) -> None:
    command = tuple("publish" if word == "build" else word for word in site.build)
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def _deploy(site: Site, work: Path, again: bool = False) -> int:
    """Deploy, and count the files of the live release that are no links to those of another."""
    options = ["--again"] if again else []
    command = (sys.executable, "-m", "benchmarks.release_client", f"file://{work}/live", site.output_root)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}"}
    subprocess.run((*command, *options), cwd=ROOT, env=environment, check=True, capture_output=True)
    live = work / "live/current"
    return sum(path.stat().st_nlink == 1 for path in live.rglob("*") if path.is_file())


def lines(results: list[Result], moved: Moved) -> Iterator[str]:
    """The report for people."""
    for each in results:
        if each.gave_up:
            yield f"{each.name}: not measured, {each.gave_up}"
            continue
        word = "reached" if each.ratio <= each.bar else "missed"
        yield f"first deploy, {each.name}: {each.ratio:.2f} times (bar {each.bar:g}, {word})"
    word = "reached" if moved.one_article <= MOVED_BAR and moved.unchanged == 0 else "missed"
    yield (
        f"{moved.articles} articles in {moved.files} files: one article more moves {moved.one_article} "
        f"objects, nothing new moves {moved.unchanged} (bars {MOVED_BAR} and 0, {word})"
    )
