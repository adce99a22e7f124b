"""A full disk: one line, exit status 1, the old site stays, and the next build heals."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.builder import Builder
from tests.incremental.little_site import LittleSite
from tests.incremental.thousand import edit, many_articles
from tests.incremental.trees import Tree, difference, tree
from tests.site.running import SAMPLE, invoke, said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mounting, capture_output=True, check=False).returncode != 0:
        pytest.skip("only root may mount a small file system to fill")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@contextlib.contextmanager
def filled(folder: Path, left_bytes: int) -> Iterator[None]:
    """Fill the folder's disk up to so many bytes."""
    ballast = folder / "ballast"
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, shutil.disk_usage(folder).free - left_bytes)
    yield
    ballast.unlink()


def settings_file(site: LittleSite, output: Path, cache: Path) -> Path:
    """The site's settings as an operator's file."""
    path = site.root / "settings.py"
    own = "".join(f"{key} = {value!r}\n" for key, value in site.ordered(output, cache).items())
    path.write_text(f"{SAMPLE}\n{own}", "utf-8")
    return path


def clean(site: LittleSite) -> Tree:
    """What a build from nothing gives."""
    root = site.root / "clean"
    shutil.rmtree(root, ignore_errors=True)
    with Builder() as builder:
        builder.build(site.ordered(root / "output", root / "cache"))
    return tree(root / "output")


@pytest.mark.parametrize(
    ("task", "full", "left_bytes"),
    [
        ("publish", "output", 0),
        ("publish", "output", 300_000),
        ("publish", "cache", 0),
        ("publish", "cache", 300_000),
        ("publish", "both", 0),
        ("build", "output", 0),
        ("build", "both", 300_000),
    ],
)
def test_full_disk(task: str, full: str, left_bytes: int, small_disk: Path, tmp_path: Path) -> None:
    """Said in one line; what is published stays; with room again the bytes are a clean build's."""
    site = many_articles(tmp_path / "site", 200)
    output = (small_disk if full != "cache" else tmp_path) / "live/output"
    cache = (small_disk if full != "output" else tmp_path) / "cache"
    done = invoke(task, "--settings", settings_file(site, output, cache))
    assert done.returncode == 0, said(done)
    old = tree(output)
    chance = random.Random(5)
    for _ in range(20):
        edit(site, chance)
    with filled(small_disk, left_bytes):
        done = invoke(task, "--settings", site.root / "settings.py")
        if done.returncode:
            complaints = [line for line in done.stderr.splitlines() if line.startswith("colony: ")]
            assert len(complaints) == 1, said(done)
            assert "No space left" in complaints[0] or "disk" in complaints[0], said(done)
            assert "Traceback" not in done.stderr, said(done)
        if task == "publish":
            assert not difference(tree(output), old if done.returncode else clean(site)), said(done)
    # A full cache may cost no more than the remembering, and a build in place needs little room.
    assert done.returncode == 1 or full == "cache" or (task == "build" and left_bytes), said(done)
    done = invoke(task, "--settings", site.root / "settings.py")
    assert done.returncode == 0, said(done)
    assert not difference(tree(output), clean(site))
