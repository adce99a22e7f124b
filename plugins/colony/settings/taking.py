"""The forms that Pelican allows a setting to have, brought into one. What has none of them stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from colony.text import ascii_host

MOST = 1_000_000_000
"""Greater numbers mean no limit; what is stored of settings knows no endless ones."""


def off(value: Any) -> Any:
    """None and False, by which Pelican switches a page or feed off, as an empty text."""
    return "" if value is None or value is False else value


def none_is(default: Any) -> Callable[[Any], Any]:
    """Takes None for a default."""
    return lambda value: default if value is None else value


def folders(*default: str) -> Callable[[Any], Any]:
    """A list of paths. Pelican says that a text is none, and goes on with its default; so do we."""
    return lambda value: list(default) if isinstance(value, str) else value


def excludes(value: Any) -> Any:
    """Folders to leave out.

    Pelican adds ``ARTICLE_PATHS`` to ``PAGE_EXCLUDES`` by itself, where an empty path names the
    content folder but excludes nothing.
    """
    found = folders()(value)
    return [each for each in found if each != ""] if isinstance(found, list | tuple) else found


def texts(value: Any) -> Any:
    """A table with texts for keys and values, in the order of the keys."""
    if not isinstance(value, Mapping):
        return value
    return {str(key): str(told) for key, told in sorted(value.items(), key=lambda pair: str(pair[0]))}


def ordered(value: Any) -> Any:
    """A table in the order of its keys."""
    if not isinstance(value, Mapping):
        return value
    return dict(sorted(value.items(), key=lambda pair: str(pair[0])))


def metadata(value: Any) -> Any:
    """A table that may be written as pairs, as Pelican allows it: ``(("status", "draft"),)``."""
    return plain(dict(value) if isinstance(value, list | tuple) else value)


def hosts(value: Any) -> Any:
    """A table of texts by host."""
    return {ascii_host(key): told for key, told in texts(value).items()}


def ascending(value: Any) -> Any:
    """A list in order, the least first."""
    return sorted(value) if isinstance(value, list | tuple | set | frozenset) else value


def without_slash(value: Any) -> Any:
    """An address without a slash at its end; None is an empty one."""
    found = off(value)
    return found.rstrip("/") if isinstance(found, str) else found


def truth(value: Any) -> bool:
    """What Python takes for true."""
    return bool(value)


def limit(default: int) -> Callable[[Any], Any]:
    """A number of things; None, False and 0 are the default."""

    def take(value: Any) -> Any:
        if value is True:
            return value
        return min(value or default, MOST) if value is None or isinstance(value, int) else value

    return take


def day(value: Any) -> Any:
    """``DEFAULT_DATE``: ``fs``, a date as text or as the numbers of ``datetime``.

    Raises:
        ValueError, TypeError, OverflowError: the numbers are no date.
    """
    if isinstance(value, list | tuple) and value:
        return datetime(*value).isoformat()  # noqa: DTZ001 - the reader adds the site's zone
    if isinstance(value, date):
        return value.isoformat()
    return off(value)


def plain(value: Any) -> Any:
    """A settings value as JSON-like data with sorted keys, so that its hash is stable."""
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
    """A number that is too great for data, in hexadecimal digits."""
    return hex(value)
