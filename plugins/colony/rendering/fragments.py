"""Fragments of pages that are made once and stand on many: a teaser is on some ten lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

REMEMBERED_FRAGMENTS = 4096
"""Fragments of one kind kept a process and language; at 1.5 KB each some 6 MB. Lists of the same days are
made one after the other, so what has been forgotten is seldom asked for again."""


class Remembered:
    """Calls a macro once for equal arguments: ``{{ remembered(card, entry, level=2) }}``.

    Sound for macros imported without context, which see nothing but their arguments and what is the
    same on every page.
    """

    def __init__(self) -> None:
        self._known: dict[object, dict[Hashable, str]] = {}

    def __call__(self, macro: Callable[..., str], shown: Hashable, **named: Any) -> str:
        """What the macro makes of these arguments, or made of them before."""
        return self.of(macro, **named)(shown)

    def of(self, macro: Callable[..., str], **named: Any) -> Callable[[Hashable], str]:
        """A macro with these arguments, to be called for one thing after the other.

        ``{% set teaser = remembered.of(card, level=2) %}``, then ``{{ teaser(entry) }}``: what does not
        change from entry to entry is looked at once.
        """
        known = self._known.setdefault((macro, tuple(named.items())), {})

        def fragment(shown: Hashable) -> str:
            found = known.get(shown)
            if found is None:
                if len(known) >= REMEMBERED_FRAGMENTS:
                    known.clear()
                found = known[shown] = macro(shown, **named)
            return found

        return fragment
