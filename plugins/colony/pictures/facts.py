"""What a picture's file says of itself: the step that is remembered under the file's hash."""

from __future__ import annotations

from colony.model import PictureFacts
from colony.pictures.credits import credits_of
from colony.pictures.drawings.svg_facts import measure
from colony.pictures.encode import inspect
from colony.pictures.picture_faults import PictureError
from colony.pictures.sniff import known, sniff
from colony.settings import PictureSettings
from colony.tables import HASTE


def facts(path: str, data: bytes, digest: str, settings: PictureSettings) -> PictureFacts:
    """Learn format, size, colour and credits. The format is the bytes', whatever the name says.

    Args:
        path: below the content root, with ``/``.
        digest: content hash of ``data`` (:func:`colony.storage.files.bytes_digest`).

    Raises:
        PictureError: ``picture-empty``, ``picture-unreadable``, ``picture-unsupported`` or
            ``picture-too-large`` (pixels or bytes).
    """
    check_bytes(len(data), settings.max_bytes)
    name = known(data)
    if name is None:
        foreign = sniff(data)
        raise PictureError("format", format=foreign) if foreign else PictureError("no-picture")
    if name == "svg":
        size = measure(data)
        return PictureFacts(
            path=path, digest=digest, format=name, width_px=size.width_px, height_px=size.height_px
        )
    look = inspect(data, settings.max_pixels, glance=at_a_glance(settings))
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


def at_a_glance(settings: PictureSettings) -> bool:
    """Whether photos are only glanced at, as in the preview: 500 of them shall not delay its first page."""
    return settings.avif_speed >= HASTE


def check_bytes(size: int, max_bytes: int) -> None:
    """Refuse a file by its length alone, before it is read or parsed.

    Raises:
        PictureError: it is empty or too large.
    """
    if not size:
        raise PictureError("empty")
    if size > max_bytes:
        raise PictureError("bytes", megabytes=max_bytes / 1_000_000)
