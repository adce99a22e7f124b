"""Which Markdown extensions a text needs: one whose sign does not occur in it changes nothing.

Each extension that is loaded looks at every block and every span of every text. Most articles use
two or three of ten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_STOCK = "markdown.extensions."

SIGNS: dict[str, re.Pattern[str]] = {
    "abbr": re.compile(r"\*\["),
    "admonition": re.compile(r"!!!"),
    "attr_list": re.compile(r"\{"),
    "def_list": re.compile(r"^ {0,3}:", re.MULTILINE),
    "fenced_code": re.compile(r"```|~~~"),
    "footnotes": re.compile(r"\[\^"),
    "md_in_html": re.compile(r"<"),
    "tables": re.compile(r"\|"),
    "toc": re.compile(r"\[TOC\]"),
}
"""Extensions of Python-Markdown's own, and what a text must hold for them to do anything."""

_MEANS_NOTHING = {"toc": ("slugify",), "footnotes": ("BACKLINK_TITLE", "SEPARATOR")}
"""Configured keys under which an extension still does nothing without its sign."""


def needed(extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]], text: str) -> tuple[str, ...]:
    """The extensions to load for a text, in their order.

    One that is not Python-Markdown's own, or is configured in a way that may matter without its
    sign (such as links at headings), is always among them.
    """
    return tuple(name for name in extensions if _is_needed(name, configs.get(name, {}), text))


def _is_needed(name: str, config: Mapping[str, Any], text: str) -> bool:
    short = name.removeprefix(_STOCK)
    sign = SIGNS.get(short) if name.startswith(_STOCK) or short == name else None
    if sign is None or not set(config) <= set(_MEANS_NOTHING.get(short, ())):
        return True
    return sign.search(text) is not None
