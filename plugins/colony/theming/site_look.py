"""What a site adds to its theme: name, logo, icon, accent colours, fonts and stylesheets.

The theme uses the accent for text (hovered links, rubrics), so an accent with too little contrast on
the theme's colours for ``paper`` and ``wash`` is refused.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from colony.findings import say
from colony.model import Finding, Value
from colony.settings import FACES, Config, FontSettings, LookSettings, SettingsError, ThemeSettings
from colony.theming.contrast import TEXT_RATIO, nearest, weakest
from colony.theming.site_files import SiteFile, SiteFiles, site_files
from colony.theming.stylesheet_text import NOWHERE, Place, rewrite
from colony.theming.theme_chain import MARKER, ThemeChain, theme_chain
from colony.views import BrandView, LogoView

_GROUNDS = ("paper", "wash")
"""Names of a theme's colours on which text is written."""

_SCHEMES = {"light": "accent", "dark": "accent_dark"}
"""Scheme → its key in ``COLONY_THEME``."""

_FONT_TOKENS = {"text": "--serif", "heading": "--sans"}
_HAS_HOST = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)

Measure = Callable[[Path], tuple[int, int]]
"""Returns the width and height of a picture in CSS pixels.

Raises:
    SettingsError: the picture cannot be used.
"""


class SiteLook(Value, frozen=True, kw_only=True):
    """What a site adds to its theme, ready for pages."""

    brand: BrandView = BrandView()
    tokens: str = ""
    """CSS that sets the theme's tokens to the site's values."""
    sheets: str = ""
    """The text of the site's stylesheets."""
    accent: str = ""
    """The accent colour in the light scheme; empty for the theme's."""
    files: tuple[SiteFile, ...] = ()
    findings: tuple[Finding, ...] = ()


class _Sheet(NamedTuple):
    text: str
    findings: tuple[Finding, ...]


def site_look(config: Config, measure: Measure) -> SiteLook:
    """The look that a site's settings ask for.

    Raises:
        SettingsError: a file is missing, or text in an accent colour would be unreadable; the message
            names the setting and the nearest readable colour.
    """
    told, files = config.look, site_files(config)
    if told == LookSettings():
        return SiteLook()
    chain = theme_chain(config.theme_root)
    theme = told.theme
    accents = accents_of(theme, chain)
    sheets = [_sheet(path, files, config.lang) for path in told.stylesheets]
    return SiteLook(
        brand=_brand(theme, files, measure),
        tokens="".join([*_font_css(theme, chain, files), *_accent_css(accents)]),
        sheets="\n".join(sheet.text for sheet in sheets),
        accent=accents.get("light", ""),
        files=tuple(files.served.values()),
        findings=tuple(finding for sheet in sheets for finding in sheet.findings),
    )


def look_files(config: Config) -> tuple[Path, ...]:
    """The files that a site's look is made of, except those that are missing."""
    told, files = config.look, site_files(config)
    theme = told.theme
    fonts = [font for font in (theme.text_font, theme.heading_font) if font]
    named = [theme.logo, theme.icon, *(path for font in fonts for path in font.files.values())]
    found: set[Path] = set()
    for path in filter(None, (*named, *told.stylesheets)):
        try:
            place = files.named("", path)
            found.add(place)
            if path in told.stylesheets:
                found.update(_shown_by(place, files))
        except (SettingsError, OSError, ValueError):  # the build reports it
            continue
    return tuple(sorted(found))


def accents_of(told: ThemeSettings, chain: ThemeChain) -> dict[str, str]:
    """Scheme → the site's accent colour; empty if it keeps the theme's.

    If only the light accent is set, the dark one is the nearest readable colour of its hue, provided
    that the theme has a dark scheme.

    Raises:
        SettingsError: text in an accent colour would be unreadable.
    """
    accents = {}
    for scheme, key in _SCHEMES.items():
        accent = getattr(told, key) or ""
        if accent:
            _refuse_faint(key, accent, _grounds(chain, scheme))
        elif told.accent and chain.colours[scheme]:
            accent = nearest(told.accent, list(_grounds(chain, scheme).values()))
        if accent:
            accents[scheme] = accent
    return accents


def _grounds(chain: ThemeChain, scheme: str) -> dict[str, str]:
    """Name → colour of the grounds of a theme."""
    colours = chain.colours[scheme]
    if "paper" not in colours:
        raise SettingsError(
            f"{_setting(_SCHEMES[scheme])}: the theme {chain.roots[0]} does not say what it is written on; "
            f"give its {MARKER} a table [colours.{scheme}] with paper and wash."
        )
    return {name: colours[name] for name in _GROUNDS if name in colours}


def _refuse_faint(key: str, accent: str, grounds: Mapping[str, str]) -> None:
    colours = list(grounds.values())
    colour, ratio = weakest(accent, colours)
    if ratio >= TEXT_RATIO:
        return
    name = next(name for name, each in grounds.items() if each == colour)
    better = nearest(accent, colours)
    remedy = f"the nearest that holds is {better}" if better else "no lightness of it holds on this theme"
    raise SettingsError(
        f"{_setting(key)}: {accent} on the theme's {name} {colour} has a contrast of {ratio:.2f} : 1, "
        f"text needs {TEXT_RATIO} : 1 (WCAG 2.2, 1.4.3); {remedy}."
    )


