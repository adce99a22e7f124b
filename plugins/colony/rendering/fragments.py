"""A cache of fragments of pages: the HTML of a teaser is the same on some ten lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

REMEMBERED_FRAGMENTS = 4096
"""Most fragments kept of one macro, per process and language: at 1.5 KB each some 6 MB. Lists of the same
days are rendered one after the other, so dropped fragments are seldom needed again."""


class Remembered:
    """Calls a macro once per set of equal arguments: ``{{ remembered(card, entry, level=2) }}``.

    Only for macros that are imported without context: their output depends on nothing but their arguments
    and what is the same on every page.
    """

    def __init__(self) -> None:
        self._known: dict[object, dict[Hashable, str]] = {}

    def __call__(self, macro: Callable[..., str], shown: Hashable, **named: Any) -> str:
        """The macro's output for these arguments, from the cache if it is there."""
        return self.of(macro, **named)(shown)

    def of(self, macro: Callable[..., str], **named: Any) -> Callable[[Hashable], str]:
        """A cached macro with its named arguments bound, to call for many entries.

        ``{% set teaser = remembered.of(card, level=2) %}``, then ``{{ teaser(entry) }}``. Faster, since the
        named arguments are hashed once.
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
