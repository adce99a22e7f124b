"""Watching a command: what it took, what it wrote."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.measure import RunError, compare, count, look_at, run
from benchmarks.results import Counts, Rewritten


def write(root: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """The first build is compared with nothing."""
    assert look_at(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({}, Rewritten(changed=0, written=0)),
        ({"a/index.html": "other"}, Rewritten(changed=1, written=1)),
        ({"a/index.html": "alpha"}, Rewritten(changed=0, written=1)),
        ({"new.html": "new"}, Rewritten(changed=1, written=1)),
        ({"b.html": None}, Rewritten(changed=1, written=0)),
        (
            {"a/index.html": "alpha", "b.html": "other", "c.html": None, "d": "4"},
            Rewritten(changed=3, written=3),
        ),
    ],
)
def test_rewritten_files_are_counted(
    tmp_path: Path, edits: dict[str, str | None], expected: Rewritten
) -> None:
    """Changed counts contents, new and lost files; written counts also what was written again unchanged."""
    write(tmp_path, {"a/index.html": "alpha", "b.html": "beta", "c.html": "gamma"})
    before = look_at(tmp_path)
    for path, text in edits.items():
        if text is None:
            (tmp_path / path).unlink()
            continue
        write(tmp_path, {path: text})
        os.utime(tmp_path / path, ns=(1, 1))  # clocks are coarse: two writes may share a time
    assert compare(before, look_at(tmp_path)) == expected


def test_a_file_swapped_for_an_equal_one_was_written(tmp_path: Path) -> None:
    """Writing beside and renaming is seen, even with the old time stamp."""
    write(tmp_path, {"a.html": "alpha"})
    before = look_at(tmp_path)
    write(tmp_path, {"b": "alpha"})
    os.utime(tmp_path / "b", ns=(before["a.html"].mtime_ns,) * 2)
    (tmp_path / "b").rename(tmp_path / "a.html")
    assert compare(before, look_at(tmp_path)) == Rewritten(changed=0, written=1)


def test_files_are_counted_by_kind(tmp_path: Path) -> None:
    """Pages are HTML, feeds say so in their first tag, a sitemap is neither."""
    files = {
        "index.html": "<p>",
        "a/b.html": "<p>",
        "atom.xml": '<?xml version="1.0"?><feed>',
        "rss.xml": '<?xml version="1.0"?><rss>',
        "sitemap.xml": "<urlset>",
    }
    write(tmp_path, files)
    size = sum(len(text) for text in files.values())
    assert count(tmp_path) == Counts(pages=2, feeds=2, others=1, size_bytes=size)


CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"


def test_children_count_too(tmp_path: Path) -> None:
    """Processor time and memory of a process that the command starts are in the sums."""
    work = (
        "import time; held = bytearray(60_000_000); end = time.process_time() + 0.4\n"
        "while time.process_time() < end: pass"
    )
    sample = run([sys.executable, "-c", CHILD, work], tmp_path, tmp_path / "log", "closely")
    assert sample.cpu_seconds >= 0.4
    assert sample.peak_bytes > 60_000_000
    assert sample.wall_seconds > 0


def test_memory_is_left_alone_where_time_counts(tmp_path: Path) -> None:
    """An unwatched run has no figure for memory."""
    assert run([sys.executable, "-c", "pass"], tmp_path, tmp_path / "log", "no").peak_bytes == 0


def test_a_failed_command_is_an_error_with_its_words(tmp_path: Path) -> None:
    """A build that failed has no time; the message holds what it said."""
    with pytest.raises(RunError, match="ended with 3: no such theme"):
        run(
            [sys.executable, "-c", "import sys; print('no such theme'); sys.exit(3)"],
            tmp_path,
            tmp_path / "log",
            "no",
        )
