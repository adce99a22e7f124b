"""Tells whether an output folder is still as a build left it, so that nothing has to be done."""

from __future__ import annotations

from pathlib import Path

from colony.model import digest
from colony.output import manifest as manifests
from colony.output.manifest import Manifest
from colony.output.output_guard import survey


def fingerprint(known: Manifest) -> str:
    """Hash of a manifest's content: every file with its parts, and the foreign files."""
    rows = [f"{path} {' '.join(row.parts)}" for path, row in sorted(known.rows.items())]
    return digest("\n".join(rows), "\n".join(known.foreign))


def unchanged_manifest(output_root: Path, expected: str) -> Manifest | None:
    """The manifest of a folder that has not changed since it had this fingerprint; else None.

    Unchanged means: every file that the manifest lists exists and is untouched, and there is no other.
    """
    known = manifests.load(output_root)
    if known is None or fingerprint(known) != expected or not output_root.is_dir():
        return None
    disk = survey(output_root).files
    if disk.keys() != known.rows.keys() | set(known.foreign):
        return None
    whole = all(manifests.matches_disk(row, disk.get(path)) for path, row in known.rows.items())
    return known if whole else None
