"""``clean`` in a site that has no publishconf.py, which Pelican does not ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.tasks.command import main


def test_clean_needs_no_public_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was built is removed; that there is nothing to publish with is no fault."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/first.md").write_text("Title: First\nDate: 2026-01-02\n\nWords.\n", "utf-8")
    settings = 'SITENAME = "x"\nPATH = "content"\nTIMEZONE = "UTC"\nCOLONY_EXECUTOR = "serial"\n'
    (tmp_path / "pelicanconf.py").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)
    main(["build"])
    assert (tmp_path / "output/index.html").is_file()
    main(["clean"])
    assert {path.name for path in tmp_path.iterdir()} >= {"content", "pelicanconf.py"}
    assert not (tmp_path / "output").exists()
