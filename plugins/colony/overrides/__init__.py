"""Overrides: what our fast paths replace in other people's libraries, and whether it still fits."""

from colony.overrides.overridden import differing, is_known, notice

__all__ = ["differing", "is_known", "notice"]
