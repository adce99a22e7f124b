"""The manifest of an output folder: believed only as far as it is whole and the disk bears it out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from colony.model import digest, encode
from colony.output.manifest import (
    LAYOUT,
    Manifest,
    load,
    manifest_path,
    matches_disk,
    owns,
    row_of,
    save,
    written_files,
)

PARTS = ("view", "template", "site", "code")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with one file."""
    root = tmp_path / "output"
    root.mkdir()
    (root / "index.html").write_text("x")
    return root


def manifest_of(output: Path) -> Manifest:
    """A manifest of that file."""
    row = row_of(PARTS, (output / "index.html").stat())
    return Manifest(rows={"index.html": row}, foreign=("CNAME",))


def test_it_comes_back_as_it_was_saved(output: Path) -> None:
    """Rows and foreign files are those of the last build, and nothing is left inside the folder."""
    assert load(output) is None
    assert not owns(output)
    save(output, manifest_of(output))
    assert load(output) == manifest_of(output)
    assert owns(output)
    assert [path.name for path in output.iterdir()] == ["index.html"]
    assert {path.name for path in output.parent.iterdir()} == {"output", ".output.colony"}


def test_a_damaged_one_says_nothing_but_whose_the_folder_is(output: Path) -> None:
    """Cut off anywhere or altered in any byte, the folder is still ours and no row is believed."""
    save(output, manifest_of(output))
    whole = manifest_path(output).read_bytes()
    damaged = [whole[:length] for length in range(len(whole))]
    damaged += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for data in damaged:
        manifest_path(output).write_bytes(data)
        assert load(output) == Manifest(is_damaged=True)
        assert owns(output)


def test_one_of_another_layout_is_not_believed(output: Path) -> None:
    """Rows of an older or newer Colony are as good as none; what was foreign stays so, and whose what was."""
    for rows, names in (([["of", "another", "form"]], ()), ({"index.html": "other"}, ("index.html",))):
        body = encode({"layout": LAYOUT + 1, "rows": rows, "foreign": ["CNAME"]})
        manifest_path(output).write_bytes(digest(body).encode() + b"\n" + body)
        assert load(output) == Manifest(foreign=("CNAME",), pending=names)
    assert written_files(output) == {"index.html"}


def test_a_planted_link_is_not_followed(output: Path) -> None:
    """The manifest's temporary name is known to everybody; a link there is replaced, not written through."""
    victim = output.parent / "victim"
    victim.write_text("mine")
    (output.parent / ".output.colony.new").symlink_to(victim)
    save(output, manifest_of(output))
    assert victim.read_text() == "mine"
    assert load(output) == manifest_of(output)


def test_the_disk_has_the_last_word(output: Path) -> None:
    """A file that is gone, grew, was touched or was put anew is not the one the row tells of."""
    path = output / "index.html"
    row = manifest_of(output).rows["index.html"]
    assert matches_disk(row, path.stat())
    assert not matches_disk(row, None)
    os.utime(path, ns=(0, row.mtime_ns + 1))
    assert not matches_disk(row, path.stat())
    (output / "other").write_text("x")
    os.utime(output / "other", ns=(0, row.mtime_ns))
    (output / "other").replace(path)
    assert not matches_disk(row, path.stat())
