"""Where Colony's own files lie and which version it is: in a checkout, and after an installation.

A checkout keeps the theme beside the plugins; the wheel carries it inside the package. Nobody else
needs to know which of the two is running.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

DISTRIBUTION = "pelican-colony"
"""The name under which pip knows the package; it is imported, and called, as ``colony``."""

PACKAGE_ROOT = Path(__file__).resolve().parent
"""The folder of the package ``colony``."""

_CARRIED_THEME = PACKAGE_ROOT / "_theme"


def checkout_root() -> Path | None:
    """The folder of the checkout that this code runs from; None where Colony is installed."""
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
    # Slow to import, and asked for by a few commands only.
    from importlib.metadata import version as installed_version  # noqa: PLC0415

    return installed_version(DISTRIBUTION)
