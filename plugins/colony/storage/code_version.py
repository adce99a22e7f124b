"""A hash of Colony's own code and of its libraries' versions: part of the key of whatever they make."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence
from pathlib import Path

from colony.model import digest

_PACKAGE_ROOT = Path(__file__).parents[1]


def code_digest(patterns: Sequence[str], libraries: Sequence[str], further: Sequence[str] = ()) -> str:
    """Hash some of Colony's modules and the versions of libraries.

    It is part of a key, since other code may make other bytes from the same input.

    Args:
        patterns: globs relative to the package ``colony``, such as ``content/**/*.py``.
        libraries: names of installed distributions.
        further: any other strings to hash, such as the versions of packages that extend Colony.

    Raises:
        importlib.metadata.PackageNotFoundError: a library is not installed.
    """
    paths = sorted({path for pattern in patterns for path in _PACKAGE_ROOT.glob(pattern)})
    parts: list[bytes | str] = [f"{name} {importlib.metadata.version(name)}" for name in libraries]
    parts += further
    for path in paths:
        parts += [path.relative_to(_PACKAGE_ROOT).as_posix(), path.read_bytes()]
    return digest(*parts)
