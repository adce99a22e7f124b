"""What reading depends on beside the file and the settings: our own code and the parsers' versions."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from colony.model import digest

_PARSERS = ("markdown", "nh3", "pygments", "PyYAML", "python-dateutil", "docutils", "pelican")
_SHARED = ("html.py", "model.py", "text.py", "settings/rooms/for_reading.py", "settings/taking.py")


def _reader_version() -> str:
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), *(here.parent / name for name in _SHARED)]
    parts: list[bytes | str] = [f"{name} {version(name)}" for name in _PARSERS]
    for path in files:
        parts += [path.name, path.read_bytes()]
    return digest(*parts)


READER_VERSION = _reader_version()
"""Part of a reading's memo key: changes when the same file could be read differently."""
