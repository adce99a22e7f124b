"""Where Colony's own files lie in a checkout; tests/site/test_installed.py tries an installation."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from colony import packaged

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_has_its_theme_beside_the_plugins() -> None:
    """Run from a checkout, the theme and the version are the checkout's own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert packaged.checkout_root() == ROOT
    assert packaged.theme_root() == ROOT / "theme"
    assert packaged.version() == project["version"]
    assert project["name"] == packaged.DISTRIBUTION


def test_a_package_with_a_theme_inside_is_no_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A theme carried in the package counts, whatever lies around the package."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/colony.toml").touch()
    carried = tmp_path / "plugins/colony/_theme"
    carried.mkdir(parents=True)
    monkeypatch.setattr(packaged, "PACKAGE_ROOT", carried.parent)
    monkeypatch.setattr(packaged, "_CARRIED_THEME", carried)
    assert packaged.checkout_root() is None
    assert packaged.theme_root() == carried
