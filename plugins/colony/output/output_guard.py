"""What of an output folder is Colony's, and what is in the way: decided before anything is written there.

Whatever Colony has not written itself stays: an operator's own files, a git checkout, links.
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
"""Names of files that :func:`colony.storage.files.write_atomically` was killed over."""

_CHECKOUT = ".git"


class OutputError(Exception):
    """Pages cannot be made. The message names the template and line, or the folder, and the remedy."""


def refuse(fault: str) -> None:
    """Stop where there is a fault.

    Raises:
        OutputError: the fault is not empty.
    """
    if fault:
        raise OutputError(fault)


class Survey(NamedTuple):
    """What lies in an output folder."""

    files: dict[str, os.stat_result]
    """Path below the folder → status, of regular files; nothing behind a link, nothing of git's own."""
    links: tuple[str, ...]
    """Paths of links, whatever they lead to."""


def survey(output_root: Path) -> Survey:
    """Look through an output folder without following a link.

    Raises:
        OSError: a folder cannot be read.
    """
    links: list[str] = []
    files = dict(walk(output_root, (_CHECKOUT,), linked=links.append))
    return Survey(files, tuple(links))


def is_temporary(path: str) -> bool:
    """Whether a path is one that a killed build was writing to."""
    return _TEMPORARY.fullmatch(path) is not None


def leads_outside(path: str) -> bool:
    """Whether a path counted from the output folder is none of a file in it: ``../x``, ``/x``, ``.``."""
    plain = posixpath.normpath(path)
    return plain in (".", "..") or plain.startswith(("../", "/"))


def in_the_way(found: Survey, ours: Collection[str], wanted: Collection[str]) -> str:
    """A link or somebody else's file where a wanted path needs a folder; empty where there is none.

    Args:
        found: what lies in the output folder.
        ours: files in it that Colony has written.
        wanted: paths that are to be written.
    """
    others = {path for path in found.files if path not in ours}.union(found.links)
    if not others:
        return ""
    folders = {folder for path in wanted for folder in _folders_of(path)}
    return min(others & folders, default="")


def _folders_of(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def fault_of_paths(output_root: Path, found: Survey, ours: Collection[str], wanted: Collection[str]) -> str:
    """Why these paths cannot be written, with the remedy; empty where they can. As :func:`in_the_way`."""
    outside = sorted(filter(leads_outside, wanted))
    if outside:
        return (
            f"{outside[0]!r} leads out of the output folder; mend the setting that says so: one that ends in "
            f"_SAVE_AS, EXTRA_PATH_METADATA or THEME_STATIC_DIR."
        )
    obstacle = in_the_way(found, ours, wanted)
    if obstacle:
        return (
            f"{output_root / obstacle} is in the way of a folder of that name; "
            f"Colony did not put it there: move it away."
        )
    return ""


def fault_of_checkout(output_root: Path, is_owned: bool) -> str:
    """Why a git checkout is not written into, with the remedy; empty for one that is, or for no checkout.

    A fresh one is, and one that holds what Colony has written: so branches for Pages are filled.

    Args:
        output_root: the output folder.
        is_owned: whether Colony has built there before.
    """
    if is_owned or not is_checkout(output_root) or _holds_only_hidden(output_root):
        return ""
    return (
        f"{output_root} is a git checkout with files that Colony did not write; name another folder, "
        f"or empty it first: git -C {output_root} rm -rq ."
    )


def is_checkout(output_root: Path) -> bool:
    """Whether a folder is the top of a git checkout, of a work tree or of a submodule."""
    return os.path.lexists(output_root / _CHECKOUT)


def _holds_only_hidden(folder: Path) -> bool:
    return all(path.name.startswith(".") for path in folder.iterdir())


def ours(output_root: Path, known: Manifest, memo: Memo) -> set[str]:
    """The files in the folder that Colony has written.

    Where the manifest is damaged, those that the memo knows of; where that has forgotten too, none:
    better a page too many than a lost file.
    """
    if not known.is_damaged:
        return known.written()
    data = memo.get_many("ours", [str(output_root)])
    with contextlib.suppress(ValueError):
        for told in data.values():
            return set(decode(told, tuple[str, ...]))
    return set()


def remember_ours(output_root: Path, paths: Collection[str], memo: Memo) -> None:
    """Tell the memo which files are Colony's, for the day on which the manifest is damaged."""
    memo.put_many("ours", {str(output_root): encode(tuple(sorted(paths)))})
