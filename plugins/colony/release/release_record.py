"""The record that a target stores of each release, to compare it, list it and make it live again."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from colony.model import Value, decode, encode
from colony.release.site_tree import File, Tree, is_hashed, page_count, total_bytes, tree_digest

LAYOUT = 1
"""Increased when the meaning of a stored record changes."""


class Release(Value, frozen=True, kw_only=True):
    """One deployed state of the site, without its list of files."""

    id: str
    """``20261123T081500Z-1a2b3c4d``: sorts by time; safe in file names, keys and shells."""
    made: datetime
    """When it was deployed, in UTC."""
    commit: str = ""
    """Commit of the content that it was built from; empty without version control."""
    committed: datetime | None = None
    """When that commit was made."""
    is_dirty: bool = False
    """Whether the content had uncommitted changes."""
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
    """The release's own files."""
    carried: Tree = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Hashed assets of earlier releases that stay reachable; no path is also in ``tree``."""

    @property
    def reachable(self) -> Tree:
        """All files that can be fetched while this release is live: ``tree`` and ``carried``."""
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
    """Make the record of a tree that is deployed at ``now``."""
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
    """The hashed assets of earlier releases that must stay reachable besides ``tree``.

    So a page that a browser has cached or open keeps its stylesheet and pictures.

    Args:
        tree: the files of the new release.
        earlier: the releases whose assets are carried. Only their own trees count, so that an asset is
            dropped once no release among them has it in its tree.
        reachable: the files at the target; no others can be carried.
    """
    found = {
        path: file
        for record in earlier
        for path, file in record.tree.items()
        if is_hashed(path) and path not in tree and reachable.get(path) == file
    }
    return dict(sorted(found.items()))


def pack(record: Record) -> bytes:
    """A record as compressed JSON, to be stored at a target; equal records give equal bytes."""
    return gzip.compress(encode(record), mtime=0)


def unpack(data: bytes) -> Record:
    """The record that :func:`pack` has encoded.

    Raises:
        ValueError: the bytes are damaged, are not a record, or are one of a later Colony.
    """
    try:
        record = decode(gzip.decompress(data), Record)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ValueError(f"a damaged record of a release: {error}") from error
    if record.layout != LAYOUT:
        raise ValueError(f"a record in layout {record.layout}; this Colony reads {LAYOUT}")
    return record
