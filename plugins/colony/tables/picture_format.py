"""The formats of pictures: one row each, from which settings, plans, galleries and media types follow.

A format that is new to Colony is a row here, and, where its files can hold what is private, what takes that
out of them in :mod:`colony.pictures.strip`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

HASTE = 8
"""From this speed on a rendition is for the preview: made in half of the time, a little softer and larger."""

_AVIF_OPTIONS = {
    "tune": "ssimulacra2",
    "sharpness": "0",
    "enable-flip-idtx": "0",
    "enable-intra-edge-filter": "0",
    "enable-filter-intra": "0",
    "enable-restoration": "0",
    "min-partition-size": "8",
}
"""For libaom. At equal SSIMULACRA2 and speed 6 these take a tenth off the bytes of Pillow's defaults where
photos have grain, and no less than nothing elsewhere, in a tenth less time; full chroma takes off another
7 per cent of the bytes. The order counts: ``tune`` sets the others."""

_AVIF_SMALL = {"dist-metric": "psnr"}
"""For pictures of less than a megapixel: another tenth less time. Larger ones would take more bytes, too."""


def _begins(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magic)


def _is_webp(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def _is_avif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and not brands(data).isdisjoint((b"avif", b"avis"))


def brands(data: bytes) -> set[bytes]:
    """The brands in the first box of a file of that family (ISO/IEC 14496-12, 4.3)."""
    box = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    return {box[at : at + 4] for at in range(len(box) - 3)}


def _is_svg(data: bytes) -> bool:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in head


def _avif(speed: int, pixels: int) -> dict[str, Any]:
    # One thread: the build already runs one process a core. Libaom's speed 5 takes another twentieth off
    # the bytes for five times the time, 9 adds a quarter for a tenth of it.
    kept: dict[str, Any] = {"speed": speed, "max_threads": 1}
    if speed < HASTE:
        small = _AVIF_SMALL if pixels < 1_000_000 else {}
        kept |= {"subsampling": "4:4:4", "advanced": _AVIF_OPTIONS | small}
    return kept


def _webp(speed: int, _pixels: int) -> dict[str, Any]:
    # Method 4 takes more than twice the time to spare a tenth of the bytes.
    return {"method": 0 if speed >= HASTE else 2}


def _jpeg(speed: int, _pixels: int) -> dict[str, Any]:
    smaller = speed < HASTE
    return {"optimize": smaller, "progressive": smaller, "subsampling": "4:2:0"}


def _png(_speed: int, _pixels: int) -> dict[str, Any]:
    return {"optimize": True}


@dataclass(frozen=True, kw_only=True)
class PictureFormat:
    """One format that pictures come in, or are made in."""

    name: str
    """As ``COLONY_PICTURE_FORMATS`` and :attr:`colony.model.PictureFacts.format` have it: ``avif``."""
    mime: str
    is_it: Callable[[bytes], bool]
    """Whether the bytes of a file are of this format: names lie."""
    endings: tuple[str, ...]
    """Of files in this format, with their dots; renditions get the first."""
    quality: int = 0
    """In the encoder's own scale, where the settings say none; 0 for formats that nobody may ask for."""
    is_usual: bool = False
    """Whether renditions are made in it where the settings say nothing.

    WebP is not: at equal SSIMULACRA2 it takes 1.4 times AVIF's bytes (JPEG 1.75), and a sixth of the
    time, for browsers of the years between it and AVIF (Safari 14 to 16.3, Firefox 65 to 92), which see
    the JPEG now.
    """
    limit_px: int = 0
    """Longest side that it can hold; 0 where that is no matter."""
    is_lossless: bool = False
    """Whether it keeps every pixel, as far as the format goes."""
    pillow: str = ""
    """Pillow's name for it; empty for what Pillow does not read."""
    may_move: bool = False
    """Whether it may be a film."""
    holds_alpha: bool = True
    """Whether pixels may let something through."""
    is_cleaned: bool = True
    """Whether it can be freed of what is private (:mod:`colony.pictures.strip`)."""
    options: Callable[[int, int], dict[str, Any]] | None = None
    """(speed, pixels) → Pillow's options for writing it, quality apart; None for what is never made."""


PICTURE_FORMATS = (
    # WebP's header has 14 bits (RFC 9649, 2.5); decoders of AVIF are as strict.
    PictureFormat(
        name="avif", mime="image/avif", endings=(".avif",), is_it=_is_avif, quality=42, limit_px=16383,
        is_usual=True, pillow="AVIF", may_move=True, options=_avif,
    ),
    PictureFormat(
        name="webp", mime="image/webp", endings=(".webp",), is_it=_is_webp, quality=76, limit_px=16383,
        is_lossless=True, pillow="WEBP", may_move=True, options=_webp,
    ),
    PictureFormat(
        name="jpeg", mime="image/jpeg", endings=(".jpg", ".jpeg", ".mpo", ".jfif"),
        is_it=_begins(b"\xff\xd8\xff"), quality=78, is_usual=True, pillow="JPEG", holds_alpha=False,
        options=_jpeg,
    ),
    PictureFormat(
        name="png", mime="image/png", endings=(".png",), is_it=_begins(b"\x89PNG\r\n\x1a\n"),
        is_lossless=True, pillow="PNG", may_move=True, options=_png,
    ),
    PictureFormat(
        name="gif", mime="image/gif", endings=(".gif",), is_it=_begins(b"GIF87a", b"GIF89a"),
        is_lossless=True, pillow="GIF", may_move=True,
    ),
    PictureFormat(
        name="tiff", mime="image/tiff", endings=(".tif", ".tiff"), is_it=_begins(b"II*\x00", b"MM\x00*"),
        is_lossless=True, pillow="TIFF", is_cleaned=False,
    ),
    PictureFormat(name="svg", mime="image/svg+xml", endings=(".svg",), is_it=_is_svg),
)  # fmt: skip
"""All of them; those that may be asked for first, the best of these in front."""

OFFERED = {row.name: row for row in PICTURE_FORMATS if row.quality}
"""The formats that renditions may be asked for in, by name."""

ENDINGS = tuple(ending for row in PICTURE_FORMATS for ending in row.endings)
"""Endings of files that a gallery shows."""

MIMES = {ending: row.mime for row in PICTURE_FORMATS for ending in row.endings}
"""Ending → media type."""


def format_of(name: str) -> PictureFormat:
    """The format of this name.

    Raises:
        KeyError: there is none.
    """
    return {row.name: row for row in PICTURE_FORMATS}[name]
