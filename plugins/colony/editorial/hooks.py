"""The one module that touches Pelican's signals."""

from __future__ import annotations


def register() -> None:
    """Connect to Pelican."""
