"""The formats of pictures: one row each, from which settings, plans, galleries and media types follow.

A format that is new to Colony is a row here and what encodes it in :mod:`colony.pictures.encode`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PictureFormat:
    """One format that pictures come in, or are made in."""

    name: str
    """As ``COLONY_PICTURE_FORMATS`` and :attr:`colony.model.PictureFacts.format` have it: ``avif``."""
    mime: str
    endings: tuple[str, ...]
    """Of files in this format, with their dots; renditions get the first."""
    quality: int = 0
    """In the encoder's own scale, where the settings say none; 0 for formats that nobody may ask for."""
    limit_px: int = 0
    """Longest side that it can hold; 0 where that is no matter."""
    is_lossless: bool = False
    """Whether it keeps every pixel, as far as the format goes."""


PICTURE_FORMATS = (
    # WebP's header has 14 bits (RFC 9649, 2.5); decoders of AVIF are as strict.
    PictureFormat(name="avif", mime="image/avif", endings=(".avif",), quality=42, limit_px=16383),
    PictureFormat(
        name="webp", mime="image/webp", endings=(".webp",), quality=76, limit_px=16383, is_lossless=True
    ),
    PictureFormat(name="jpeg", mime="image/jpeg", endings=(".jpg", ".jpeg", ".mpo", ".jfif"), quality=78),
    PictureFormat(name="png", mime="image/png", endings=(".png",), is_lossless=True),
    PictureFormat(name="gif", mime="image/gif", endings=(".gif",), is_lossless=True),
    PictureFormat(name="tiff", mime="image/tiff", endings=(".tif", ".tiff"), is_lossless=True),
    PictureFormat(name="svg", mime="image/svg+xml", endings=(".svg",)),
)
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
