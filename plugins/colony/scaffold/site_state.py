"""A site as ``colony upgrade`` finds it: what its files say, what holds, what its last builds wrote."""

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
    """A site as ``colony upgrade`` finds it."""

    lang: str
    settings_name: str
    told: dict[str, Any]
    """What the settings file itself says."""
    in_force: dict[str, Any]
    """What holds today: the file over the defaults."""
    published_told: dict[str, Any] | None
    """What the ``publishconf.py`` beside it comes to; None where there is none."""
    built_paths: frozenset[str]
    """What the last build and the last publication wrote, below their folders."""
    content_folders: frozenset[str]
    """The folders at the top of the content."""
    requirements: str
    """The text of ``requirements.txt``; empty where there is none."""
    requirement: str
    """What ``requirements.txt`` has to say for the Colony that looks."""
    running: str
    """The version of the Colony that looks."""
    since: str = ""
    """The version that the site was last built with, where the user says so."""


def site_state(settings_file: Path, in_force: Mapping[str, Any], since: str = "") -> SiteState:
    """Look at a site.

    Args:
        settings_file: its settings file, which can be run as Python.
        in_force: what the settings come to, paths absolute.
        since: the version that the user says it was last built with.

    Raises:
        OSError: a file cannot be read.
        SettingsError: ``publishconf.py`` is no Python that runs.
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
