"""Copies files into the output unchanged: static files, the theme's assets, renditions of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from colony.model import Value
from colony.rendering import write_if_changed
from colony.storage import Memo, bytes_digest


class Copy(Value, frozen=True, kw_only=True):
    """One file that is copied into the output unchanged."""

    save_as: str
    source: str
    """Absolute path of the file to copy."""
    digest: str
    """The source's content hash; if ``is_content`` is false, the hash of what the source is made from."""
    is_content: bool = True
    """False for a source that Colony itself makes, such as a rendition."""


Make = Callable[[Sequence[Copy]], Iterable[Copy]]
"""Makes the missing sources of these copies; yields each copy as soon as its source exists."""


def nothing_to_make(copies: Sequence[Copy]) -> Iterable[Copy]:
    """A :data:`Make` for copies whose sources all exist."""
    return copies


class Copied(NamedTuple):
    """The result of one copy."""

    save_as: str
    is_new: bool = False
    """True if the file in the output was new or got other bytes."""
    is_right: bool = True
    """False if the source is missing or no longer has the digest that was planned."""


def copy_all(copies: Sequence[Copy], output_root: Path, memo: Memo, make: Make) -> Iterator[Copied]:
    """Copy files into the output; yields a result for each.

    The sources that Colony makes are in the cache folder and might be damaged there; the memo holds
    their content hashes, so that a damaged one is made again. Each file is copied as soon as its
    source is made, since the preview may already show its page.

    Args:
        copies: the files to copy.
        output_root: the output folder.
        memo: keeps the content hashes of made sources.
        make: makes missing sources.
    """
    made = memo.get_many("made", [copy.digest for copy in copies if not copy.is_content])
    fresh: dict[str, bytes] = {}
    for copy in make(copies):
        data = _sound(copy, made.get(copy.digest), make)
        target = output_root / copy.save_as
        if data is None:  # it could not be made; a finding reports that
            target.unlink(missing_ok=True)
            yield Copied(copy.save_as, is_right=False)
            continue
        content = bytes_digest(data)
        if not copy.is_content:
            fresh[copy.digest] = content.encode()
        is_right = not copy.is_content or content == copy.digest
        yield Copied(copy.save_as, write_if_changed(target, data), is_right)
    memo.put_many("made", {key: value for key, value in fresh.items() if made.get(key) != value})


def _sound(copy: Copy, content: bytes | None, make: Make) -> bytes | None:
    """The source's bytes, made again if they differ from what was first made; None if there is no file."""
    source = Path(copy.source)
    data = source.read_bytes() if source.is_file() else None
    if data is not None and content is not None and bytes_digest(data).encode() != content:
        source.unlink()
        list(make([copy]))
        data = source.read_bytes() if source.is_file() else None
    return data
