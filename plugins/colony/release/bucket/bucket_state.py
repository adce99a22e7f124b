"""The state that deploys store in a bucket, and the check of it against what the bucket contains.

It is stored besides the site's files, under names that begin with a dot and so cannot be the site's::


        .colony/live            the live release, and the one that an unfinished switch leads to
        .colony/records/ID      each release, and its files (colony.release.release_record)
        .colony/objects/SHA256  kept bytes
        .colony/table           what was written under each key: content hash, etag, headers
        .colony/journal         keys that a deploy has begun to write
        .colony/lock            who is deploying

    With ``switch=pointer`` all this is in ``.releases/``, as are the site's files: ``.releases/site/ID/…``.

    A row of the table counts only if the store's listing shows the same etag for its key. So a wrong, old or
    lost table costs requests but does no harm.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from colony.model import Value, decode, digest, encode
from colony.release.bucket.store import ListedObject, ObjectHeaders, Store
from colony.release.site_tree import File

TABLE_LAYOUT = 1
STATE_LOOK = ObjectHeaders(content_type="application/octet-stream", cache_control="no-store")


class Layout(Value, frozen=True, kw_only=True):
    """The keys of the site's files and of the state."""

    is_switched: bool = False
    """Whether each release has a prefix of its own, and one object names the live one."""

    @property
    def state(self) -> str:
        """Prefix of the state's keys."""
        return ".releases/" if self.is_switched else ".colony/"

    def place(self, release_id: str, path: str) -> str:
        """The key of a file of a release."""
        return f"{self.site(release_id)}{path}"

    def site(self, release_id: str) -> str:
        """Prefix of the keys of a release's files."""
        return f"{self.state}site/{release_id}/" if self.is_switched else ""

    def record(self, release_id: str) -> str:
        """The key of a release's record."""
        return f"{self.state}records/{release_id}"

    def blob(self, sha256: str, encoding: str) -> str:
        """The key of kept bytes."""
        return f"{self.state}objects/{sha256}{'.gz' if encoding else ''}"


class SwitchState(Value, frozen=True, kw_only=True):
    """Which release is live, and whether a switch is unfinished."""

    live: str = ""
    """Id of the live release; empty if there is none."""
    moving_to: str = ""
    """Id of the release that an unfinished switch leads to; else empty."""


class Stored(Value, frozen=True, kw_only=True, array_like=True):
    """A row of the table: what was written under a key."""

    sha256: str
    """Hash of the file before compression."""
    etag: str
    look: str
    """:func:`headers_digest` of its headers."""
    encoding: str = ""


class Table(Value, frozen=True, kw_only=True):
    """The table: all that deploys have written."""

    layout: int = TABLE_LAYOUT
    written: dict[str, Stored] = {}  # noqa: RUF012 - msgspec copies empty defaults
    unnamed: dict[str, datetime] = {}  # noqa: RUF012 - as above
    """Key → since when no kept release has listed its path."""


def headers_digest(look: ObjectHeaders) -> str:
    """Hash of an object's headers."""
    return digest(encode(look))[:12]


@dataclass
class BucketInventory:
    """What the bucket contains. Code that writes objects must keep it up to date."""

    listed: dict[str, ListedObject]
    """Key → object in the store's listing, without the state."""
    blobs: set[str]
    """Keys of kept bytes."""
    proven: dict[str, Stored] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    """Keys that a deploy wrote or began to write; no others are ever deleted."""
    unnamed: dict[str, datetime] = field(default_factory=dict)
    _sources: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def prove(self, key: str, stored: Stored) -> None:
        """Note what a key contains."""
        self.proven[key] = stored
        self.ours.add(key)
        self._sources.setdefault((stored.sha256, stored.encoding), []).append(key)

    def forget(self, key: str) -> None:
        """Note that a key was deleted."""
        self.proven.pop(key, None)
        self.listed.pop(key, None)
        self.unnamed.pop(key, None)
        self.ours.discard(key)

    def is_right(self, key: str, file: File, look: ObjectHeaders) -> bool:
        """Whether a key is known to contain this content with these headers."""
        stored = self.proven.get(key)
        looks = ("", headers_digest(look))
        return stored is not None and stored.sha256 == file.sha256 and stored.look in looks

    def source(self, sha256: str, encoding: str, but: Iterable[str] = ()) -> str:
        """A key that contains this content and is not in ``but``; empty if there is none."""
        found = self._sources.get((sha256, encoding), ())
        holds = (
            key
            for key in found
            if key not in but and (stored := self.proven.get(key)) and stored.sha256 == sha256
        )
        return next(holds, "")


def take_inventory(store: Store, layout: Layout) -> BucketInventory:
    """List the bucket, and check the table against the listing.

    Raises:
        StoreError: the store cannot be reached.
    """
    listed: dict[str, ListedObject] = {}
    blobs: set[str] = set()
    for item in store.listing():
        if item.key.startswith(layout.blob("", "")):
            blobs.add(item.key)
        elif not item.key.startswith(layout.state) or item.key.startswith(f"{layout.state}site/"):
            listed[item.key] = item
    table, journal = load_table(store, layout), load_journal(store, layout)
    inventory = BucketInventory(listed, blobs, unnamed=dict(table.unnamed))
    inventory.ours |= {key for key in (*table.written, *journal) if key in listed}
    for key, stored in table.written.items():
        if key in listed and listed[key].etag == stored.etag:
            inventory.prove(key, stored)
    return inventory


def load_table(store: Store, layout: Layout) -> Table:
    """The stored table; an empty one if it is missing or damaged."""
    found = store.get(f"{layout.state}table")
    try:
        table = decode(gzip.decompress(found.data), Table) if found else Table()
    except (ValueError, OSError, EOFError):
        return Table()
    return table if table.layout == TABLE_LAYOUT else Table()


def load_journal(store: Store, layout: Layout) -> tuple[str, ...]:
    """The keys of the journal; empty if there is none."""
    found = store.get(f"{layout.state}journal")
    try:
        return decode(found.data, tuple[str, ...]) if found else ()
    except ValueError:
        return ()


def save_journal(store: Store, layout: Layout, keys: Iterable[str]) -> None:
    """Store the keys that are about to be written, so that they are known as Colony's after a failure."""
    known = sorted({*load_journal(store, layout), *keys})
    store.put(f"{layout.state}journal", encode(tuple(known)), STATE_LOOK)


def save_table(store: Store, layout: Layout, inventory: BucketInventory) -> None:
    """Store the table and clear the journal, whose keys it contains."""
    unproven = inventory.ours - inventory.proven.keys()
    blank = Stored(sha256="", etag="", look="")
    written = {**dict.fromkeys(unproven, blank), **inventory.proven}
    table = Table(written=dict(sorted(written.items())), unnamed=dict(sorted(inventory.unnamed.items())))
    store.put(f"{layout.state}table", gzip.compress(encode(table), mtime=0), STATE_LOOK)
    store.put(f"{layout.state}journal", encode(()), STATE_LOOK)