def _setting(key: str) -> str:
    return f"setting COLONY_THEME, {key!r}"


def _brand(told: ThemeSettings, files: SiteFiles, measure: Measure) -> BrandView:
    return BrandView(
        name=told.name,
        logo=_logo(told.logo, files, measure),
        icon_href=files.serve(files.named(_setting("icon"), told.icon)) if told.icon else "",
        font_hrefs=tuple(_preloaded(told, files)),
    )


def _logo(path: str, files: SiteFiles, measure: Measure) -> LogoView | None:
    if not path:
        return None
    found = files.named(_setting("logo"), path)
    try:
        width_px, height_px = measure(found)
    except SettingsError as error:
        raise SettingsError(f"{_setting('logo')}: {error}") from error
    return LogoView(href=files.serve(found), width_px=width_px, height_px=height_px)


def _accent_css(accents: Mapping[str, str]) -> Iterator[str]:
    if "light" in accents:
        yield f":root{{--accent:{accents['light']}}}"
    if "dark" in accents:
        # Parts that are dark in both schemes, as the photo viewer, always use this one.
        yield f":root{{--accent-dark:{accents['dark']}}}"
        yield f"@media (prefers-color-scheme:dark){{:root{{--accent:{accents['dark']}}}}}"


def _fonts(told: ThemeSettings) -> Iterator[tuple[str, FontSettings]]:
    for role in _FONT_TOKENS:
        font: FontSettings | None = getattr(told, f"{role}_font")
        if font is not None:
            yield role, font


def _font_css(told: ThemeSettings, chain: ThemeChain, files: SiteFiles) -> Iterator[str]:
    for role, font in _fonts(told):
        for face in FACES:
            if face in font.files:
                yield _face_css(font, face, files.serve(_font_file(role, font, face, files)))
        generic = {"text": "serif", "heading": "sans-serif"}[role]
        yield f':root{{{_FONT_TOKENS[role]}:"{font.family}",{chain.fonts.get(role, generic)}}}'


def _face_css(font: FontSettings, face: str, href: str) -> str:
    weight, style = FACES[face]
    # "optional": a font that loads late is used on the next page only, so that this page does not jump.
    return (
        f'@font-face{{font-family:"{font.family}";font-weight:{weight};font-style:{style};'
        f'font-display:optional;src:url("{href}") format("woff2")}}'
    )


def _font_file(role: str, font: FontSettings, face: str, files: SiteFiles) -> Path:
    return files.named(_setting(f"{role}_font"), font.files[face])


def _preloaded(told: ThemeSettings, files: SiteFiles) -> Iterator[str]:
    """Addresses of the upright font of each family, which pages load first."""
    for role, font in _fonts(told):
        wanted = ("variable", "regular") if role == "text" else ("variable", "bold", "regular")
        face = next((face for face in wanted if face in font.files), "")
        if face:
            yield files.serve(_font_file(role, font, face, files))


def _sheet(path: str, files: SiteFiles, lang: str) -> _Sheet:
    """The text of a stylesheet for pages, and the findings about it."""
    place = files.named("setting COLONY_STYLESHEETS", path)
    findings: list[Finding] = []

    def served(address: str, line: int) -> str:
        kind, file = _meant(address, place, files)
        if kind:
            findings.append(say(kind, path, line, lang=lang, address=address[:120]))
            return NOWHERE
        return files.serve(file) if file else address

    made = rewrite(_text(place, path), served)
    findings += [say(fault.code, path, fault.line, lang=lang, found=fault.found) for fault in made.faults]
    return _Sheet(made.text, tuple(sorted(findings, key=lambda finding: finding.line)))


def _text(place: Path, path: str) -> str:
    try:
        return place.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"setting COLONY_STYLESHEETS: {path!r} cannot be read: {error}; save it as UTF-8."
        ) from error


def _meant(address: str, place: Path, files: SiteFiles) -> tuple[str, Path | None]:
    """(code of the fault or empty, file or None) of an address in a stylesheet."""
    told = re.sub(r"[\t\n]", "", address).strip("".join(map(chr, range(0x21)))).replace("\\", "/")
    if not told or told.startswith("#") or told.lower().startswith("data:"):
        return "", None
    if _HAS_HOST.match(told):
        return "stylesheet-external", None
    file = files.beside(place, told)
    return ("", file) if file else ("stylesheet-file", None)


def _shown_by(place: Path, files: SiteFiles) -> Iterator[Path]:
    """The files that a stylesheet refers to."""
    found: list[str] = []
    keep: Place = functools.partial(_kept, found)
    rewrite(place.read_text("utf-8-sig"), keep)
    for address in found:
        file = _meant(address, place, files)[1]
        if file:
            yield file


def _kept(found: list[str], address: str, _line: int) -> str:
    found.append(address)
    return address


__all__ = ["Measure", "SiteLook", "accents_of", "look_files", "site_look"]
