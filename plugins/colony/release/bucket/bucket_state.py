"""What a bucket remembers of the site in it, and what it really holds.

Beside the site's files, under a name that no site has (it begins with a dot)::

    .colony/live            which release is live, and which one a switch is on the way to
    .colony/records/ID      what each release is, and its files (colony.release.release_record)
    .colony/objects/SHA256  bytes that some release needs and no path holds any more, or not yet
    .colony/table           what was written under each key: content hash, etag, headers
    .colony/journal         keys that a deploy has begun to write
    .colony/lock            who deploys just now

With ``switch=pointer`` the same lies in ``.releases/``, and the site's files, too: ``.releases/site/ID/…``.

The table is never believed alone: a key counts as holding what the table says only where the store's own
listing shows the etag that the table has for it. So a table that lies, is old or is lost costs requests, and
nothing else.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from colony.model import Value, decode, digest, encode
from colony.release.bucket.store import Item, ObjectLook, Store
from colony.release.site_tree import File

TABLE_LAYOUT = 1
STATE_LOOK = ObjectLook(content_type="application/octet-stream", cache_control="no-store")


class Layout(Value, frozen=True, kw_only=True):
    """Where things lie."""

    is_switched: bool = False
    """Whether each release has a prefix of its own, and one object says which is live."""

    @property
    def state(self) -> str:
        """Where all that is ours begins."""
        return ".releases/" if self.is_switched else ".colony/"

    def place(self, release_id: str, path: str) -> str:
        """The key of a file of a release."""
        return f"{self.site(release_id)}{path}"

    def site(self, release_id: str) -> str:
        """What stands before the paths of a release."""
        return f"{self.state}site/{release_id}/" if self.is_switched else ""

    def record(self, release_id: str) -> str:
        """The key of a release's record."""
        return f"{self.state}records/{release_id}"

    def blob(self, sha256: str, encoding: str) -> str:
        """The key of bytes that are kept by their content."""
        return f"{self.state}objects/{sha256}{'.gz' if encoding else ''}"


class BucketMark(Value, frozen=True, kw_only=True):
    """What is live."""

    live: str = ""
    """Id of the release; empty where there is none."""
    moving_to: str = ""
    """Not empty where a switch has begun and not ended."""


class Stored(Value, frozen=True, kw_only=True, array_like=True):
    """What was written under a key."""

    sha256: str
    """Of the file, before it was compressed."""
    etag: str
    look: str
    """:func:`look_digest` of its headers."""
    encoding: str = ""


class Table(Value, frozen=True, kw_only=True):
    """Everything that deploys have written."""

    layout: int = TABLE_LAYOUT
    written: dict[str, Stored] = {}  # noqa: RUF012 - msgspec copies empty defaults
    unnamed: dict[str, datetime] = {}  # noqa: RUF012 - as above
    """Key → since when no kept release has named it."""


def look_digest(look: ObjectLook) -> str:
    """Short for an object's headers."""
    return digest(encode(look))[:12]


@dataclass
class BucketInventory:
    """What the bucket holds, as far as it is proven. Kept up to date by whoever writes."""

    listed: dict[str, Item]
    """By key, without what is ours alone."""
    blobs: set[str]
    """Keys of the kept bytes."""
    proven: dict[str, Stored] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    """Keys that some deploy wrote or began to write. No other is ever deleted."""
    unnamed: dict[str, datetime] = field(default_factory=dict)
    _sources: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def prove(self, key: str, stored: Stored) -> None:
        """Take down what a key holds."""
        self.proven[key] = stored
        self.ours.add(key)
        self._sources.setdefault((stored.sha256, stored.encoding), []).append(key)

    def forget(self, key: str) -> None:
        """Take down that a key is gone."""
        self.proven.pop(key, None)
        self.listed.pop(key, None)
        self.unnamed.pop(key, None)
        self.ours.discard(key)

    def is_right(self, key: str, file: File, look: ObjectLook) -> bool:
        """Whether a key holds this content with these headers."""
        stored = self.proven.get(key)
        return stored is not None and stored.sha256 == file.sha256 and stored.look in ("", look_digest(look))

    def source(self, sha256: str, encoding: str, but: Iterable[str] = ()) -> str:
        """A key that holds this content, other than some; empty where there is none."""
        found = self._sources.get((sha256, encoding), ())
        holds = (
            key
            for key in found
            if key not in but and (stored := self.proven.get(key)) and stored.sha256 == sha256
        )
        return next(holds, "")


def take_inventory(store: Store, layout: Layout) -> BucketInventory:
    """Look what the bucket holds, and how much of the table is true.

    Raises:
        StoreError: the store cannot be reached.
    """
    listed: dict[str, Item] = {}
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
    """The table; an empty one where there is none, or a damaged one."""
    found = store.get(f"{layout.state}table")
    try:
        table = decode(gzip.decompress(found.data), Table) if found else Table()
    except (ValueError, OSError, EOFError):
        return Table()
    return table if table.layout == TABLE_LAYOUT else Table()


def load_journal(store: Store, layout: Layout) -> tuple[str, ...]:
    """Keys that a deploy has begun to write."""
    found = store.get(f"{layout.state}journal")
    try:
        return decode(found.data, tuple[str, ...]) if found else ()
    except ValueError:
        return ()


def save_journal(store: Store, layout: Layout, keys: Iterable[str]) -> None:
    """Say which keys are about to be written, so that they are known for ours whatever happens."""
    known = sorted({*load_journal(store, layout), *keys})
    store.put(f"{layout.state}journal", encode(tuple(known)), STATE_LOOK)


def save_table(store: Store, layout: Layout, inventory: BucketInventory) -> None:
    """Write the table, which takes over what the journal holds."""
    unproven = inventory.ours - inventory.proven.keys()
    blank = Stored(sha256="", etag="", look="")
    written = {**dict.fromkeys(unproven, blank), **inventory.proven}
    table = Table(written=dict(sorted(written.items())), unnamed=dict(sorted(inventory.unnamed.items())))
    store.put(f"{layout.state}table", gzip.compress(encode(table), mtime=0), STATE_LOOK)
    store.put(f"{layout.state}journal", encode(()), STATE_LOOK)
