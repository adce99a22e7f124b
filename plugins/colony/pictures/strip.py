"""Removes Exif, XMP and comments from picture files that are published without being encoded again.

Encoding animations and static files again would cost quality and time, so only the blocks with
metadata, which may name place and camera, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from colony.pictures.drawings.svg_cleaning import cleaned
from colony.pictures.picture_faults import PictureError
from colony.tables import PICTURE_FORMATS

CLEANED: frozenset[str] = frozenset(row.name for row in PICTURE_FORMATS if row.is_cleaned)
"""Formats whose private metadata can be removed."""

_MARKER = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_PNG_PRIVATE = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
_EMPTY_EXIF = b"II*\x00\x08\x00\x00\x00"
"""A TIFF header with an empty directory (Exif 3.0, 4.5.2)."""
_GIF_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""Application blocks that are kept, since they say how often an animation repeats."""


def without_metadata(data: bytes, name: str, private: Sequence[bytes] = ()) -> bytes:
    """The file without Exif, XMP and comments; a drawing also without scripts.

    Args:
        data: the bytes of the file.
        name: its format.
        private: for AVIF, the private blocks as they are in the file. AVIF refers to boxes by their
            offsets, so the blocks are overwritten with zeros instead of left out.

    Raises:
        PictureError: the file is damaged.
    """
    stripper = {"png": strip_png, "webp": strip_webp, "gif": strip_gif, "svg": cleaned}.get(name)
    if stripper:
        return stripper(data)
    for block in private:
        # Decoders refuse a file with invalid Exif, so it is replaced by an empty directory.
        empty = _EMPTY_EXIF if block.startswith((b"II", b"MM")) else b""
        data = data.replace(block, empty.ljust(len(block), b"\x00")[: len(block)]) if block else data
    return data


def strip_jpeg(data: bytes, exif: bytes = b"") -> bytes:
    """A JPEG without application segments, comments and data after its end.

    JFIF header, colour profile and Adobe's colour transform stay, since they decide how it looks
    (ITU-T T.81, B.1.1.3 and B.2.4; ICC.1 B.4). After the end phones store further pictures with
    Exif of their own (CIPA DC-007).

    Args:
        data: the bytes of the file.
        exif: replaces the file's own Exif and begins with ``Exif``; empty for none.

    Raises:
        PictureError: a segment extends beyond the file's end, or there is no picture in it.
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
    """Whether a segment decides how the picture looks."""
    if marker == 0xFE or 0xE0 <= marker <= 0xEF:
        return (marker, body[:5]) in ((0xE0, b"JFIF\x00"), (0xEE, b"Adobe")) or (
            marker == 0xE2 and body.startswith(b"ICC_PROFILE\x00")
        )
    return True


def _app1(exif: bytes) -> bytes:
    return b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif if exif else b""


def _jpeg_end(data: bytes, start: int) -> int:
    """Index after the end marker; skips scans, and the tables between those of a progressive file.

    In a scan 0xFF begins a marker unless 0x00 or a restart marker follows (ITU-T T.81, B.1.1.5).
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
        PictureError: a chunk extends beyond the file's end.
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
        PictureError: a chunk extends beyond the file's end.
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
        PictureError: a block extends beyond the file's end.
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
    """Size in bytes of the colour table that a descriptor's flags declare."""
    return 3 << ((flags[0] & 0b111) + 1) if flags and flags[0] & 0b1000_0000 else 0


def _gif_blocks_end(data: bytes, position: int) -> int:
    while position < len(data):
        size = data[position]
        position += 1 + size
        if not size:
            return position
    raise PictureError("damaged")
