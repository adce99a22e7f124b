"""Makes the renditions of one picture in a worker; faults are returned and never raised."""

from __future__ import annotations

from pathlib import Path

from colony.model import Value
from colony.pictures.allocator import keep_freed
from colony.pictures.encode import encode
from colony.pictures.facts import check_bytes
from colony.pictures.picture_faults import PictureError
from colony.pictures.rendition import Rendition
from colony.storage import bytes_digest, write_atomically


class EncodeJob(Value, frozen=True, kw_only=True):
    """What a worker needs to make the renditions of one picture."""

    source_path: str
    """Absolute path of the picture."""
    cache_root: str
    """Folder that holds renditions by their keys."""
    renditions: tuple[Rendition, ...]
    """All are of the same picture."""
    max_pixels: int
    max_bytes: int
    lang: str = "de"
    """Language of the messages."""


class EncodeResult(Value, frozen=True, kw_only=True):
    """The result of a job; ``code`` is empty if it succeeded."""

    path: str
    """The picture's path relative to the content root; empty for a job without renditions."""
    sizes: dict[str, int] = {}  # noqa: RUF012 - msgspec copies it for each value
    """``save_as`` → size in bytes; the files are at :func:`cache_path`."""
    code: str = ""
    message: str = ""
    remedy: str = ""


def cache_path(cache_root: Path, rendition: Rendition) -> Path:
    """Path of a rendition in the cache. It contains the key, so the file never changes."""
    return cache_root / rendition.key[:2] / rendition.key


def encode_job(job: EncodeJob) -> EncodeResult:
    """Make the renditions that the cache lacks; any fault of the picture or the disk is in the result."""
    keep_freed()
    path = job.renditions[0].path if job.renditions else ""
    try:
        sizes = _kept(job)
        missing = [item for item in job.renditions if item.save_as not in sizes]
        if missing:
            made = encode(_read(job), missing, max_pixels=job.max_pixels)
            sizes |= _keep(job, missing, made)
    except PictureError as error:
        message, remedy = error.said(job.lang)
        return EncodeResult(path=path, code=error.code, message=message, remedy=remedy)
    return EncodeResult(path=path, sizes=dict(sorted(sizes.items())))


def _kept(job: EncodeJob) -> dict[str, int]:
    """``save_as`` → size of the renditions in the cache. An empty file, left by a power cut, is missing."""
    found = {}
    for item in job.renditions:
        place = cache_path(Path(job.cache_root), item)
        size = place.stat().st_size if place.is_file() else 0
        if size:
            found[item.save_as] = size
    return found


def _read(job: EncodeJob) -> bytes:
    source = Path(job.source_path)
    try:
        if not source.is_file():  # opening a pipe could block for ever
            raise PictureError("missing")
        check_bytes(source.stat().st_size, job.max_bytes)
        data = source.read_bytes()
    except OSError as error:
        raise PictureError("missing") from error
    if any(item.digest != bytes_digest(data) for item in job.renditions):
        raise PictureError("changed")  # its renditions would be cached under the key of the old file
    return data


def _keep(job: EncodeJob, renditions: list[Rendition], made: dict[str, bytes]) -> dict[str, int]:
    try:
        for item in renditions:
            place = cache_path(Path(job.cache_root), item)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(place, made[item.save_as])
    except OSError as error:
        raise PictureError("cache", cause=error.strerror or str(error)) from error
    return {save_as: len(data) for save_as, data in made.items()}
