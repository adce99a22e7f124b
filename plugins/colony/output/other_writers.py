"""Keeps the manifest when Pelican itself writes the output, under a theme that is not Colony's."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from colony.output import manifest as manifests
from colony.output.clearing import remove
from colony.output.manifest import Manifest, row_of
from colony.output.output_guard import OutputError, checkout_fault, raise_fault, survey
from colony.storage import file_stamp


@contextlib.contextmanager
def recording_writes(output_root: Path, *, afresh: bool) -> Iterator[None]:
    """Save a manifest of what the block writes into an output folder, also if the block fails.

    Args:
        output_root: the folder.
        afresh: first remove what earlier builds have written; foreign files stay.

    Raises:
        OutputError: the folder is a git checkout with foreign files, or it holds a link, which Pelican
            would write through.
        OSError: the folder cannot be read or written.
    """
    raise_fault(checkout_fault(output_root, manifests.owns(output_root)))
    output_root.mkdir(parents=True, exist_ok=True)
    found = survey(output_root)
    if found.links:
        raise OutputError(
            f"{output_root / found.links[0]} is a link, and would be written through; remove it."
        )
    ours = (manifests.load(output_root) or Manifest()).written()
    if afresh:
        remove(output_root, [path for path in found.files if path in ours])
    try:
        yield
    finally:
        written = survey(output_root).files
        ours |= {path for path, status in written.items() if _is_new(status, found.files.get(path))}
        manifests.save(output_root, _account(written, ours))


def _is_new(status: os.stat_result, before: os.stat_result | None) -> bool:
    return before is None or file_stamp(status) != file_stamp(before)


def _account(files: Mapping[str, os.stat_result], ours: set[str]) -> Manifest:
    return Manifest(
        # Without parts, so that Colony's own writer, under another theme, makes every file again.
        rows={path: row_of((), status) for path, status in files.items() if path in ours},
        foreign=tuple([path for path in files if path not in ours]),
    )
