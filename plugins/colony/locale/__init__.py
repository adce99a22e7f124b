"""What depends on a reader's language: which of the languages that there are words in speaks for it."""

from __future__ import annotations

from colony.locale.languages import choose, fallback, nearest

__all__ = ["choose", "fallback", "nearest"]
