"""The protocol of a bucket: objects by key, each written completely or not at all.

:mod:`colony.release.bucket.s3` implements it; :mod:`colony.release.bucket.site_in_bucket` uses it. Keys are
relative to the prefix in the deploy address.
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
"""Number of requests at once; each mostly waits for the network."""


class StoreError(TargetError):
    """The store cannot be reached, or refuses a request."""


class ChangedError(StoreError):
    """A conditional write was refused, since the object has changed meanwhile."""


class ObjectHeaders(Value, frozen=True, kw_only=True):
    """The headers with which a store serves an object."""

    content_type: str
    cache_control: str = ""
    content_encoding: str = ""
    """``gzip`` if the bytes are stored compressed, else empty."""


@dataclass(frozen=True)
class ListedObject:
    """One object in a listing."""

    key: str
    size_bytes: int
    etag: str
    """Without quotes. Stores compute it differently, but other bytes always have another etag."""


@dataclass(frozen=True)
class StoredObject:
    """One object with its bytes."""

    data: bytes
    etag: str
    age_seconds: float
    """Time since it was written, by the store's clock."""


class Store(Protocol):
    """A bucket, from a prefix on. Every method may raise :class:`StoreError`."""

    def listing(self, start: str = "") -> Iterator[ListedObject]:
        """Yield every object whose key begins with ``start``."""
        ...

    def get(self, key: str) -> StoredObject | None:
        """An object with its bytes; None if there is none."""
        ...

    def put(
        self,
        key: str,
        data: bytes | Path,
        look: ObjectHeaders,
        *,
        label: str = "",
        etag: str = "",
        new: bool = False,
    ) -> str:
        """Write an object; returns its etag.

        Args:
            key: the object's key.
            data: the bytes, or the path of a file with them.
            look: its headers.
            label: value of its metadata entry ``release``; empty for none.
            etag: write only if the object still has this etag; empty for no such condition.
            new: write only if there is no such object.

        Raises:
            ChangedError: the condition is not met.
        """
        ...

    def copy(self, source: str, key: str, look: ObjectHeaders) -> str:
        """Copy an object within the store, without a transfer; returns the etag."""
        ...

    def delete(self, key: str) -> None:
        """Remove an object; a missing one is no error."""
        ...

    def close(self) -> None:
        """End the connections."""
        ...


def run_all(work: Callable[[T], None], items: Iterable[T]) -> None:
    """Call ``work`` for every item, several at once. The first error stops the rest and is raised."""
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
