"""What reading depends on beside the file and the settings: our own code and the parsers' versions."""

from __future__ import annotations

from colony.registry import providers
from colony.storage import code_digest

_PARSERS = ("markdown", "nh3", "pygments", "PyYAML", "python-dateutil", "docutils", "pelican")
_MODULES = (
    "*.py", "advertising/*.py", "content/**/*.py", "entries/*.py", "findings/*.py", "locale/*.py",
    "settings/**/*.py", "tables/*.py", "text/*.py",
)  # fmt: skip

READER_VERSION = code_digest(_MODULES, _PARSERS, providers())
"""Part of a reading's memo key: changes when the same file could be read differently."""
