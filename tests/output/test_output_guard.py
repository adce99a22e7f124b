"""What of an output folder is Colony's, and what stops a build before it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.output.manifest import Manifest
from colony.output.output_guard import (
    Survey,
    blocking_path,
    checkout_fault,
    escapes_folder,
    is_temporary,
    paths_fault,
    remember_written,
    survey,
    written_by_colony,
)
from colony.storage.memo import opened


def fill(root: Path, *paths: str) -> None:
    """Write some files."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def test_survey(tmp_path: Path) -> None:
    """Files are found, dot files too; links are named and not followed; git's own files are passed by."""
    root, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    fill(root, "a/index.html", ".nojekyll", ".git/objects/x", "module/.git")
    fill(elsewhere, "mine.txt")
    (root / "outside").symlink_to(elsewhere)
    (root / "inside").symlink_to(root / "a")
    (root / "file").symlink_to(elsewhere / "mine.txt")
    found = survey(root)
    assert sorted(found.files) == [".nojekyll", "a/index.html"]
    assert sorted(found.links) == ["file", "inside", "outside"]


@pytest.mark.parametrize(
    ("path", "outside"),
    [
        ("index.html", False),
        ("./a//b.html", False),
        ("a/../b.html", False),
        ("..a/b", False),
        ("../b.html", True),
        ("a/../../b.html", True),
        ("/etc/x", True),
        ("..", True),
        (".", True),
        ("a/..", True),
        ("", True),
    ],
)
def test_leads_outside(path: str, outside: bool) -> None:
    """A path is judged by where it leads, not by how it is spelled."""
    assert escapes_folder(path) is outside


@pytest.mark.parametrize(
    ("name", "temporary"),
    [(".colony-12-3", True), ("a/b/.colony-1-0", True), (".colony", False), ("a.colony-1-2", False)],
)
def test_is_temporary(name: str, temporary: bool) -> None:
    """What a killed build was writing is known by its name, and nothing else with a dot is."""
    assert is_temporary(name) is temporary


def test_in_the_way(tmp_path: Path) -> None:
    """A link or somebody's file where a folder must be stops a build; Colony's own file does not."""
    status = tmp_path.stat()
    found = Survey({"alt": status, "neu": status, "b/c": status}, ("link",))
    wanted = ["alt/index.html", "b/d/index.html", "link.html", "neu/index.html"]
    assert blocking_path(found, {"neu"}, wanted) == "alt"
    assert blocking_path(found, {"alt", "neu"}, wanted) == ""
    assert blocking_path(found, {"alt", "neu"}, ["link/deep/index.html"]) == "link"
    assert "in the way" in paths_fault(tmp_path, found, set(), wanted)
    assert "'../x' leads out" in paths_fault(tmp_path, found, set(), ["../x"])
    assert paths_fault(tmp_path, found, set(), ["b/d"]) == ""


@pytest.mark.parametrize(
    ("files", "is_owned", "is_refused"),
    [
        (["index.html"], False, False),
        ([".git/HEAD"], False, False),
        ([".git/HEAD", ".gitignore"], False, False),
        ([".git", ".nojekyll"], False, False),
        ([".git/HEAD", "index.html"], True, False),
        ([".git/HEAD", "thesis.tex"], False, True),
        ([".git", "thesis.tex"], False, True),
    ],
)
def test_checkouts(files: list[str], is_owned: bool, is_refused: bool, tmp_path: Path) -> None:
    """A checkout is filled when it is fresh or Colony's; one with other files is refused, with a remedy."""
    fill(tmp_path, *files)
    fault = checkout_fault(tmp_path, is_owned)
    assert bool(fault) is is_refused
    if is_refused:
        assert str(tmp_path) in fault
        assert "rm -rq" in fault


def test_ours(tmp_path: Path) -> None:
    """The manifest knows Colony's files; where it is damaged the memo does; else no file is Colony's."""
    with opened(tmp_path / "cache", 1) as memo:
        known = Manifest(pending=("a", "b"), foreign=("c",))
        assert written_by_colony(tmp_path, known, memo) == {"a", "b"}
        assert written_by_colony(tmp_path, Manifest(is_damaged=True), memo) == set()
        remember_written(tmp_path, {"b", "a"}, memo)
        assert written_by_colony(tmp_path, Manifest(is_damaged=True), memo) == {"a", "b"}
        assert written_by_colony(tmp_path / "other", Manifest(is_damaged=True), memo) == set()
