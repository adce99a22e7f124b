"""What a target remembers of each release, so that it can be compared, listed and brought back."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from colony.model import Value, decode, encode
from colony.release.site_tree import File, Tree, is_hashed, page_count, total_bytes, tree_digest

LAYOUT = 1
"""Raised when the meaning of a stored record changes."""


class Release(Value, frozen=True, kw_only=True):
    """One edition of the site at a target."""

    id: str
    """``20261123T081500Z-1a2b3c4d``: sorts by time, safe as a file name, a key and in a shell."""
    made: datetime
    """When it was deployed, in UTC."""
    commit: str = ""
    """Of the content it was built from; empty where that is under no version control."""
    committed: datetime | None = None
    """When that commit was made."""
    is_dirty: bool = False
    """Whether the content had changes that no commit holds."""
    siteurl: str = ""
    pages: int = 0
    files: int = 0
    size_bytes: int = 0
    digest: str = ""
    """:func:`colony.release.site_tree.tree_digest` of its tree."""


class Record(Value, frozen=True, kw_only=True):
    """A release with its files."""

    layout: int = LAYOUT
    release: Release
    tree: Tree
    """Its own files."""
    carried: Tree = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Hashed assets of earlier releases that stay reachable beside them; no path of ``tree`` is in here."""

    @property
    def reachable(self) -> Tree:
        """Everything that a reader can fetch while this release is live."""
        return {**self.carried, **self.tree}


def make_record(
    tree: Tree,
    now: datetime,
    *,
    carried: Tree | None = None,
    commit: str = "",
    committed: datetime | None = None,
    is_dirty: bool = False,
    siteurl: str = "",
) -> Record:
    """Describe a tree as a release made at ``now``."""
    fingerprint = tree_digest(tree)
    made = now.astimezone(UTC).replace(microsecond=0)
    release = Release(
        id=f"{made:%Y%m%dT%H%M%SZ}-{fingerprint[:8]}",
        made=made,
        commit=commit,
        committed=committed,
        is_dirty=is_dirty,
        siteurl=siteurl,
        pages=page_count(tree),
        files=len(tree),
        size_bytes=total_bytes(tree),
        digest=fingerprint,
    )
    return Record(release=release, tree=tree, carried=carried or {})


def carry(tree: Mapping[str, File], earlier: Iterable[Record], reachable: Mapping[str, File]) -> Tree:
    """The hashed assets of earlier releases that must stay reachable beside ``tree``.

    A page from a cache, or one that a reader still has open, keeps its style and pictures this way.

    Args:
        tree: the files that are about to be live.
        earlier: the releases whose assets live on. Their own trees count, not what they carried, so that
            an asset goes when the last release that used it is no longer among them.
        reachable: what is live now or kept at the target; nothing else can be carried.
    """
    found = {
        path: file
        for record in earlier
        for path, file in record.tree.items()
        if is_hashed(path) and path not in tree and reachable.get(path) == file
    }
    return dict(sorted(found.items()))


def pack(record: Record) -> bytes:
    """A record as bytes to store at a target: JSON, compressed; equal records give equal bytes."""
    return gzip.compress(encode(record), mtime=0)


def unpack(data: bytes) -> Record:
    """Read what :func:`pack` wrote.

    Raises:
        ValueError: the bytes are cut off, are no record, or one of a later Colony.
    """
    try:
        record = decode(gzip.decompress(data), Record)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ValueError(f"a damaged record of a release: {error}") from error
    if record.layout != LAYOUT:
        raise ValueError(f"a record in layout {record.layout}; this Colony reads {LAYOUT}")
    return record
