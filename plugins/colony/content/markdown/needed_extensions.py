"""Which Markdown extensions a text needs, so that only these are loaded.

Each loaded extension looks at every block and span of a text, and most articles use two or three of ten. The
*sign* of an extension is a piece of text without which it does nothing, such as ``[^`` for footnotes.
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
"""Extension of Python-Markdown's own → whether a text, with a line feed in front, has its sign.

A rare character is searched first: one character is found ten times as fast as two.
"""

_MEANS_NOTHING = {"toc": ("slugify",), "footnotes": ("BACKLINK_TITLE", "SEPARATOR")}
"""Extension → options that do not make it do anything without its sign."""


class NeededExtensions:
    """Finds, for each text, which of the configured extensions it needs.

    Args:
        extensions: names of the configured extensions, in their order.
        configs: extension → its options.
    """

    def __init__(self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]) -> None:
        self._signs = [(name, _sign_of(name, configs.get(name, {}))) for name in extensions]

    def needed(self, text: str) -> tuple[str, ...]:
        """The extensions to load for a text, in their order.

        Always needed: extensions of other packages, those of a version that the tests have not run with, and
        those with options that matter without the sign, such as links at headings.
        """
        text = f"\n{text}"  # the first line, too, has a line feed before it
        return tuple([name for name, has_sign in self._signs if has_sign is None or has_sign(text)])


def is_stock(name: str) -> bool:
    """Whether an extension is certainly one of Python-Markdown's own."""
    return name.startswith(_STOCK)


def _sign_of(name: str, config: Mapping[str, Any]) -> Callable[[str], object] | None:
    """Text → whether it has the extension's sign; None if the extension is always needed."""
    short = name.removeprefix(_STOCK)
    means_nothing = set(config) <= set(_MEANS_NOTHING.get(short, ()))
    if means_nothing and (is_stock(name) or short == name) and is_known(_STOCK + short):
        return SIGNS.get(short)
    return None
