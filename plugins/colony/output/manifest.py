"""The manifest: which files of an output folder are Colony's, and what each was made from.

It lies beside the output folder (``.output.colony`` beside ``output``), not inside, so that it is
never published. It is only ever trusted as far as the files on disk still bear it out. What it does
not name is not Colony's, and never removed.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from colony.model import Value, decode, digest, encode

LAYOUT = 2
"""Raised when the meaning of a row changes."""


class ManifestRow(Value, frozen=True, kw_only=True, array_like=True):
    """One file in the output."""

    parts: tuple[str, ...]
    """Hashes of what the file is made from, in the order of :data:`colony.rendering.page_keys.PARTS`."""
    size: int
    mtime_ns: int
    inode: int


class _Layout(Value, frozen=True, kw_only=True):
    layout: int = LAYOUT


class _AnyLayout(Value, frozen=True, kw_only=True):
    """What is understood of a manifest of another layout: which files were whose."""

    rows: Any = None
    foreign: tuple[str, ...] = ()


class Manifest(Value, frozen=True, kw_only=True):
    """What is known of an output folder. That there is one says that the folder is Colony's."""

    layout: int = LAYOUT
    rows: dict[str, ManifestRow] = {}  # noqa: RUF012 - msgspec copies empty defaults
    pending: tuple[str, ...] = ()
    """Files without a row that are Colony's all the same: about to be written or removed when this
    was saved, or written from something that was another by then."""
    foreign: tuple[str, ...] = ()
    """Files that Colony has not written: nobody's but the operator's."""
    is_damaged: bool = False
    """True for what stands in for a manifest that could not be read."""

    def written(self) -> set[str]:
        """The files that Colony has written, and so may remove."""
        return {*self.rows, *self.pending}


def manifest_path(output_root: Path) -> Path:
    """Where the manifest of an output folder lies."""
    return output_root.parent / f".{output_root.name}.colony"


def lock_path(output_root: Path) -> Path:
    """Where the lock of an output folder lies: two builds with caches of their own must not share it."""
    return output_root.parent / f".{output_root.name}.lock"


def load(output_root: Path) -> Manifest | None:
    """The folder's manifest; None where there is none.

    In the place of a damaged one comes an empty one that says so, in the place of one of another
    layout one that has the files' names alone: every file is then made again.
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
    """Whether Colony wrote this folder, so that it may remove what is in it."""
    return manifest_path(output_root).is_file()


def foreign_files(output_root: Path) -> tuple[str, ...]:
    """Files in this folder that are nobody's but the operator's."""
    known = load(output_root)
    return known.foreign if known else ()


def written_files(output_root: Path) -> set[str]:
    """Files in this folder that Colony has written, as far as its manifest can be read."""
    known = load(output_root)
    return known.written() if known else set()


def save(output_root: Path, manifest: Manifest) -> None:
    """Write the manifest.

    Raises:
        OSError: no room, or no right to write there.
    """
    body = encode(manifest)
    target = manifest_path(output_root)
    # Under a name of its own, so that a build that is killed here leaves one file at most, which the
    # next one takes over: nobody sweeps the folder beside the output.
    beside = target.with_name(f"{target.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as stream:  # a link that was put there meanwhile is not followed
            stream.write(digest(body).encode() + b"\n" + body)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    beside.replace(target)


def row_of(parts: tuple[str, ...], status: os.stat_result) -> ManifestRow:
    """The row for a file that has just been written or found right."""
    return ManifestRow(parts=parts, size=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)


def bears_out(row: ManifestRow, status: os.stat_result | None) -> bool:
    """Whether the file on disk is still the one that the row tells of."""
    return status is not None and (row.size, row.mtime_ns, row.inode) == (
        status.st_size,
        status.st_mtime_ns,
        status.st_ino,
    )
