"""Removing what Colony has written, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.output.clearing import clear, remove
from colony.output.manifest import Manifest, load, manifest_path, row_of, save
from colony.output.output_guard import OutputError


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with three files, two of them Colony's."""
    root = tmp_path / "output"
    for path in ("index.html", "a/b/index.html", "a/mine.txt", ".colony-7-7"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    rows = {"index.html": row_of((), (root / "index.html").stat())}
    save(root, Manifest(rows=rows, pending=("a/b/index.html", "gone.html")))
    return root


def test_clear_leaves_what_colony_did_not_write(output: Path) -> None:
    """Rows and pending files go with the folders they leave empty; others stay, and the folder with them."""
    assert clear(output) == ("a/mine.txt",)
    assert [path.relative_to(output).as_posix() for path in output.rglob("*")] == ["a", "a/mine.txt"]
    assert load(output) == Manifest(foreign=("a/mine.txt",))


def test_clear_removes_a_folder_that_is_colonys_alone(output: Path) -> None:
    """Where nothing is left, folder, manifest and lock go."""
    (output / "a/mine.txt").unlink()
    assert clear(output) == ()
    assert list(output.parent.iterdir()) == []
    assert clear(output) == ()


def test_clear_does_not_walk_through_links(output: Path, tmp_path: Path) -> None:
    """A link in the folder stays, and what it leads to."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "b").mkdir(parents=True)
    (elsewhere / "b/index.html").write_text("mine")
    (output / "a/b/index.html").unlink()
    (output / "a/b").rmdir()
    (output / "a/b").symlink_to(elsewhere / "b")
    clear(output)
    assert (elsewhere / "b/index.html").read_text() == "mine"
    assert (output / "a/b").is_symlink()


@pytest.mark.parametrize("manifest", [None, b"garbage"])
def test_clear_needs_to_know(manifest: bytes | None, output: Path) -> None:
    """Without a manifest, or with a damaged one, nothing is removed."""
    manifest_path(output).unlink()
    if manifest is not None:
        manifest_path(output).write_bytes(manifest)
    with pytest.raises(OutputError, match=r"remove them yourself|build first"):
        clear(output)
    assert (output / "index.html").exists()


def test_remove(output: Path) -> None:
    """Folders that are empty then go, too; the output folder itself and full ones stay."""
    remove(output, ["a/b/index.html", "not/there", "index.html"])
    assert sorted(path.name for path in output.rglob("*")) == [".colony-7-7", "a", "mine.txt"]
