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

from tests.press_machine.builder import Builder
from tests.press_machine.little_site import LittleSite
from tests.press_machine.thousand import edit, many_articles
from tests.press_machine.trees import Tree, difference, tree
from tests.site.running import invoke, said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=24m", "none", str(folder)]
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
    path.write_text("".join(f"{key} = {value!r}\n" for key, value in site.ordered(output, cache).items()), "utf-8")
    return path


def clean(site: LittleSite) -> Tree:
    """What a build from nothing gives."""
    root = site.root / "clean"
    shutil.rmtree(root, ignore_errors=True)
    with Builder() as builder:
        builder.build(site.ordered(root / "output", root / "cache"))
    return tree(root / "output")


def refused(task: str, settings: Path) -> str:
    """Run a task that must end for want of room; gives what it said of it."""
    done = invoke(task, "--settings", settings)
    complaints = [line for line in done.stderr.splitlines() if line.startswith("colony:")]
    assert done.returncode == 1, said(done)
    assert len(complaints) == 1, said(done)
    assert "Traceback" not in done.stderr, said(done)
    return complaints[0]


@pytest.mark.parametrize("left_bytes", [0, 100_000, 1_000_000])
@pytest.mark.parametrize("full", ["output", "cache", "both"])
@pytest.mark.parametrize("task", ["publish", "build"])
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
            print(said(done))
            assert done.stderr.count("colony:") == 1, said(done)
            assert "No space left" in done.stderr, said(done)
            assert "Traceback" not in done.stderr, said(done)
        if task == "publish":
            live = tree(output)
            assert not difference(live, old if done.returncode else clean(site))
        assert done.returncode == (1 if full != "cache" or left_bytes == 0 else done.returncode)
    done = invoke(task, "--settings", site.root / "settings.py")
    assert done.returncode == 0, said(done)
    assert not difference(tree(output), clean(site))
