"""Who made a picture and what it shows, from the metadata embedded in it.

Three standards say the same things in different places: XMP (ISO 16684-1), IPTC-IIM 4.2 and
Exif 3.0. XMP is asked first, since programs of today write it best, then IPTC, then Exif.
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
"""Descriptions that cameras fill in by themselves."""
_TAG = re.compile("<[^<>]*>")


class Credits(NamedTuple):
    """Plain text; empty where the file says nothing."""

    title: str
    caption: str
    credit: str
    license: str


def credits_of(exif: Mapping[int, str], iptc: Mapping[int, bytes], xmp: bytes) -> Credits:
    """Pick title, caption, credit line and licence.

    Args:
        exif: tag → text, of IFD 0.
        iptc: data set of record 2 → bytes.
        xmp: the packet as it lies in the file; empty for none.
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
    """The text of a property; of a language alternative its default, of a list all with commas."""
    pieces = inner.split("<rdf:li")[1:]
    if not pieces:
        return _TAG.sub("", inner.partition(">")[2])
    texts = [piece.partition(">")[2].partition("<")[0].strip() for piece in pieces]
    return texts[0] if "<rdf:Alt" in inner else ", ".join(text for text in texts if text)


def _decoded(raw: bytes) -> str:
    """IPTC text: most programs write UTF-8 now, with or without saying so; else Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _mended(text: str) -> str:
    """Exif text that was read as Latin-1 although its bytes are UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _clean(text: str) -> str:
    plain = " ".join(drop_control_characters(html.unescape(text)).split())[:_MAX_TEXT]
    return "" if _CAMERA_SPEAK.fullmatch(plain) else plain
