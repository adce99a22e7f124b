"""Stamps: which commit a publication came from, and whether what is live came from a later one."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from colony.model import Finding, replaced
from colony.pelican_bridge.foreign_plugins import load
from colony.publication.provenance import inputs_digest, is_live_newer, publication_stamp
from colony.release.publication_stamp import read_stamp, stamp_path, write_stamp
from colony.release.release_record import Release
from colony.settings.parsing import parse
from colony.settings.rooms.for_site import Config
from tests.site.running import ROOT

MADE = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings for a content folder under version control with one commit."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text("Title: A\nDate: 2026-11-01\n\nx")
    paths = {"PATH": content, "OUTPUT_PATH": tmp_path / "public", "CACHE_PATH": tmp_path / "cache"}
    found = parse(load(ROOT / "publishconf.py", {key: str(path) for key, path in paths.items()}))
    _git(content, "init", "--quiet")
    _commit(content)
    return found


def _git(folder: Path, *arguments: str) -> str:
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    command = ("git", "-C", folder, *arguments)
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **identity})
    return done.stdout.strip()


def _commit(folder: Path) -> str:
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--allow-empty", "--message", "x")
    return _git(folder, "rev-parse", "HEAD")


def test_a_stamp_names_commit_findings_and_address(config: Config) -> None:
    """It says what was published, whether the checkout was clean, and comes back as it was written."""
    finding = Finding(path="a.md", line=1, code="x", message="x", severity="warning")
    clean = publication_stamp(config, "inputs", (finding,))
    assert (clean.is_dirty, clean.errors, clean.warnings) == (False, 0, 1)
    assert clean.siteurl == "https://kolonie.example"
    assert clean.commit == _git(Path(config.content_root), "rev-parse", "HEAD")
    Path(config.content_root, "b.md").write_text("x")
    assert publication_stamp(config, "inputs", ()).is_dirty
    root = Path(config.output_root)
    write_stamp(root, clean)
    assert read_stamp(root) == clean
    stamp_path(root).write_text("{")
    assert read_stamp(root) is None


def test_inputs_change_with_the_content_and_not_with_the_place(config: Config, tmp_path: Path) -> None:
    """An edit makes the folder old; another output folder, cache or deploy address does not."""
    before = inputs_digest(config)
    moved = replaced(config, output_root=str(tmp_path / "other"), deploy=replaced(config.deploy, keep=3))
    assert inputs_digest(moved) == before
    Path(config.content_root, "a.md").write_text("Title: A\nDate: 2026-11-01\n\ny")
    assert inputs_digest(config) != before


def test_an_older_commit_is_known_by_history_or_else_by_date(config: Config) -> None:
    """Ancestors are older; an unknown commit is compared by date; the same commit is not older."""
    content = Path(config.content_root)
    first = _git(content, "rev-parse", "HEAD")
    second = _commit(content)
    old = replaced(publication_stamp(config, "", ()), commit=first)
    new = replaced(old, commit=second)
    assert is_live_newer(config, old, Release(id="x", made=MADE, commit=second))
    assert not is_live_newer(config, new, Release(id="x", made=MADE, commit=first))
    assert not is_live_newer(config, new, Release(id="x", made=MADE, commit=second))
    later = datetime(2100, 1, 1, tzinfo=UTC)
    assert is_live_newer(config, new, Release(id="x", made=MADE, commit="f" * 40, committed=later))
    assert not is_live_newer(config, new, Release(id="x", made=MADE, commit="f" * 40, committed=MADE))
    assert not is_live_newer(config, new, Release(id="x", made=MADE))
