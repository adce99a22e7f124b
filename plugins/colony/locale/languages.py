"""Which language's words are used for another: German for ``de-at``, English if there are none."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from typing import TypeVar

T = TypeVar("T")

DEFAULT = "en"
"""The language that is used if a table of words has no better one. Every table has it."""


@functools.lru_cache(maxsize=1024)
def fallback(lang: str) -> tuple[str, ...]:
    """A language tag and its shorter forms, in lower case, the longest first (RFC 4647, 3.4).

    >>> fallback("de_AT"), fallback("zh-Hant-x-a")
    (('de-at', 'de'), ('zh-hant-x-a', 'zh-hant', 'zh'))
    """
    parts = lang.lower().replace("_", "-").split("-")
    found = []
    while parts:
        found.append("-".join(parts))
        parts.pop()
        if parts and len(parts[-1]) == 1:  # a single letter only introduces the part that was dropped
            parts.pop()
    return tuple(found)


def nearest(lang: str, tags: Collection[str], default: str = DEFAULT) -> str:
    """The tag (in lower case) that fits a language best; the default if none of them fits."""
    return next((tag for tag in fallback(lang) if tag in tags), default)


def choose(lang: str, table: Mapping[str, T]) -> T:
    """A table's value for a language, by tag (BCP 47, in upper or lower case), its shorter forms, or English.

    Raises:
        KeyError: the table has none of these.
    """
    return table[nearest(lang, table)]
