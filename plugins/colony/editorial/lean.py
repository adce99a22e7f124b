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


class Lean:
    """The extensions of a configuration, asked text by text which of them are needed."""

    def __init__(self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]) -> None:
        self._signs = [(name, _signs_of(name, configs.get(name, {}))) for name in extensions]

    def needed(self, text: str) -> tuple[str, ...]:
        """The extensions to load for a text, in their order.

        One that is not Python-Markdown's own, or is configured in a way that may matter without its
        sign (such as links at headings), is always among them.
        """
        text = f"\n{text}"  # a text's first line begins like any other
        return tuple(
            [name for name, signs in self._signs if signs is None or any(sign in text for sign in signs)]
        )


def is_stock(name: str) -> bool:
    """Whether an extension is certainly one of Python-Markdown's own."""
    return name.startswith(_STOCK)


def _signs_of(name: str, config: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The signs without which an extension does nothing; None where there are none such."""
    short = name.removeprefix(_STOCK)
    if set(config) <= set(_MEANS_NOTHING.get(short, ())) and (is_stock(name) or short == name):
        return SIGNS.get(short)
    return None
