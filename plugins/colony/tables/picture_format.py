"""The formats of pictures: one row each, for settings, renditions, galleries and media types.

*Rendition*: a picture in one format and width, made for pages. To add a format, add a row here and, if its
files can hold private data, a function in :mod:`colony.pictures.strip` that removes them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

HASTE = 8
"""Encoder speed (0 to 10) from which a rendition is for the preview only: half the time, softer, larger."""

_AVIF_OPTIONS = {
    "tune": "ssimulacra2",
    "sharpness": "0",
    "enable-flip-idtx": "0",
    "enable-intra-edge-filter": "0",
    "enable-filter-intra": "0",
    "enable-restoration": "0",
    "min-partition-size": "8",
}
"""For libaom. At equal SSIMULACRA2 and speed 6, photos with grain take 10 % fewer bytes than with Pillow's
defaults, others no more, in 10 % less time; full chroma saves another 7 % of the bytes. The order matters:
``tune`` sets defaults of the others."""

_AVIF_SMALL = {"dist-metric": "psnr"}
"""For pictures of less than a megapixel: 10 % less time. Larger ones would also take more bytes."""


def _begins(*magic: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magic)


def _is_webp(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def _is_avif(data: bytes) -> bool:
    return data[4:8] == b"ftyp" and not brands(data).isdisjoint((b"avif", b"avis"))


def brands(data: bytes) -> set[bytes]:
    """The brands in a file's first box, which tell AVIF from its relatives (ISO/IEC 14496-12, 4.3)."""
    box = data[8 : min(int.from_bytes(data[:4], "big"), 256)]
    return {box[at : at + 4] for at in range(len(box) - 3)}


def _is_svg(data: bytes) -> bool:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in head


def _avif(speed: int, pixels: int) -> dict[str, Any]:
    # One thread: the build already runs one process per core. Compared with speed 6, libaom's speed 5 saves
    # 5 % of the bytes in five times the time, and 9 adds 25 % in a tenth of the time.
    kept: dict[str, Any] = {"speed": speed, "max_threads": 1}
    if speed < HASTE:
        small = _AVIF_SMALL if pixels < 1_000_000 else {}
        kept |= {"subsampling": "4:4:4", "advanced": _AVIF_OPTIONS | small}
    return kept


def _webp(speed: int, _pixels: int) -> dict[str, Any]:
    # Method 4 would save 10 % of the bytes in more than twice the time.
    return {"method": 0 if speed >= HASTE else 2}


def _jpeg(speed: int, _pixels: int) -> dict[str, Any]:
    smaller = speed < HASTE
    return {"optimize": smaller, "progressive": smaller, "subsampling": "4:2:0"}


def _png(_speed: int, _pixels: int) -> dict[str, Any]:
    return {"optimize": True}


@dataclass(frozen=True, kw_only=True)
class PictureFormat:
    """One format that originals come in, or renditions are made in."""

    name: str
    """Its name in ``COLONY_PICTURE_FORMATS`` and :attr:`colony.model.PictureFacts.format`: ``avif``."""
    mime: str
    is_it: Callable[[bytes], bool]
    """Bytes of a file → whether they are of this format. File names are not trusted."""
    endings: tuple[str, ...]
    """Endings of file names, with their dots; renditions get the first."""
    quality: int = 0
    """Default quality, in the encoder's scale; 0 for formats that renditions cannot be made in."""
    is_usual: bool = False
    """Whether renditions are made in it by default.

    WebP is not: it would serve only browsers that know WebP and not AVIF (Safari 14 to 16.3, Firefox 65 to
    92), which get the JPEG. At equal SSIMULACRA2 it takes 1.4 times the bytes of AVIF (JPEG: 1.75) and a
    sixth of the time.
    """
    limit_px: int = 0
    """Longest side that the format allows, in pixels; 0 for no limit that matters."""
    is_lossless: bool = False
    """Whether it is always lossless."""
    pillow: str = ""
    """Pillow's name for it; empty if Pillow does not read it."""
    may_move: bool = False
    """Whether files can be animated."""
    holds_alpha: bool = True
    """Whether pixels can be transparent."""
    is_cleaned: bool = True
    """Whether :mod:`colony.pictures.strip` can remove private data from its files."""
    options: Callable[[int, int], dict[str, Any]] | None = None
    """(speed, pixels) → Pillow's options for writing it, without quality; None if it is never written."""


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
"""All formats: first those that renditions can be made in, the best first."""

OFFERED = {row.name: row for row in PICTURE_FORMATS if row.quality}
"""Name → row of the formats that renditions can be made in."""

ENDINGS = tuple(ending for row in PICTURE_FORMATS for ending in row.endings)
"""Endings of files that a gallery shows."""

MIMES = {ending: row.mime for row in PICTURE_FORMATS for ending in row.endings}
"""Ending → media type."""


def format_of(name: str) -> PictureFormat:
    """The row of this name.

    Raises:
        KeyError: there is no such format.
    """
    return {row.name: row for row in PICTURE_FORMATS}[name]
