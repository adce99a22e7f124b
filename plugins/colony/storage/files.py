"""Files: walk a folder, hash content, write a file in one step."""

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
    """Size, times and inode of a file, known without opening it.

    A file whose stamp is unchanged is not hashed again. The stamp includes inode and change time,
    since an editor that writes a new file of the same length in the same second changes those.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


def file_stamp(status: os.stat_result) -> FileStamp:
    """The stamp of the file that an ``os.stat`` result describes."""
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
    """The bytes of a small file, read without a buffer: making one is a third of the time with pathlib.

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


def class_digest(thing: type) -> str:
    """Content hash of the source file that defines a class; empty if it has no source file."""
    try:
        return content_digest(Path(inspect.getfile(thing)))
    except (TypeError, OSError):
        return ""


Fault = Callable[[str, OSError], None]
"""Called with a folder that cannot be read: its path relative to the root, and the error."""


def walk(
    root: Path,
    ignored: Sequence[str] = (),
    fault: Fault | None = None,
    linked: Callable[[str], None] | None = None,
) -> Iterator[tuple[str, os.stat_result]]:
    """Every regular file below a folder as (path relative to it with ``/``, its status), sorted.

    A link is followed only if its target is inside ``root``, since a link out of the content could
    publish secrets. Pipes, sockets and devices are left out: opening one can block for ever.

    Args:
        root: the folder to walk.
        ignored: patterns of names, as in Pelican's ``IGNORE_FILES``.
        fault: called for each folder that cannot be read.
        linked: called with the path of each link, relative to the root; if given, no link is followed.

    Raises:
        OSError: a folder cannot be read and ``fault`` is not given.
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
            # For a plain folder the directory listing already holds all that is needed.
            _walk(item.path, f"{prefix}{item.name}/", about, seen | {item.inode()})
        else:
            _look_at(item, f"{prefix}{item.name}", about, seen)


def _look_at(item: os.DirEntry[str], path: str, about: _Walk, seen: frozenset[int]) -> None:
    """Add a file, or the target of a link, to what was found."""
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
    """The files that match a pattern below several folders laid over one another, sorted by path.

    Args:
        roots: the folders, highest precedence first: of two files with one path, the first folder's wins.
        pattern: a glob for :meth:`pathlib.Path.glob`.

    Returns:
        Path relative to its folder, with ``/`` → the file.
    """
    found: dict[str, Path] = {}
    for root in roots:
        for path in Path(root).glob(pattern):
            found.setdefault(path.relative_to(root).as_posix(), path)
    return dict(sorted(found.items()))


def write_atomically(path: str | Path, data: bytes) -> os.stat_result:
    """Write a file in one step: a reader sees the old bytes or the new ones, never a part.

    A temporary file in the target's folder is renamed to the target. Its name begins with a dot, so
    that a server does not show what a killed build leaves; the next build removes it. The code
    avoids system calls (1 to 50 µs each), since a build writes tens of thousands of files.

    Returns:
        The ``os.stat`` result of the written file.

    Raises:
        OSError: the disk is full, or the folder may not be written.
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
"""Permissions of written files: a web server that runs as another user can read them."""


def _mask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


_MASKED = bool(_mask() & _MODE)
