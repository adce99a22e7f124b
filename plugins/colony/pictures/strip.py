"""Moving and static pictures are published as they are, without what is said about their maker's whereabouts.

Decoding and encoding them again would cost quality and time; instead the blocks that hold Exif,
XMP and comments are left out of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from colony.pictures.drawings.svg_cleaning import cleaned
from colony.pictures.picture_faults import PictureError
from colony.tables import PICTURE_FORMATS

CLEANED: frozenset[str] = frozenset(row.name for row in PICTURE_FORMATS if row.is_cleaned)
"""Formats that can be freed of what is private in them."""

_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_PNG_PRIVATE = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
_EMPTY_EXIF = b"II*\x00\x08\x00\x00\x00"
"""A TIFF header that leads to a directory without entries (Exif 3.0, 4.5.2)."""
_GIF_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The application blocks that say how often a film is repeated."""


def without_metadata(data: bytes, name: str, private: Sequence[bytes] = ()) -> bytes:
    """A file of this format without Exif, XMP and comments; a drawing without what could run, too.

    Args:
        private: for AVIF, the private blocks as they lie in the file. Its boxes are found by
            offsets, so the blocks are blanked in their places instead of left out.

    Raises:
        PictureError: the file is damaged.
    """
    stripper = {"png": strip_png, "webp": strip_webp, "gif": strip_gif, "svg": cleaned}.get(name)
    if stripper:
        return stripper(data)
    for block in private:
        # Decoders refuse a file whose Exif is none, so an empty directory stands in its place.
        empty = _EMPTY_EXIF if block.startswith((b"II", b"MM")) else b""
        data = data.replace(block, empty.ljust(len(block), b"\x00")[: len(block)]) if block else data
    return data


def strip_jpeg(data: bytes, exif: bytes = b"") -> bytes:
    """A JPEG without application segments and comments, and without what lies behind its end.

    JFIF's header, the colour profile and Adobe's colour transform stay: they decide how it looks
    (ITU-T T.81, B.1.1.3 and B.2.4; ICC.1 B.4). Behind the end phones put further pictures, each with
    an Exif of its own (CIPA DC-007).

    Args:
        exif: what is to stand in place of the file's own, beginning with ``Exif``; empty for nothing.

    Raises:
        PictureError: a segment runs beyond the file's end, or there is no picture in it.
    """
    kept = [data[:2]]
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:  # a fill byte
            position += 1
            continue
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        if end > len(data):
            break
        if marker == 0xDA:
            return b"".join([*kept, _app1(exif), data[position : _jpeg_end(data, end)]])
        if _is_shown(marker, data[position + 4 : end]):
            kept.append(data[position:end])
        position = end
    raise PictureError("damaged")


def _is_shown(marker: int, body: bytes) -> bool:
    """Whether a segment has to do with how the picture looks."""
    if marker == 0xFE or 0xE0 <= marker <= 0xEF:
        return (marker, body[:5]) in ((0xE0, b"JFIF\x00"), (0xEE, b"Adobe")) or (
            marker == 0xE2 and body.startswith(b"ICC_PROFILE\x00")
        )
    return True


def _app1(exif: bytes) -> bytes:
    return b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif if exif else b""


def _jpeg_end(data: bytes, start: int) -> int:
    """Place behind the end marker: over scans, and over the tables between those of a progressive file.

    In a scan 0xFF is a marker unless 0x00 or a restart marker follows (ITU-T T.81, B.1.1.5).
    """
    position = start
    while marker := _MARKER.search(data, position):
        if marker[0][-1] == 0xD9:
            return marker.end()
        position = marker.end() + int.from_bytes(data[marker.end() : marker.end() + 2], "big")
    raise PictureError("damaged")


def strip_png(data: bytes) -> bytes:
    """An (animated) PNG without Exif, texts and time (PNG 3rd edition, 11.3).

    Raises:
        PictureError: a chunk runs beyond the file's end.
    """
    kept = [data[:8]]
    position = 8
    while position + 12 <= len(data):
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        if end > len(data):
            raise PictureError("damaged")
        kind = data[position + 4 : position + 8]
        if kind not in _PNG_PRIVATE:
            kept.append(data[position:end])
        position = end
        if kind == b"IEND":
            break
    return b"".join(kept)


def strip_webp(data: bytes) -> bytes:
    """A WebP without Exif and XMP (RFC 9649, 2.7).

    Raises:
        PictureError: a chunk runs beyond the file's end.
    """
    kept = []
    position = 12
    while position + 8 <= len(data):
        size = int.from_bytes(data[position + 4 : position + 8], "little")
        end = position + 8 + size
        if end > len(data):
            raise PictureError("damaged")
        kind, body = data[position : position + 4], data[position + 8 : end]
        if kind == b"VP8X" and body:
            body = bytes([body[0] & ~0b1100]) + body[1:]
        if kind not in (b"EXIF", b"XMP "):
            kept.append(kind + size.to_bytes(4, "little") + body + b"\x00" * (size % 2))
        position = end + size % 2
    payload = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(payload).to_bytes(4, "little") + payload


def strip_gif(data: bytes) -> bytes:
    """A GIF without comments and XMP (GIF89a, 24 and 26).

    Raises:
        PictureError: a block runs beyond the file's end.
    """
    position = 13 + _gif_table(data[10:11])
    kept = [data[:position]]
    while position < len(data) and data[position] != 0x3B:
        start = position
        if data[position] == 0x2C:
            position += 11 + _gif_table(data[position + 9 : position + 10])
            private = False
        elif data[position] == 0x21:
            label = data[position + 1 : position + 2]
            application = data[position + 3 : position + 14]
            private = label == b"\xfe" or (label == b"\xff" and application not in _GIF_KEPT_APPLICATIONS)
            position += 2
        else:
            raise PictureError("damaged")
        position = _gif_blocks_end(data, position)
        if not private:
            kept.append(data[start:position])
    return b"".join(kept) + b"\x3b"


def _gif_table(flags: bytes) -> int:
    """Bytes of the colour table that a descriptor's flags announce."""
    return 3 << ((flags[0] & 0b111) + 1) if flags and flags[0] & 0b1000_0000 else 0


def _gif_blocks_end(data: bytes, position: int) -> int:
    while position < len(data):
        size = data[position]
        position += 1 + size
        if not size:
            return position
    raise PictureError("damaged")
