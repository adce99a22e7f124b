"""What a bucket can do, in words of our own: objects by key, each written whole or not at all.

:mod:`colony.release.bucket.s3` speaks to real stores; :mod:`colony.release.bucket.site_in_bucket` makes a
site of these few verbs. Keys count from the prefix of the deploy address.
"""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from colony.model import Value
from colony.release.targets.target import TargetError

T = TypeVar("T")

WORKERS = 16
"""Requests at once. A request waits for the line most of its time, even on two cores."""


class StoreError(TargetError):
    """The store cannot be reached or refuses."""


class ChangedError(StoreError):
    """A conditional write was refused: somebody else has written there meanwhile."""


class ObjectLook(Value, frozen=True, kw_only=True):
    """What a store says of an object when it serves it."""

    content_type: str
    cache_control: str = ""
    content_encoding: str = ""
    """``gzip`` where the bytes are stored compressed; empty where they are stored as they are."""


@dataclass(frozen=True)
class Item:
    """One object in a listing."""

    key: str
    size_bytes: int
    etag: str
    """Without quotes. Whatever a store makes it from, it is another one for other bytes."""


@dataclass(frozen=True)
class Found:
    """One object with its bytes."""

    data: bytes
    etag: str
    age_seconds: float
    """Since it was written, by the store's own clock."""


class Store(Protocol):
    """A bucket, from a prefix on. Every method raises :class:`StoreError`."""

    def listing(self, start: str = "") -> Iterator[Item]:
        """Every object whose key starts like this."""
        ...

    def get(self, key: str) -> Found | None:
        """An object; None where there is none."""
        ...

    def put(
        self,
        key: str,
        data: bytes | Path,
        look: ObjectLook,
        *,
        label: str = "",
        etag: str = "",
        new: bool = False,
    ) -> str:
        """Write an object; gives its etag.

        Args:
            key: where.
            data: the bytes, or a file that holds them.
            look: what is said of it.
            label: a word in its metadata, called ``release``.
            etag: only if the object still has this one.
            new: only if there is no such object.

        Raises:
            ChangedError: the condition does not hold.
        """
        ...

    def copy(self, source: str, key: str, look: ObjectLook) -> str:
        """Copy an object within the store; gives the etag. No byte travels to or from here."""
        ...

    def delete(self, key: str) -> None:
        """Remove an object; one that is not there is no error."""
        ...

    def close(self) -> None:
        """End the connections."""
        ...


def run_all(work: Callable[[T], None], items: Iterable[T]) -> None:
    """Do some work for every item, several at a time. The first error stops the rest, and is raised."""
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        running: set[concurrent.futures.Future[None]] = set()
        try:
            for item in items:
                if len(running) >= 4 * WORKERS:
                    done, running = concurrent.futures.wait(
                        running, return_when=concurrent.futures.FIRST_COMPLETED
                    )
                    for each in done:
                        each.result()
                running.add(pool.submit(work, item))
            for each in concurrent.futures.as_completed(running):
                each.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
