"""A theme and those that it extends, as their ``colony.toml`` files say.

With ``extends = "kolonie"`` in the table ``[theme]`` a theme inherits everything that it does not have
itself: templates, stylesheets, translations, examples, fonts, and the tables of ``colony.toml``.
``kolonie`` is Colony's own theme; any other name is a folder, relative to the theme's own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from colony import packaged
from colony.model import Value
from colony.settings import Config, SettingsError
from colony.views import VIEWS_VERSION

MARKER = "colony.toml"
"""The file by which a folder is known as a theme made for Colony."""

CARRIED = "kolonie"
"""The name of Colony's own theme in ``extends``."""

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class ThemeChain(Value, frozen=True, kw_only=True):
    """A theme and those that it extends."""

    roots: tuple[str, ...]
    """Their folders, the theme's own first; of two files with one path, the first is used."""
    names: tuple[str, ...]
    """The name of each."""
    templates: tuple[str, ...] | None
    """The templates that have a view; None if no theme lists any, which means all."""
    colours: dict[str, dict[str, str]]
    """``light`` and ``dark`` → name of a colour → ``#rrggbb``."""
    fonts: dict[str, str]
    """``text`` and ``heading`` → the theme's font families, as a value of CSS ``font-family``."""
    card: dict[str, Any]
    """The table ``[card]``, for social cards; empty if no theme has one."""

    def find(self, path: str) -> Path | None:
        """The file at this path in the first theme that has it; None if none has."""
        return next((Path(root, path) for root in self.roots if Path(root, path).is_file()), None)


def theme_chain(theme_root: str, carried_root: Path | None = None) -> ThemeChain:
    """Read a theme and those that it extends.

    Args:
        theme_root: the theme's folder.
        carried_root: the folder of the theme that ``kolonie`` names; None for Colony's own theme.

    Raises:
        SettingsError: a ``colony.toml`` is not valid, an extended theme is missing, a theme extends
            itself, or one was made for another version of the views.
    """
    links = list(_links(Path(theme_root), carried_root or packaged.theme_root()))
    tables = [table for _, table in links]
    listed = [set(told) for table in tables if (told := table.get("theme", {}).get("templates")) is not None]
    return ThemeChain(
        roots=tuple(str(root) for root, _ in links),
        names=tuple(_name(root, table) for root, table in links),
        templates=tuple(sorted(set().union(*listed))) if listed else None,
        colours={scheme: _merged(tables, "colours", scheme) for scheme in ("light", "dark")},
        fonts=_merged(tables, "fonts"),
        card=_merged(tables, "card"),
    )


def look_folders(config: Config) -> tuple[str, ...]:
    """The folders that decide how pages look: the site's templates, its theme, the extended themes.

    If the theme cannot be read, the extended themes are left out; the build reports the fault.
    """
    try:
        themes = theme_chain(config.theme_root).roots
    except SettingsError:
        themes = (config.theme_root,)
    return (*config.template_overrides, *themes)


def _links(theme_root: Path, carried_root: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each theme's folder and the content of its ``colony.toml``, the theme itself first."""
    root: Path | None = theme_root
    seen: set[Path] = set()
    while root is not None:
        if root.resolve() in seen:
            raise SettingsError(f"{root / MARKER}: the theme extends itself; remove one extends.")
        seen.add(root.resolve())
        table = _read(root / MARKER)
        _check_version(root / MARKER, table)
        _check_colours(root / MARKER, table)
        yield root, table
        root = _parent(root, table, carried_root)


def _read(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:  # a theme made for Pelican; for an extended theme _parent checks the file
        return {}
    except (ValueError, OSError) as error:
        raise SettingsError(f"{path}: {error}; mend it by the rules of TOML.") from error
    for name in ("theme", "colours", "fonts", "card"):
        if not isinstance(table.get(name, {}), dict):
            raise SettingsError(f"{path}: {name} must be a table; write [{name}] on a line of its own.")
    return table


def _check_colours(path: Path, table: Mapping[str, Any]) -> None:
    for scheme, colours in table.get("colours", {}).items():
        for name, colour in colours.items() if isinstance(colours, dict) else ((scheme, None),):
            if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
                raise SettingsError(f"{path}: {name} = {colour!r} in [colours] must be written as #rrggbb.")


def _check_version(path: Path, table: Mapping[str, Any]) -> None:
    told = table.get("theme", {}).get("views", VIEWS_VERSION)
    if told != VIEWS_VERSION:
        raise SettingsError(
            f"{path}: the theme was made for version {told!r} of the views, this Colony has "
            f"{VIEWS_VERSION}; install a version of the theme for this Colony, or mend its templates by "
            f"the changes told in CHANGELOG.md and write views = {VIEWS_VERSION}."
        )


def _parent(root: Path, table: Mapping[str, Any], carried_root: Path) -> Path | None:
    told = table.get("theme", {}).get("extends")
    if told is None:
        return None
    if not isinstance(told, str) or not told:
        raise SettingsError(f'{root / MARKER}: extends = {told!r} names no theme; write "{CARRIED}".')
    found = carried_root if told.lower() == CARRIED else (root / told).resolve()
    if not (found / MARKER).is_file():
        raise SettingsError(
            f"{root / MARKER}: there is no theme of Colony's in {found}; write extends = "
            f'"{CARRIED}", or the path of a folder with a {MARKER}, counted from this theme\'s.'
        )
    return found


def _name(root: Path, table: Mapping[str, Any]) -> str:
    return str(table.get("theme", {}).get("name") or root.name).lower()


def _merged(tables: list[dict[str, Any]], *path: str) -> dict[str, Any]:
    """The tables at a path in all themes merged into one; the first theme's values win."""
    merged: dict[str, Any] = {}
    for table in reversed(tables):
        found: Any = table
        for name in path:
            found = found.get(name, {})
        merged |= found
    return merged


__all__ = ["CARRIED", "MARKER", "ThemeChain", "look_folders", "theme_chain"]
