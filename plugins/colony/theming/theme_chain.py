"""A theme of Colony's and those it extends, as their ``colony.toml`` files tell.

``extends = "kolonie"`` in the table ``[theme]`` gives a theme everything that the named one has and it
has not itself: templates, stylesheets, words, examples, fonts, and the tables of ``colony.toml``. The
theme that Colony carries is called ``kolonie``; any other name is a folder, counted from the theme's own.
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
"""The file that makes a folder a theme of Colony's."""

CARRIED = "kolonie"
"""What a theme that extends Colony's own writes."""

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class ThemeChain(Value, frozen=True, kw_only=True):
    """A theme and those it extends."""

    roots: tuple[str, ...]
    """Their folders, the theme itself first: what an earlier one has is used."""
    names: tuple[str, ...]
    """What each of them is called."""
    templates: tuple[str, ...] | None
    """The templates that take a view; None where no theme says which: all."""
    colours: dict[str, dict[str, str]]
    """``light`` and ``dark`` → name of a colour → ``#rrggbb``."""
    fonts: dict[str, str]
    """``text`` and ``heading`` → the theme's families, best first, as CSS has them."""
    card: dict[str, Any]
    """The table of social cards; empty for a theme that has none."""

    def find(self, path: str) -> Path | None:
        """A file of the theme or of those it extends; None where none has it."""
        return next((Path(root, path) for root in self.roots if Path(root, path).is_file()), None)


def theme_chain(theme_root: str, carried_root: Path | None = None) -> ThemeChain:
    """A theme with those it extends.

    Args:
        theme_root: the theme's folder.
        carried_root: the folder of the theme that Colony carries; None for the very one.

    Raises:
        SettingsError: a ``colony.toml`` is no TOML, a theme that is extended is not there
            or extends itself, or one was made for another version of the views.
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
    """The folders that decide how pages look: the site's templates, its theme, those that the theme extends.

    A theme that cannot be used stands alone here: building says what is the matter.
    """
    try:
        themes = theme_chain(config.theme_root).roots
    except SettingsError:
        themes = (config.theme_root,)
    return (*config.template_overrides, *themes)


def _links(theme_root: Path, carried_root: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each theme's folder and what its file says, the theme itself first."""
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
    except FileNotFoundError:  # a theme of Pelican's own kind; that those extended have one is looked at
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
    """A table of all themes as one; what an earlier theme says counts."""
    merged: dict[str, Any] = {}
    for table in reversed(tables):
        found: Any = table
        for name in path:
            found = found.get(name, {})
        merged |= found
    return merged


__all__ = ["CARRIED", "MARKER", "ThemeChain", "look_folders", "theme_chain"]
