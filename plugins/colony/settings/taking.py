"""Functions that convert the forms that Pelican allows for a setting into one.

A value in none of these forms is returned unchanged, so that the check that follows reports it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from colony.text import ascii_host

MOST = 1_000_000_000
"""Replaces greater numbers, which mean no limit, since infinity cannot be encoded."""


def off(value: Any) -> Any:
    """Empty text for None and False, by which Pelican switches a page or feed off."""
    return "" if value is None or value is False else value


def none_is(default: Any) -> Callable[[Any], Any]:
    """A function that returns the default for None."""
    return lambda value: default if value is None else value


def folders(*default: str) -> Callable[[Any], Any]:
    """A function that returns a list of paths; for a text the default, as Pelican does."""
    return lambda value: list(default) if isinstance(value, str) else value


def excludes(value: Any) -> Any:
    """A list of folders to leave out, without empty ones.

    Pelican adds ``ARTICLE_PATHS`` to ``PAGE_EXCLUDES``; an empty path there excludes nothing.
    """
    found = folders()(value)
    return [each for each in found if each != ""] if isinstance(found, list | tuple) else found


def texts(value: Any) -> Any:
    """A dictionary with keys and values as texts, sorted by key."""
    if not isinstance(value, Mapping):
        return value
    return {str(key): str(told) for key, told in sorted(value.items(), key=lambda pair: str(pair[0]))}


def ordered(value: Any) -> Any:
    """A dictionary sorted by key."""
    if not isinstance(value, Mapping):
        return value
    return dict(sorted(value.items(), key=lambda pair: str(pair[0])))


def metadata(value: Any) -> Any:
    """A dictionary, also from pairs, which Pelican allows: ``(("status", "draft"),)``."""
    return plain(dict(value) if isinstance(value, list | tuple) else value)


def hosts(value: Any) -> Any:
    """A dictionary host → text, with hosts in one spelling."""
    return {ascii_host(key): told for key, told in texts(value).items()}


def ascending(value: Any) -> Any:
    """A sorted list, the least first."""
    return sorted(value) if isinstance(value, list | tuple | set | frozenset) else value


def without_slash(value: Any) -> Any:
    """An address without a slash at its end; empty for None."""
    found = off(value)
    return found.rstrip("/") if isinstance(found, str) else found


def truth(value: Any) -> bool:
    """The truth value of anything, as ``bool`` gives it."""
    return bool(value)


def limit(default: int) -> Callable[[Any], Any]:
    """A function that returns a number; the default for None, False and 0."""

    def take(value: Any) -> Any:
        if value is True:
            return value
        return min(value or default, MOST) if value is None or isinstance(value, int) else value

    return take


def day(value: Any) -> Any:
    """Convert ``DEFAULT_DATE`` to text: ``fs`` and a text stay; the numbers of ``datetime`` become ISO.

    Raises:
        ValueError, TypeError, OverflowError: the numbers are not a date.
    """
    if isinstance(value, list | tuple) and value:
        return datetime(*value).isoformat()  # noqa: DTZ001 - the site's time zone is added when it is read
    if isinstance(value, date):
        return value.isoformat()
    return off(value)


def plain(value: Any) -> Any:
    """A settings value as JSON-like data with sorted keys, so that equal values have equal hashes."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in sorted(value.items(), key=lambda pair: str(pair[0]))}
    if isinstance(value, list | tuple | set | frozenset):
        items = [plain(item) for item in value]
        return sorted(items, key=str) if isinstance(value, set | frozenset) else items
    if isinstance(value, int) and abs(value) > 2**63:
        return float(value) if abs(value) < 10**300 else shown_number(value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', repr(value))}"


def shown_number(value: int) -> str:
    """A number that is too great to encode, in hexadecimal digits."""
    return hex(value)
