"""Removes files from an output folder: some files, or all that Colony has written."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from colony.output import manifest as manifests
from colony.output.manifest import Manifest
from colony.output.output_guard import OutputError, is_temporary, survey


def remove(output_root: Path, paths: Iterable[str]) -> None:
    """Remove files (paths relative to the root) and the folders that are empty afterwards."""
    folders: set[Path] = set()
    for path in paths:
        target = output_root / path
        target.unlink(missing_ok=True)
        folders.update(parent for parent in target.parents if parent.is_relative_to(output_root))
    for folder in sorted(folders - {output_root}, key=lambda each: -len(each.parts)):
        with contextlib.suppress(OSError):
            folder.rmdir()


def clear(output_root: Path) -> tuple[str, ...]:
    """Remove all files that Colony has written into an output folder, and the folder if it is empty then.

    Returns:
        The files that stay, because Colony did not write them.

    Raises:
        OutputError: the folder has no manifest, or a damaged one, so nothing tells which files are Colony's.
    """
    manifests.lock_path(output_root).unlink(missing_ok=True)
    if not output_root.exists():
        manifests.manifest_path(output_root).unlink(missing_ok=True)
        return ()
    known = manifests.load(output_root)
    if known is None:
        raise OutputError(f"{output_root} holds files that Colony did not write; remove them yourself.")
    if known.is_damaged:
        raise OutputError(f"{manifests.manifest_path(output_root)} is damaged; build first, then clean.")
    files, ours = survey(output_root).files, known.written()
    gone = [path for path in files if path in ours or is_temporary(path)]
    remove(output_root, gone)
    left = tuple([path for path in files if path not in set(gone)])
    if any(output_root.iterdir()):
        manifests.save(output_root, Manifest(foreign=left))
        return left
    output_root.rmdir()
    manifests.manifest_path(output_root).unlink(missing_ok=True)
    return ()
