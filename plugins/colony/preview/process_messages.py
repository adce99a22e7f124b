"""What the two processes of the preview tell each other: plain values on a pipe."""

from __future__ import annotations

from colony.model import Finding, Value


class Watched(Value, frozen=True, kw_only=True):
    """Where changes are looked for. All paths are absolute."""

    folders: tuple[str, ...]
    """Watched with everything below them."""
    files: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    """Folders that builds write to: a change there must not start the next build."""


class ServingMessage(Value, frozen=True, kw_only=True):
    """How things stand after a build, from the process that builds to the one that serves."""

    number: int
    """Counts the builds of this preview; 0 before the first has ended."""
    output_root: str
    base_href: str
    lang: str
    watched: Watched
    ready: bool
    """True once a build has succeeded: from then on a missing file is missing and not just late."""
    changed: tuple[str, ...] | None = ()
    """Paths below the output root that this build wrote or removed; None where that is not known."""
    findings: tuple[Finding, ...] = ()
    failure: str = ""
    """Why this build made nothing; empty where it succeeded."""


class Changes(Value, frozen=True, kw_only=True):
    """Files that somebody changed, from the process that watches to the one that builds."""

    paths: tuple[str, ...]
    """Absolute and sorted."""
