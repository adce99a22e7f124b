"""Authors' HTML → HTML that cannot harm readers. No other module imports nh3.

Everything that Markdown and directives produce stays; scripts, styles, frames, forms and event handlers are
removed. A frame becomes a link to its address. There is one finding per file for each kind of thing removed.

The result is in nh3's normal form, on which :mod:`colony.content.html.body` relies.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

import nh3

from colony.content.html.known_safe import text_of_harmless
from colony.content.html.raw_html import Tag, rewritten, tags_of
from colony.content.html.source_lines import LineFinder
from colony.findings import Notes
from colony.text import drop_control_characters, host, untagged

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
_FRAMES = {"iframe": "src", "embed": "src", "object": "data", "frame": "src"}
"""Element that shows another page → its attribute with the address."""
_DRAWN = "circle clippath defs desc ellipse g line lineargradient mask path polygon polyline rect stop style"
_IN_DRAWINGS = frozenset(f"{_DRAWN} symbol text tspan use".split())
_PICTURE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_MAY_BE_OLD = re.compile(rf"<(?:{'|'.join((*_RENAMED, *_FRAMES))})\b|\bname\s*=", re.IGNORECASE)
"""Matches all HTML with obsolete elements or frames, and some without: only parsing tells these apart."""
_OPENING = re.compile(r"<([a-zA-Z][^\s/>]*)")
_MAY_BE_HANDLER = re.compile(r"[\s\"'/](?:on[a-z]+|style|formaction|srcdoc)\s*=", re.IGNORECASE)
_ELEMENT = re.compile(r"[a-z][a-z0-9-]{0,30}")
_HANDLER = re.compile(r"on[a-z]+|style|formaction|srcdoc")
_ALIGNED = re.compile(r" style=\"text-align: (left|right|center);\"")
_SCRIPT_SCHEME = re.compile(r"[\0-\x20]*(javascript|data|vbscript|file|blob)\s*:", re.IGNORECASE)
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
    """The attribute's value; None to drop classes and ids that stylesheets and links cannot name."""
    return None if attribute in ("class", "id") and _ODD_SIGN.search(value) else value


def _soundly_named(_element: str, attribute: str, value: str) -> str | None:
    """The attribute's value; None to drop an attribute with an invalid name, such as ``data-"``."""
    return value if _SOUND_ATTRIBUTE.fullmatch(attribute) else None


_STRICT = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes=_ATTRIBUTES,
    attribute_filter=_named_plainly,
    link_rel=None,
    url_schemes=_SCHEMES,
)
"""Slower, since it checks each attribute; used only for HTML that :data:`_ODD_NAME` matches."""

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
    """Sanitised HTML and its text."""

    html: str
    text: str
    """Its text, with unchanged white space."""


def clean(html: str, where: LineFinder, notes: Notes, *, trusting: bool = False) -> Cleaned:
    """Sanitise a body.

    Args:
        html: the body as Markdown made it.
        where: finds the lines of faults.
        notes: collects findings about what was removed.
        trusting: keep frames, forms and styles (COLONY_SANITISE = False); the page's content security
            policy still applies.
    """
    text = None if trusting or where.has_markup else text_of_harmless(html)
    cleaned = _cleaned(html, where, notes, trusting) if text is None else drop_control_characters(html)
    return Cleaned(cleaned, text if text is not None and cleaned == html else untagged(cleaned))


def _cleaned(html: str, where: LineFinder, notes: Notes, trusting: bool) -> str:
    if " style=" in html:
        html = _ALIGNED.sub(r' class="align-\1"', html)
    safe = _TRUSTING.clean(html) if trusting else _sanitised(html, where, notes)
    kept = drop_control_characters(safe)
    # Dropping characters can join harmful text, such as java&#1;script:, so sanitising comes afterwards.
    return safe if kept == safe else _cleaned(kept, where, notes, trusting)


def _sanitised(html: str, where: LineFinder, notes: Notes) -> str:
    if where.has_markup and _MAY_BE_OLD.search(html):
        html = rewritten(html, tags_of(html), _Renewed(where, notes))
    safe = _SAFE.clean(html)
    if safe != html:  # else nothing was removed
        _note_removed(html, safe, where, notes)
    return _STRICT.clean(safe) if _ODD_NAME.search(safe) else safe


def clean_caption(html: str) -> str:
    """A caption's sanitised HTML: inline elements only, all of them closed."""
    safe = _CAPTION.clean(html)
    kept = drop_control_characters(safe)
    return safe.strip() if kept == safe else clean_caption(kept)


class _Renewed:
    """Replaces obsolete elements by their successors, and frames by links."""

    def __init__(self, where: LineFinder, notes: Notes) -> None:
        self._where = where
        self._notes = notes
        self._linked: set[str] = set()

    def __call__(self, tag: Tag) -> str | None:
        """The replacement for a tag; None to keep it."""
        if tag.name in _FRAMES:
            return self._link(tag)
        name = _RENAMED.get(tag.name, tag.name)
        if tag.is_closing:
            return f"</{name}>" if name != tag.name else None
        attributes = dict(tag.attributes)
        if name == "a" and "name" in attributes and "id" not in attributes:
            attributes["id"] = attributes.pop("name")
        elif name == tag.name:
            return None
        written = [f' {key}="{escape(value)}"' for key, value in attributes.items()]
        return f"<{name}{''.join(written)}>"

    def _link(self, tag: Tag) -> str | None:
        if tag.is_closing:
            return "" if tag.name in self._linked else None
        address = tag.attributes.get(_FRAMES[tag.name], "").strip()
        if address.startswith("//"):
            address = "https:" + address
        if not address or address.startswith("#"):
            return None
        if tag.name not in self._linked:
            self._notes.add("html-linked", self._where.line(f"<{tag.name}"), name=tag.name)
        self._linked.add(tag.name)
        if address.lower().endswith(_PICTURE_SUFFIXES):
            return f'<img src="{escape(address)}">'
        return f'<a href="{escape(address)}">{escape(host(address) or address)}</a>'


def _note_removed(html: str, safe: str, where: LineFinder, notes: Notes) -> None:
    """Add a finding for each kind of element, attribute and address that the sanitiser removed."""
    has_names = where.has_markup and not ALLOWED.issuperset(map(str.lower, _OPENING.findall(html)))
    has_handlers = where.may_have_attributes and _MAY_BE_HANDLER.search(html) is not None
    lost_addresses = any(html.count(sign) != safe.count(sign) for sign in ("href=", "src="))
    if not (has_names or has_handlers or lost_addresses):
        return  # true for most texts, and parsing is slow
    tags = [tag for tag in tags_of(html) if not tag.is_closing]
    if has_names:
        _note_elements({tag.name for tag in tags}, where, notes)
    given = [pair for tag in tags for pair in tag.attributes.items()]
    for name in sorted({name for name, _ in given if has_handlers and _HANDLER.fullmatch(name)}):
        notes.add("attribute-dropped", where.line(name), name=name)
    addresses = [_SCRIPT_SCHEME.match(value) for name, value in given if name in ("href", "src")]
    for scheme in sorted({found[1].lower() for found in addresses if found}):
        notes.add("link-unsafe", where.line(f"{scheme}:"), scheme=scheme)


def _note_elements(names: set[str], where: LineFinder, notes: Notes) -> None:
    for name in sorted(names - ALLOWED - (_IN_DRAWINGS if "svg" in names else frozenset())):
        if _ELEMENT.fullmatch(name):
            notes.add("html-dropped", where.line(f"<{name}"), name=name)
