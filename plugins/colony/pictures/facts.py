"""Reads the facts of a picture; the memo keeps them by the file's hash."""

from __future__ import annotations

from colony.model import PictureFacts
from colony.pictures.credits import credits_of
from colony.pictures.drawings.svg_facts import measure
from colony.pictures.encode import inspect
from colony.pictures.picture_faults import PictureError
from colony.pictures.sniff import sniff, usable_format
from colony.settings import PictureSettings
from colony.tables import HASTE


def facts(path: str, data: bytes, digest: str, settings: PictureSettings) -> PictureFacts:
    """Read format, size, colour and credits of a picture. Bytes decide the format, not the file's name.

    Args:
        path: relative to the content root, with ``/``.
        data: the bytes of the file.
        digest: their content hash (:func:`colony.storage.files.bytes_digest`).
        settings: the limits of size.

    Raises:
        PictureError: ``picture-empty``, ``picture-unreadable``, ``picture-unsupported`` or
            ``picture-too-large`` (pixels or bytes).
    """
    check_bytes(len(data), settings.max_bytes)
    name = usable_format(data)
    if name is None:
        foreign = sniff(data)
        raise PictureError("format", format=foreign) if foreign else PictureError("no-picture")
    if name == "svg":
        size = measure(data)
        return PictureFacts(
            path=path, digest=digest, format=name, width_px=size.width_px, height_px=size.height_px
        )
    look = inspect(data, settings.max_pixels, glance=reads_header_only(settings))
    said = credits_of(look.exif, look.iptc, look.xmp)
    return PictureFacts(
        path=path,
        digest=digest,
        format=name,
        width_px=look.width_px,
        height_px=look.height_px,
        animated=look.animated,
        has_alpha=look.has_alpha,
        is_flat=look.is_flat,
        colour=look.colour,
        title=said.title,
        caption=said.caption,
        credit=said.credit,
        license=said.license,
    )


def reads_header_only(settings: PictureSettings) -> bool:
    """Whether only the headers of photos are read, as in the preview, whose first page must come soon."""
    return settings.avif_speed >= HASTE


def check_bytes(size: int, max_bytes: int) -> None:
    """Check a file's size in bytes, before it is read.

    Raises:
        PictureError: it is empty or too large.
    """
    if not size:
        raise PictureError("empty")
    if size > max_bytes:
        raise PictureError("bytes", megabytes=max_bytes / 1_000_000)
