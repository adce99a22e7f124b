"""A digest of the code that reads sources, so that results cached by older code are not used."""

from __future__ import annotations

from colony.registry import providers
from colony.storage import code_digest

_PARSERS = ("markdown", "nh3", "pygments", "PyYAML", "python-dateutil", "docutils", "pelican")
_MODULES = (
    "*.py", "advertising/*.py", "content/**/*.py", "entries/*.py", "findings/*.py", "locale/*.py",
    "settings/**/*.py", "tables/*.py", "text/*.py",
)  # fmt: skip

READER_VERSION = code_digest(_MODULES, _PARSERS, providers())
"""Digest of the reading modules, the parsers' versions and installed packages with rows. Part of the cache
key of each Reading."""
