"""The objects that a site should have in a bucket: keys, bytes and headers."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from colony.release.bucket.bucket_state import Stored, headers_digest
from colony.release.bucket.store import ObjectHeaders
from colony.release.headers import headers_for
from colony.release.site_tree import File, file_of
from colony.release.targets.target import Advance, TargetError

IN_MEMORY_BYTES = 8_000_000
"""Larger files are not held in memory but read twice: to hash them and to send them."""


@dataclass(frozen=True)
class Goal:
    """One object as it should be after a deploy."""

    key: str
    path: str
    file: File
    look: ObjectHeaders


class Meter:
    """Reports the progress of a plan's transfers in bytes."""

    def __init__(self, sizes: Mapping[str, int], advance: Advance):
        self._left = dict(sizes)
        self._sent = 0
        self._advance = advance
        self._counting = threading.Lock()

    def done(self, path: str) -> None:
        """Count a file as transferred."""
        with self._counting:
            self._sent += self._left.pop(path, 0)
            self._advance(self._sent)


def object_headers(path: str, *, is_compressed: bool) -> ObjectHeaders:
    """The headers that a file is stored with; a CDN must add those that a bucket cannot store."""
    headers = headers_for(path)
    is_text = "charset" in headers["Content-Type"] or path.endswith((".svg", ".webmanifest"))
    return ObjectHeaders(
        content_type=headers["Content-Type"],
        cache_control=headers["Cache-Control"],
        content_encoding="gzip" if is_compressed and is_text else "",
    )


def stored_as(goal: Goal, etag: str) -> Stored:
    """The table's row of a goal that has been written."""
    return Stored(
        sha256=goal.file.sha256,
        etag=etag,
        look=headers_digest(goal.look),
        encoding=goal.look.content_encoding,
    )


def bytes_to_send(path: Path, file: File, encoding: str) -> bytes | Path:
    """The bytes of a file, or its path if it is large, after checking them against the record.

    Raises:
        TargetError: the file has changed since the plan was made, or cannot be read.
    """
    try:
        if file.size_bytes > IN_MEMORY_BYTES and not encoding:
            is_same = file_of(path) == file
            data: bytes | Path = path
        else:
            data = path.read_bytes()
            is_same = hashlib.sha256(data).hexdigest() == file.sha256
            data = gzip.compress(data, 9, mtime=0) if encoding else data
    except OSError as error:
        raise TargetError(f"{path}: {error.strerror}; run `invoke publish` and deploy again.") from error
    if not is_same:
        raise TargetError(f"{path} has changed during the deploy; run `invoke publish` and deploy again.")
    return data
