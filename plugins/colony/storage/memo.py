"""The memo: a store of what earlier builds read and made, by the hash of what each value was made from.

It is one SQLite file. Each value is checked by a hash when it is read, so that a damaged store
yields missing values and never wrong ones; a file that is no memo is renamed and a new one begun.
Values are plain bytes, not pickles, so that reading another's store runs no code. Only this module
uses sqlite3.
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
"""Increased when the tables or the form of values change; a store with another number is set aside."""

KEEP_DAYS = 30
"""Days after which a value that no build has asked for is deleted."""

_SELF_GUARDED = ("body",)
"""Spaces in which the key of a value is the value's own hash."""

_CHUNK = 500  # SQLite allows 999 variables in a statement on old builds (SQLITE_MAX_VARIABLE_NUMBER)

logger = logging.getLogger(__name__)


class Memo:
    """A store of values: (space, key) → bytes. A space is a kind of value, such as ``body``.

    Args:
        connection: an open database that has the memo's table.
        day: the day of the build (:meth:`datetime.date.toordinal`), noted with each value it asks for.
    """

    def __init__(self, connection: sqlite3.Connection, day: int):
        self._connection = connection
        self._day = day
        self._complained = False
        self.damaged = False
        """True once an operation found the file damaged; it is set aside when the memo is closed."""
        self._first_today = self.get_many("pruned", ["day"]).get("day") != str(day).encode()

    def get_many(self, space: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The stored values of these keys; a key without a sound value is left out of the result."""
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
        """Store values. If the disk is full, one warning is logged and nothing is stored."""
        self.put_all({space: values})

    def put_all(self, spaces: Mapping[str, Mapping[str, bytes]]) -> None:
        """Store values of several spaces in one transaction, as :meth:`put_many` does."""
        rows = [
            (space, key, value, "" if space in _SELF_GUARDED else digest(space, key, value), self._day)
            for space, values in spaces.items()
            for key, value in values.items()
        ]
        with self._forgiving("remember"):
            self._connection.executemany("INSERT OR REPLACE INTO memo VALUES (?, ?, ?, ?, ?)", rows)
            self._connection.commit()

    def keep(self, space: str, keys: Iterable[str]) -> None:
        """Note that values are still in use, without reading them."""
        if self._first_today:
            self._mark_used(space, list(keys))

    def prune(self) -> int:
        """Delete values that no build has asked for in :data:`KEEP_DAYS` days.

        Done at most once a day, since it reads the whole table.

        Returns:
            How many values were deleted.
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
        """Write everything into the one file, so that it can be copied, and close it."""
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
            # OperationalError comes from the disk or another program; any other error from a damaged file.
            self.damaged |= not isinstance(error, sqlite3.OperationalError)
            if not self._complained:
                logger.warning("the memo could not %s (%s); the build goes on without it", doing, error)
            self._complained = True


def _vouches(space: str, key: str, value: bytes, guard: str) -> bool:
    """Whether a stored value is undamaged, by its own hash."""
    return key == digest(value) if space in _SELF_GUARDED else guard == digest(space, key, value)


@contextlib.contextmanager
def opened(cache_root: Path, day: int) -> Iterator[Memo]:
    """Open the memo of a cache folder for one build; a second build waits until it is closed.

    A store that is damaged, of another layout or no memo at all is renamed to ``memo.damaged`` and
    a new one begun, with a warning.

    Args:
        cache_root: the cache folder.
        day: as for :class:`Memo`.
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
    """Set an unusable store aside and create a new one.

    Raises:
        OSError: no new store can be created either, so the disk is at fault; the old store is kept.
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
        # No write waits for the disk: all values can be made again, damage by a power cut is noticed,
        # and a killed process cannot damage the file.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and version != SCHEMA:
            raise ValueError(f"its layout is {version}, not {SCHEMA}")
        # Keys are hashes: a table sorted by them would move large values at every insertion.
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
    """Hold a folder's lock file during the block; if another build holds it, print so and wait.

    A build that needs both locks takes the output's first, then the cache's, so that no two builds
    wait for each other.

    Args:
        path: the lock file.
        folder: the folder that it locks, for the message.
    """
    with path.open("a") as stream:
        # A record lock (fcntl(2)) belongs to this process alone. A lock of flock(2) would be inherited
        # by the workers, and those that outlive a killed build would keep holding it.
        try:
            fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            logger.warning("another build is using %s; waiting until it is done", folder)
            fcntl.lockf(stream, fcntl.LOCK_EX)
        yield
