"""Which Markdown extensions a text needs: one whose sign does not occur in it changes nothing.

Each extension that is loaded looks at every block and every span of every text. Most articles use
two or three of ten.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from colony.overrides import is_known

_STOCK = "markdown.extensions."

SIGNS: dict[str, Callable[[str], object]] = {
    "abbr": lambda text: "*[" in text,
    "admonition": lambda text: "!" in text and "!!!" in text,
    "attr_list": lambda text: "{" in text,
    "def_list": re.compile(r"\n {0,3}:").search,
    "fenced_code": lambda text: ("`" in text and "```" in text) or ("~" in text and "~~~" in text),
    "footnotes": lambda text: "^" in text and "[^" in text,
    "md_in_html": lambda text: "<" in text,
    "tables": lambda text: "|" in text,
    "toc": lambda text: "[TOC]" in text,
}
"""Extensions of Python-Markdown's own, and whether a text holds something without which they do nothing.

A rare character is looked for first, since one is found ten times as fast as two.
"""

_MEANS_NOTHING = {"toc": ("slugify",), "footnotes": ("BACKLINK_TITLE", "SEPARATOR")}
"""Configured keys under which an extension still does nothing without its sign."""


class NeededExtensions:
    """The extensions of a configuration, asked text by text which of them are needed."""

    def __init__(self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]) -> None:
        self._signs = [(name, _sign_of(name, configs.get(name, {}))) for name in extensions]

    def needed(self, text: str) -> tuple[str, ...]:
        """The extensions to load for a text, in their order.

        One that is not Python-Markdown's own, or not as we know it, or is configured in a way that may
        matter without its sign (such as links at headings), is always among them.
        """
        text = f"\n{text}"  # a text's first line begins like any other
        return tuple([name for name, has_sign in self._signs if has_sign is None or has_sign(text)])


def is_stock(name: str) -> bool:
    """Whether an extension is certainly one of Python-Markdown's own."""
    return name.startswith(_STOCK)


def _sign_of(name: str, config: Mapping[str, Any]) -> Callable[[str], object] | None:
    """Asks a text for the sign without which an extension does nothing; None where there is none such."""
    short = name.removeprefix(_STOCK)
    means_nothing = set(config) <= set(_MEANS_NOTHING.get(short, ()))
    if means_nothing and (is_stock(name) or short == name) and is_known(_STOCK + short):
        return SIGNS.get(short)
    return None
