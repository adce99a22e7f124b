"""Headings of sanitised HTML: each gets an anchor and an entry in the list of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from colony.content.html.anchors import anchor_slug
from colony.model import Heading
from colony.text import plain

_TAG = re.compile(r"<(/?)h([1-6])([^<>]*)>")
_ID = re.compile(r" id=\"([^\"]*)\"")
_INNER_HEADING = re.compile(r"<h([1-6])[ >].*</h\1>", re.DOTALL)
_NOTE_MARK = re.compile(r"<sup id=\"fnref.*?</sup>")


def with_headings(html: str) -> tuple[str, tuple[Heading, ...]]:
    """Give every heading an anchor, and move all one level down if the body has an ``h1``.

    Args:
        html: in normal form. A heading may be inside another, if there is a box between the two.

    Returns:
        (the HTML, the headings of the second and third level).
    """
    if "<h" not in html:
        return html, ()
    return _Headings(html).rewritten()


class _Headings:
    def __init__(self, html: str) -> None:
        self._html = html
        self._shift = 1 if "<h1" in html else 0
        self._used = dict.fromkeys(_ID.findall(html), 1) if ' id="' in html else {}
        self._found: list[Heading] = []

    def rewritten(self) -> tuple[str, tuple[Heading, ...]]:
        pieces = []
        position = 0
        tags = list(_TAG.finditer(self._html))
        for tag, inner_end in zip(tags, _inner_ends(tags), strict=True):
            level = min(int(tag[2]) + self._shift, 6)
            new = f"</h{level}>" if tag[1] else self._opened(level, tag[3], self._html[tag.end() : inner_end])
            pieces += [self._html[position : tag.start()], new]
            position = tag.end()
        return "".join(pieces) + self._html[position:], tuple(self._found)

    def _opened(self, level: int, attributes: str, inner: str) -> str:
        text = _text(inner)
        given = _ID.search(attributes) if attributes else None
        anchor = given[1] if given else ""
        if not anchor:
            anchor = _unused(anchor_slug(text) or "abschnitt", self._used)
            attributes = f' id="{anchor}"{_ID.sub("", attributes)}'
        if level in (2, 3) and text:
            self._found.append(Heading(level=level, anchor=unescape(anchor), text=text))
        return f"<h{level}{attributes}>"


def _inner_ends(tags: Sequence[re.Match[str]]) -> list[int]:
    """Per tag, the index at which the contents of its element end; without meaning for closing tags."""
    ends = [0] * len(tags)
    open_places: list[int] = []
    for place, tag in enumerate(tags):
        if not tag[1]:
            open_places.append(place)
        elif open_places:
            ends[open_places.pop()] = tag.start()
    return ends


def _text(html: str) -> str:
    if "<h" in html:  # a heading inside this one has its own entry
        html = _INNER_HEADING.sub(" ", html)
    return plain(_NOTE_MARK.sub("", html) if "<sup" in html else html)


def _unused(anchor: str, used: dict[str, int]) -> str:
    """The anchor, with a number appended if it is used already. ``used``: anchor → last number."""
    candidate = anchor
    while candidate in used:
        used[anchor] += 1
        candidate = f"{anchor}-{used[anchor]}"
    used[candidate] = 1
    return candidate
