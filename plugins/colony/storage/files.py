"""Files: walking a folder, hashing content, writing so that nobody ever sees half a file."""

from __future__ import annotations

import contextlib
import fnmatch
import hashlib
import inspect
import itertools
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from colony.model import Value


class FileStamp(Value, frozen=True, kw_only=True):
    """What the file system says of a file without opening it.

    Equal stamps spare re-hashing; they never stand for the content itself. The inode and the
    change time are part of it, since an editor that writes a new file in the same second with
    the same length changes those.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


def stamp_of(status: os.stat_result) -> FileStamp:
    """The stamp in an ``os.stat`` result."""
    return FileStamp(
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        ctime_ns=status.st_ctime_ns,
        inode=status.st_ino,
    )


def bytes_digest(data: bytes) -> str:
    """Content hash of some bytes, 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def contents(path: str | Path) -> bytes:
    """A small file's bytes, without the buffer that pathlib takes a third of the time to make.

    Raises:
        OSError: the file cannot be read.
    """
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - its own open() is the slow part
        return stream.read()


def content_digest(path: Path) -> str:
    """Content hash of a file, 32 hexadecimal digits.

    Raises:
        OSError: the file cannot be read.
    """
    hasher = hashlib.blake2b(digest_size=16)
    # hashlib.file_digest makes itself a buffer of a quarter of a megabyte for each file.
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - as above
        while data := stream.read(_READ_BYTES):
            hasher.update(data)
    return hasher.hexdigest()


_READ_BYTES = 65_536


def code_of(thing: type) -> str:
    """Content hash of the file that a class is written in; empty where there is none."""
    try:
        return content_digest(Path(inspect.getfile(thing)))
    except (TypeError, OSError):
        return ""


Fault = Callable[[str, OSError], None]
"""Told of what cannot be looked into: its path below the root, and why."""


def walk(
    root: Path,
    ignored: Sequence[str] = (),
    fault: Fault | None = None,
    linked: Callable[[str], None] | None = None,
) -> Iterator[tuple[str, os.stat_result]]:
    """Every regular file below a folder as (path relative to it with ``/``, its status), sorted.

    Links are followed only where they lead to a file or folder inside ``root``: a link out of the
    content is how secrets get published. Pipes, sockets and devices are passed by, since opening
    one can hang for ever.

    Args:
        root: the folder.
        ignored: patterns of names as in Pelican's ``IGNORE_FILES``.
        fault: told of folders that cannot be read.
        linked: told of each link by its path below the root; then none is followed.

    Raises:
        OSError: a folder cannot be read, and ``fault`` is not given.
    """
    real_root = root.resolve()
    patterns = "|".join(fnmatch.translate(pattern.removeprefix("**/")) for pattern in ignored)
    names = re.compile(patterns) if patterns else None
    found: list[tuple[str, os.stat_result]] = []
    about = _Walk(real_root, names, fault, linked, found)
    _walk(str(real_root), "", about, frozenset({real_root.stat().st_ino}))
    return iter(found)


class _Walk(NamedTuple):
    root: Path
    ignored: re.Pattern[str] | None
    fault: Fault | None
    linked: Callable[[str], None] | None
    found: list[tuple[str, os.stat_result]]


def _walk(folder: str, prefix: str, about: _Walk, seen: frozenset[int]) -> None:
    try:
        with os.scandir(folder) as scan:
            items = sorted(scan, key=lambda item: item.name)
    except OSError as error:
        if about.fault is None:
            raise
        about.fault(prefix.rstrip("/"), error)
        return
    for item in items:
        if about.ignored is not None and about.ignored.match(item.name):
            continue
        if not item.is_symlink() and item.is_dir(follow_symlinks=False):
            # Of a plain folder the list itself tells all there is to know.
            _walk(item.path, f"{prefix}{item.name}/", about, seen | {item.inode()})
        else:
            _look_at(item, f"{prefix}{item.name}", about, seen)


def _look_at(item: os.DirEntry[str], path: str, about: _Walk, seen: frozenset[int]) -> None:
    """Take in a file, or what a link leads to."""
    if about.linked is not None and item.is_symlink():
        about.linked(path)
        return
    try:
        status = item.stat()
    except OSError:
        return
    if item.is_symlink() and not Path(item.path).resolve().is_relative_to(about.root):
        return
    if stat.S_ISREG(status.st_mode):
        about.found.append((path, status))
    elif stat.S_ISDIR(status.st_mode) and status.st_ino not in seen:
        _walk(item.path, f"{path}/", about, seen | {status.st_ino})


def overlaid(roots: Iterable[str | Path], pattern: str) -> dict[str, Path]:
    """The files that match a pattern below any of these folders, in order of their paths.

    Args:
        roots: folders that lie over one another, the uppermost first: it hides what is below.
        pattern: as :meth:`pathlib.Path.glob` has it.

    Returns:
        Path below its folder, with ``/`` → the file.
    """
    found: dict[str, Path] = {}
    for root in roots:
        for path in Path(root).glob(pattern):
            found.setdefault(path.relative_to(root).as_posix(), path)
    return dict(sorted(found.items()))


def write_atomically(path: str | Path, data: bytes) -> os.stat_result:
    """Put bytes at a path so that a reader sees the old file or the new one, never a part.

    The temporary file lies beside the target and its name begins with a dot, so that a build
    that was killed leaves nothing a server would show, and the next build sweeps it away. System
    calls are counted here: a build writes tens of thousands of files, and each costs a microsecond
    to fifty.

    Returns:
        What the file system says of the file.

    Raises:
        OSError: no room, or no right to write there.
    """
    target = str(path)
    temporary = f"{os.path.dirname(target)}/.colony-{os.getpid()}-{next(_COUNTER)}"  # noqa: PTH120 - as counted above
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, _MODE)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            if _MASKED:
                os.fchmod(handle, _MODE)
            status = os.fstat(handle)
        finally:
            os.close(handle)
        os.replace(temporary, target)  # noqa: PTH105 - as above
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - as above
        raise
    return status


_COUNTER = itertools.count()
_MODE = 0o644
"""Readable by a web server that is another user."""


def _mask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


_MASKED = bool(_mask() & _MODE)
