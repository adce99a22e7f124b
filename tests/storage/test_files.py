"""Files: what a walk finds and passes by, and writing that nobody sees half done."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from colony.storage.files import bytes_digest, content_digest, file_stamp, walk, write_atomically


def planted(root: Path, *paths: str) -> Path:
    """A folder with these files, each holding its own path."""
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path)
    return root


def walked(root: Path, ignored: tuple[str, ...] = ()) -> list[str]:
    """The paths a walk gives."""
    return [path for path, _ in walk(root, ignored)]


def test_a_walk_is_in_order_of_names(tmp_path: Path) -> None:
    """Every file once, names in order within their folder, whatever the file system's order is."""
    planted(tmp_path, "b.md", "a/z.md", "a/b/c.md", "A.md", "ä.md")
    assert walked(tmp_path) == ["A.md", "a/b/c.md", "a/z.md", "b.md", "ä.md"]


@pytest.mark.parametrize(
    ("ignored", "left"),
    [
        ((), [".git/x", "a.md", "b/a.py", "b/c~"]),
        ((".*",), ["a.md", "b/a.py", "b/c~"]),
        (("**/.*", "*~"), ["a.md", "b/a.py"]),
        (("b",), [".git/x", "a.md"]),
        (("*.PY",), [".git/x", "a.md", "b/a.py", "b/c~"]),
    ],
)
def test_ignored_names_are_passed_by(tmp_path: Path, ignored: tuple[str, ...], left: list[str]) -> None:
    """Patterns match the names of files and of whole folders, as in ``IGNORE_FILES``."""
    assert walked(planted(tmp_path, "a.md", "b/a.py", "b/c~", ".git/x"), ignored) == left


def test_links_out_of_the_tree_are_passed_by(tmp_path: Path) -> None:
    """A link to a file or folder outside is as if it were not there."""
    planted(tmp_path, "secret/key", "content/a.md")
    content = tmp_path / "content"
    (content / "key").symlink_to(tmp_path / "secret/key")
    (content / "folder").symlink_to(tmp_path / "secret")
    (content / "up").symlink_to("..")
    (content / "broken").symlink_to("nothing")
    (content / "self").symlink_to("self")
    assert walked(content) == ["a.md"]


def test_links_within_the_tree_are_followed(tmp_path: Path) -> None:
    """A link to a neighbour is another way to it, and a link to a folder above is no endless one."""
    planted(tmp_path, "a/x.md")
    (tmp_path / "b.md").symlink_to("a/x.md")
    (tmp_path / "c").symlink_to("a")
    (tmp_path / "a/again").symlink_to("..")
    (tmp_path / "here").symlink_to(".")
    assert walked(tmp_path) == ["a/x.md", "b.md", "c/x.md"]


def test_what_is_no_file_is_passed_by(tmp_path: Path) -> None:
    """A named pipe would make the build wait for ever; it is not even looked into."""
    planted(tmp_path, "a.md")
    os.mkfifo(tmp_path / "pipe.md")
    assert walked(tmp_path) == ["a.md"]


def test_a_stamp_tells_files_apart(tmp_path: Path) -> None:
    """A file that another one of the same length and time was put in place of has another stamp."""
    path = planted(tmp_path, "a") / "a"
    before = path.stat()
    write_atomically(path, b"b")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file_stamp(path.stat()) != file_stamp(before)
    assert file_stamp(path.stat()) == file_stamp(path.stat())


def test_digests_are_of_the_content(tmp_path: Path) -> None:
    """A file and its bytes have one digest of 32 digits."""
    path = planted(tmp_path, "a.md") / "a.md"
    assert content_digest(path) == bytes_digest(b"a.md") != bytes_digest(b"b.md")
    assert len(content_digest(path)) == 32


def test_writing_puts_a_new_file_in_place(tmp_path: Path) -> None:
    """The old file stays whole for whoever has it open; the new one is for everybody to read."""
    path = planted(tmp_path, "a.md") / "a.md"
    with path.open() as reader:
        write_atomically(path, b"neu")
        assert reader.read() == "a.md"
    assert path.read_bytes() == b"neu"
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where the target cannot be replaced, it stays, no temporary file remains, and the error is told."""
    folder = planted(tmp_path, "taken/x") / "taken"
    with pytest.raises(OSError, match="taken"):
        write_atomically(folder, b"neu")
    assert walked(tmp_path) == ["taken/x"]


def test_walk_that_follows_no_link(tmp_path: Path) -> None:
    """Told to name links, the walk follows none, not even one that leads to a folder inside."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a").write_text("a")
    (tmp_path / "inside").symlink_to(tmp_path / "in")
    (tmp_path / "file").symlink_to(tmp_path / "in/a")
    links: list[str] = []
    assert [path for path, _ in walk(tmp_path, linked=links.append)] == ["in/a"]
    assert links == ["file", "inside"]
