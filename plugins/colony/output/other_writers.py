"""The manifest of an output folder that Pelican itself writes into, under a theme that is not Colony's."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from colony.output import manifest as manifests
from colony.output.clearing import remove
from colony.output.manifest import Manifest, row_of
from colony.output.output_guard import OutputError, fault_of_checkout, refuse, survey
from colony.storage import stamp_of


@contextlib.contextmanager
def keeping_account(output_root: Path, *, afresh: bool) -> Iterator[None]:
    """Note what is written into an output folder within the block, also where it fails.

    Args:
        output_root: the folder.
        afresh: remove what earlier builds have written first; anybody else's files stay.

    Raises:
        OutputError: the folder is a git checkout with other files in it, or there is a link, which
            Pelican would write through.
        OSError: the folder cannot be read or written.
    """
    refuse(fault_of_checkout(output_root, manifests.owns(output_root)))
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
    return before is None or stamp_of(status) != stamp_of(before)


def _account(files: Mapping[str, os.stat_result], ours: set[str]) -> Manifest:
    return Manifest(
        # Without parts: Colony's own press, under another theme, makes each of them again.
        rows={path: row_of((), status) for path, status in files.items() if path in ours},
        foreign=tuple([path for path in files if path not in ours]),
    )
