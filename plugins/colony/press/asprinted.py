"""Whether an output folder is still the one that a build left: the shortest way through a build."""

from __future__ import annotations

from pathlib import Path

from colony.files import walk
from colony.model import digest
from colony.press import manifest as manifests
from colony.press.manifest import Manifest


def fingerprint(output_root: Path) -> tuple[str, int]:
    """Hash of what the manifest says of the folder, and how many files of the press's it names."""
    known = manifests.load(output_root) or Manifest()
    return _fingerprint(known), len(known.rows)


def as_printed(output_root: Path, printed: str) -> Manifest | None:
    """The folder's manifest where the folder still is what the fingerprint stood for.

    Every file is there, untouched, and there is none that is neither the press's nor foreign.
    """
    known = manifests.load(output_root)
    if known is None or _fingerprint(known) != printed or not output_root.is_dir():
        return None
    disk = dict(walk(output_root))
    if disk.keys() != known.rows.keys() | set(known.foreign):
        return None
    whole = all(manifests.bears_out(row, disk.get(path)) for path, row in known.rows.items())
    return known if whole else None


def _fingerprint(known: Manifest) -> str:
    rows = [f"{path} {row.key}" for path, row in sorted(known.rows.items())]
    return digest("\n".join(rows), "\n".join(known.foreign))
