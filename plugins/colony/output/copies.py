"""Files that go into the output as they are: static files, the theme's assets, renditions of pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from colony.model import Value
from colony.rendering import write_if_changed
from colony.storage import Memo, bytes_digest


class Copy(Value, frozen=True, kw_only=True):
    """A file that goes into the output as it is."""

    save_as: str
    source: str
    """Absolute path of the file to copy."""
    digest: str
    """Its content hash, or the hash of what it is made from."""
    is_content: bool = True
    """False where the digest is the hash of what the file is made from."""


Make = Callable[[Sequence[Copy]], Iterable[Copy]]
"""Makes those sources of copies that do not exist yet; gives each copy back when its source is there."""


def nothing_to_make(copies: Sequence[Copy]) -> Iterable[Copy]:
    """For copies whose sources all exist."""
    return copies


class Copied(NamedTuple):
    """What became of a copy."""

    save_as: str
    is_new: bool = False
    """The output has other bytes than before."""
    is_right: bool = True
    """False where the source is not there, or is another by now than the one that was decided on."""


def copy_all(copies: Sequence[Copy], output_root: Path, memo: Memo, make: Make) -> Iterator[Copied]:
    """Copy files into the output.

    Made files lie in a folder that anyone may damage. The memo knows the content of each, so that
    a damaged one is made again. Each is in its place as soon as it is made, since in the preview
    somebody looks at its page already.
    """
    made = memo.get_many("made", [copy.digest for copy in copies if not copy.is_content])
    fresh: dict[str, bytes] = {}
    for copy in make(copies):
        data = _sound(copy, made.get(copy.digest), make)
        target = output_root / copy.save_as
        if data is None:  # could not be made, which a finding tells
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
    """The source's bytes, made again where they are not what was made at first; None for no file."""
    source = Path(copy.source)
    data = source.read_bytes() if source.is_file() else None
    if data is not None and content is not None and bytes_digest(data).encode() != content:
        source.unlink()
        list(make([copy]))
        data = source.read_bytes() if source.is_file() else None
    return data
