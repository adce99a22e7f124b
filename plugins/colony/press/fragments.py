"""Fragments of pages that are made once and stand on many: a teaser is on some ten lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

REMEMBERED_FRAGMENTS = 16384
"""Fragments kept a process and language; at 1.5 KB each some 25 MB."""


class Remembered:
    """Calls a macro once for equal arguments: ``{{ remembered(card, entry, level=2) }}``.

    Sound for macros imported without context, which see nothing but their arguments and what is the
    same on every page.
    """

    def __init__(self) -> None:
        self._known: dict[object, str] = {}

    def __call__(self, macro: Callable[..., str], *args: Any, **named: Any) -> str:
        """What the macro makes of these arguments, or made of them before."""
        key = (macro, args, tuple(named.items()))
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED_FRAGMENTS:
                self._known.clear()
            found = self._known[key] = macro(*args, **named)
        return found
