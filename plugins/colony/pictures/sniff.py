"""Which format a file has, by its first bytes: names lie, bytes do not."""

from __future__ import annotations

from typing import Literal, cast

Format = Literal["jpeg", "png", "webp", "gif", "avif", "svg", "tiff"]

_KNOWN: tuple[tuple[bytes, Format], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
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
FORMATS: frozenset[str] = frozenset({"jpeg", "png", "webp", "gif", "avif", "svg", "tiff"})
"""What :func:`sniff` may give for a picture that can be used."""

PRIVATE: frozenset[str] = frozenset({"tiff", "HEIC", "PSD", "JPEG XL", "JPEG 2000"})
"""What may hold a place and a camera, and is not cleaned of it where a file is published as it is."""


def sniff(data: bytes) -> str:
    """The format: one of :data:`FORMATS`, the name of one that is not supported, or ``""``."""
    for magic, name in _KNOWN:
        if data.startswith(magic):
            return name
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _iso_media(data)
    if _is_svg(data):
        return "svg"
    return next((name for magic, name in _FOREIGN if data.startswith(magic)), "")


def known(data: bytes) -> Format | None:
    """The format where it is one that can be used, else None."""
    name = sniff(data)
    return cast(Format, name) if name in FORMATS else None


def _iso_media(data: bytes) -> str:
    """Tell AVIF from its relatives by the brands in the first box (ISO/IEC 14496-12, 4.3)."""
    brands = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    if b"avif" in brands or b"avis" in brands:
        return "avif"
    return "HEIC" if any(brand in brands for brand in (b"heic", b"heix", b"hevc", b"mif1")) else "MP4"


def _is_svg(data: bytes) -> bool:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in head
