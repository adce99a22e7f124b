"""The marks in bodies: placeholders for links, pictures and whatever else depends on the rest of the site.

Bodies are HTML as nh3 writes it: attributes in double quotes; ``<``, ``>`` and ``&`` escaped in text and in
attributes, ``"`` in attributes too. In such HTML a regular expression finds every tag. (nh3 before 0.3.7 did
not escape ``<`` and ``>`` in attributes: hence the lower bound in pyproject.)
"""

from __future__ import annotations

import re
from collections.abc import Callable

MARK = re.compile("\x02([0-9]+)\x03")
"""A mark in a body: STX, the index of the Ref, ETX. Control characters cannot occur otherwise,
since the reader drops them (they are not allowed in HTML: HTML Standard, 13.1.4)."""

CONTROLS = bytes({*range(0x20)} - {*b"\t\n\r"})
"""The control characters that HTML and XML forbid (XML 1.0, 2.2), as bytes of UTF-8."""


def mark(index: int) -> str:
    """The mark of the ref with this index."""
    return f"\x02{index}\x03"


def drop_control_characters(text: str) -> str:
    """Remove the control characters that HTML and XML forbid (XML 1.0, 2.2)."""
    data = text.encode("utf-8", "surrogatepass")
    # A fifth of a pattern's time. In UTF-8 no other character contains these bytes.
    kept = data.translate(None, CONTROLS)
    return text if len(kept) == len(data) else kept.decode("utf-8", "surrogatepass")


def fill(body_html: str, filling: Callable[[int], str]) -> str:
    """The body with every mark replaced by what ``filling`` gives for its index."""
    return MARK.sub(lambda match: filling(int(match[1])), body_html)
