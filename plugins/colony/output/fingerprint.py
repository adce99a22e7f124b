"""Whether an output folder is still the one that a build left: the shortest way through a build."""

from __future__ import annotations

from pathlib import Path

from colony.model import digest
from colony.output import manifest as manifests
from colony.output.manifest import Manifest
from colony.output.output_guard import survey


def fingerprint(known: Manifest) -> str:
    """Hash of what a manifest says of its folder."""
    rows = [f"{path} {' '.join(row.parts)}" for path, row in sorted(known.rows.items())]
    return digest("\n".join(rows), "\n".join(known.foreign))


def as_written(output_root: Path, expected: str) -> Manifest | None:
    """The folder's manifest where the folder still is what the fingerprint stood for.

    Every file is there, untouched, and there is none that is neither Colony's nor foreign.
    """
    known = manifests.load(output_root)
    if known is None or fingerprint(known) != expected or not output_root.is_dir():
        return None
    disk = survey(output_root).files
    if disk.keys() != known.rows.keys() | set(known.foreign):
        return None
    whole = all(manifests.bears_out(row, disk.get(path)) for path, row in known.rows.items())
    return known if whole else None
