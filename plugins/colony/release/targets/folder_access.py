"""How a folder that a web server serves is reached: here, or behind ssh."""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class FolderAccess:
    """How to get to the folder."""

    place: str
    """In messages: ``example.org``, or ``this machine``."""
    sh: tuple[str, ...]
    """Runs its last argument, which is not given here, as a shell command there."""
    rsync: tuple[str, ...]
    """rsync with the options that the way needs."""
    rsync_prefix: str
    """Stands before the path in rsync's destination: ``example.org:``, or nothing."""
    scratch: AbstractContextManager[object] = field(default_factory=contextlib.nullcontext)
    """Is left when the connection ends."""
