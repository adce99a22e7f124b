"""What every place that a site is deployed to can do, and how one is found by its URL.

The way of a deploy, which :mod:`colony.release.deploy` walks for every target alike::

    with connect(url, os.environ) as target, target.lock(holder):
        live, kept = target.live_id(), target.releases()
        …  plan and pre-flight: pure; nothing has been written so far
        target.stage(Job(plan, record, output_root), advance)   # readers notice nothing
        target.switch(record)                                    # now they do
        …  verify; on failure target.switch(the release before)
        target.prune(keep)                                       # deletions, last of all

A kind of place is a module with ``connect`` and a row in :data:`OWN`, or, of a package of somebody else's,
a row under the entry point group ``colony.targets``.

A rollback is ``switch`` and ``prune``, with the record of a release that is kept. Whatever interrupts this at
whatever moment – this process killed, the line cut, the place full – leaves the old site or the new one,
and the next deploy heals what is left lying about.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self, cast
from urllib.parse import urlsplit

from colony.model import Value
from colony.registry import rows
from colony.release.deploy_plan import Plan
from colony.release.release_record import Record, Release

Advance = Callable[[int], None]
"""Told how many bytes have been sent so far, out of ``plan.transfer_bytes``."""


class TargetError(Exception):
    """A target cannot be used, or stopped half-way. The message says what is wrong and what to do.

    It never holds a secret: what other programs said is quoted, what they were given is not.
    """


class LockedError(TargetError):
    """Somebody else deploys there just now; the message says who and since when."""


class Traits(Value, frozen=True, kw_only=True):
    """What a target promises."""

    is_atomic: bool
    """True: all readers get the new site from one moment on. False: *never broken* only – pages change one
    after the other, and none names an asset that is not there."""
    can_hold_headers: bool = False
    """Whether the target sets Content-Type and Cache-Control itself (S3); else the web server has to."""
    caution: str = ""
    """What the operator should know of this place; known once its lock has been held."""


class Holder(Value, frozen=True, kw_only=True):
    """Who holds a lock."""

    who: str
    """``user@machine``."""
    since: datetime

    def __str__(self) -> str:
        return f"{self.who} since {self.since:%Y-%m-%d %H:%M:%S %Z}"


@dataclass(frozen=True)
class Job:
    """What :meth:`Target.stage` gets."""

    plan: Plan
    record: Record
    """The release to be made; ``record.tree`` names every file of it."""
    output_root: Path
    """Where the bytes are: ``output_root / path`` for each path in ``record.tree``. Nobody writes there
    meanwhile. A target that finds other bytes than the record says raises TargetError."""


class Target(Protocol):
    """A place that a site is deployed to.

    Every method raises :class:`TargetError` where the place cannot be reached or refuses. The connection may
    be made as late as at the first call.
    """

    url: str
    """As it was configured, without anything secret: it is printed."""
    traits: Traits

    def __enter__(self) -> Self:
        """Gives itself."""
        ...

    def __exit__(self, *_: object) -> None:
        """End the connection. Called once, however the deploy went."""
        ...

    def lock(self, holder: Holder) -> AbstractContextManager[None]:
        """Hold the place alone while the block runs.

        The lock must not outlive its holder: one whose process was killed or whose line was cut is free again
        within about a minute. A holder that has lost it must not be able to switch: ``stage`` and
        ``switch`` raise TargetError then. What an interrupted deploy has left behind may be cleared here.

        Raises:
            LockedError: somebody else has it.
        """
        ...

    def live_id(self) -> str:
        """Id of the release that readers get; empty where there is none."""
        ...

    def releases(self) -> tuple[Release, ...]:
        """All finished releases that can be switched to, newest first (ids sort by time)."""
        ...

    def record(self, release_id: str) -> Record:
        """A release with its files; ``carried`` as it was when the release was last live.

        Raises:
            TargetError: there is none of this id.
        """
        ...

    def free_bytes(self) -> int | None:
        """Room that is left; None where a place has no such limit."""
        ...

    def stage(self, job: Job, advance: Advance) -> None:
        """Bring all that is missing of a release, without any reader noticing.

        Only changed files travel. A place without atomic switch (``traits.is_atomic`` False) brings here
        what no live page names (hashed assets, whatever it keeps for :meth:`switch`), so that ``switch`` has
        little left to do. The first error stops everything. Where it stopped, the next call heals.
        """
        ...

    def switch(self, record: Record) -> None:
        """Make a staged or a kept release live, with ``record.carried`` reachable beside its own files.

        ``record.carried`` may name more than when the release was made (a rollback keeps the assets of the
        release that it replaces); each of them is reachable now or belongs to a kept release. The record
        is stored as it is given. On a place without atomic switch the order is: assets, pages, home and
        feeds and sitemaps, the record, the mark of what is live; nothing is deleted.
        Switching to what is live already is allowed and repairs it.
        """
        ...

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove what is no longer needed; gives the ids of releases that are gone.

        Keeps the newest ``keep`` releases and the live one, however old. A place that has a plain tree of
        files deletes here what the live record does not name (counted first, after its grace time).
        """
        ...


GROUP = "colony.targets"
"""The entry point group under which packages offer rows."""


@dataclass(frozen=True)
class TargetKind:
    """A kind of place to deploy to, known by the scheme of its URLs."""

    name: str
    """The scheme: ``s3`` of ``s3://bucket/folder``."""
    module: str
    """Has ``connect(url: str, environment: Mapping[str, str]) -> Target``.

    It is imported only when a URL asks for it, since boto3 takes half a second and is an extra. ``connect``
    checks the URL alone; ``environment`` is :data:`os.environ`, and secrets come from there or from the
    user's own ssh and cloud configuration, never from the URL.
    """


OWN = (
    TargetKind("file", "colony.release.targets.local"),
    TargetKind("ssh", "colony.release.targets.ssh"),
    TargetKind("s3", "colony.release.bucket.s3"),
    TargetKind("git+ssh", "colony.release.targets.git_pages"),
    TargetKind("git+https", "colony.release.targets.git_pages"),
    TargetKind("git+file", "colony.release.targets.git_pages"),
)
"""Colony's own."""


@functools.cache
def targets() -> Mapping[str, TargetKind]:
    """All kinds by scheme: Colony's own, then those of installed packages."""
    return rows(GROUP, OWN, TargetKind)


def connect(url: str, environment: Mapping[str, str]) -> Target:
    """The target of a URL.

    Raises:
        TargetError: the scheme is unknown, the URL holds a password, or it lacks something.
    """
    try:
        parts = urlsplit(url)
        password = parts.password
    except ValueError as error:
        raise TargetError(f"the deploy address cannot be read: {error}") from error
    if parts.scheme not in targets():
        raise TargetError(
            f"the deploy address {parts.scheme or '(without a scheme)'}:… is none of "
            + ", ".join(f"{scheme}://" for scheme in targets())
        )
    if password is not None:
        raise TargetError(
            "the deploy address holds a password, which would end up in logs; "
            "remove it and use your ssh key, ssh-agent, or the cloud's own configuration."
        )
    module = importlib.import_module(targets()[parts.scheme].module)
    return cast("Target", module.connect(url, environment))
