"""A lock in a bucket: one object, written on the condition that it has not changed since it was read.

The object names the holder and is rewritten every 15 seconds. If it is older than a minute, by the store's
clock, the lock is free. Some stores ignore conditions, which is found out by a write that should fail. With
such a store, two deploys that begin within the same second may both get the lock; the target warns of this.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
import time
from collections.abc import Iterator

from colony.model import Value, decode, encode
from colony.release.bucket.bucket_state import STATE_LOOK
from colony.release.bucket.store import ChangedError, Store, StoredObject, StoreError
from colony.release.targets.target import Holder, LockedError, TargetError

BEAT_SECONDS = 15.0
LOST_AFTER_SECONDS = 60.0
SETTLE_SECONDS = 1.5
"""Seconds to wait for another deploy to overwrite the lock, if the store ignores conditions."""


class Note(Value, frozen=True, kw_only=True):
    """The content of the lock's object; with an empty token the lock is free."""

    token: str = ""
    holder: Holder | None = None


class Lease:
    """A lock, taken by :meth:`take` and held during :meth:`kept`."""

    def __init__(self, store: Store, key: str, holder: Holder):
        self._store = store
        self._key = key
        self._note = Note(token=secrets.token_hex(8), holder=holder)
        self._etag = ""
        self._lost = ""
        self._ended = threading.Event()
        self.is_honoured = True
        """Whether the store honours conditional writes."""

    def take(self) -> None:
        """Take the lock.

        Raises:
            LockedError: somebody else holds it.
        """
        found = self._store.get(self._key)
        note = _read(found)
        if found and note.token and found.age_seconds < LOST_AFTER_SECONDS:
            raise _locked(note)
        try:
            self._etag = self._write(self._note, etag=found.etag if found else "", new=found is None)
        except ChangedError as error:
            self._mine_or_raise(error)
        self.is_honoured = self._probe()
        if not self.is_honoured:
            time.sleep(SETTLE_SECONDS)
            self._mine_or_raise(None)

    def _write(self, note: Note, etag: str = "", new: bool = False) -> str:
        return self._store.put(self._key, encode(note), STATE_LOOK, etag=etag, new=new)

    def _probe(self) -> bool:
        """Whether the store honours conditions: a write of a new object must fail, since it exists."""
        try:
            self._etag = self._write(self._note, new=True)
        except ChangedError:
            return True
        return False

    def _mine_or_raise(self, error: Exception | None) -> None:
        """Check that the lock is ours; else raise. A repeated write may fail although the first succeeded."""
        found = self._store.get(self._key)
        note = _read(found)
        if found is None or note.token != self._note.token:
            raise _locked(note) from error
        self._etag = found.etag

    def check(self) -> None:
        """Raise TargetError if the lock has been lost."""
        if self._lost:
            raise TargetError(f"the lock was lost, so the deploy stopped: {self._lost} Deploy again.")

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Renew the lock regularly during the block, then release it."""
        beats = threading.Thread(target=self._beat, daemon=True)
        beats.start()
        try:
            yield
        finally:
            self._ended.set()
            beats.join()
            with contextlib.suppress(StoreError):  # an old lock counts as free in any case
                self._renew(Note())

    def _beat(self) -> None:
        renewed = time.monotonic()
        while not self._ended.wait(BEAT_SECONDS):
            try:
                self._renew(self._note)
                renewed = time.monotonic()
            except ChangedError as error:
                self._lost = str(error)
                return
            except StoreError as error:
                if time.monotonic() - renewed > LOST_AFTER_SECONDS - 2 * BEAT_SECONDS:
                    self._lost = str(error)
                    return

    def _renew(self, note: Note) -> None:
        if self._lost:
            return
        if not self.is_honoured and _read(self._store.get(self._key)).token != self._note.token:
            raise ChangedError("somebody else has taken it.")
        try:
            self._etag = self._write(note, etag=self._etag)
        except ChangedError:
            found = self._store.get(self._key)
            if found is None or _read(found).token != note.token:
                raise
            self._etag = found.etag


def _read(found: StoredObject | None) -> Note:
    try:
        return decode(found.data, Note) if found else Note()
    except ValueError:
        return Note()


def _locked(note: Note) -> LockedError:
    who = str(note.holder) if note.holder else "who, is not recorded"
    return LockedError(
        f"somebody else deploys there just now: {who}. Try again when that is over; "
        f"a lock whose holder has died is free after {LOST_AFTER_SECONDS:.0f} seconds."
    )
