"""Typewriter characters → typographic ones: quotation marks, dashes, ellipses.

Works on sanitised HTML in normal form, and changes no tags, attributes, code or formulas. Python-Markdown's
``smarty`` does the same while parsing and doubles its time; one pass afterwards adds 10 %, and sees quotation
marks on both sides of a tag.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import NamedTuple

from colony.locale import nearest


class Marks(NamedTuple):
    """A language's quotation marks."""

    open_double: str
    close_double: str
    open_single: str
    close_single: str


_MARKS = {
    "de": Marks("„", "“", "‚", "‘"),
    "en": Marks("“", "”", "‘", "’"),
    "fr": Marks("«\u202f", "\u202f»", "“", "”"),
    "es": Marks("«", "»", "“", "”"),
    "it": Marks("«", "»", "“", "”"),
    "nl": Marks("“", "”", "‘", "’"),
    "pl": Marks("„", "”", "‚", "’"),
}
# Every branch begins with a literal character: only then does re skip ahead to one of them.
_PIECE = re.compile(
    r"<(code|pre|kbd|samp|var|script|style)\b[^>]*>.*?</\1>|<[^>]*>|\$\$[^$]*\$\$|\"|'|\.\.\.*|--*", re.DOTALL
)
_PLAIN_PIECE = re.compile(r"\"|'|\.\.\.*|--*")
_TYPEWRITTEN = re.compile(r"[\"']|\.\.\.|--| - ")
_FREE_DASH = re.compile(r"-(?:-|\s|$)")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|data|del|dfn|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)\b"
)
_OPENS_AFTER = frozenset(" \t\n\u00a0\u202f([{–—-/„“‚‘«»|=")


def is_typewritten(text: str) -> bool:
    """Whether HTML with this text may have anything to change; faster than searching the HTML."""
    return (
        '"' in text or "'" in text or "..." in text or ("-" in text and _FREE_DASH.search(text) is not None)
    )


def typeset(html: str, lang: str) -> str:
    """HTML with typographic characters of a language; unknown languages keep their quotation marks."""
    return _PIECE.sub(_Setter(lang), html)


def typeset_text(text: str, lang: str) -> str:
    """A line of plain text, such as a title, with typographic characters."""
    if not _TYPEWRITTEN.search(text):
        return text
    return unescape(_PLAIN_PIECE.sub(_Setter(lang), escape(text, quote=False)))


class _Setter:
    """Chooses each character by its neighbours and by which quotation marks are open."""

    def __init__(self, lang: str) -> None:
        self._marks = _MARKS.get(nearest(lang, _MARKS, ""))
        self._double_open = False
        self._single_open = False
        self._depth = 0
        self._code = ""
        """The open element of code or formulas; empty for none. Elements such as ``kbd`` can be nested."""

    def __call__(self, match: re.Match[str]) -> str:
        piece = match[0]
        if piece[0] == "<":
            if not _INLINE_TAG.match(piece):
                self._double_open = self._single_open = False
            if match[1] or self._code:
                self._enter(piece, self._code or match[1])
            return piece
        if piece[0] == "$" or self._code:
            return piece
        before = _before(match.string, match.start())
        after = match.string[match.end() : match.end() + 1]
        if piece[0] == ".":
            return "…" if len(piece) == 3 else piece
        if piece[0] == "-":
            return _dash(piece, before, after)
        return self._quote(piece, before, after, match)

    def _enter(self, piece: str, name: str) -> None:
        self._depth += piece.count(f"<{name}") - piece.count(f"</{name}>")
        self._code = name if self._depth else ""

    def _quote(self, piece: str, before: str, after: str, match: re.Match[str]) -> str:
        marks = self._marks
        opens = before in _OPENS_AFTER and after not in ("", " ", "\n")
        if piece == '"':
            if marks is None or (not opens and before in _OPENS_AFTER):
                return piece
            if opens and not self._double_open:
                self._double_open = True
                return marks.open_double
            if before.isdigit() and not self._double_open:
                return piece
            self._double_open = False
            return marks.close_double
        if opens and marks is not None and not self._single_open and _closes_later(match):
            self._single_open = True
            return marks.open_single
        if self._single_open and marks is not None and not after.isalnum():
            self._single_open = False
            return marks.close_single
        return piece if before in _OPENS_AFTER and not after.isalnum() else "’"


def _before(text: str, position: int) -> str:
    """The character before a position, skipping inline tags; a space at a block's start."""
    while position > 0 and text[position - 1] == ">":
        start = text.rfind("<", 0, position)
        if start < 0 or not _INLINE_TAG.match(text, start):
            return " "
        position = start
    return text[position - 1] if position else " "


def _closes_later(match: re.Match[str]) -> bool:
    """Whether a possible closing quotation mark follows in the same run of text."""
    text = match.string
    position = match.end()
    limit = min(len(text), position + 400)
    while (position := text.find("'", position + 1, limit)) >= 0:
        if not text[position + 1 : position + 2].isalnum() and "<p" not in text[match.end() : position]:
            return True
    return False


def _dash(piece: str, before: str, after: str) -> str:
    free = before == " " and after in (" ", "\n", "")
    if len(piece) == 1:
        return "–" if free and after else piece
    if free or (before != " " and after not in (" ", "\n", "")):
        return {2: "–", 3: "—"}.get(len(piece), piece)
    return piece
