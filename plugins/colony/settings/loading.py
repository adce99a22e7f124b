"""Which settings a build has: the operator's file on Pelican's defaults, and the command's words over it."""

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
from colony.settings.all_settings import Told
from colony.settings.declaration import SettingsError, shown
from colony.settings.parsing import ORIGIN
from colony.tables import entry_types, feed_formats

OWN_PLUGINS = ("colony.editorial", "colony.feeds", "colony.portal")
"""Always loaded, also where an operator's file names other plugins."""

OWN_THEME = theme_root()
"""The theme of a site that names none."""

_FOLDERS = ("PATH", "OUTPUT_PATH", "CACHE_PATH")


def written(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings as they are written, before any plugin has seen them.

    What the file does not say, Pelican's defaults say; the theme and the plugins alone are Colony's.

    Args:
        settings_file: the operator's file. Paths in it count from its folder.
        overrides: what the command line says.

    Raises:
        SettingsError: the file is missing, is no Python that runs, or says what cannot be used; or an
            installed package adds a row that cannot be used.
    """
    refuse_broken(entry_types, feed_formats, messages)
    if not settings_file.is_file():
        raise SettingsError(f"there is no settings file {settings_file}; name one with --settings.")
    told = {**values_of(settings_file), **overrides}
    faults = Told(told).faults()
    if faults:
        raise SettingsError("\n".join(faults))
    settings = _with_own(_anchored(told, settings_file.resolve().parent))
    _refuse_missing(settings)
    try:
        found = dict(stock.read_settings(override=settings))
    except Exception as error:  # Pelican raises what it likes; its words name the setting
        raise SettingsError(f"{error} (in {settings_file}, or an option of the command)") from error
    plain = {key: str(value) if isinstance(value, Path) else value for key, value in overrides.items()}
    return {**found, ORIGIN: (str(settings_file.resolve()), plain)}


def refuse_broken(*tables: Callable[[], object]) -> None:
    """Make tables that installed packages add rows to, before one is needed where nobody expects a fault.

    Raises:
        SettingsError: an installed package adds a row that cannot be used.
    """
    try:
        for table in tables:
            table()
    except RegistryError as error:
        raise SettingsError(str(error)) from error


def values_of(settings_file: Path) -> dict[str, Any]:
    """The names in capitals that a settings file has when it has run, as Pelican takes them.

    Raises:
        SettingsError: the file is no Python that runs.
    """
    try:
        with _alone(settings_file.resolve().parent):
            return dict(stock.get_settings_from_file(str(settings_file)))
    except (Exception, SystemExit) as error:  # it is the operator's own program
        raise SettingsError(
            f"{settings_file} cannot be run as Python: {type(error).__name__}: {error}"
        ) from error


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let a settings file import its neighbours, and no other file of such a name.

    ``from pelicanconf import *`` means the file beside it: not one that another site has left among
    the modules, nor one that lies where the command was given. Nothing of it stays afterwards, so
    that a changed neighbour is read anew.
    """
    path, modules, writes = list(sys.path), dict(sys.modules), sys.dont_write_bytecode
    names = {each.stem for each in folder.glob("*.py")} - sys.stdlib_module_names
    for name in names & modules.keys():
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True  # nor is an old file taken for a new one of the same second
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
    """Paths in a settings file count from that file, not from where the command was given.

    So do Pelican's defaults: its command is given in the folder of the settings file.
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
    """A list of folders; of a text Pelican makes a list with it in one setting, and nothing in the other."""
    if isinstance(told, str):
        return (told,) if key == "PLUGIN_PATHS" else ()
    return told or ()


def _with_own(settings: dict[str, Any]) -> dict[str, Any]:
    """The theme of a site that names none, and the plugins that every site has."""
    named = settings.get("PLUGINS")
    theirs = named if isinstance(named, list | tuple | set) else ()  # Pelican passes over a text
    return {
        # Colony writes its feeds itself; Pelican need not warn that its own have no domain.
        "FEED_DOMAIN": settings.get("SITEURL") or "http://localhost",
        "THEME": str(OWN_THEME),
        **settings,
        "SITEURL": settings.get("SITEURL") or "",
        "PLUGINS": [*OWN_PLUGINS, *(name for name in theirs if name not in OWN_PLUGINS)],
        "PLUGIN_PATHS": list(dict.fromkeys([str(PACKAGE_ROOT.parent), *settings["PLUGIN_PATHS"]])),
    }


def _refuse_missing(settings: Mapping[str, Any]) -> None:
    """Raise for a content folder or a theme that is not there: Pelican does not say which setting it is."""
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
    """Raise for a theme that is not there, or one of Colony's that cannot have its own files."""
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
