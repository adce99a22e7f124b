"""Dates as authors write them → moments. No other module imports dateutil.

Nothing is taken from the clock: a date without year or month is an error.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo

from dateutil import parser as dateutil_parser

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?")
_GERMAN = re.compile(
    r"(?:[A-Za-z]+,?\s+)?(\d{1,2})\.\s*(\d{1,2}|[A-Za-zä]+)\.?\s*(\d{4}|\d{2})"
    r"(?:,?\s+(?:um\s+)?(\d{1,2})[:.](\d{2})(?::(\d{2}))?(?:\s*Uhr)?)?"
)
_MONTHS = {"jan": 1, "feb": 2, "mär": 3, "mae": 3, "mrz": 3, "apr": 4, "mai": 5, "jun": 6, "jul": 7}
_MONTHS |= {"aug": 8, "sep": 9, "okt": 10, "nov": 11, "dez": 12}
_ZONE_HOURS = {"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2}
_PROBES = (datetime(2001, 1, 1), datetime(2004, 2, 2))  # noqa: DTZ001 - defaults for what the text leaves out
_YEARS = range(1000, 9000)


def read_date(text: str, zone: tzinfo) -> datetime:
    """The moment a text names: ISO 8601, German (24.12.2026, also with time), or what dateutil reads.

    Args:
        text: the date as written; underscores count as spaces, as in Pelican.
        zone: the time zone of a time without one.

    Returns:
        A moment with a time zone: ``zone``, or the fixed offset in the text.

    Raises:
        ValueError: the text is no date, or a date without year or month.
    """
    text = " ".join(text.replace("_", " ").split())
    iso = _ISO.fullmatch(text)
    if iso:
        return _checked(datetime(*(int(part) for part in iso.groups("0")), tzinfo=zone))  # type: ignore[arg-type,misc]
    german = _GERMAN.fullmatch(text)
    if german:
        return _checked(_german(german, zone))
    return _checked(_other(text, zone))


def _checked(moment: datetime) -> datetime:
    if moment.year not in _YEARS:
        raise ValueError(f"year {moment.year}")
    return moment


def _german(match: re.Match[str], zone: tzinfo) -> datetime:
    day, month, year, *time = match.groups("0")
    month_number = int(month) if month.isdecimal() else _MONTHS.get(month[:3].lower(), 0)
    century = 0 if len(year) == 4 else 2000
    hour, minute, second = (int(part) for part in time)
    return datetime(century + int(year), month_number, int(day), hour, minute, second, tzinfo=zone)


def _other(text: str, zone: tzinfo) -> datetime:
    first: datetime
    second: datetime
    if len(text) > 80 or not any(character.isdigit() for character in text):
        raise ValueError(text[:80])
    try:
        first, second = (dateutil_parser.parse(text, default=probe, tzinfos=_zone_of) for probe in _PROBES)
    except (ArithmeticError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(text) from error
    if (first.year, first.month) != (second.year, second.month):
        raise ValueError(text)
    offset = first.utcoffset()
    return first.replace(tzinfo=zone if offset is None else timezone(offset))


def _zone_of(name: str | None, offset_seconds: int | None) -> tzinfo | None:
    if offset_seconds is not None:
        return timezone(timedelta(seconds=offset_seconds))
    hours = _ZONE_HOURS.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
