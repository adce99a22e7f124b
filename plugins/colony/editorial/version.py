"""What reading depends on beside the file and the settings: our own code, other packages', the parsers."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from colony.model import digest
from colony.registry import providers

_PARSERS = ("markdown", "nh3", "pygments", "PyYAML", "python-dateutil", "docutils", "pelican")
_SHARED = (
    "addresses.py", "entry_types.py", "html.py", "model.py", "text.py", "settings/rooms/for_reading.py",
    "settings/taking.py",
)  # fmt: skip

_ROOMS = ("advertising", "content", "entries", "findings")
"""Packages whose code and words are part of a reading."""


def _reader_version() -> str:
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), *(here.parent / name for name in _SHARED)]
    files += [path for room in _ROOMS for path in sorted((here.parent / room).rglob("*.py"))]
    parts: list[bytes | str] = [*(f"{name} {version(name)}" for name in _PARSERS), *providers()]
    for path in files:
        parts += [path.name, path.read_bytes()]
    return digest(*parts)


READER_VERSION = _reader_version()
"""Part of a reading's memo key: changes when the same file could be read differently."""
