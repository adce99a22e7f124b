"""Removing: single files with the folders that they leave empty, or all that Colony has written."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from colony.output import manifest as manifests
from colony.output.manifest import Manifest
from colony.output.output_guard import OutputError, is_temporary, survey


def remove(output_root: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that are empty then."""
    folders: set[Path] = set()
    for path in paths:
        target = output_root / path
        target.unlink(missing_ok=True)
        folders.update(parent for parent in target.parents if parent.is_relative_to(output_root))
    for folder in sorted(folders - {output_root}, key=lambda each: -len(each.parts)):
        with contextlib.suppress(OSError):
            folder.rmdir()


def clear(output_root: Path) -> tuple[str, ...]:
    """Remove what Colony has written into an output folder; with nothing else in it, the folder, too.

    Returns:
        The files that are left there, which Colony did not write.

    Raises:
        OutputError: the folder is not Colony's, or nothing tells what in it is.
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
