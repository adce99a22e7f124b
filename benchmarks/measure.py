"""Measures one command: wall time, CPU time and memory of all its processes, the files it wrote."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.results import Counts, Rewritten, Sample

LOOK_EVERY_SECONDS = 0.02
"""Seconds between measurements of memory."""

GENTLY = 19
"""Time that a gentle watch sleeps, as a multiple of its own work: it takes at most 5 % of one core."""

Watch = Literal["no", "closely", "gently"]
"""Whether and how memory is measured; the kernel walks page tables for it, which slows large processes."""

LOG_TAIL_CHARACTERS = 600


class RunError(Exception):
    """A command failed; the message has the end of its output."""


@dataclass(frozen=True)
class Print:
    """Hash of a file's content, and values that change when it is written again."""

    digest: bytes
    mtime_ns: int
    inode: int


Tree = dict[str, Print]
"""Path below the output folder → its print."""


def run(command: Sequence[str], folder: Path, log: Path, watch: Watch) -> Sample:
    """Run a command to its end.

    Args:
        command: program and arguments.
        folder: where it runs.
        log: file that takes what it says.
        watch: whether to sum up the memory of all its processes: closely where the run is not timed.

    Raises:
        RunError: it ended with an error.
    """
    with log.open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True)
        watcher = MemoryWatch(process.pid, GENTLY if watch == "gently" else 0) if watch != "no" else None
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # interrupted: the build is a session of its own and would run on
            os.killpg(process.pid, signal.SIGKILL)
            raise
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = watcher.stop() if watcher else 0
    if process.returncode:
        raise RunError(f"{command[0]} ended with {process.returncode}: {tail(log)}")
    return Sample(wall_seconds=wall, cpu_seconds=usage.ru_utime + usage.ru_stime, peak_bytes=peak)


def tail(log: Path) -> str:
    """The end of a log, on one line."""
    return " ".join(log.read_text(encoding="utf-8", errors="replace")[-LOG_TAIL_CHARACTERS:].split())


class MemoryWatch(threading.Thread):
    """Measures the memory of a process and its descendants until it is stopped.

    Args:
        pid: the process.
        rest: how many times as long as a look takes it sleeps at least.
    """

    def __init__(self, pid: int, rest: int = 0):
        super().__init__(daemon=True)
        self._pid = pid
        self._rest = rest
        self._peak_bytes = 0
        self._done = threading.Event()
        self.start()

    def run(self) -> None:
        """Measure and sleep in turn."""
        pause = 0.0
        while not self._done.wait(pause):
            began = time.perf_counter()
            self._peak_bytes = max(self._peak_bytes, sum(pss_bytes(pid) for pid in tree_of(self._pid)))
            pause = max(LOOK_EVERY_SECONDS, (time.perf_counter() - began) * self._rest)

    def stop(self) -> int:
        """The highest sum measured, in bytes."""
        self._done.set()
        self.join()
        return self._peak_bytes


def tree_of(pid: int) -> list[int]:
    """A process and its living descendants."""
    found, due = [], [pid]
    while due:
        at = due.pop()
        found.append(at)
        try:
            for children in Path(f"/proc/{at}/task").glob("*/children"):
                due += [int(child) for child in children.read_text().split()]
        except (OSError, ValueError):  # it ended while we looked
            continue
    return found


def pss_bytes(pid: int) -> int:
    """Memory of a process, pages shared by several counted in parts (proc(5): Pss); 0 once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def cpu_ticks(pid: int) -> int:
    """Processor time of a process and its living descendants, in the kernel's ticks."""
    total = 0
    for each in tree_of(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total


def look_at(output_root: Path) -> Tree:
    """The print of every file of a folder; an empty tree where there is no folder."""
    return {path.relative_to(output_root).as_posix(): _print_of(path) for path in _files(output_root)}


def _print_of(path: Path) -> Print:
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        digest = hashlib.file_digest(file, "blake2b").digest()[:16]
    return Print(digest=digest, mtime_ns=status.st_mtime_ns, inode=status.st_ino)


def _files(root: Path) -> list[Path]:
    return [Path(folder, name) for folder, _, names in os.walk(root) for name in names]


def compare(before: Mapping[str, Print], after: Mapping[str, Print]) -> Rewritten:
    """How many files differ in content (new and removed ones too), and how many were written at all."""
    gone = len(before.keys() - after.keys())
    changed = sum(path not in before or before[path].digest != each.digest for path, each in after.items())
    written = sum(before.get(path) != each for path, each in after.items())
    return Rewritten(changed=changed + gone, written=written)


def count(output_root: Path) -> Counts:
    """How many pages, feeds and other files a site has, and its size."""
    pages = feeds = others = size = 0
    for path in _files(output_root):
        size += path.stat().st_size
        if path.suffix == ".html":
            pages += 1
        elif path.suffix == ".xml" and _is_feed(path):
            feeds += 1
        else:
            others += 1
    return Counts(pages=pages, feeds=feeds, others=others, size_bytes=size)


def _is_feed(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(400)
    return b"<feed" in start or b"<rss" in start
