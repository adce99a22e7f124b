"""The content folder as the build sees it: which file is what, and the hash of each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from colony.config import Config
from colony.files import Stamp, content_digest, stamp_of, walk
from colony.memo import Memo
from colony.model import EntryType, Value, decode, encode

SOURCE_ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
"""Endings of files that become entries."""

PICTURE_ENDINGS = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".gif",
    ".avif",
    ".svg",
    ".tif",
    ".tiff",
    ".mpo",
    ".jfif",
)
"""Endings of files that a gallery shows."""


class _Known(Value, frozen=True, kw_only=True, array_like=True):
    stamp: Stamp
    digest: str


class Inventory(Value, frozen=True, kw_only=True):
    """Every file of the content folder, and what the sources among them are."""

    content_root: str
    digests: dict[str, str]
    """Path below the content root → content hash."""
    sources: tuple[tuple[str, EntryType], ...]
    """Files that become entries, in order of their paths."""
    unreadable: tuple[tuple[str, str], ...]
    """(path, reason) of files that could not be opened."""

    def absolute(self, path: str) -> Path:
        """The file in the file system."""
        return Path(self.content_root, path)


def take_inventory(config: Config, memo: Memo) -> Inventory:
    """Walk the content folder and hash what changed since the last walk.

    A file's stamp (size, times, inode) may spare reading it; it never stands for its content.
    """
    root = Path(config.content_root)
    known = _remembered(memo, config.content_root)
    found: dict[str, _Known] = {}
    unreadable: list[tuple[str, str]] = []

    def note(path: str, error: OSError) -> None:
        unreadable.append((_shown(path), error.strerror or str(error)))

    for path, status in walk(root, config.ignore_files, note):
        if _shown(path) != path:
            unreadable.append((_shown(path), "its name is not UTF-8"))
            continue
        stamp = stamp_of(status)
        old = known.get(path)
        if old is not None and old.stamp == stamp:
            found[path] = old
            continue
        try:
            found[path] = _Known(stamp=stamp, digest=content_digest(root / path))
        except OSError as error:
            note(path, error)
    if found != known:
        memo.put_many("stamps", {config.content_root: encode(found)})
    return Inventory(
        content_root=config.content_root,
        digests={path: each.digest for path, each in found.items()},
        sources=tuple(_sources(found, config)),
        unreadable=tuple(unreadable),
    )


def _shown(path: str) -> str:
    """A path as text that can be stored and printed, also where its bytes are not UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _remembered(memo: Memo, content_root: str) -> dict[str, _Known]:
    data = memo.get_many("stamps", [content_root]).get(content_root)
    with contextlib.suppress(ValueError):
        return decode(data, dict[str, _Known]) if data else {}
    return {}


def _sources(paths: Mapping[str, object], config: Config) -> Iterator[tuple[str, EntryType]]:
    for path in paths:
        if path.lower().endswith(SOURCE_ENDINGS):
            kind = classify(path, config)
            if kind is not None:
                yield path, kind


def classify(path: str, config: Config) -> EntryType | None:
    """What a source file becomes, by the folder it lies in; None for a file that is no entry."""
    if path in config.pelican.template_pages:
        return None
    if _inside(path, config.author_paths):
        return "author"
    if _inside(path, config.directory_paths):
        return "organisation"
    if _inside(path, config.gallery_paths):
        return "gallery" if PurePosixPath(path).stem == "index" else None
    if _inside(path, config.page_paths):
        return None if _inside(path, config.page_excludes) else "page"
    if _inside(path, config.article_paths) and not _inside(path, config.article_excludes):
        is_raw = path.lower().endswith((".html", ".htm")) and _inside(path, config.static_paths)
        return None if is_raw else "article"
    return None


def _inside(path: str, folders: Sequence[str]) -> bool:
    return any(folder in ("", ".") or f"{path}/".startswith(f"{folder.strip('/')}/") for folder in folders)


def photos_of(gallery_path: str, paths: Mapping[str, object]) -> list[str]:
    """The pictures in a gallery's own folder, in order of their names.

    Args:
        gallery_path: path of the gallery's ``index`` file.
        paths: all files of the content.
    """
    folder = gallery_path.rpartition("/")[0] + "/"
    return [
        path
        for path in paths
        if path.startswith(folder)
        and "/" not in path[len(folder) :]
        and path.lower().endswith(PICTURE_ENDINGS)
    ]
