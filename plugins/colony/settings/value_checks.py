"""Checks of single settings. A check takes a value and returns its fault with the remedy, or empty text."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from colony.settings.declaration import shown

MAX_NAME_BYTES = 255
"""Longest file name on common file systems."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")


def is_below(path: str) -> bool:
    """Whether a relative path stays inside its folder, and no name in it is too long."""
    parts = path.split("/")
    return (
        path.isprintable()
        and not path.startswith(("/", "~"))
        and "\\" not in path
        and not urlsplit_scheme(path)
        and ".." not in parts
        and all(len(part.encode(errors="replace")) <= MAX_NAME_BYTES for part in parts)
    )


def urlsplit_scheme(address: str) -> str:
    """The scheme of an address; ``?`` if the address is malformed."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "?"


def inside(path: str) -> str:
    """Check the path of a file or folder inside the output folder."""
    return "" if path and is_below(path) else f"{shown(path)} leads out of the output; write a path below it."


def inside_or_off(path: str) -> str:
    """As :func:`inside`, but empty text is allowed."""
    return inside(path) if path else ""


def page_inside(path: str) -> str:
    """Check the path of a page inside the output folder; a folder's path is a fault."""
    return inside(path) or ("" if not path.endswith("/") else f"{shown(path)} is a folder; add index.html.")


def page_or_off(path: str) -> str:
    """As :func:`page_inside`, but empty text, which switches the page off, is allowed."""
    return page_inside(path) if path else ""


def pattern(text: str) -> str:
    """Check an address with fields in braces, such as ``{slug}``."""
    try:
        fields_of(text)
    except ValueError:
        return f"{shown(text)} has a brace too many; write one like posts/{{slug}}/."
    return "" if text.isprintable() else f"{shown(text)} has a character that cannot be seen; leave it out."


def path_pattern(text: str) -> str:
    """Check a path inside the output folder with fields in braces; empty text is allowed."""
    return pattern(text) or inside_or_off(text)


def fields_of(text: str) -> list[str]:
    """The names of the fields in braces, each once, in their order.

    Raises:
        ValueError: a brace is missing.
    """
    parsed = string.Formatter().parse(text)
    return list(dict.fromkeys(name for _, name, _, _ in parsed if name is not None))


def filled(**sample: Any) -> Callable[[str], str]:
    """Make a check of patterns: they may have only these fields in braces; the values are examples."""

    def check(text: str) -> str:
        fault = pattern(text)
        if fault:
            return fault
        try:
            text.format(**sample)
        except (LookupError, ValueError, AttributeError, TypeError):
            names = ", ".join(f"{{{name}}}" for name in sample) or "none"
            return f"{shown(text)} names a field that is not there; there is {names}."
        return ""

    return check


def filled_inside(**sample: Any) -> Callable[[str], str]:
    """Make a check as :func:`filled` for paths inside the output folder; empty text is allowed."""
    fill = filled(**sample)
    return lambda text: fill(text) or inside_or_off(text)


def number_needed(text: str) -> str:
    """Check that the pattern of a list's older pages has the page's number, so that their paths differ."""
    if "{number}" not in text:
        return f"{shown(text)} gives all pages one address; write one like {{base}}page/{{number}}/."
    return filled(base="a/", number=1)(text)


def paged_path(text: str) -> str:
    """Check the path pattern of a list's older pages."""
    return number_needed(text) or inside(text.replace("{base}", ""))


def site_address(text: str) -> str:
    """Check the address of the site."""
    try:
        parts = urlsplit(text)
        plain = not text or (parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0)
    except ValueError:
        plain = False
    return "" if plain else f"{shown(text)} must begin with https:// (or be empty for the preview)."


def web_address(text: str) -> str:
    """Check an address of another site; empty text is allowed."""
    is_plain = not text or urlsplit_scheme(text) in ("http", "https")
    return "" if is_plain else f"{shown(text)} is no web address; write one like https://…"


def time_zone(text: str) -> str:
    """Check a name of the IANA time zone database."""
    try:
        ZoneInfo(text)
    except (LookupError, ValueError, OSError):
        return f"{shown(text)} is no time zone; write one like Europe/Berlin."
    return ""


def language(text: str) -> str:
    """Check a language tag (BCP 47)."""
    return (
        "" if _LANGUAGE.fullmatch(text) else f"{shown(text)} is no language; write one like de, en or de-at."
    )


def expression(text: str) -> str:
    """Check a regular expression."""
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        return f"{shown(text)} is no regular expression ({error}); mend it."
    return ""


def substitutions(pairs: Iterable[tuple[str, str]]) -> str:
    """Check pairs of a regular expression and its replacement."""
    for found, put in pairs:
        try:
            re.compile(found).sub(put, "probe")
        except (re.error, IndexError, RecursionError, OverflowError) as error:
            return f"{shown((found, put))} is no regular expression with its replacement ({error}); mend it."
    return ""


def path_metadata(table: Mapping[str, Mapping[str, Any]]) -> str:
    """Check ``EXTRA_PATH_METADATA``, by the output paths that it names."""
    for path, told in table.items():
        place = told.get("path", path)
        if not isinstance(place, str) or inside(place.lstrip("/")):
            return f"{shown(place)} of {shown(path)} leads out of the output; write a path below it."
    return ""


def places(table: Mapping[str, str]) -> str:
    """Check a dictionary file → output path."""
    return next((fault for fault in map(inside, table.values()) if fault), "")


def markdown(told: Mapping[str, Any]) -> str:
    """Check ``MARKDOWN``: the types of values that Python-Markdown expects."""
    configs = told.get("extension_configs", {})
    if not isinstance(configs, Mapping) or not all(isinstance(each, Mapping) for each in configs.values()):
        return f"extension_configs is {shown(configs)}; write a table of tables, one an extension."
    if not isinstance(told.get("extensions", []), list | tuple):
        return "extensions is no list; write one such as ['markdown.extensions.footnotes']."
    return ""


def readers(table: Mapping[str, Any]) -> str:
    """Check ``READERS``: each value is a class, or None for an ending that is not read."""
    wrong = [each for each in table.values() if each is not None and not isinstance(each, type)]
    return f"{shown(wrong[0])} is no reader; write a class, or None." if wrong else ""


def moment(told: Any, timezone: str) -> datetime:
    """The time of the build from ``COLONY_NOW``; the real time if that is empty.

    Raises:
        ValueError: it is not a date.
    """
    zone = ZoneInfo(timezone)
    if told is None or told == "":
        return datetime.now(zone)
    if isinstance(told, date) and not isinstance(told, datetime):
        told = told.isoformat()
    given = told if isinstance(told, datetime) else datetime.fromisoformat(str(told))
    return given if given.tzinfo else given.replace(tzinfo=zone)


def is_moment(told: Any) -> str:
    """Check a date for :func:`moment`."""
    try:
        moment(told, "UTC")
    except (ValueError, OverflowError):
        return f"{shown(told)} is no date; write 2026-11-23 or 2026-11-23T08:00."
    return ""
