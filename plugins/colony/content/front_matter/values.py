"""Texts of authors → values of a type: numbers, yes or no. What is none of the type gives None."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

ValueType = Literal[
    "text", "list", "date", "flag", "number", "path", "picture", "address", "mappings", "mapping"
]
"""``text``: a line; ``list``: names; ``date``: a moment; ``flag``: yes or no; ``number``: 0 to 9999;
``path``: a place in the site; ``picture``: a file of the content; ``address``: of another host;
``mappings``: a list of small mappings of text; ``mapping``: one whose keys are the author's own."""

SHAPES: Mapping[str, str] = {
    "text": "text",
    "list": "a, b, c",
    "date": "2026-11-23 08:00",
    "flag": "true / false",
    "number": "1, 2, 3 …",
    "path": "text",
    "picture": "/bilder/…",
    "address": "https://…",
    "mappings": "- label: …",
    "mapping": "a: …",
}
"""Type → how a value of it may look, for findings."""

_TRUE = frozenset(("true", "yes", "ja", "on", "1"))
_FALSE = frozenset(("false", "no", "nein", "off", "0", ""))
_NUMBER = re.compile(r"[0-9]{1,4}")


def to_flag(text: str) -> bool | None:
    """Yes or no, also in German; no for an empty text."""
    text = text.lower()
    return True if text in _TRUE else False if text in _FALSE else None


def to_number(text: str) -> int | None:
    """A whole number from 0 to 9999."""
    return int(text) if _NUMBER.fullmatch(text) else None
