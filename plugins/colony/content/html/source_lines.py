"""The line in a source file of something found in its HTML."""

from __future__ import annotations

import re
from bisect import bisect_right

_MARKUP = re.compile(r"<[a-zA-Z!/?]")


class LineFinder:
    """Finds the lines of pieces of text in a source, since Markdown's parser keeps no positions.

    Searching for the same text again gives its next occurrence.

    Args:
        text: the body as the author wrote it.
        first_line: its first line's number in the file.
    """

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._lowered = ""
        self._first_line = first_line
        self._ends: list[int] = []
        self._next: dict[str, int] = {}

    @property
    def has_markup(self) -> bool:
        """Whether the text may have HTML in it."""
        return "<" in self._text and _MARKUP.search(self._text) is not None

    @property
    def may_have_attributes(self) -> bool:
        """Whether the text may set attributes: by HTML, or by ``{: …}``."""
        return "{" in self._text or self.has_markup

    def has(self, needle: str) -> bool:
        """Whether the text has ``needle``."""
        return needle in self._text

    def line(self, needle: str) -> int:
        """Line in the file of the next occurrence of ``needle``, ignoring case; 0 if there is none."""
        position = self._text.find(needle, self._next.get(needle, 0))
        if position < 0:
            position = self._text.find(needle)
        if position < 0:
            self._lowered = self._lowered or self._text.lower()
            position = self._lowered.find(needle.lower())
        if position < 0 or not needle:
            return 0
        self._next[needle] = position + len(needle)
        return self._line_at(position)

    def _line_at(self, position: int) -> int:
        if not self._ends:
            self._ends = [match.start() for match in re.finditer("\n", self._text)] or [len(self._text)]
        return self._first_line + bisect_right(self._ends, position - 1)
