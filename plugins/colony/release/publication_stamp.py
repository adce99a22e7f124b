"""The stamp of a publication: what ``invoke publish`` knows of the folder it has just finished.

It lies beside the output (``.public.stamp`` beside ``public``), never inside, and goes before the folder is
changed: a folder without one was not published, whatever it looks like.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from colony.model import Value, decode, encode
from colony.storage import write_atomically

LAYOUT = 1
"""Raised when the meaning of a stamp changes."""


class PublicationStamp(Value, frozen=True, kw_only=True):
    """What a finished output folder was made of."""

    layout: int = LAYOUT
    built: datetime
    """When publishing ended, by this machine's clock."""
    is_preview: bool
    siteurl: str
    errors: int
    warnings: int
    inputs: str
    """Hash of the content, theme, code and settings that it was built from."""
    manifest: str = ""
    """Hash of Colony's own list of the folder, which any later build into it changes."""
    commit: str = ""
    committed: datetime | None = None
    is_dirty: bool = False
    """Whether the checkout had changes that no commit holds."""


def stamp_path(output_root: Path) -> Path:
    """Where the stamp of an output folder lies."""
    return output_root.parent / f".{output_root.name}.stamp"


def read_stamp(output_root: Path) -> PublicationStamp | None:
    """The folder's stamp; None where there is none that can be read."""
    try:
        found = decode(stamp_path(output_root).read_bytes(), PublicationStamp)
    except (OSError, ValueError):
        return None
    return found if found.layout == LAYOUT else None


def write_stamp(output_root: Path, stamp: PublicationStamp) -> None:
    """Write the stamp.

    Raises:
        OSError: no room, or no right to write there.
    """
    write_atomically(stamp_path(output_root), encode(stamp) + b"\n")


def forget_stamp(output_root: Path) -> None:
    """Take the stamp away, before the folder changes."""
    stamp_path(output_root).unlink(missing_ok=True)
