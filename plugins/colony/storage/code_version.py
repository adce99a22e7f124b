"""Which version of our own code, and of the libraries under it, something was made by."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence
from pathlib import Path

from colony.model import digest

_PACKAGE_ROOT = Path(__file__).parents[1]


def code_digest(patterns: Sequence[str], libraries: Sequence[str], further: Sequence[str] = ()) -> str:
    """Hash of modules and libraries: other code or another library may make other bytes of the same input.

    Args:
        patterns: globs below the package, such as ``content/**/*.py``.
        libraries: names of distributions.
        further: whatever else counts, such as the versions of packages that add rows to tables.

    Raises:
        importlib.metadata.PackageNotFoundError: a library is not installed.
    """
    paths = sorted({path for pattern in patterns for path in _PACKAGE_ROOT.glob(pattern)})
    parts: list[bytes | str] = [f"{name} {importlib.metadata.version(name)}" for name in libraries]
    parts += further
    for path in paths:
        parts += [path.relative_to(_PACKAGE_ROOT).as_posix(), path.read_bytes()]
    return digest(*parts)
