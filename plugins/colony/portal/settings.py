"""Which settings a build has: Colony's own file, the operator's file over it, the command's over both."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import get_settings_from_file, read_settings

from colony.config import ORIGIN, Config, SettingsError, parse
from colony.content import all_keys, directives
from colony.entry_types import entry_types
from colony.feed_formats import feed_formats
from colony.findings import messages
from colony.portal.plugins import initialized
from colony.registry import RegistryError

PROJECT_ROOT = Path(__file__).resolve().parents[3]
"""The checkout that this package lies in."""

OWN_SETTINGS = PROJECT_ROOT / "pelicanconf.py"

OWN_PLUGINS = ("colony.editorial", "colony.feeds", "colony.portal")
"""Always loaded, also where an operator's file names other plugins."""


def load(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings for a build, with what plugins change in them when they are loaded.

    Raises:
        SettingsError: as :func:`written`; or an installed package adds a row that cannot be used.
    """
    try:
        for table in (all_keys, directives, entry_types, feed_formats, messages):
            table()
    except RegistryError as error:
        raise SettingsError(str(error)) from error
    settings = written(settings_file, overrides)
    if any(not str(name).startswith("colony.") for name in settings["PLUGINS"]):
        return initialized(settings)
    return settings


def written(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings as they are written, before any plugin has seen them.

    Args:
        settings_file: the operator's file. Whatever it does not say, Colony's own file says, so
            that anyone's content can be built with no more than its own settings.
        overrides: what the command line says.

    Raises:
        SettingsError: the file is missing or is no Python that runs.
    """
    if not settings_file.is_file():
        raise SettingsError(f"there is no settings file {settings_file}; name one with --settings.")
    try:
        own = get_settings_from_file(str(OWN_SETTINGS))
        theirs = get_settings_from_file(str(settings_file))
    except Exception as error:
        raise SettingsError(
            f"{settings_file} cannot be run as Python: {type(error).__name__}: {error}"
        ) from error
    merged = {**own, **_anchored(theirs, settings_file.resolve().parent), **overrides}
    merged["PLUGINS"] = [
        *OWN_PLUGINS,
        *(name for name in merged.get("PLUGINS") or () if name not in OWN_PLUGINS),
    ]
    merged["PLUGIN_PATHS"] = list(
        dict.fromkeys([str(PROJECT_ROOT / "plugins"), *merged.get("PLUGIN_PATHS", ())])
    )
    # Colony writes its feeds itself; Pelican need not warn that its own have no domain.
    merged.setdefault("FEED_DOMAIN", merged.get("SITEURL") or "http://localhost")
    anchored = _anchored(merged, PROJECT_ROOT)
    if not Path(anchored["PATH"]).is_dir():
        raise SettingsError(f"there is no content folder {anchored['PATH']}; name one with --content.")
    try:
        found = dict(read_settings(override=anchored))
    except Exception as error:  # Pelican raises what it likes; its words name the setting
        raise SettingsError(f"{error} (in {settings_file}, or an option of the command)") from error
    plain = {key: str(value) if isinstance(value, Path) else value for key, value in overrides.items()}
    return {**found, ORIGIN: (str(settings_file.resolve()), plain)}


def _anchored(settings: dict[str, Any], base: Path) -> dict[str, Any]:
    """Paths in a settings file count from that file, not from where the command was given."""
    anchored = dict(settings)
    for key in ("PATH", "OUTPUT_PATH", "CACHE_PATH"):
        if anchored.get(key):
            anchored[key] = str(base / Path(anchored[key]).expanduser())
    theme = anchored.get("THEME")
    if theme and (base / theme).is_dir():
        anchored["THEME"] = str(base / theme)
    for key in ("PLUGIN_PATHS", "THEME_TEMPLATES_OVERRIDES"):
        if key in anchored:
            anchored[key] = [str(base / path) for path in anchored[key]]
    return anchored


def load_config(settings_file: Path, overrides: Mapping[str, Any]) -> Config:
    """The typed settings of a build.

    Raises:
        SettingsError: a setting cannot be used; the message names it.
    """
    return parse(load(settings_file, overrides))
