"""Checks of single values of front matter. Each returns the usable value and adds findings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping

from colony.content.front_matter import names_of
from colony.content.front_matter.metadata import Fields
from colony.findings import Notes
from colony.model import Status
from colony.tables import EntryTypeRow

_FROM_ELSEWHERE = frozenset(("path", "reader"))
_STATUSES: Mapping[str, Status | None] = {
    "": "published", "published": "published", "draft": "draft", "hidden": "hidden", "skip": None,
}  # fmt: skip
_LANG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}")
_FOCUS = re.compile(r"(100|[0-9]{1,2})(\.[0-9]+)?% +(100|[0-9]{1,2})(\.[0-9]+)?%")
_TEMPLATE = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
MAX_SUMMARY_CHARACTERS = 300


def unknown_keys(fields: Fields, row: EntryTypeRow, notes: Notes) -> None:
    """Add a finding for each unknown key, with the most similar known name."""
    known = names_of(row.name)
    for key in fields.own_keys():
        if key in known or key in _FROM_ELSEWHERE:
            continue
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.8)
        if near:
            notes.add("key-unknown:near", fields.line(key), key=key[:80], name=near[0])
        else:
            notes.add("key-unknown", fields.line(key), key=key[:80])


def status(fields: Fields, notes: Notes, published_as: Collection[str] = ()) -> Status | None:
    """The status; None for ``skip``. An unknown value counts as ``draft``: it may mean "not yet".

    Args:
        published_as: further values that mean ``published``.
    """
    value = fields.text("status").lower()
    if value in published_as:
        return "published"
    if value in _STATUSES:
        return _STATUSES[value]
    notes.add("status-unknown", fields.line("status"), value=value[:80])
    return "draft"


def lang(fields: Fields, default: str, notes: Notes) -> str:
    """The language tag in lower case (BCP 47); the site's if it is missing or invalid."""
    value = fields.text("lang").lower().replace("_", "-")
    if not value:
        return default
    if _LANG.fullmatch(value):
        return value
    notes.add("lang-unreadable", fields.line("lang"), value=value[:80])
    return default


def template(fields: Fields, notes: Notes) -> str:
    """The template's name; empty if there is none or it is invalid."""
    value = fields.text("template").removesuffix(".html")
    if value and not _TEMPLATE.fullmatch(value):
        notes.add("template-unusable", fields.line("template"), value=value[:80])
        return ""
    return value


def focus(value: str, line: int, notes: Notes) -> str:
    """A focus point as ``x% y%``; empty if the value is no focus point."""
    value = " ".join(value.replace(",", " ").split())
    if value and not _FOCUS.fullmatch(value):
        notes.add("focus-unreadable", line, value=value[:80])
        return ""
    return value


def summary_length(summary: str, line: int, notes: Notes) -> None:
    """Add a finding for a summary that is too long for lists and search engines."""
    if len(summary) > MAX_SUMMARY_CHARACTERS:
        notes.add("summary-long", line, count=len(summary))


def sponsor(fields: Fields, notes: Notes) -> str:
    """The advertiser's name; empty for an editorial entry."""
    value = fields.text("sponsored")
    if value.lower() in ("", "false", "no", "nein", "off", "0"):
        return ""
    if value.lower() in ("true", "yes", "ja", "on", "1"):
        notes.add("sponsored-nameless", fields.line("sponsored"))
        return "?"
    return value
