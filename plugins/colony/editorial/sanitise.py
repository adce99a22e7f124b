"""Authors' HTML → HTML that cannot harm readers. The one module that knows nh3.

What Markdown and the directives produce stays; scripts, styles, frames, forms and event handlers
go. A frame's address stays as a plain link, so that nothing an author wrote vanishes. Every kind of
thing removed is one finding a file.

The result is in nh3's normal form, on which :mod:`colony.html` relies: one way to write each thing.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import urlsplit

import nh3

from colony.editorial.harmless import text_of_harmless
from colony.editorial.messages import Notes
from colony.editorial.where import Where
from colony.html import drop_control_characters
from colony.text import untagged

_BLOCKS = (
    "address article aside blockquote details summary div dl dt dd figure figcaption footer header "
    "h1 h2 h3 h4 h5 h6 hgroup hr li main nav ol p pre section ul"
)
_INLINE = (
    "a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span strong "
    "sub sup time u var wbr"
)
_TABLES = "table caption colgroup col thead tbody tfoot tr th td"
_MEDIA = "img audio video source track"
ALLOWED = frozenset(f"{_BLOCKS} {_INLINE} {_TABLES} {_MEDIA}".split())
_GONE_WITH_CONTENT = {"script", "style", "title", "template", "svg", "math"}
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title", "aria-label", "aria-hidden", "aria-describedby", "role"},
    "a": {"href", "hreflang", "rel"},
    "audio": {"src", "controls", "preload"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "hr": {"data-slot", "data-slot-end"},
    "img": {"src", "alt"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label", "default"},
    "video": {"src", "controls", "preload", "width", "height"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "sms", "xmpp", "matrix", "geo", "ftp", "feed", "webcal"}
_CAPTION_TAGS = set(_INLINE.split()) - {"br"}
_RENAMED = {
    "tt": "code", "strike": "s", "acronym": "abbr", "center": "div", "big": "span", "font": "span",
    "nobr": "span", "dir": "ul",
}  # fmt: skip
_FRAMES = re.compile(r"<(iframe|embed|object|frame)\b([^<>]*)>", re.IGNORECASE)
_FRAME_ADDRESS = re.compile(r"\b(?:src|data)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_DRAWN = "circle clippath defs desc ellipse g line lineargradient mask path polygon polyline rect stop style"
_IN_DRAWINGS = frozenset(f"{_DRAWN} symbol text tspan use".split())
_PICTURE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_OLD_TAG = re.compile(rf"<(/?)({'|'.join(_RENAMED)})(?=[\s/>])", re.IGNORECASE)
_OLD_ANCHOR = re.compile(r"<a\s+name\s*=", re.IGNORECASE)
_OPENING = re.compile(r"<([a-zA-Z][^\s/>]*)")
_HANDLER = re.compile(r"[\s\"'](on[a-z]+|style|formaction|srcdoc)\s*=", re.IGNORECASE)
_OPENING_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_ALIGNED = re.compile(r" style=\"text-align: (left|right|center);\"")
_SCRIPT_LINK = re.compile(
    r"(?:href|src)\s*=\s*[\"']?\s*(javascript|data|vbscript|file|blob)\s*:", re.IGNORECASE
)
_ODD_NAME = re.compile(r" (?:class|id)=\"[^\"]*[^\w \-.:/\"]")
_ODD_SIGN = re.compile(r"[^\w \-.:/]")
_SOUND_ATTRIBUTE = re.compile(r"[a-z][\w:.-]*")

_SAFE = nh3.Cleaner(
    tags=set(ALLOWED),
    clean_content_tags=_GONE_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    link_rel=None,
    url_schemes=_SCHEMES,
)


def _named_plainly(_element: str, attribute: str, value: str) -> str | None:
    """The value; None for classes and ids that a stylesheet or a link could not name."""
    return None if attribute in ("class", "id") and _ODD_SIGN.search(value) else value


def _soundly_named(_element: str, attribute: str, value: str) -> str | None:
    """The value; None for an attribute with a quote or the like in its name, as ``data-"``."""
    return value if _SOUND_ATTRIBUTE.fullmatch(attribute) else None


_STRICT = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes=_ATTRIBUTES,
    attribute_filter=_named_plainly,
    link_rel=None,
    url_schemes=_SCHEMES,
)
"""Asks about each attribute, and so is left for HTML in which :data:`_ODD_NAME` finds something."""

