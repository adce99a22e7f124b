"""The publication stamp: a record of what a published folder was made from.

``invoke publish`` saves it beside the output folder (``.public.stamp`` beside ``public``) and removes it
before the folder changes. A folder without a stamp counts as not published.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from colony.model import Value, decode, encode
from colony.storage import write_atomically

LAYOUT = 1
"""Increased when the meaning of a stamp changes."""


class PublicationStamp(Value, frozen=True, kw_only=True):
    """What a published folder was made from."""

    layout: int = LAYOUT
    built: datetime
    """When publishing ended (UTC)."""
    is_preview: bool
    siteurl: str
    errors: int
    warnings: int
    inputs: str
    """Hash of the content, theme, code and settings that it was built from."""
    manifest: str = ""
    """Hash of the folder's manifest, which any later build into the folder changes."""
    commit: str = ""
    committed: datetime | None = None
    is_dirty: bool = False
    """Whether the content had uncommitted changes."""


def stamp_path(output_root: Path) -> Path:
    """Path of the stamp of an output folder."""
    return output_root.parent / f".{output_root.name}.stamp"


def read_stamp(output_root: Path) -> PublicationStamp | None:
    """Read the folder's stamp; None if there is none or it cannot be read."""
    try:
        found = decode(stamp_path(output_root).read_bytes(), PublicationStamp)
    except (OSError, ValueError):
        return None
    return found if found.layout == LAYOUT else None


def write_stamp(output_root: Path, stamp: PublicationStamp) -> None:
    """Write the stamp.

    Raises:
        OSError: the disk is full, or the folder may not be written.
    """
    write_atomically(stamp_path(output_root), encode(stamp) + b"\n")


def forget_stamp(output_root: Path) -> None:
    """Remove the stamp, before the folder changes."""
    stamp_path(output_root).unlink(missing_ok=True)
