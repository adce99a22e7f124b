"""Dates as people read them. Babel's date formats live in this module only."""

from __future__ import annotations

import functools
from datetime import date, datetime

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date


@functools.cache
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


@functools.lru_cache(maxsize=16384)
def _formatted(day: date, lang: str, length: str) -> str:
    pattern = "dd.MM.yyyy" if lang.startswith("de") and length == "short" else length
    return str(format_date(day, pattern, locale=_locale(lang)))


def long_date(moment: datetime, lang: str) -> str:
    """``24. Dezember 2026``, ``December 24, 2026``."""
    return _formatted(moment.date(), lang, "long")


def short_date(moment: datetime, lang: str) -> str:
    """``24.12.2026``; other languages as they write it."""
    return _formatted(moment.date(), lang, "short" if lang.startswith("de") else "medium")
