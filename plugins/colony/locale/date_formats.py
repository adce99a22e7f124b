"""Dates as people read them. No other module imports Babel's date formats."""

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
            continue  # Babel does not know this region, but maybe the language without it
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
    """A moment as a datetime. Text (ISO 8601) comes from front matter, whose values keep moments as text."""
    return datetime.fromisoformat(moment) if isinstance(moment, str) else moment


def long_date(moment: datetime | str, lang: str, timezone: str) -> str:
    """``24. Dezember 2026``, ``December 24, 2026``: the day that the moment has in that time zone."""
    return _formatted(_day(moment, timezone), lang, "long")


def short_date(moment: datetime | str, lang: str, timezone: str) -> str:
    """``24.12.2026``; in other languages Babel's short form."""
    length = "short" if _is_german(lang) else "medium"
    return _formatted(_day(moment, timezone), lang, length)


def iso_moment(moment: datetime | str, timezone: str) -> str:
    """``2026-12-24T18:00:00+01:00`` (RFC 3339), for the ``datetime`` attribute."""
    return _moment(moment).astimezone(_zone(timezone)).isoformat()


def period_name(period: tuple[int, ...], lang: str) -> str:
    """``2026``, ``März 2026`` or ``24. März 2026`` for (year,), (year, month) or (year, month, day)."""
    if len(period) == 1:
        return str(period[0])
    day = date(*period, *(() if len(period) > 2 else (1,)))
    if len(period) > 2:
        return _formatted(day, lang, "long")
    return str(format_skeleton("yMMMM", day, locale=_locale(lang)))


def period(start: datetime, end: datetime | None, lang: str, *, is_all_day: bool = False) -> str:
    """``Samstag, 5. Dezember 2026, 18:00–20:30 Uhr``: when an event takes place, in its own time zone.

    Args:
        start: in the event's time zone.
        end: likewise; None if unknown.
        lang: the language of the text.
        is_all_day: leave out the hours; ``end`` is then on the last day.
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
    """Babel's pattern for hours and minutes: with 12 or 24 hours, as the language has it."""
    return "hm" if "a" in _locale(lang).time_formats["short"].pattern else "Hm"


def short_month(moment: datetime, lang: str) -> str:
    """``Dez``, ``Dec``."""
    return str(format_skeleton("MMM", moment, locale=_locale(lang))).rstrip(".")


def zone_name(moment: datetime, lang: str) -> str:
    """The name of the moment's time zone: ``Mitteleuropäische Normalzeit``."""
    return str(get_timezone_name(moment, locale=_locale(lang)))