_CAPTION = nh3.Cleaner(
    tags=_CAPTION_TAGS,
    clean_content_tags=_GONE_WITH_CONTENT,
    attributes={"a": {"href", "hreflang", "rel"}, "*": {"lang", "dir", "title"}},
    link_rel=None,
    url_schemes=_SCHEMES,
)
_TRUSTING = nh3.Cleaner(
    tags=set(ALLOWED)
    | {"iframe", "form", "input", "button", "label", "select", "option", "textarea", "style"},
    clean_content_tags={"script"},
    attributes=_ATTRIBUTES,
    attribute_filter=_soundly_named,
    generic_attribute_prefixes={
        "data-",
        "style",
        "src",
        "width",
        "height",
        "name",
        "type",
        "value",
        "action",
    },
    link_rel=None,
    url_schemes=_SCHEMES,
)


class Cleaned(NamedTuple):
    """A body that cannot harm readers."""

    html: str
    text: str
    """Its text, with white space as it is."""


def clean(html: str, where: Where, notes: Notes, *, trusting: bool = False) -> Cleaned:
    """Sanitise a body.

    Args:
        html: what Markdown made.
        where: finds the line of a fault.
        notes: takes what was removed.
        trusting: leave frames, forms and styles to authors (COLONY_SANITISE = False); the page's
            content security policy still holds.
    """
    text = None if trusting or where.has_markup else text_of_harmless(html)
    cleaned = _cleaned(html, where, notes, trusting) if text is None else drop_control_characters(html)
    return Cleaned(cleaned, text if text is not None and cleaned == html else untagged(cleaned))


def _cleaned(html: str, where: Where, notes: Notes, trusting: bool) -> str:
    if " style=" in html:
        html = _ALIGNED.sub(r' class="align-\1"', html)
    safe = _TRUSTING.clean(html) if trusting else _sanitised(html, where, notes)
    kept = drop_control_characters(safe)
    # What is dropped can join what stood apart, java&#1;script: for one; so the sanitiser has the last word.
    return safe if kept == safe else _cleaned(kept, where, notes, trusting)


def _sanitised(html: str, where: Where, notes: Notes) -> str:
    has_markup = where.has_markup
    if has_markup:
        html = _without_comments(html)
        html = _OLD_TAG.sub(lambda match: f"<{match[1]}{_RENAMED[match[2].lower()]}", html)
        html = _OLD_ANCHOR.sub("<a id=", html)
        html = _frames_to_links(html, where, notes)
    safe = _SAFE.clean(html)
    if safe != html:  # else nothing was removed
        if has_markup:
            _note_elements(html, where, notes)
        _note_attributes(html, where, notes)
    return _STRICT.clean(safe) if _ODD_NAME.search(safe) else safe


def clean_caption(html: str) -> str:
    """A caption's HTML: inline elements only, balanced whatever it held."""
    safe = _CAPTION.clean(html)
    kept = drop_control_characters(safe)
    return safe.strip() if kept == safe else clean_caption(kept)


def _without_comments(html: str) -> str:
    parts = []
    position = 0
    while (start := html.find("<!--", position)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        parts.append(html[position:start])
        position = end + 3
    return "".join(parts) + html[position:] if parts else html[position:]


def _frames_to_links(html: str, where: Where, notes: Notes) -> str:
    noted: set[str] = set()

    def link(match: re.Match[str]) -> str:
        name = match[1].lower()
        found = _FRAME_ADDRESS.search(match[2])
        address = unescape(next((part for part in found.groups() if part), "")) if found else ""
        if address.startswith("//"):
            address = "https:" + address
        if not address or address.startswith("#"):
            return match[0]
        if name not in noted:
            notes.add("html-linked", where.line(f"<{name}"), name=name)
        noted.add(name)
        if address.lower().endswith(_PICTURE_SUFFIXES):
            return f'<img src="{escape(address)}">'
        return f'<a href="{escape(address)}">{escape(_host(address))}</a>'

    linked = _FRAMES.sub(link, html)
    return re.sub(r"</(?:iframe|embed|object|frame)\s*>", "", linked, flags=re.IGNORECASE) if noted else html


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def _note_elements(html: str, where: Where, notes: Notes) -> None:
    names = {name.lower() for name in _OPENING.findall(html)}
    for name in sorted(names - ALLOWED - (_IN_DRAWINGS if "svg" in names else frozenset())):
        if re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name):
            notes.add("html-dropped", where.line(f"<{name}"), name=name)


def _note_attributes(html: str, where: Where, notes: Notes) -> None:
    if where.may_have_attributes and _HANDLER.search(html):
        tags = _OPENING_TAG.findall(html)
        for name in sorted({name.lower() for tag in tags for name in _HANDLER.findall(tag)}):
            notes.add("attribute-dropped", where.line(name), name=name)
    lowered = html.lower() if "script:" in html or "data:" in html or "file:" in html else ""
    for scheme in sorted(set(_SCRIPT_LINK.findall(lowered))):
        notes.add("link-unsafe", where.line(f"{scheme}:"), scheme=scheme)
