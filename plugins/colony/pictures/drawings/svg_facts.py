"""Measures SVG drawings and refuses those that could run scripts.

It refuses what :mod:`colony.pictures.drawings.svg_cleaning` cannot clean. Entities are not expanded.
"""

from __future__ import annotations

import html
import math
import re
from typing import NamedTuple

from colony.pictures.drawings.svg_cleaning import cleaned
from colony.pictures.picture_faults import PictureError

_ROOT = re.compile(r"""<svg\b((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""(?<![\w:-])(width|height|viewBox)\s*=\s*("[^"]*"|'[^']*')""")
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|q|)\s*", re.IGNORECASE)
_PX_OF = {
    "": 1,
    "px": 1,
    "pt": 96 / 72,
    "pc": 16,
    "in": 96,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}
"""Unit → its length in CSS pixels (CSS Values and Units 4, 6.2)."""
_LIVE = re.compile(
    r"<\s*(?:[\w.-]+:)?(?:script|iframe|embed|object|handler|listener)\b"
    r"|[\s\"'/]on[a-z]+\s*=\s*[\"']|javascript:|<\?xml-stylesheet|<!ENTITY[^>]*[<&]",
    re.IGNORECASE,
)
_FALLBACK_PX = (300, 150)
"""Size that browsers give a replaced element without a size (CSS 2.2, 10.3.2)."""
_MAX_PX = 65535.0
_MAX_NUMBER = 40


MAX_BYTES = 5_000_000
"""Largest drawing accepted, since each reader's device has to render it."""


class DrawingSize(NamedTuple):
    """Natural size of a drawing in CSS pixels."""

    width_px: int
    height_px: int


def measure(data: bytes) -> DrawingSize:
    """The drawing's size: from ``width`` and ``height``, else from ``viewBox``, else 300 × 150.

    Raises:
        PictureError: there is no complete ``<svg>`` tag, or the drawing has a script or is too large.
    """
    if len(data) > MAX_BYTES:
        raise PictureError("bytes", megabytes=MAX_BYTES / 1_000_000)
    if b"\x00" in data or b"\x1b" in data:
        raise PictureError("damaged")  # UTF-16 and stateful encodings could hide a script from the search
    text = cleaned(data).decode("utf-8", "replace")
    refuse_scripts(text)
    root = _ROOT.match(text, max(text.find("<svg"), 0))
    if root is None:
        raise PictureError("damaged")
    found = {name: value[1:-1] for name, value in reversed(_ATTRIBUTE.findall(root[1]))}
    width, height = _length(found.get("width", "")), _length(found.get("height", ""))
    box_width, box_height = _view_box(found.get("viewBox", ""))
    if not (width and height):
        ratio = box_width / box_height if box_height else 2.0
        if width:
            height = width / ratio
        elif height:
            width = height * ratio
        else:
            width, height = (box_width, box_height) if box_width and box_height else _FALLBACK_PX
    return DrawingSize(_whole(width), _whole(height))


def refuse_scripts(text: str) -> None:
    """Refuse a drawing that could run a script when it is opened by itself.

    Raises:
        PictureError: it has a script, an event handler, or something that could become one.
    """
    plain = html.unescape(text)
    # Browsers ignore tabs and line ends inside an address (URL Standard, 4.4).
    if any(_LIVE.search(form) for form in (text, plain, re.sub("[\t\r\n]", "", plain))):
        raise PictureError("script")


def _length(value: str) -> float:
    match = _LENGTH.fullmatch(value) if len(value) <= _MAX_NUMBER else None
    return min(float(match[1]) * _PX_OF[match[2].lower()], _MAX_PX) if match else 0.0


def _view_box(value: str) -> tuple[float, float]:
    parts = value.replace(",", " ").split()
    if len(parts) != 4:
        return 0.0, 0.0
    try:
        width, height = float(parts[2]), float(parts[3])
    except ValueError:
        return 0.0, 0.0
    usable = 0 < width < math.inf and 0 < height < math.inf
    return (min(width, _MAX_PX), min(height, _MAX_PX)) if usable else (0.0, 0.0)


def _whole(length: float) -> int:
    return round(min(max(length, 1.0), _MAX_PX))
