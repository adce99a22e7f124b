"""Moving pictures are published as they are, without what is said about their maker's whereabouts.

Decoding and encoding a film of frames again would cost quality and time; instead the blocks that
hold Exif, XMP and comments are left out of the file.
"""

from __future__ import annotations

from collections.abc import Sequence

from colony.pictures.faults import PictureError

_PNG_PRIVATE = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
_EMPTY_EXIF = b"II*\x00\x08\x00\x00\x00"
"""A TIFF header that leads to a directory without entries (Exif 3.0, 4.5.2)."""
_GIF_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
"""The application blocks that say how often a film is repeated."""


def without_metadata(data: bytes, name: str, private: Sequence[bytes] = ()) -> bytes:
    """A file of this format without Exif, XMP and comments. Drawings stay as they are.

    Args:
        private: for AVIF, the private blocks as they lie in the file. Its boxes are found by
            offsets, so the blocks are blanked in their places instead of left out.

    Raises:
        PictureError: the file is damaged.
    """
    stripper = {"png": strip_png, "webp": strip_webp, "gif": strip_gif}.get(name)
    if stripper:
        return stripper(data)
    for block in private:
        # Decoders refuse a file whose Exif is none, so an empty directory stands in its place.
        empty = _EMPTY_EXIF if block.startswith((b"II", b"MM")) else b""
        data = data.replace(block, empty.ljust(len(block), b"\x00")[: len(block)]) if block else data
    return data


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
