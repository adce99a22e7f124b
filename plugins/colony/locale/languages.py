"""Which language speaks for another: ``de-at`` gets German words, a language without words English ones."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from typing import TypeVar

T = TypeVar("T")

DEFAULT = "en"
"""The language of every table of words that is used where no better one is in it."""


@functools.lru_cache(maxsize=1024)
def fallback(lang: str) -> tuple[str, ...]:
    """A language tag and the ever wider ones that may stand for it (RFC 4647, section 3.4).

    >>> fallback("de_AT"), fallback("zh-Hant-x-a")
    (('de-at', 'de'), ('zh-hant-x-a', 'zh-hant', 'zh'))
    """
    parts = lang.lower().replace("_", "-").split("-")
    found = []
    while parts:
        found.append("-".join(parts))
        parts.pop()
        if parts and len(parts[-1]) == 1:  # it announces what has just been dropped
            parts.pop()
    return tuple(found)


def nearest(lang: str, tags: Collection[str], default: str = DEFAULT) -> str:
    """The one of these tags, in lower case, that speaks for a language; the default where none does."""
    return next((tag for tag in fallback(lang) if tag in tags), default)


def choose(lang: str, table: Mapping[str, T]) -> T:
    """What a table by language has for a tag (BCP 47, in any case).

    Raises:
        KeyError: it has neither the language nor English.
    """
    return table[nearest(lang, table)]
