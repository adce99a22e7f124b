"""Replacements for pictures that cannot be shown: a placeholder, and a link to a picture on another host."""

from __future__ import annotations

from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from colony.locale import choose
from colony.model import PictureUse
from colony.text import host, is_outside
from colony.views import PictureView

_WIDTH_PX, _HEIGHT_PX = 1200, 800
_MAX_NAME = 48
_WORDS = {
    "de": ("Bild fehlt: {name}", "Bild ansehen bei {host}"),
    "en": ("Picture missing: {name}", "View the picture at {host}"),
}


def is_remote(use: PictureUse) -> bool:
    """Whether a picture is on another host; pages link to it and never load it."""
    return is_outside(use.path)


def placeholder_view(use: PictureUse, lang: str) -> PictureView:
    """The view of a missing picture: a grey field of 3:2 that says so and names the file.

    Its address is a ``data:`` URI (RFC 2397), so no file is needed.
    """
    text = _words(lang)[0].format(name=_name(use.path))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH_PX} {_HEIGHT_PX}">'
        f'<rect width="{_WIDTH_PX}" height="{_HEIGHT_PX}" fill="#d9d6d0"/>'
        f'<text x="{_WIDTH_PX // 2}" y="{_HEIGHT_PX // 2}" font-family="sans-serif" font-size="40"'
        f' text-anchor="middle" fill="#3a3834">{escape(text)}</text></svg>'
    )
    return PictureView(
        sources=(),
        href=f"data:image/svg+xml,{quote(svg)}",
        width_px=_WIDTH_PX,
        height_px=_HEIGHT_PX,
        alt=text if use.alt is None else use.alt,
        caption_html=use.caption_html,
        credit=use.credit,
        license=use.license,
        colour="#d9d6d0",
    )


def remote_link(use: PictureUse, lang: str) -> str:
    """HTML of a link to a picture on another host, to be put into a paragraph.

    Loading the picture would tell that host who reads which page. The alternative text is the link's
    text; for an address that is not http(s), it is returned without a link.
    """
    address = f"https:{use.path}" if use.path.startswith("//") else use.path
    alt = escape(use.alt or "")
    if not address.lower().startswith(("http://", "https://")) or not host(address):
        return alt
    label = escape(_words(lang)[1].format(host=host(address)))
    link = f'<a href="{escape(address)}" rel="external noreferrer">{label}{f": {alt}" if alt else ""}</a>'
    notes = " ".join(note for note in (use.caption_html, escape(use.credit)) if note)
    shown = f'{link} <span class="remote-picture-caption">{notes}</span>' if notes else link
    return f'<span class="remote-picture">{shown}</span>'


def _words(lang: str) -> tuple[str, str]:
    return choose(lang, _WORDS)


def _name(path: str) -> str:
    name = PurePosixPath(path).name
    return name if len(name) <= _MAX_NAME else f"{name[: _MAX_NAME - 1]}…"
