"""Paths of Colony's own files, and its version, both in a checkout and after an installation.

In a checkout the theme is a folder beside the plugins; in the wheel it is inside the package.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

DISTRIBUTION = "pelican-colony"
"""The package's name for pip; the import package and the command are called ``colony``."""

PACKAGE_ROOT = Path(__file__).resolve().parent
"""The folder of the package ``colony``."""

_CARRIED_THEME = PACKAGE_ROOT / "_theme"


def checkout_root() -> Path | None:
    """The folder of the checkout that this code runs from; None if Colony is installed."""
    root = PACKAGE_ROOT.parents[1]
    return root if not _CARRIED_THEME.is_dir() and (root / "theme/colony.toml").is_file() else None


def theme_root() -> Path:
    """The folder of Colony's own theme, as the setting ``THEME`` names it."""
    checkout = checkout_root()
    return checkout / "theme" if checkout else _CARRIED_THEME


def version() -> str:
    """Colony's version, such as ``0.2.0``."""
    checkout = checkout_root()
    if checkout:
        project = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["project"]
        return str(project["version"])
    # Imported here, since it is slow and only a few commands need it.
    from importlib.metadata import version as installed_version  # noqa: PLC0415

    return installed_version(DISTRIBUTION)
