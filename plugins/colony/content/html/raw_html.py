"""The tags of HTML as authors write it, in any spelling, found by Python's tokenizer.

Tags within comments, scripts and attribute values do not count. The HTML is sanitised afterwards: if a
browser saw other tags than this module, at worst a finding would be missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple


class Tag(NamedTuple):
    """A tag and its position."""

    name: str
    """In lower case."""
    attributes: Mapping[str, str]
    """Name in lower case → value with entities resolved; empty for an attribute without a value."""
    start: int
    end: int
    is_closing: bool = False


def tags_of(html: str) -> list[Tag]:
    """All opening and closing tags, in their order."""
    tokenizer = _Tokenizer(html)
    tokenizer.feed(html)
    tokenizer.close()
    return tokenizer.tags


def rewritten(html: str, tags: Sequence[Tag], rewrite: Callable[[Tag], str | None]) -> str:
    """The HTML with some of its tags replaced.

    Args:
        html: the text.
        tags: what :func:`tags_of` found in it.
        rewrite: tag → its replacement; None to keep it.
    """
    pieces = []
    position = 0
    for tag in tags:
        new = rewrite(tag)
        if new is not None:
            pieces += [html[position : tag.start], new]
            position = tag.end
    return "".join(pieces) + html[position:]


class _Tokenizer(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[Tag] = []
        self._html = html
        self._line_starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._start
        end = start + len(self.get_starttag_text() or "")
        values = {name: value or "" for name, value in reversed(attrs)}  # the first of a name counts
        self.tags.append(Tag(tag, values, start, end))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        start = self._start
        self.tags.append(Tag(tag, {}, start, self._html.find(">", start) + 1 or len(self._html), True))

    @property
    def _start(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column
