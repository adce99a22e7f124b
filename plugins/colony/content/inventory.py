"""The inventory: every file of the content folder with its digest, and which files become entries."""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from colony.model import EntryType, V, Value, decode, encode, replaced
from colony.settings import Config
from colony.storage import FileStamp, Memo, content_digest, file_stamp, walk
from colony.tables import ENDINGS, by_rank

RACY_NS = 2_000_000_000
"""Two seconds in nanoseconds, the coarsest clock of a file system in use (FAT). If a file is changed again so
soon after it was hashed, its modification time stays the same. Such files are hashed again in the next build
(Git calls them "racily clean")."""


class _HashedFile(Value, frozen=True, kw_only=True, array_like=True):
    stamp: FileStamp
    digest: str


class Inventory(Value, frozen=True, kw_only=True):
    """Every file of the content folder, and the entry types of the sources among them."""

    content_root: str
    digests: dict[str, str]
    """Path below the content root → digest of the file's bytes."""
    sources: tuple[tuple[str, EntryType], ...]
    """(path, entry type) of files that become entries, in order of their paths."""
    unreadable: tuple[tuple[str, str], ...]
    """(path, reason) of files that could not be opened."""

    def absolute(self, path: str) -> Path:
        """The file in the file system."""
        return Path(self.content_root, path)


def hash_files(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """Per file: (digest, empty text), or (empty text, reason) if it cannot be read."""
    return [_hashed(path) for path in paths]


def _hashed(path: Path) -> tuple[str, str]:
    try:
        return content_digest(path), ""
    except OSError as error:
        return "", error.strerror or str(error)


def take_inventory(
    config: Config, memo: Memo, hash_all: Callable[[list[Path]], list[tuple[str, str]]] = hash_files
) -> Inventory:
    """The inventory of the content folder. Only files that changed since the last build are read.

    A file counts as unchanged if its size, times and inode are the same; results depend on digests alone.

    Args:
        config: the settings.
        memo: the cache on disk, with the digests of the last build.
        hash_all: :func:`hash_files`, or a function that does the same in several processes.
    """
    root = Path(config.content_root)
    known = _remembered(memo, "stamps", config.content_root, dict[str, _HashedFile]) or {}
    doubted = _remembered(memo, "racy", config.content_root, set[str]) or set()
    found: dict[str, _HashedFile] = {}
    fresh: list[str] = []
    racy: set[str] = set()
    unreadable: list[tuple[str, str]] = []

    def note(path: str, error: OSError) -> None:
        unreadable.append((_shown(path), error.strerror or str(error)))

    made = config.made_in_content
    for path, status in walk(root, config.ignore_files, note):
        if made and path.startswith(made):
            continue
        if _shown(path) != path:
            unreadable.append((_shown(path), "its name is not UTF-8"))
            continue
        stamp = file_stamp(status)
        old = known.get(path)
        if old is not None and old.stamp == stamp and path not in doubted:
            found[path] = old
            continue
        if max(stamp.mtime_ns, stamp.ctime_ns) > time.time_ns() - RACY_NS:
            racy.add(path)
        found[path] = _HashedFile(stamp=stamp, digest="")  # keeps the walk's order
        fresh.append(path)
    for path, (hashed, reason) in zip(fresh, hash_all([root / path for path in fresh]), strict=True):
        if reason:
            del found[path]
            unreadable.append((path, reason))
        else:
            found[path] = replaced(found[path], digest=hashed)
    if racy != doubted:
        memo.put_many("racy", {config.content_root: encode(racy)})
    if found != known:
        memo.put_many("stamps", {config.content_root: encode(found)})
    return Inventory(
        content_root=config.content_root,
        digests={path: each.digest for path, each in found.items()},
        sources=tuple(_sources(found, config)),
        unreadable=tuple(unreadable),
    )


def _shown(path: str) -> str:
    """A path as text that can be stored and printed, even if its bytes are not UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _remembered(memo: Memo, space: str, content_root: str, kind: type[V]) -> V | None:
    data = memo.get_many(space, [content_root]).get(content_root)
    with contextlib.suppress(ValueError):
        return decode(data, kind) if data else None
    return None


def _sources(paths: Mapping[str, object], config: Config) -> Iterator[tuple[str, EntryType]]:
    endings = config.source_endings
    for path in paths:
        if path.lower().endswith(endings):
            kind = classify(path, config)
            if kind is not None:
                yield path, kind


def classify(path: str, config: Config) -> EntryType | None:
    """The entry type of a file, by its folder; None if it becomes no entry."""
    if path in config.pelican.template_pages:
        return None
    for row in by_rank():
        if is_inside(path, config.folders[row.name]):
            left_out = is_inside(path, config.excludes[row.name]) or not row.takes(path, config)
            return None if left_out else row.name
    return None


def is_inside(path: str, folders: tuple[str, ...]) -> bool:
    """Whether a path below the content root is in one of these folders; ``""`` and ``.`` are the root."""
    whole, starts = _starts(folders)
    return whole or f"{path}/".startswith(starts)


@functools.lru_cache(maxsize=64)
def _starts(folders: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
    """(whether one of these folders is the content root, the beginnings of the paths in the others)."""
    whole = any(folder in ("", ".") for folder in folders)
    return whole, tuple(f"{folder.strip('/')}/" for folder in folders)


def photos_of(gallery_path: str, paths: Mapping[str, object]) -> list[str]:
    """The paths of the pictures in a gallery's folder, in order of their names.

    Args:
        gallery_path: path of the gallery's ``index`` file.
        paths: all files of the content.
    """
    folder = gallery_path.rpartition("/")[0] + "/"
    return [
        path
        for path in paths
        if path.startswith(folder) and "/" not in path[len(folder) :] and path.lower().endswith(ENDINGS)
    ]
