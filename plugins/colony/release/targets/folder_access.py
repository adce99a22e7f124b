"""The commands by which a target's folder is reached, on this machine or behind ssh."""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class FolderAccess:
    """The commands by which a folder is reached."""

    place: str
    """Its place in messages: ``example.org`` or ``this machine``."""
    sh: tuple[str, ...]
    """Command that runs one more argument as a shell command there."""
    rsync: tuple[str, ...]
    """Command of rsync, with options for the connection."""
    rsync_prefix: str
    """Prefix of the path in rsync's destination: ``example.org:`` or empty."""
    scratch: AbstractContextManager[object] = field(default_factory=contextlib.nullcontext)
    """Temporary files of the connection, removed at its end."""
