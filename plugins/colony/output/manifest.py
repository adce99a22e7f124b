"""The manifest: the list of files that Colony has written into an output folder, and from what.

It is saved beside the output folder (``.output.colony`` beside ``output``), not inside, so that it
is never published. A row counts only as long as the file on disk still has the row's size, time and
inode. A file that is not listed is not Colony's and is never removed.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from colony.model import Value, decode, digest, encode

LAYOUT = 2
"""Increased when the meaning of a row changes; every file is then made again."""


class ManifestRow(Value, frozen=True, kw_only=True, array_like=True):
    """One file that Colony has written: what it was made from, and how it looked on disk."""

    parts: tuple[str, ...]
    """Hashes of what it was made from, in the order of :data:`colony.rendering.page_keys.PARTS`."""
    size: int
    mtime_ns: int
    inode: int


class _Layout(Value, frozen=True, kw_only=True):
    layout: int = LAYOUT


class _AnyLayout(Value, frozen=True, kw_only=True):
    """What can be read of a manifest of another layout: which files are Colony's and which foreign."""

    rows: Any = None
    foreign: tuple[str, ...] = ()


class Manifest(Value, frozen=True, kw_only=True):
    """The list of the files in an output folder. A folder that has a manifest may be written by Colony."""

    layout: int = LAYOUT
    rows: dict[str, ManifestRow] = {}  # noqa: RUF012 - msgspec copies empty defaults
    pending: tuple[str, ...] = ()
    """Files that are Colony's but have no row: they were about to be written or removed when the
    manifest was saved, or their source changed while they were written."""
    foreign: tuple[str, ...] = ()
    """Files that Colony has not written; they are left alone."""
    is_damaged: bool = False
    """True if the manifest on disk could not be read, and this is empty in its place."""

    def written(self) -> set[str]:
        """The files that Colony has written and so may remove."""
        return {*self.rows, *self.pending}


def manifest_path(output_root: Path) -> Path:
    """Path of the manifest of an output folder."""
    return output_root.parent / f".{output_root.name}.colony"


def lock_path(output_root: Path) -> Path:
    """Path of the lock file of an output folder, which keeps two builds from writing into it at once."""
    return output_root.parent / f".{output_root.name}.lock"


def load(output_root: Path) -> Manifest | None:
    """Read the folder's manifest; None if there is none.

    For a damaged manifest: an empty one with ``is_damaged``. For one of another layout: one that
    only lists the files as pending, so that every file is made again.
    """
    try:
        data = manifest_path(output_root).read_bytes()
    except OSError:
        return None
    guard, _, body = data.partition(b"\n")
    with contextlib.suppress(ValueError):
        if guard.decode("ascii", "replace") == digest(body):
            if decode(body, _Layout).layout == LAYOUT:
                return decode(body, Manifest)
            other = decode(body, _AnyLayout)
            names = other.rows if isinstance(other.rows, dict) else {}
            return Manifest(pending=tuple(map(str, names)), foreign=other.foreign)
    return Manifest(is_damaged=True)


def owns(output_root: Path) -> bool:
    """Whether a folder has a manifest, which says that Colony has written into it."""
    return manifest_path(output_root).is_file()


def foreign_files(output_root: Path) -> tuple[str, ...]:
    """The files in a folder that Colony has not written; empty without a readable manifest."""
    known = load(output_root)
    return known.foreign if known else ()


def written_files(output_root: Path) -> set[str]:
    """The files in a folder that Colony has written; empty without a readable manifest."""
    known = load(output_root)
    return known.written() if known else set()


def save(output_root: Path, manifest: Manifest) -> None:
    """Write the manifest in one step.

    Raises:
        OSError: the disk is full, or the folder may not be written.
    """
    body = encode(manifest)
    target = manifest_path(output_root)
    # A fixed name, so that a killed build leaves at most one file, which the next build replaces:
    # no build removes leftovers from the folder that holds the output folder.
    beside = target.with_name(f"{target.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as stream:  # "x" does not follow a link that was put there meanwhile
            stream.write(digest(body).encode() + b"\n" + body)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    beside.replace(target)


def row_of(parts: tuple[str, ...], status: os.stat_result) -> ManifestRow:
    """The row of a file that is on disk now.

    Args:
        parts: hashes of what it was made from.
        status: the file's ``os.stat`` result.
    """
    return ManifestRow(parts=parts, size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)


def matches_disk(row: ManifestRow, status: os.stat_result | None) -> bool:
    """Whether a file is unchanged on disk since its row was made; ``status`` is None for a missing file."""
    return status is not None and (row.size, row.mtime_ns, row.inode) == (
        status.st_size,
        status.st_mtime_ns,
        status.st_ino,
    )
