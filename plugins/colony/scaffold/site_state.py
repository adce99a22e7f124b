"""Collects what ``colony upgrade`` has to know of a site: its settings, requirements and last builds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from colony.model import Value
from colony.packaged import version
from colony.scaffold.requirement import requirement_lines
from colony.settings import own_defaults, values_of
from colony.storage import walk


class SiteState(Value, frozen=True, kw_only=True):
    """What ``colony upgrade`` has to know of a site."""

    lang: str
    settings_name: str
    told: dict[str, Any]
    """The settings that the settings file itself sets."""
    in_force: dict[str, Any]
    """All settings: the file's, and defaults for the others."""
    published_told: dict[str, Any] | None
    """The settings of the ``publishconf.py`` beside it; None if there is none."""
    built_paths: frozenset[str]
    """Paths that the last build and the last publication wrote, relative to their folders."""
    content_folders: frozenset[str]
    """Names of the top folders in the content."""
    requirements: str
    """The text of ``requirements.txt``; empty if there is none."""
    requirement: str
    """The text that ``requirements.txt`` needs for the running version of Colony."""
    running: str
    """The running version of Colony."""
    since: str = ""
    """The version that the site was last built with; empty if the user does not say."""


def site_state(settings_file: Path, in_force: Mapping[str, Any], since: str = "") -> SiteState:
    """Collect the state of a site.

    Args:
        settings_file: its settings file, which must be valid.
        in_force: all settings, with absolute paths.
        since: the version that the site was last built with; empty if the user does not say.

    Raises:
        OSError: a file cannot be read.
        SettingsError: ``publishconf.py`` fails as Python.
    """
    folder = settings_file.resolve().parent
    lang = str(in_force.get("DEFAULT_LANG") or "en")
    publish, pins = folder / "publishconf.py", folder / "requirements.txt"
    published = values_of(publish) if publish.is_file() else None
    outputs = [Path(in_force["OUTPUT_PATH"]), folder / (published or {}).get("OUTPUT_PATH", "public")]
    return SiteState(
        lang=lang,
        settings_name=settings_file.name,
        told=values_of(settings_file),
        in_force={**own_defaults(lang), **in_force},
        published_told=published,
        built_paths=frozenset(path for root in outputs for path, _ in (walk(root) if root.is_dir() else ())),
        content_folders=frozenset(path.name for path in Path(in_force["PATH"]).iterdir() if path.is_dir()),
        requirements=pins.read_text("utf-8") if pins.is_file() else "",
        requirement=requirement_lines(),
        running=version(),
        since=since,
    )
