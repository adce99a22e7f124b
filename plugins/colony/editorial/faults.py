"""The shape of what is known of a fault before it happens."""

from __future__ import annotations

from typing import NamedTuple

from colony.model import Severity


class Wording(NamedTuple):
    """A fault's message and remedy, both as ``str.format`` patterns, in one language."""

    message: str
    remedy: str


class Fault(NamedTuple):
    """A fault: how grave it is, and its words."""

    severity: Severity
    de: Wording
    en: Wording
