"""The settings of a site's look, ``COLONY_THEME`` and ``COLONY_STYLESHEETS``: values and faults."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from colony.model import Value

THEME_DEFAULTS: dict[str, Any] = {
    "COLONY_THEME": {},
    "COLONY_STYLESHEETS": [],
}
"""Both settings' defaults: the theme as it is."""

FACES = {
    "regular": ("400", "normal"),
    "bold": ("700", "normal"),
    "italic": ("400", "italic"),
    "bold_italic": ("700", "italic"),
    "variable": ("1 1000", "normal"),
    "variable_italic": ("1 1000", "italic"),
}
"""What a font file may be for → ``font-weight`` and ``font-style`` of its ``@font-face``.

A variable font has all weights in one file.
"""

_TEXTS = {
    "name": "the site's name as the masthead shows it, where it is not SITENAME",
    "logo": "an SVG or PNG file",
    "icon": "an SVG or PNG file for tabs and bookmarks",
    "accent": "a colour such as #c2301a",
    "accent_dark": "a colour for dark screens, such as #ff8264",
}
_FONTS = {
    "text_font": "the family of what is read at length",
    "heading_font": "the family of headings and labels",
}
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FAMILY = re.compile(r"[^\W\d_](?:[\w .+-]*[\w+])?")
_FONT_EXAMPLE = "{'family': 'Inter', 'files': {'variable': 'fonts/inter.woff2'}}"


class FontSettings(Value, frozen=True, kw_only=True):
    """A family of the site's own."""

    family: str
    files: dict[str, str] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Of :data:`FACES` → path of a WOFF2 file; empty where readers are known to have the family."""


class LookSettings(Value, frozen=True, kw_only=True):
    """What a site lays over its theme. Paths are as the operator wrote them."""

    name: str = ""
    logo: str = ""
    icon: str = ""
    accent: str = ""
    """``#rgb`` or ``#rrggbb``; empty for the theme's."""
    accent_dark: str = ""
    text_font: FontSettings | None = None
    heading_font: FontSettings | None = None
    stylesheets: tuple[str, ...] = ()


def parse_look(own: Mapping[str, Any]) -> LookSettings:
    """The typed value of both settings, in which :func:`theme_faults` has found nothing."""
    theme = own["COLONY_THEME"]
    values: dict[str, Any] = {key: theme[key].strip() for key in _TEXTS if theme.get(key)}
    values |= {key: FontSettings(**theme[key]) for key in _FONTS if theme.get(key)}
    return LookSettings(**values, stylesheets=tuple(own["COLONY_STYLESHEETS"]))


def theme_faults(own: Mapping[str, Any]) -> list[str]:
    """Everything wrong with the two settings, one line a fault; each names its key and the remedy."""
    theme = own["COLONY_THEME"]
    faults = [f"setting COLONY_THEME: {fault}" for fault in _table_faults(theme, {**_TEXTS, **_FONTS}, "")]
    faults += [f"setting COLONY_THEME: {fault}" for fault in _value_faults(theme)]
    faults += [
        f"setting COLONY_STYLESHEETS: {path!r} is no path; write ['style.css']."
        for path in own["COLONY_STYLESHEETS"]
        if not isinstance(path, str) or not path.endswith(".css")
    ]
    return faults


def _table_faults(table: Mapping[Any, Any], known: Mapping[str, Any], where: str) -> Iterator[str]:
    """Keys of a table that are not among those known."""
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"it takes {', '.join(known)}."
            yield f"{where}{key!r} is unknown; {hint}"


def _value_faults(theme: Mapping[str, Any]) -> Iterator[str]:
    for key, wanted in _TEXTS.items():
        value = theme.get(key, "")
        if not isinstance(value, str):
            yield f"{key!r} is {value!r}; write {wanted} in quotation marks."
        elif value and key.startswith("accent") and not _COLOUR.fullmatch(value.strip()):
            yield f"{key!r} is {value!r}; write {wanted}."
        elif value and key in ("logo", "icon") and not value.lower().endswith((".svg", ".png")):
            yield f"{key!r} is {value!r}; name {wanted}."
    for key in _FONTS:
        if theme.get(key):
            yield from _font_faults(key, theme[key])


def _font_faults(key: str, font: Any) -> Iterator[str]:
    family = font.get("family") if isinstance(font, Mapping) else None
    files = font.get("files", {}) if isinstance(font, Mapping) else None
    if not isinstance(family, str) or not _FAMILY.fullmatch(family) or not isinstance(files, Mapping):
        yield f"{key!r} is {font!r}; write {_FONTS[key]} as {_FONT_EXAMPLE}."
        return
    yield from _table_faults(font, {"family": "", "files": ""}, f"{key!r}: ")
    yield from _table_faults(files, FACES, f"{key!r}, 'files': ")
    for face, path in files.items():
        if not isinstance(path, str) or not path.lower().endswith(".woff2"):
            yield f"{key!r}: {face!r} is {path!r}; name a WOFF2 file such as 'fonts/inter.woff2'."
