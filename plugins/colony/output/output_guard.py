"""Checks an output folder before anything is written: which files are Colony's, what blocks a path.

Whatever Colony has not written stays: foreign files, a git checkout, links.
"""

from __future__ import annotations

import contextlib
import os
import posixpath
import re
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from colony.model import decode, encode
from colony.output.manifest import Manifest
from colony.storage import Memo, walk

_TEMPORARY = re.compile(r"(?:.*/)?\.colony-[0-9]+-[0-9]+")
"""Paths of the temporary files of :func:`colony.storage.files.write_atomically`."""

_CHECKOUT = ".git"


class OutputError(Exception):
    """The output cannot be written; the message names the template or folder, and the remedy."""


def raise_fault(fault: str) -> None:
    """Raise an error for a fault, such as :func:`checkout_fault` returns; nothing if it is empty.

    Raises:
        OutputError: the fault is not empty; it is the message.
    """
    if fault:
        raise OutputError(fault)


class Survey(NamedTuple):
    """The files and links in an output folder."""

    files: dict[str, os.stat_result]
    """Path relative to the folder → ``os.stat`` result, of regular files outside ``.git`` and links."""
    links: tuple[str, ...]
    """Paths of all links, to files or folders."""


def survey(output_root: Path) -> Survey:
    """List the files and links in an output folder; no link is followed.

    Raises:
        OSError: a folder cannot be read.
    """
    links: list[str] = []
    files = dict(walk(output_root, (_CHECKOUT,), linked=links.append))
    return Survey(files, tuple(links))


def is_temporary(path: str) -> bool:
    """Whether a path is that of a temporary file, which a killed build has left."""
    return _TEMPORARY.fullmatch(path) is not None


def escapes_folder(path: str) -> bool:
    """Whether a relative path leads out of its folder or names the folder itself: ``../x``, ``/x``, ``.``."""
    plain = posixpath.normpath(path)
    return plain in (".", "..") or plain.startswith(("../", "/"))


def blocking_path(found: Survey, ours: Collection[str], wanted: Collection[str]) -> str:
    """The first link or foreign file whose path is needed as a folder; empty if nothing blocks.

    Args:
        found: what is in the output folder.
        ours: the files in it that Colony has written.
        wanted: paths to be written.
    """
    others = {path for path in found.files if path not in ours}.union(found.links)
    if not others:
        return ""
    folders = {folder for path in wanted for folder in _folders_of(path)}
    return min(others & folders, default="")


def _folders_of(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def paths_fault(output_root: Path, found: Survey, ours: Collection[str], wanted: Collection[str]) -> str:
    """Why these paths cannot be written, with the remedy; empty if they can.

    Args as for :func:`blocking_path`; ``output_root`` is the output folder, for the message.
    """
    outside = sorted(filter(escapes_folder, wanted))
    if outside:
        return (
            f"{outside[0]!r} leads out of the output folder; mend the setting that says so: one that ends in "
            f"_SAVE_AS, EXTRA_PATH_METADATA or THEME_STATIC_DIR."
        )
    obstacle = blocking_path(found, ours, wanted)
    if obstacle:
        return (
            f"{output_root / obstacle} is in the way of a folder of that name; "
            f"Colony did not put it there: move it away."
        )
    return ""


def checkout_fault(output_root: Path, is_owned: bool) -> str:
    """Why a folder must not be written because it is a git checkout, with the remedy; empty if it may.

    A checkout may be written if it is empty or Colony has written into it before, as a branch for
    GitHub Pages is.

    Args:
        output_root: the output folder.
        is_owned: whether Colony has written into it before.
    """
    if is_owned or not is_checkout(output_root) or _holds_only_hidden(output_root):
        return ""
    return (
        f"{output_root} is a git checkout with files that Colony did not write; name another folder, "
        f"or empty it first: git -C {output_root} rm -rq ."
    )


def is_checkout(output_root: Path) -> bool:
    """Whether a folder is the top folder of a git checkout, worktree or submodule."""
    return os.path.lexists(output_root / _CHECKOUT)


def _holds_only_hidden(folder: Path) -> bool:
    return all(path.name.startswith(".") for path in folder.iterdir())


def written_by_colony(output_root: Path, known: Manifest, memo: Memo) -> set[str]:
    """The files in the folder that Colony has written, as the manifest lists them.

    If the manifest is damaged, the list in the memo; if that is missing too, none. Then stale pages
    stay, but no foreign file is removed.
    """
    if not known.is_damaged:
        return known.written()
    data = memo.get_many("ours", [str(output_root)])
    with contextlib.suppress(ValueError):
        for told in data.values():
            return set(decode(told, tuple[str, ...]))
    return set()


def remember_written(output_root: Path, paths: Collection[str], memo: Memo) -> None:
    """Keep the list of Colony's files in the memo, too, in case the manifest gets damaged."""
    memo.put_many("ours", {str(output_root): encode(tuple(sorted(paths)))})
