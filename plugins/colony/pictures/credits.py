"""Reads a picture's title, caption, credit line and licence from its embedded metadata.

Three standards have fields for them: XMP (ISO 16684-1), IPTC-IIM 4.2 and Exif 3.0. The first that is
set counts, in this order, since today's programs write XMP most completely.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import NamedTuple

from colony.text import drop_control_characters

_MAX_XMP = 200_000
_MAX_TEXT = 2000
_CAMERA_SPEAK = re.compile(
    r"(?:olympus|minolta|kodak|konica|sony|samsung|nikon|dcim|dji|default|untitled|unbenannt|exif_jpeg)\b.*"
    r"|[\w-]*digital (?:still )?camera.*|screenshot|binary comment|user comments",
    re.IGNORECASE,
)
"""Descriptions that cameras set themselves; they are ignored."""
_TAG = re.compile("<[^<>]*>")


class Credits(NamedTuple):
    """Title, caption, credit line and licence as plain text; empty if the file has none."""

    title: str
    caption: str
    credit: str
    license: str


def credits_of(exif: Mapping[int, str], iptc: Mapping[int, bytes], xmp: bytes) -> Credits:
    """Pick title, caption, credit line and licence from a picture's metadata.

    Args:
        exif: tag → text, of IFD 0.
        iptc: data set of record 2 → bytes.
        xmp: the XMP packet as in the file; empty for none.
    """
    packet = xmp[:_MAX_XMP].decode("utf-8", "replace")

    def first(names: tuple[str, ...], data_sets: tuple[int, ...], tags: tuple[int, ...]) -> str:
        found = (
            *(_xmp(packet, name) for name in names),
            *(_decoded(iptc.get(number, b"")) for number in data_sets),
            *(_mended(exif.get(tag, "")) for tag in tags),
        )
        return next((text for text in map(_clean, found) if text), "")

    return Credits(
        title=first(("dc:title", "photoshop:Headline"), (5, 105), ()),
        caption=first(("dc:description",), (120,), (0x010E,)),
        credit=first(("photoshop:Credit", "dc:creator"), (110, 80), (0x013B,)),
        license=first(("xmpRights:UsageTerms", "cc:license", "dc:rights"), (116,), (0x8298,)),
    )


def _xmp(packet: str, name: str) -> str:
    """One property of a packet, written as an element or as an attribute (ISO 16684-1, 7.5)."""
    start = packet.find(f"<{name}")
    if start >= 0:
        end = packet.find(f"</{name}>", start)
        inner = packet[start : end if end >= 0 else start + _MAX_TEXT]
        resource = re.match(r'<[^<>]*\brdf:resource="([^"<>]*)"', inner)
        return resource[1] if resource else _items(inner)
    match = re.search(rf'\s{re.escape(name)}="([^"<>]*)"', packet)
    return match[1] if match else ""


def _items(inner: str) -> str:
    """The text of a property: a language alternative's default, a list's items joined with commas."""
    pieces = inner.split("<rdf:li")[1:]
    if not pieces:
        return _TAG.sub("", inner.partition(">")[2])
    texts = [piece.partition(">")[2].partition("<")[0].strip() for piece in pieces]
    return texts[0] if "<rdf:Alt" in inner else ", ".join(text for text in texts if text)


def _decoded(raw: bytes) -> str:
    """IPTC text decoded as UTF-8, which most programs write also undeclared; if it is not, as Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _mended(text: str) -> str:
    """Exif text, decoded again as UTF-8 if its bytes are UTF-8; Pillow decodes it as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _clean(text: str) -> str:
    plain = " ".join(drop_control_characters(html.unescape(text)).split())[:_MAX_TEXT]
    return "" if _CAMERA_SPEAK.fullmatch(plain) else plain
