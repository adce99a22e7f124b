"""The protocol of targets (places that a site is deployed to), and the table of their kinds.

:mod:`colony.release.deploy` takes these steps with every target::


        with connect(url, os.environ) as target, target.lock(holder):
        live, kept = target.live_id(), target.releases()
        …  plan and pre-flight: pure; nothing has been written so far
        target.stage(Job(plan, record, output_root), advance)   # readers notice nothing
        target.switch(record)                                    # now they do
        …  verify; on failure target.switch(the release before)
        target.prune(keep)                                       # deletions, last of all

A kind of target is a module with ``connect`` and a row in :data:`OWN`, or, in another package, a row in
the entry point group ``colony.targets``.

A rollback is ``switch`` and ``prune`` with the record of a kept release. If a step is interrupted (process
killed, connection lost, disk full), the old site or the new one is live, and the next deploy removes what
is left over.
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
"""Called with the number of bytes sent so far, out of ``plan.transfer_bytes``."""


class TargetError(Exception):
    """A target cannot be used, or failed. The message says what is wrong and what to do.

    It never contains a secret: it quotes the output of other programs, but not their arguments.
    """


class LockedError(TargetError):
    """Somebody else is deploying to the target; the message says who and since when."""


class Traits(Value, frozen=True, kw_only=True):
    """The properties of a target."""

    is_atomic: bool
    """True: the whole site changes at one moment. False: pages change one after the other, but none refers
    to an asset that is not there."""
    can_hold_headers: bool = False
    """Whether the target stores Content-Type and Cache-Control with files; else the web server sets them."""
    caution: str = ""
    """A warning for the operator about this target; set once it has been locked."""


class Holder(Value, frozen=True, kw_only=True):
    """Who holds a lock, and since when."""

    who: str
    """``user@machine``."""
    since: datetime

    def __str__(self) -> str:
        return f"{self.who} since {self.since:%Y-%m-%d %H:%M:%S %Z}"


@dataclass(frozen=True)
class Job:
    """The argument of :meth:`Target.stage`."""

    plan: Plan
    record: Record
    """The new release; ``record.tree`` lists all its files."""
    output_root: Path
    """Folder of the files: ``output_root / path`` for each path in ``record.tree``. If a file differs from
    the record, the target raises TargetError."""


class Target(Protocol):
    """A place that a site is deployed to.

    Every method raises :class:`TargetError` if the place cannot be reached or refuses. The connection
    may be opened only at the first call.
    """

    url: str
    """The deploy address in the settings; it is printed and so contains no secret."""
    traits: Traits

    def __enter__(self) -> Self:
        """Return the target itself."""
        ...

    def __exit__(self, *_: object) -> None:
        """End the connection. Called once, also after a failure."""
        ...

    def lock(self, holder: Holder) -> AbstractContextManager[None]:
        """Lock the place during the block.

        If the holder is killed or its connection lost, the lock must be released within about a minute.
        After that, ``stage`` and ``switch`` of this holder must raise TargetError. Leftovers of an
        interrupted deploy may be removed here.

        Raises:
            LockedError: somebody else holds the lock.
        """
        ...

    def live_id(self) -> str:
        """Id of the live release; empty if there is none."""
        ...

    def releases(self) -> tuple[Release, ...]:
        """All complete releases, newest first (ids sort by time)."""
        ...

    def record(self, release_id: str) -> Record:
        """A release with its files; ``carried`` is as when the release was last live.

        Raises:
            TargetError: there is no release with this id.
        """
        ...

    def free_bytes(self) -> int | None:
        """Free space; None if it is unlimited or unknown."""
        ...

    def stage(self, job: Job, advance: Advance) -> None:
        """Bring the missing files of a release to the place; readers notice nothing.

        Only changed files are sent. A place without atomic switch (``traits.is_atomic`` False) writes here
        only files that no live page refers to, such as hashed assets, and keeps the others aside for
        :meth:`switch`. It stops at the first error; the next call completes what is missing.
        """
        ...

    def switch(self, record: Record) -> None:
        """Make a staged or kept release live; files in ``record.carried`` must be reachable, too.

        A rollback adds the assets of the replaced release to ``record.carried``. Each carried file is
        reachable now or belongs to a kept release. The record is stored as given. A place without atomic
        switch writes in this order: assets, pages, entrances (home, feeds, sitemaps), the record, the name
        of the live release; it deletes nothing. Switching to the live release is allowed and repairs it.
        """
        ...

    def prune(self, keep: int) -> tuple[str, ...]:
        """Remove old releases, except the newest ``keep`` ones and the live one; returns their ids.

        A place that stores the site as one plain tree of files also deletes, after their grace time, files
        that the live record does not list.
        """
        ...


GROUP = "colony.targets"
"""The entry point group in which packages offer rows."""


@dataclass(frozen=True)
class TargetKind:
    """A kind of target, known by the scheme of its URLs."""

    name: str
    """The scheme, such as ``s3`` in ``s3://bucket/folder``."""
    module: str
    """Module with ``connect(url: str, environment: Mapping[str, str]) -> Target``.

    It is imported only when a URL needs it, since boto3 takes half a second and is optional. ``connect``
    only checks the URL; ``environment`` is :data:`os.environ`. Secrets come from there or from the user's
    ssh and cloud configuration, never from the URL.
    """


OWN = (
    TargetKind("file", "colony.release.targets.local"),
    TargetKind("ssh", "colony.release.targets.ssh"),
    TargetKind("s3", "colony.release.bucket.s3"),
    TargetKind("git+ssh", "colony.release.targets.git_pages"),
    TargetKind("git+https", "colony.release.targets.git_pages"),
    TargetKind("git+file", "colony.release.targets.git_pages"),
)
"""Colony's own kinds of targets."""


@functools.cache
def targets() -> Mapping[str, TargetKind]:
    """Scheme → kind of target: Colony's own, then those of installed packages."""
    return rows(GROUP, OWN, TargetKind)


def connect(url: str, environment: Mapping[str, str]) -> Target:
    """The target for a deploy address.

    Raises:
        TargetError: the scheme is unknown, or the URL contains a password or lacks something.
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
