"""Folders as data, and in what two of them differ."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class File:
    """One file as it lies on the disk."""

    data: bytes
    mtime_ns: int


Tree = dict[str, File]


def tree(root: Path) -> Tree:
    """Every file below a folder: path with ``/`` → file; empty where there is no folder."""
    found: Tree = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            found[path.relative_to(root).as_posix()] = File(path.read_bytes(), path.stat().st_mtime_ns)
    return found


def difference(left: Mapping[str, File], right: Mapping[str, File]) -> str:
    """In what two trees differ, for a person; empty where they hold the same bytes."""
    lines = [f"only left: {path}" for path in sorted(left.keys() - right.keys())]
    lines += [f"only right: {path}" for path in sorted(right.keys() - left.keys())]
    for path in sorted(left.keys() & right.keys()):
        one, other = left[path].data, right[path].data
        if one != other:
            at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
            start = max(0, at - 60)
            lines.append(f"{path} at byte {at}: {one[start : at + 60]!r} / {other[start : at + 60]!r}")
    return "\n".join(lines)


def changed(before: Tree, after: Tree) -> set[str]:
    """Paths that are new or hold other bytes than before."""
    return {path for path, file in after.items() if path not in before or before[path].data != file.data}
