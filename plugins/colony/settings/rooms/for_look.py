"""Settings of what a site adds to its theme's look: ``COLONY_THEME`` and ``COLONY_STYLESHEETS``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from colony.model import declared_fields
from colony.settings.declaration import Setting, Settings, WrongFormError, shown

FACES = {
    "regular": ("400", "normal"),
    "bold": ("700", "normal"),
    "italic": ("400", "italic"),
    "bold_italic": ("700", "italic"),
    "variable": ("1 1000", "normal"),
    "variable_italic": ("1 1000", "italic"),
}
"""Key of a font file → ``font-weight`` and ``font-style`` of its ``@font-face``.

A variable font has all weights in one file.
"""

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FAMILY = re.compile(r"[^\W\d_](?:[\w .+-]*[\w+])?")


class FontSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A font family that the site uses in place of the theme's."""

    family: str
    files: dict[str, str] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Key of :data:`FACES` → path of a WOFF2 file; empty for a family that readers' devices have."""


class ThemeSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a site changes in its theme's look. Paths are as written in the settings file."""

    name: str = ""
    """The site's name in the page header; empty for ``SITENAME``."""
    logo: str = ""
    """Path of an SVG or PNG file; empty for none."""
    icon: str = ""
    """As ``logo``, for browser tabs and bookmarks."""
    accent: str = ""
    """Accent colour, ``#rgb`` or ``#rrggbb``; empty for the theme's."""
    accent_dark: str = ""
    """Accent colour of the dark scheme; empty for the readable colour nearest to ``accent``."""
    text_font: FontSettings | None = None
    """The family of running text; None for the theme's."""
    heading_font: FontSettings | None = None
    """The family of headings and labels; None for the theme's."""


def _known(told: object) -> object:
    """The dictionary with its texts stripped.

    Raises:
        WrongFormError: a key is unknown.
    """
    if not isinstance(told, dict):
        return told
    _refuse_unknown(told, [name for name, _, _ in declared_fields(ThemeSettings)])
    for key in ("text_font", "heading_font"):
        if isinstance(told.get(key), dict):
            _refuse_unknown(told[key], [name for name, _, _ in declared_fields(FontSettings)])
    return {key: value.strip() if isinstance(value, str) else value for key, value in told.items()}


def _refuse_unknown(table: Mapping[object, object], known: Sequence[str]) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(str(key), known, n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"write some of {', '.join(known)}."
            raise WrongFormError(f"the key {shown(key)} is unknown; {hint}")


def _values(theme: ThemeSettings) -> str:
    """The first fault in the dictionary's values; empty if there is none."""
    return next(_value_faults(theme), "")


def _value_faults(theme: ThemeSettings) -> Iterator[str]:
    for key, colour in (("accent", theme.accent), ("accent_dark", theme.accent_dark)):
        if colour and not _COLOUR.fullmatch(colour):
            yield f"{key!r} is {shown(colour)}; write a colour such as '#c2301a'."
    for key, path in (("logo", theme.logo), ("icon", theme.icon)):
        if path and not path.lower().endswith((".svg", ".png")):
            yield f"{key!r} is {shown(path)}; name an SVG or PNG file."
    for key, font in (("text_font", theme.text_font), ("heading_font", theme.heading_font)):
        if font is not None:
            yield from _font_faults(key, font)


def _font_faults(key: str, font: FontSettings) -> Iterator[str]:
    if not _FAMILY.fullmatch(font.family):
        yield f"{key!r}: {shown(font.family)} is no name of a family; write one such as 'Inter'."
    for face, path in font.files.items():
        if face not in FACES:
            near = difflib.get_close_matches(face, FACES, n=1, cutoff=0.6)
            hint = f"did you mean {near[0]!r}?" if near else f"write some of {', '.join(FACES)}."
            yield f"{key!r}: {shown(face)} is no kind of font file; {hint}"
        if not path.lower().endswith(".woff2"):
            yield f"{key!r}: {shown(path)} is no WOFF2 file; name one such as 'fonts/inter.woff2'."


def _sheets(paths: tuple[str, ...]) -> str:
    wrong = [path for path in paths if not path.endswith(".css")]
    return f"{shown(wrong[0])} is no stylesheet; write a path such as 'style.css'." if wrong else ""


_THEME_FORM = (
    "a table of some of name, logo, icon, accent, accent_dark (text in quotation marks), text_font and "
    "heading_font ({'family': 'Inter', 'files': {'variable': 'fonts/inter.woff2'}})"
)


class LookSettings(Settings, frozen=True, kw_only=True):
    """What a site adds to its theme's look."""

    theme: Annotated[
        ThemeSettings,
        Setting("COLONY_THEME", "Eigener Name, Logo, Icon, Akzentfarben und Schriften im Theme.",
                "The site's own name, logo, icon, accents and fonts in its theme.",
                take=_known, check=_values, write=_THEME_FORM, default={}),
    ] = ThemeSettings()  # fmt: skip
    stylesheets: Annotated[
        tuple[str, ...],
        Setting("COLONY_STYLESHEETS", "Eigene Stylesheets nach denen des Themes.",
                "The site's own stylesheets, after those of its theme.",
                write="a list of paths such as ['style.css']", check=_sheets),
    ] = ()  # fmt: skip
