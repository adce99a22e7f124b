"""Merges the settings of a build: Pelican's defaults, then the settings file, then the command line."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pelican import settings as stock

from colony.findings import messages
from colony.packaged import PACKAGE_ROOT, theme_root
from colony.registry import RegistryError
from colony.settings.all_settings import SettingValues
from colony.settings.declaration import SettingsError, shown
from colony.settings.parsing import ORIGIN
from colony.tables import entry_types, feed_formats

OWN_PLUGINS = ("colony.editorial", "colony.feeds", "colony.portal")
"""Plugins that are always loaded, also if the settings file names others only."""

OWN_THEME = theme_root()
"""The theme of a site whose settings name none."""

_FOLDERS = ("PATH", "OUTPUT_PATH", "CACHE_PATH")


def merged_settings(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings dictionary for a build, before plugins change it.

    What the file does not set has Pelican's default, except the theme and the plugins, which are
    Colony's.

    Args:
        settings_file: the settings file. Paths in it are relative to its folder.
        overrides: settings from the command line.

    Raises:
        SettingsError: the file is missing, fails as Python, or has a value that cannot be used; or
            an installed package adds a row that cannot be used.
    """
    check_tables(entry_types, feed_formats, messages)
    if not settings_file.is_file():
        raise SettingsError(f"there is no settings file {settings_file}; name one with --settings.")
    told = {**values_of(settings_file), **overrides}
    faults = SettingValues(told).faults()
    if faults:
        raise SettingsError("\n".join(faults))
    settings = _with_own(_anchored(told, settings_file.resolve().parent))
    _refuse_missing(settings)
    try:
        found = dict(stock.read_settings(override=settings))
    except Exception as error:  # Pelican raises several kinds; its message names the setting
        raise SettingsError(f"{error} (in {settings_file}, or an option of the command)") from error
    plain = {key: str(value) if isinstance(value, Path) else value for key, value in overrides.items()}
    return {**found, ORIGIN: (str(settings_file.resolve()), plain)}


def check_tables(*tables: Callable[[], object]) -> None:
    """Make the tables that installed packages add rows to, so that a bad row is reported at the start.

    Args:
        tables: functions that each make one table.

    Raises:
        SettingsError: an installed package adds a row that cannot be used.
    """
    try:
        for table in tables:
            table()
    except RegistryError as error:
        raise SettingsError(str(error)) from error


def values_of(settings_file: Path) -> dict[str, Any]:
    """Run a settings file and return its names in capitals with their values, as Pelican does.

    Raises:
        SettingsError: the file fails as Python.
    """
    try:
        with _importing_neighbours(settings_file.resolve().parent):
            return dict(stock.get_settings_from_file(str(settings_file)))
    except (Exception, SystemExit) as error:  # a settings file is a program and may raise anything
        raise SettingsError(
            f"{settings_file} cannot be run as Python: {type(error).__name__}: {error}"
        ) from error


@contextlib.contextmanager
def _importing_neighbours(folder: Path) -> Iterator[None]:
    """Let a settings file import the files beside it during the block.

    ``from pelicanconf import *`` must find the file beside it, neither a module of that name that is
    loaded already nor one in the working directory. Afterwards the modules are removed, so that a
    changed file is read again.
    """
    path, modules, writes = list(sys.path), dict(sys.modules), sys.dont_write_bytecode
    names = {each.stem for each in folder.glob("*.py")} - sys.stdlib_module_names
    for name in names & modules.keys():
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True  # bytecode of an older version from the same second would be reused
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path[:] = path
        sys.dont_write_bytecode = writes
        for name in names & sys.modules.keys():
            del sys.modules[name]
        sys.modules.update({name: modules[name] for name in names & modules.keys()})


def _anchored(settings: Mapping[str, Any], base: Path) -> dict[str, Any]:
    """The settings with absolute paths.

    Paths in a settings file, and in Pelican's defaults, are relative to the folder of that file.
    """
    anchored = dict(settings)
    for key in _FOLDERS:
        anchored[key] = str(base / Path(settings.get(key, stock.DEFAULT_CONFIG[key])).expanduser())
    theme = settings.get("THEME")
    if theme and (base / Path(theme).expanduser()).is_dir():
        anchored["THEME"] = str(base / Path(theme).expanduser())
    for key in ("PLUGIN_PATHS", "THEME_TEMPLATES_OVERRIDES"):
        anchored[key] = [str(base / path) for path in _listed(settings.get(key), key)]
    return anchored


def _listed(told: Any, key: str) -> Iterable[str | Path]:
    """A list of folders. As in Pelican, a text is a list of one in PLUGIN_PATHS and ignored elsewhere."""
    if isinstance(told, str):
        return (told,) if key == "PLUGIN_PATHS" else ()
    return told or ()


def _with_own(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings with Colony's plugins, and with Colony's theme if they name none."""
    named = settings.get("PLUGINS")
    theirs = named if isinstance(named, list | tuple | set) else ()  # Pelican ignores a text
    return {
        # Set, so that Pelican does not warn that its feeds, which Colony replaces, lack a domain.
        "FEED_DOMAIN": settings.get("SITEURL") or "http://localhost",
        "THEME": str(OWN_THEME),
        **settings,
        "SITEURL": settings.get("SITEURL") or "",
        "PLUGINS": [*OWN_PLUGINS, *(name for name in theirs if name not in OWN_PLUGINS)],
        "PLUGIN_PATHS": list(dict.fromkeys([str(PACKAGE_ROOT.parent), *settings["PLUGIN_PATHS"]])),
    }


def _refuse_missing(settings: Mapping[str, Any]) -> None:
    """Raise for a missing content folder or theme; Pelican's own message would not name the setting."""
    if not Path(settings["PATH"]).is_dir():
        raise SettingsError(
            f"setting PATH: there is no content folder {settings['PATH']}; name one with --content."
        )
    for folder in settings["THEME_TEMPLATES_OVERRIDES"]:
        if not Path(folder).is_dir():
            raise SettingsError(
                f"setting THEME_TEMPLATES_OVERRIDES: there is no folder {folder}; make it, or leave it out."
            )
    _refuse_theme(settings["THEME"], settings.get("THEME_STATIC_PATHS", ("static",)))


def _refuse_theme(theme: str, static_paths: Any) -> None:
    """Raise for a missing theme, or if ``THEME_STATIC_PATHS`` leaves out a Colony theme's own files."""
    if (
        Path(theme, "colony.toml").is_file()
        and Path(theme, "static").is_dir()
        and "static" not in static_paths
    ):
        raise SettingsError(
            "setting THEME_STATIC_PATHS: the theme needs its own folder; write ['static'] too."
        )
    if not Path(theme).is_dir() and not (Path(stock.DEFAULT_THEME).parent / theme).is_dir():
        raise SettingsError(f"setting THEME: there is no theme {shown(theme)}; write its folder or its name.")
