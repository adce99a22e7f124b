"""Recognises a picture's format by its first bytes, since file names can be wrong."""

from __future__ import annotations

from colony.tables import PICTURE_FORMATS, brands

_FOREIGN = (
    (b"BM", "BMP"),
    (b"8BPS", "PSD"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\x00\x00\x00\x0cJXL ", "JPEG XL"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"\x00\x00\x01\x00", "ICO"),
    (b"\x1f\x8b", "gzip (SVGZ)"),
)
FORMATS: frozenset[str] = frozenset(row.name for row in PICTURE_FORMATS)
"""Formats that can be used."""

PRIVATE: frozenset[str] = frozenset({"tiff", "HEIC", "PSD", "JPEG XL", "JPEG 2000"})
"""Formats whose private metadata (place, camera) cannot be removed."""


def sniff(data: bytes) -> str:
    """The format: one of :data:`FORMATS`, the name of an unsupported one, or empty if unknown."""
    found = next((row.name for row in PICTURE_FORMATS if row.is_it(data)), "")
    if found or data[4:8] != b"ftyp":
        return found or next((name for magic, name in _FOREIGN if data.startswith(magic)), "")
    return "MP4" if brands(data).isdisjoint((b"heic", b"heix", b"hevc", b"mif1")) else "HEIC"


def usable_format(data: bytes) -> str | None:
    """The format if it can be used, else None."""
    name = sniff(data)
    return name if name in FORMATS else None
