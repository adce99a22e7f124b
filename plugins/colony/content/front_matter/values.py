"""The types of front matter values, and text → number or yes/no; None if the text is of another type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

ValueType = Literal[
    "text", "list", "date", "flag", "number", "path", "picture", "address", "mappings", "mapping"
]
"""``text``: a line; ``list``: names; ``date``: a moment; ``flag``: yes or no; ``number``: 0 to 9999;
``path``: a path in the site; ``picture``: a file of the content; ``address``: an address on another host;
``mappings``: a list of mappings of text; ``mapping``: a mapping whose keys the author chooses."""

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
"""Type → an example of a value, for messages."""

_TRUE = frozenset(("true", "yes", "ja", "on", "1"))
_FALSE = frozenset(("false", "no", "nein", "off", "0", ""))
_NUMBER = re.compile(r"[0-9]{1,4}")


def to_flag(text: str) -> bool | None:
    """A yes or no in English or German; False for an empty text; None for any other text."""
    text = text.lower()
    return True if text in _TRUE else False if text in _FALSE else None


def to_number(text: str) -> int | None:
    """A whole number from 0 to 9999; None for any other text."""
    return int(text) if _NUMBER.fullmatch(text) else None
