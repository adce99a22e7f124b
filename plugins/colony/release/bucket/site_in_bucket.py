"""The target for a bucket, either plain or with a prefix for each release.

In a **plain** bucket the site's paths are keys, so a switch is not atomic. But no page ever refers to a
missing file: new files to which no live page refers are written first, then pages, then entrances; deletions
come last. All bytes are in the store before the first page changes, so the switch only copies within the
store. The next deploy undoes a switch that was interrupted.

With ``switch=pointer`` each release has its own prefix, and one object names the live one: this is atomic
for readers through that object. :mod:`colony.release.bucket.bucket_state` lists all keys.
"""

from __future__ import annotations

import contextlib
import hashlib
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Self

from colony.model import decode, encode, replaced
from colony.release.bucket.bucket_lock import Lease
from colony.release.bucket.bucket_state import (
    STATE_LOOK,
    BucketInventory,
    Layout,
    Stored,
    SwitchState,
    save_journal,
    save_table,
    take_inventory,
)
from colony.release.bucket.objects import Goal, Meter, bytes_to_send, object_headers, stored_as
from colony.release.bucket.store import ObjectHeaders, Store, run_all
from colony.release.release_record import Record, Release, pack, unpack
from colony.release.site_tree import Phase, is_hashed, phase_of
from colony.release.targets.target import Advance, Holder, Job, TargetError, Traits

_NO_CONDITIONS = (
    "This store ignores conditional writes: two deploys that begin within the same second are not kept "
    "apart. Deploy from one place only."
)


class _LostError(TargetError):
    """The store lacks bytes that a release needs."""


