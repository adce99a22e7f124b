r"""Replaces every address in a stylesheet, which is split into tokens as in CSS Syntax Level 3.

A browser loads the addresses in ``url()`` and ``src()``, the plain strings of ``image-set()`` and
``image()``, and what ``@import`` names, however the names are written (``u\72l(…)`` is ``url(…)``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}[ \t\n]?|[^\n0-9a-fA-F])"
_NAME = rf"(?:[\w-]|[^\x00-\x7f]|{_ESCAPE})+"
_STRING = r"\"(?:\\[\s\S]|[^\"\\\n])*\"?|'(?:\\[\s\S]|[^'\\\n])*'?"
_TOKEN = re.compile(
    rf"(?P<comment>/\*[\s\S]*?(?:\*/|\Z))|(?P<string>{_STRING})|(?P<function>{_NAME})\("
    rf"|(?P<at>@{_NAME})|(?P<word>{_NAME})|(?P<open>[(\[{{])|(?P<close>[)\]}}])"
)
_PLAIN_ADDRESS = re.compile(r"\s*(?![\"'\s])((?:\\[\s\S]|[^)\\])*?)\s*(?:\)|\Z)")
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t\n]?|\n|([\s\S]))")
_LOADING = frozenset(("url", "src", "image", "image-set", "-webkit-image-set"))
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_MAX_CODE_POINT = 0x10FFFF

NOWHERE = "data:,"
"""An empty address (RFC 2397): browsers send no request for it, and our pages' policy allows it."""


class StyleFault(NamedTuple):
    """One fault in a stylesheet."""

    code: str
    """``stylesheet-import`` or ``stylesheet-bracket``."""
    line: int
    found: str


class Rewritten(NamedTuple):
    """A stylesheet with replaced addresses and balanced brackets, so that it can be put into a block."""

    text: str
    faults: tuple[StyleFault, ...]


Place = Callable[[str, int], str]
"""Called with an address and its line; returns the address to write in its place."""


def rewrite(text: str, place: Place) -> Rewritten:
    """Replace every address in a stylesheet by what ``place`` returns for it.

    ``@import`` is removed, with a fault: it would delay the page and is not allowed in a layer. An
    unmatched closing bracket is removed, with a fault; a bracket that is left open is closed.
    """
    return _Rewriter(re.sub(r"\r\n?|\f", "\n", text).replace("\x00", "\ufffd"), place).rewritten()


class _Rewriter:
    """The state of one :func:`rewrite`."""

    def __init__(self, text: str, place: Place) -> None:
        self._text = text
        self._place = place
        self._parts: list[str] = []
        self._open: list[tuple[str, str, int]] = []
        """(bracket, function's name, line) of each open block."""
        self._faults: list[StyleFault] = []

    def rewritten(self) -> Rewritten:
        at = 0
        while match := _TOKEN.search(self._text, at):
            self._parts.append(self._text[at : match.start()])
            at = self._take(match)
        self._parts.append(self._text[at:])
        return Rewritten("".join(self._parts) + self._closers(), tuple(self._faults))

    def _take(self, match: re.Match[str]) -> int:
        """Write the replacement of a token; returns the index where the next one begins."""
        kind, token = match.lastgroup, match[0]
        if kind == "function":
            return self._function(match)
        if kind == "at" and _unescaped(token).lower() == "@import":
            return self._import(match)
        if kind == "string" and self._open and self._open[-1][1] in _LOADING:
            token = self._quoted(token[1:].removesuffix(token[0]), match.start())
        elif kind == "open":
            self._open.append((token, "", match.start()))
        elif kind == "close":
            token = self._close(token, match.start())
        elif kind == "comment":
            token = ""
        self._parts.append(token)
        return match.end()

    def _function(self, match: re.Match[str]) -> int:
        name = _unescaped(match["function"]).lower()
        plain = _PLAIN_ADDRESS.match(self._text, match.end()) if name == "url" else None
        if plain is not None:
            self._parts.append(f"url({self._quoted(plain[1], plain.start(1))})")
            return plain.end()
        self._parts.append(match[0])
        self._open.append(("(", name, match.start()))
        return match.end()

    def _import(self, match: re.Match[str]) -> int:
        end = self._text.find(";", match.end())
        rule = self._text[match.start() : end if end >= 0 else None]
        self._faults.append(StyleFault("stylesheet-import", self._line(match.start()), rule[:120]))
        return end + 1 if end >= 0 else len(self._text)

    def _close(self, bracket: str, at: int) -> str:
        if self._open and _CLOSERS[self._open[-1][0]] == bracket:
            self._open.pop()
        elif not self._open:
            self._faults.append(StyleFault("stylesheet-bracket", self._line(at), bracket))
            return ""
        return bracket

    def _closers(self) -> str:
        if self._open:
            bracket, _, at = self._open[0]
            self._faults.append(StyleFault("stylesheet-bracket", self._line(at), bracket))
        return "".join(_CLOSERS[bracket] for bracket, _, _ in reversed(self._open))

    def _quoted(self, written: str, at: int) -> str:
        address = self._place(_unescaped(written), self._line(at))
        return '"' + re.sub(r"[\"\\\n]", lambda match: f"\\{ord(match[0]):x} ", address) + '"'

    def _line(self, at: int) -> int:
        return self._text.count("\n", 0, at) + 1


def _unescaped(text: str) -> str:
    """A name or address with its escapes resolved (CSS Syntax 3, 4.3.7)."""

    def character(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[2] or ""
        code = int(match[1], 16)
        return chr(code) if 0 < code <= _MAX_CODE_POINT and not 0xD800 <= code <= 0xDFFF else "\ufffd"

    return _ESCAPED.sub(character, text)


__all__ = ["NOWHERE", "Place", "Rewritten", "StyleFault", "rewrite"]
