"""HTML for feed readers: which elements stay, absolute addresses, links in place of players.

The input is a stored body. If the site does not sanitise (``COLONY_SANITISE = False``) it may have frames and
forms in it; these are dropped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

_ELEMENTS = (
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details "
    "dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark "
    "nav ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th "
    "thead time tr u ul var wbr"
)
_NAMES = (
    "abbr alt cite class colspan datetime dir headers height href hreflang id lang open rel reversed rowspan "
    "scope span src start title type value width"
)

_KEPT = frozenset(_ELEMENTS.split())
"""Elements that stay; of all others only the text does."""

_ATTRIBUTES = frozenset(_NAMES.split())
_ADDRESSES = ("href", "src", "cite")
_SCHEMES = ("http", "https", "mailto", "tel", "sms", "xmpp", "matrix", "geo", "ftp", "feed", "webcal")

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"]|\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w:-]*)(?:=\"([^\"]*)\")?")
_GONE = re.compile(
    r"<(script|style|template|svg|math|select|textarea|noscript)\b(?:[^>\"]|\"[^\"]*\")*>.*?</\1\s*>"
    r"|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
_PLAYER = re.compile(
    r"<(video|audio|iframe|object|embed)\b((?:[^>\"]|\"[^\"]*\")*)>(?:(.*?)</\1\s*>)?",
    re.DOTALL | re.IGNORECASE,
)
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_FIRST_PICTURE = re.compile(r'\s*(?:<(?!img\b)[a-zA-Z][^>]*>\s*)*<img\b[^>]*?\ssrc="([^"]*)"')


class Place(NamedTuple):
    """The page that a text is from, and the prefix of the text's ids."""

    origin: str
    """Scheme and host of the site."""
    base: str
    """Address of the page that the text is from, which its relative addresses are resolved against."""
    prefix: str
    """Put before every id of the item."""


def portable(fragment: str, place: Place) -> str:
    """A fragment of HTML, made fit for any feed reader.

    Only harmless elements and attributes stay; addresses become absolute, except links to ids within the
    fragment; a player becomes a link to the file it plays, with its poster picture if it has one.
    """
    fragment = _PLAYER.sub(_player_link, _GONE.sub("", fragment))
    anchors = {unescape(found) for found in _ID.findall(fragment)}

    def plain(match: re.Match[str]) -> str:
        closing, name, attributes = match[1], match[2].lower(), match[3]
        if name not in _KEPT:
            return ""
        if closing:
            return f"</{name}>"
        return f"<{name}{''.join(_attributes(name, attributes, anchors, place))}>"

    return _TAG.sub(plain, fragment)


def _attributes(element: str, attributes: str, anchors: set[str], place: Place) -> Iterator[str]:
    for name, raw in _ATTRIBUTE.findall(attributes):
        value = unescape(raw)
        if name not in _ATTRIBUTES:
            continue
        if name == "id":
            value = place.prefix + value
        elif name == "headers":
            value = " ".join(place.prefix + each for each in value.split())
        elif name in _ADDRESSES:
            value = _address(value, anchors, place)
            if not _is_harmless(value, element, name):
                continue
        yield f' {name}="{escape(value)}"'


def _address(value: str, anchors: set[str], place: Place) -> str:
    if value.startswith("#") and unquote(value[1:]) in anchors:
        return f"#{place.prefix}{unquote(value[1:])}"
    return absolute(value, place.origin, place.base)


def _is_harmless(address: str, element: str, attribute: str) -> bool:
    scheme = _SCHEME.match(address)
    if scheme is None or scheme[1].lower() in _SCHEMES:
        return True
    return element == "img" and attribute == "src" and address.startswith("data:image/")


def _player_link(match: re.Match[str]) -> str:
    kind, inside = match[1].lower(), match[3] or ""
    told = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[2])}
    source = told.get("src") or told.get("data") or next(iter(re.findall(r'\ssrc="([^"]*)"', inside)), "")
    if not source:
        return inside
    title = told.get("aria-label") or told.get("title") or _name_of(source)
    label = f"{kind.title()}: {title}" if kind in ("video", "audio") else title
    still = f'<img src="{escape(told["poster"])}" alt=""><br>' if told.get("poster") else ""
    return f'<a href="{escape(unescape(source))}">{still}{escape(label)}</a>'


def _name_of(address: str) -> str:
    """The link text for a player without a title: the file's name, or the host."""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no IPv6 address
        return address
    name = unquote(parts.path.rpartition("/")[2])
    return name if "." in name else parts.hostname or name or address


def absolute(address: str, origin: str, base: str) -> str:
    """An address found on the page at ``base``, made absolute (RFC 3986, 5.2).

    An address with a scheme comes back unchanged, even a malformed one.

    >>> absolute("/artikel/x/", "https://example.org", "https://example.org/artikel/y/")
    'https://example.org/artikel/x/'
    >>> absolute("#oben", "https://example.org", "https://example.org/artikel/y/")
    'https://example.org/artikel/y/#oben'
    """
    if _SCHEME.match(address):
        return address
    if address.startswith("//"):
        return f"{origin.partition('//')[0] or 'https:'}{address}"
    if address.startswith("/"):
        return origin + address
    if not address or address.startswith("#"):
        return base + address
    return urljoin(base, address)


def lead_source(fragment: str) -> str | None:
    """The ``src`` of the picture that the fragment begins with; None if it begins with something else."""
    match = _FIRST_PICTURE.match(fragment)
    return match[1] if match else None
