"""The messages that the two processes of the preview send each other over a pipe."""

from __future__ import annotations

from colony.model import Finding, Value


class Watched(Value, frozen=True, kw_only=True):
    """Which folders and files to watch for changes. All paths are absolute."""

    folders: tuple[str, ...]
    """Watched with all that is in them."""
    files: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    """Folders that builds write into: a change there must not start a build."""


class ServingMessage(Value, frozen=True, kw_only=True):
    """The news after a build, from the process that builds to the one that serves."""

    number: int
    """Number of the build in this preview; 0 before the first has ended."""
    output_root: str
    base_href: str
    lang: str
    watched: Watched
    ready: bool
    """True once a build has succeeded; before that, a missing file may still be made."""
    changed: tuple[str, ...] | None = ()
    """Paths, relative to the output root, that this build wrote or removed; None if unknown."""
    findings: tuple[Finding, ...] = ()
    failure: str = ""
    """Why this build failed; empty if it succeeded."""


class Changes(Value, frozen=True, kw_only=True):
    """Changed source files, from the process that watches to the one that builds."""

    paths: tuple[str, ...]
    """Absolute paths, sorted."""
