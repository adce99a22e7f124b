"""Changes on disk are told, and only those that matter."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from colony.preview.process_messages import Watched
from colony.preview.watch import Watch

Told = queue.Queue[tuple[str, ...]]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """Everything that a watch over ``tmp_path`` tells: its content, an output in there, one file."""
    (tmp_path / ".home/content/output").mkdir(parents=True)
    (tmp_path / ".home/content/deep").mkdir()
    content = tmp_path / ".home/content"
    heard: Told = queue.Queue()
    watched = Watched(
        folders=(str(content), str(tmp_path / "missing")),
        files=(str(tmp_path / "conf.py"),),
        ignored=(str(content / "output"),),
    )
    watch = Watch(watched, heard.put)
    watch.start()
    yield heard
    watch.stop()


def test_a_change_deep_in_a_folder(tmp_path: Path, told: Told) -> None:
    """A new file in a folder of a folder is told by its path, also where the root is a hidden folder."""
    path = tmp_path / ".home/content/deep/a.md"
    path.write_text("x")
    assert told.get() == (str(path),)


def test_what_does_not_matter(tmp_path: Path, told: Told) -> None:
    """Output, hidden files and editors' leavings start no build; a source after them is told alone."""
    content = tmp_path / ".home/content"
    for name in ("output/index.html", ".obsidian", "a.md~", ".a.md.swp", "deep/.b"):
        (content / name).write_text("x")
    (content / "z.md").write_text("x")
    assert told.get() == (str(content / "z.md"),)


def test_a_settings_file_that_is_replaced(tmp_path: Path, told: Told) -> None:
    """Editors write a new file and rename it over the old one: the watch lasts through that."""
    conf = tmp_path / "conf.py"
    for text in ("A = 1", "A = 2"):
        other = tmp_path / "other.py"
        other.write_text(text)
        other.replace(conf)
        assert told.get() == (str(conf),)
