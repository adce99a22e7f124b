"""Which Markdown extensions a text needs: one whose sign does not occur in it changes nothing.

Each extension that is loaded looks at every block and every span of every text. Most articles use
two or three of ten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_STOCK = "markdown.extensions."

SIGNS: dict[str, tuple[str, ...]] = {
    "abbr": ("*[",),
    "admonition": ("!!!",),
    "attr_list": ("{",),
    "def_list": ("\n:", "\n :", "\n  :", "\n   :"),
    "fenced_code": ("```", "~~~"),
    "footnotes": ("[^",),
    "md_in_html": ("<",),
    "tables": ("|",),
    "toc": ("[TOC]",),
}
"""Extensions of Python-Markdown's own, and what a text must hold one of for them to do anything."""

_MEANS_NOTHING = {"toc": ("slugify",), "footnotes": ("BACKLINK_TITLE", "SEPARATOR")}
"""Configured keys under which an extension still does nothing without its sign."""


def needed(extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]], text: str) -> tuple[str, ...]:
    """The extensions to load for a text, in their order.

    One that is not Python-Markdown's own, or is configured in a way that may matter without its
    sign (such as links at headings), is always among them.
    """
    text = f"\n{text}"  # a text's first line begins like any other
    return tuple(name for name in extensions if _is_needed(name, configs.get(name, {}), text))


def is_stock(name: str) -> bool:
    """Whether an extension is certainly one of Python-Markdown's own."""
    return name.startswith(_STOCK)


def _is_needed(name: str, config: Mapping[str, Any], text: str) -> bool:
    short = name.removeprefix(_STOCK)
    signs = SIGNS.get(short) if is_stock(name) or short == name else None
    if signs is None or not set(config) <= set(_MEANS_NOTHING.get(short, ())):
        return True
    return any(sign in text for sign in signs)
