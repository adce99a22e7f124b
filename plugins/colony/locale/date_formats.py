"""Dates as people read them. Babel's date formats live in this module only."""

from __future__ import annotations

import functools
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_timezone_name

from colony.locale.languages import fallback


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


def _day(moment: datetime | str, timezone: str) -> date:
    return _moment(moment).astimezone(_zone(timezone)).date()


def _moment(moment: datetime | str) -> datetime:
    """A moment; as text (ISO 8601) it is the value of a front matter key that no field of a view holds."""
    return datetime.fromisoformat(moment) if isinstance(moment, str) else moment


def long_date(moment: datetime | str, lang: str, timezone: str) -> str:
    """``24. Dezember 2026``, ``December 24, 2026``, as the calendar hangs in that time zone."""
    return _formatted(_day(moment, timezone), lang, "long")


def short_date(moment: datetime | str, lang: str, timezone: str) -> str:
    """``24.12.2026``; other languages as they write it."""
    length = "short" if _is_german(lang) else "medium"
    return _formatted(_day(moment, timezone), lang, length)


def iso_moment(moment: datetime | str, timezone: str) -> str:
    """``2026-12-24T18:00:00+01:00`` (RFC 3339), for the ``datetime`` attribute."""
    return _moment(moment).astimezone(_zone(timezone)).isoformat()


def period_name(period: tuple[int, ...], lang: str) -> str:
    """``2026``, ``März 2026``, ``24. März 2026`` for a year, a month of it, a day of that."""
    if len(period) == 1:
        return str(period[0])
    day = date(*period, *(() if len(period) > 2 else (1,)))
    if len(period) > 2:
        return _formatted(day, lang, "long")
    return str(format_skeleton("yMMMM", day, locale=_locale(lang)))


def period(start: datetime, end: datetime | None, lang: str, *, is_all_day: bool = False) -> str:
    """``Samstag, 5. Dezember 2026, 18:00–20:30 Uhr``: when something takes place, on the clocks of its place.

    Args:
        start: in the zone of the place.
        end: likewise; None where nobody said.
        lang: the language to say it in.
        is_all_day: leave the hours out; the last day is the end's.
    """
    first, last = _spoken_day(start, lang), _spoken_day(end or start, lang)
    if is_all_day:
        return first if first == last else f"{first} – {last}"
    if end is None or end == start:
        return f"{first}, {_clock(start, lang)}"
    if first == last:
        return f"{first}, {format_interval(start, end, _hours(lang), locale=_locale(lang))}"
    return f"{first}, {_clock(start, lang)} – {last}, {_clock(end, lang)}"


def _spoken_day(moment: datetime, lang: str) -> str:
    return _formatted(moment.date(), lang, "full")


def _clock(moment: datetime, lang: str) -> str:
    told = str(format_skeleton(_hours(lang), moment, locale=_locale(lang)))
    return f"{told} Uhr" if _is_german(lang) and "Uhr" not in told else told


def _hours(lang: str) -> str:
    """Hours and minutes as the language counts them: to 12 or to 24."""
    return "hm" if "a" in _locale(lang).time_formats["short"].pattern else "Hm"


def short_month(moment: datetime, lang: str) -> str:
    """``Dez``, ``Dec``."""
    return str(format_skeleton("MMM", moment, locale=_locale(lang))).rstrip(".")


def zone_name(moment: datetime, lang: str) -> str:
    """``Mitteleuropäische Normalzeit``, of the zone that the moment is in."""
    return str(get_timezone_name(moment, locale=_locale(lang)))
