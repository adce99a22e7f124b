"""The memo: what was read and made before, found again by the hash of what it was made from.

One SQLite file. A value is stored with a hash of itself and its key, or its key is its hash, so that
a truncated, torn or altered store yields misses and never wrong pages; a file that is no memo at all
is set aside and begun anew. No pickle: reading a foreign store runs nothing. sqlite3 lives in this
module only.
"""

from __future__ import annotations

import contextlib
import fcntl
import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from colony.model import digest

SCHEMA = 4
"""Raised when the layout of the store, or the form of its values, changes; another one is set aside."""

KEEP_DAYS = 30
"""How long a value that no build asked for is kept."""

_SELF_GUARDED = ("body",)
"""Spaces whose keys are their values' own hashes."""

_CHUNK = 500  # SQLite allows 999 variables in a statement on old builds (SQLITE_MAX_VARIABLE_NUMBER)

logger = logging.getLogger(__name__)


class Memo:
    """A content-addressed store: (space, key) → bytes.

    Args:
        connection: an open database with the memo's table.
        day: the build's day as an ordinal; values asked for are marked with it.
    """

    def __init__(self, connection: sqlite3.Connection, day: int):
        self._connection = connection
        self._day = day
        self._complained = False
        self.damaged = False
        """True when an operation found the file torn: it is set aside when it is let go of."""
        self._first_today = self.get_many("pruned", ["day"]).get("day") != str(day).encode()

    def get_many(self, space: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The remembered values of these keys; keys without one are left out."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, bytes] = {}
        stale: list[str] = []
        for start in range(0, len(wanted), _CHUNK):
            chunk = wanted[start : start + _CHUNK]
            for key, value, guard, used in self._rows(space, chunk):
                # A flipped byte may change a value's type as well as its content.
                if isinstance(value, bytes) and _vouches(space, key, value, guard):
                    found[key] = value
                    if used != self._day:
                        stale.append(key)
        self._mark_used(space, stale)
        return found

    def put_many(self, space: str, values: Mapping[str, bytes]) -> None:
        """Remember values. A full disk is said once and costs only the remembering."""
        self.put_all({space: values})

    def put_all(self, spaces: Mapping[str, Mapping[str, bytes]]) -> None:
        """Remember values of several spaces in one step, as :meth:`put_many` does."""
        rows = [
            (space, key, value, "" if space in _SELF_GUARDED else digest(space, key, value), self._day)
            for space, values in spaces.items()
            for key, value in values.items()
        ]
        with self._forgiving("remember"):
            self._connection.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?, ?, ?)", rows)
            self._connection.commit()

    def keep(self, space: str, keys: Iterable[str]) -> None:
        """Mark values as used that belong to others which were asked for, without fetching them."""
        if self._first_today:
            self._mark_used(space, list(keys))

    def prune(self) -> int:
        """Forget what no build has asked for in :data:`KEEP_DAYS` days. Returns how many values.

        Once a day, since it has to look at everything.
        """
        forgotten = 0
        if not self._first_today:
            return forgotten
        self._first_today = False
        self.put_many("pruned", {"day": str(self._day).encode()})
        with self._forgiving("prune"):
            cursor = self._connection.execute("DELETE FROM memo WHERE used < ?", (self._day - KEEP_DAYS,))
            self._connection.commit()
            forgotten = cursor.rowcount
        return forgotten  # noqa: RET504 - an error leaves the block before this is counted

    def close(self) -> None:
        """Write everything into the one file, so that it can be copied, and let go of it."""
        with self._forgiving("close"):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()

    def _rows(self, space: str, keys: Sequence[str]) -> list[tuple[str, object, str, int]]:
        marks = ",".join("?" * len(keys))
        columns = "key, value, guard, used"
        question = f"SELECT {columns} FROM memo WHERE space = ? AND key IN ({marks})"  # noqa: S608 - marks only
        rows: list[tuple[str, object, str, int]] = []
        with self._forgiving("look up"):
            rows = self._connection.execute(question, (space, *keys)).fetchall()
        return rows  # noqa: RET504 - an error leaves the block before there are any

    def _mark_used(self, space: str, keys: list[str]) -> None:
        if keys:
            with self._forgiving("mark"):
                self._connection.executemany(
                    "UPDATE memo SET used = ? WHERE space = ? AND key = ?",
                    [(self._day, space, key) for key in keys],
                )
                self._connection.commit()

    @contextlib.contextmanager
    def _forgiving(self, doing: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            # OperationalError is the disk's or another program's fault, the rest is the file's.
            self.damaged |= not isinstance(error, sqlite3.OperationalError)
            if not self._complained:
                logger.warning("the memo could not %s (%s); the build goes on without it", doing, error)
            self._complained = True


def _vouches(space: str, key: str, value: bytes, guard: str) -> bool:
    """Whether a stored value is the one that was remembered."""
    return key == digest(value) if space in _SELF_GUARDED else guard == digest(space, key, value)


@contextlib.contextmanager
def opened(cache_root: Path, day: int) -> Iterator[Memo]:
    """The memo in this cache folder, for this build alone: a second build waits until it is free.

    A store that is damaged, foreign or of another layout is set aside as ``memo.damaged`` and a
    new one begun; a warning says so.
    """
    cache_root.mkdir(parents=True, exist_ok=True)
    with locked(cache_root / "lock", cache_root):
        path = cache_root / "memo.sqlite"
        try:
            connection = _connect(path)
        except (sqlite3.Error, ValueError) as error:
            connection = _begin_anew(path, error)
        memo = Memo(connection, day)
        try:
            yield memo
        finally:
            memo.close()
            if memo.damaged:
                logger.warning(
                    "the memo %s is damaged; set aside as memo.damaged, begun anew next time", path
                )
                _set_aside(path)


def _begin_anew(path: Path, fault: Exception) -> sqlite3.Connection:
    """A new store in place of one that cannot be used.

    Raises:
        OSError: no store can be had there, so it is the disk's fault and the old one is kept.
    """
    _set_aside(path)
    try:
        connection = _connect(path)
    except sqlite3.Error as error:
        with contextlib.suppress(OSError):
            path.with_name("memo.damaged").replace(path)
        raise OSError(f"the cache folder {path.parent} cannot be used: {error}") from error
    logger.warning("the memo %s is not usable (%s); set aside as memo.damaged", path, fault)
    return connection


def _set_aside(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.replace(path, path.with_name("memo.damaged"))  # noqa: PTH105 - replaces an older one
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=False)
    try:
        # The store only repeats what can be made again: after a power cut it may be damaged, which
        # is noticed; a killed process cannot damage it. So no write has to wait for the disk.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and version != SCHEMA:
            raise ValueError(f"its layout is {version}, not {SCHEMA}")
        # Keys are hashes: a table in their order would move large values about at every insertion.
        connection.execute(
            "CREATE TABLE IF NOT EXISTS memo (space TEXT, key TEXT, value BLOB, guard TEXT, used INTEGER,"
            " PRIMARY KEY (space, key))"
        )
        connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("SELECT key, value, guard, used FROM memo LIMIT 1").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def locked(path: Path, folder: Path) -> Iterator[None]:
    """Hold this lock file of a folder; where another build holds it, say so and wait.

    Who holds several takes the output's before the cache's, so that no two wait for each other.
    """
    with path.open("a") as stream:
        # A record lock (fcntl(2)) is this process's alone. One of flock(2) would be shared by the
        # workers, and those that outlive a killed build would hold it for ever.
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            logger.warning("another build is using %s; waiting until it is done", folder)
            fcntl.lockf(stream, fcntl.LOCK_EX)
        yield