class BucketTarget:
    """A bucket as a :class:`colony.release.targets.target.Target`.

    Args:
        url: the deploy address in the settings.
        store: the bucket, from the site's prefix on.
        layout: the keys in it.
        is_compressed: whether texts are stored compressed.
        grace_seconds: how long an asset stays that no kept release lists.
    """

    def __init__(
        self,
        url: str,
        store: Store,
        layout: Layout,
        *,
        is_compressed: bool = False,
        grace_seconds: int = 3600,
    ):
        self.url = url
        self.traits = Traits(is_atomic=layout.is_switched, can_hold_headers=True)
        self._store = store
        self._layout = layout
        self._is_compressed = is_compressed
        self._grace = timedelta(seconds=grace_seconds)
        self._lease: Lease | None = None
        self._known: BucketInventory | None = None
        self._records: dict[str, Record] = {}
        self._writing = threading.Lock()

    def __enter__(self) -> Self:
        """Return the target itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the connections."""
        self._store.close()

    @contextlib.contextmanager
    def lock(self, holder: Holder) -> Iterator[None]:
        """Lock the bucket during the block; undoes a switch that was interrupted."""
        lease = Lease(self._store, f"{self._layout.state}lock", holder)
        lease.take()
        if not lease.is_honoured:
            self.traits = replaced(self.traits, caution=_NO_CONDITIONS)
        self._lease, self._known = lease, None
        with lease.kept():
            try:
                self._take_back()
                yield
            finally:
                self._lease = None

    def _take_back(self) -> None:
        mark = self._mark()
        if mark.live and mark.moving_to:
            try:
                self.switch(self.record(mark.live))
            except _LostError:
                # It cannot be undone, so no release counts as live: the next deploy sends every file.
                self._set_mark(SwitchState())

    def _mark(self) -> SwitchState:
        found = self._store.get(f"{self._layout.state}live")
        try:
            return decode(found.data, SwitchState) if found else SwitchState()
        except ValueError:
            return SwitchState()

    def live_id(self) -> str:
        """Id of the live release; empty if there is none or its record is damaged."""
        live = self._mark().live
        return live if live and self._stored_record(live) else ""

    def releases(self) -> tuple[Release, ...]:
        """All complete releases, newest first, except those with a damaged record."""
        start = self._layout.record("")
        ids = [item.key.removeprefix(start) for item in self._store.listing(start)]
        found = (self._stored_record(each) for each in sorted(ids, reverse=True))
        return tuple(record.release for record in found if record)

    def record(self, release_id: str) -> Record:
        """A release with its files."""
        record = self._stored_record(release_id)
        if record is None:
            raise TargetError(f"{self.url} keeps no release {release_id}; `invoke releases` lists them.")
        return record

    def _stored_record(self, release_id: str) -> Record | None:
        if release_id not in self._records:
            found = self._store.get(self._layout.record(release_id))
            try:
                if found:
                    self._records[release_id] = unpack(found.data)
            except ValueError:
                return None
        return self._records.get(release_id)

    def free_bytes(self) -> None:
        """None: buckets have no limit of space."""

    def _inventory(self) -> BucketInventory:
        if self._lease is None:
            raise TargetError("a bucket is written only while its lock is held.")
        self._lease.check()
        if self._known is None:
            self._known = take_inventory(self._store, self._layout)
        return self._known

    def _goals(self, record: Record) -> list[Goal]:
        """Every object of a release, in the order of writing."""
        place, packed = self._layout.place, self._is_compressed
        return [
            Goal(place(record.release.id, path), path, file, object_headers(path, is_compressed=packed))
            for path, file in sorted(record.reachable.items(), key=lambda each: (phase_of(each[0]), each[0]))
        ]

    def stage(self, job: Job, advance: Advance) -> None:
        """Send all missing bytes; overwrites no file that readers can fetch."""
        held = self._inventory()
        self._recognise(held, job)
        missing = [
            goal for goal in self._goals(job.record) if not held.is_right(goal.key, goal.file, goal.look)
        ]
        unseen = [goal for goal in missing if self._is_unseen(goal, held)]
        later = [goal for goal in missing if not self._is_unseen(goal, held)]
        meter = Meter({each.path: each.file.size_bytes for each in job.plan.transfers}, advance)
        save_journal(self._store, self._layout, [goal.key for goal in missing])
        self._keep_aside(held, {goal.key for goal in later})

        def bring(goal: Goal) -> None:
            self._bring(held, goal, job, in_place=True)
            meter.done(goal.path)

        for phase in Phase:
            run_all(bring, [goal for goal in unseen if phase_of(goal.path) == phase])

        def put_by(goal: Goal) -> None:
            self._bring(held, goal, job, in_place=False)
            meter.done(goal.path)

        run_all(put_by, {goal.file.sha256: goal for goal in later}.values())

    def _is_unseen(self, goal: Goal, held: BucketInventory) -> bool:
        """Whether a file can be written before the switch: it is new, and no live page refers to it."""
        if self._layout.is_switched:
            return True
        return goal.key not in held.listed and phase_of(goal.path) != Phase.ENTRANCES

    def _recognise(self, held: BucketInventory, job: Job) -> None:
        """If the table is lost, recognise a key's content by an etag that is the MD5 of a local file.

        The headers stay unknown, so they are written again by a copy within the store.
        """
        for goal in self._goals(job.record):
            item = held.listed.get(goal.key)
            if item is None or goal.key in held.proven or goal.path not in job.record.tree:
                continue
            if item.size_bytes == goal.file.size_bytes and not goal.look.content_encoding:
                data = (job.output_root / goal.path).read_bytes()
                if hashlib.md5(data, usedforsecurity=False).hexdigest() == item.etag:
                    held.prove(goal.key, Stored(sha256=goal.file.sha256, etag=item.etag, look="-"))

    def _bring(self, held: BucketInventory, goal: Goal, job: Job, *, in_place: bool) -> None:
        """Write a file at its key, or as kept bytes for the switch; by a copy in the store if possible."""
        encoding = goal.look.content_encoding
        key = goal.key if in_place else self._layout.blob(goal.file.sha256, encoding)
        if not in_place and key in held.blobs:
            return
        source = self._source(held, goal.file.sha256, encoding)
        if source:
            self._write(held, goal, key, lambda: self._store.copy(source, key, goal.look))
        elif goal.path in job.record.tree:
            data = bytes_to_send(job.output_root / goal.path, goal.file, encoding)
            self._write(held, goal, key, lambda: self._store.put(key, data, goal.look))

    def _write(self, held: BucketInventory, goal: Goal, key: str, act: Callable[[], str]) -> None:
        if self._lease is not None:
            self._lease.check()
        etag = act()
        with self._writing:
            if key == goal.key:
                held.prove(key, stored_as(goal, etag))
            else:
                held.blobs.add(key)

    def _source(self, held: BucketInventory, sha256: str, encoding: str, but: Iterable[str] = ()) -> str:
        blob = self._layout.blob(sha256, encoding)
        return blob if blob in held.blobs else held.source(sha256, encoding, but)

    def _keep_aside(self, held: BucketInventory, keys: Collection[str]) -> None:
        """Copy bytes that will be overwritten or deleted to kept bytes, to undo a switch or roll back."""
        aside = {}
        for key in keys:
            stored = held.proven.get(key)
            if stored and stored.sha256 and not self._source(held, stored.sha256, stored.encoding, keys):
                aside[self._layout.blob(stored.sha256, stored.encoding)] = (key, stored.encoding)

        def keep(item: tuple[str, tuple[str, str]]) -> None:
            blob, (key, encoding) = item
            self._store.copy(key, blob, replaced(STATE_LOOK, content_encoding=encoding))
            with self._writing:
                held.blobs.add(blob)

        run_all(keep, aside.items())

    def switch(self, record: Record) -> None:
        """Make a release live, only by copies within the store."""
        held = self._inventory()
        missing = [goal for goal in self._goals(record) if not held.is_right(goal.key, goal.file, goal.look)]
        moves = self._moves(held, missing, record)
        self._keep_aside(held, {goal.key for goal in missing})
        before = self._mark()
        if not self._layout.is_switched and moves:
            save_journal(self._store, self._layout, [goal.key for goal in missing])
            self._set_mark(SwitchState(live=before.live, moving_to=record.release.id))

        def move(item: tuple[Goal, str]) -> None:
            goal, source = item
            self._write(held, goal, goal.key, lambda: self._store.copy(source, goal.key, goal.look))

        for phase in Phase:
            run_all(move, [each for each in moves if phase_of(each[0].path) == phase])
        save_table(self._store, self._layout, held)
        self._store.put(self._layout.record(record.release.id), pack(record), STATE_LOOK)
        self._records[record.release.id] = record
        self._set_mark(SwitchState(live=record.release.id))

    def _moves(self, held: BucketInventory, missing: list[Goal], record: Record) -> list[tuple[Goal, str]]:
        """(goal, key to copy from) of each missing file; raises if the store lacks a file of the release."""
        overwritten = {goal.key for goal in missing}
        moves, lost = [], []
        for goal in missing:
            for encoding in (goal.look.content_encoding, "" if goal.look.content_encoding else "gzip"):
                others = overwritten - {goal.key}
                source = self._source(held, goal.file.sha256, encoding, others)
                if source:
                    look = replaced(goal.look, content_encoding=encoding)
                    moves.append((Goal(goal.key, goal.path, goal.file, look), source))
                    break
            else:
                if goal.path in record.tree:
                    lost.append(goal.path)
        if lost:
            raise _LostError(
                f"{self.url} has no longer {len(lost)} file(s) of {record.release.id}, such as {lost[0]!r}; "
                "nothing was changed. Build that state of the content again and deploy it with --again."
            )
        return moves

    def _set_mark(self, mark: SwitchState) -> None:
        if self._lease is not None:
            self._lease.check()
        look = ObjectHeaders(content_type="application/json", cache_control="no-store")
        self._store.put(f"{self._layout.state}live", encode(mark), look, label=mark.live)

    def prune(self, keep: int) -> tuple[str, ...]:
        """Delete files that no kept release needs: pages at once, assets after their grace time.

        Objects that no deploy has written stay.
        """
        held, live = self._inventory(), self._mark().live
        ids = [release.id for release in self.releases()]
        kept = {each: self.record(each) for each in {*ids[:keep], live}}
        gone = tuple(each for each in ids if each not in kept)
        doomed = sorted(self._doomed(held, kept, kept[live]))
        needed = {file.sha256 for record in kept.values() for file in record.tree.values()}
        if not self._layout.is_switched:
            kept_keys = (
                key for key in doomed if (stored := held.proven.get(key)) and stored.sha256 in needed
            )
            self._keep_aside(held, set(kept_keys))
        run_all(self._store.delete, doomed)
        for key in doomed:
            held.forget(key)
        spare = [blob for blob in held.blobs if blob.rpartition("/")[2].removesuffix(".gz") not in needed]
        run_all(self._store.delete, [*spare, *map(self._layout.record, gone)])
        held.blobs.difference_update(spare)
        save_table(self._store, self._layout, held)
        return gone

    def _doomed(self, held: BucketInventory, kept: Mapping[str, Record], live: Record) -> Iterator[str]:
        """Yield keys to delete now; notes since when each other unneeded key has not been listed."""
        now = datetime.now(UTC)
        if self._layout.is_switched:
            sites = tuple(self._layout.site(each) for each in kept)
            yield from (key for key in held.ours if not key.startswith(sites))
            return
        named = {
            path
            for record in kept.values()
            for path, file in record.tree.items()
            if is_hashed(path) and (stored := held.proven.get(path)) and stored.sha256 == file.sha256
        } | live.reachable.keys()
        for key in held.ours:
            if key in named:
                held.unnamed.pop(key, None)
            elif phase_of(key) != Phase.ASSETS or now - held.unnamed.setdefault(key, now) >= self._grace:
                yield key
