"""Dates as people read them. Babel's date formats live in this module only."""

from __future__ import annotations

import functools
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

from colony.locale import fallback


@functools.cache
def _locale(lang: str) -> Locale:
    for tag in fallback(lang):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue  # Babel knows no such region: what is wider may do
    return Locale.parse("en")


def _is_german(lang: str) -> bool:
    return "de" in fallback(lang)


_zone = functools.cache(ZoneInfo)


@functools.lru_cache(maxsize=16384)
def _formatted(day: date, lang: str, length: str) -> str:
    pattern = "dd.MM.yyyy" if _is_german(lang) and length == "short" else length
    return str(format_date(day, pattern, locale=_locale(lang)))


def long_date(moment: datetime, lang: str, timezone: str) -> str:
    """``24. Dezember 2026``, ``December 24, 2026``, as the calendar hangs in that time zone."""
    return _formatted(moment.astimezone(_zone(timezone)).date(), lang, "long")


def short_date(moment: datetime, lang: str, timezone: str) -> str:
    """``24.12.2026``; other languages as they write it."""
    length = "short" if _is_german(lang) else "medium"
    return _formatted(moment.astimezone(_zone(timezone)).date(), lang, length)


def iso_moment(moment: datetime, timezone: str) -> str:
    """``2026-12-24T18:00:00+01:00`` (RFC 3339), for the ``datetime`` attribute."""
    return moment.astimezone(_zone(timezone)).isoformat()


def period_name(period: tuple[int, ...], lang: str) -> str:
    """``2026``, ``März 2026``, ``24. März 2026`` for a year, a month of it, a day of that."""
    if len(period) == 1:
        return str(period[0])
    day = date(*period, *(() if len(period) > 2 else (1,)))
    if len(period) > 2:
        return _formatted(day, lang, "long")
    return str(format_skeleton("yMMMM", day, locale=_locale(lang)))
