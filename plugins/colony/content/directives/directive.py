"""The row of a directive (Directive), one use of it in a text (Call), and the result (Frame or Slot)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Words = Mapping[str, str]
"""Language (``de``, ``en``) → text."""


class Argument(NamedTuple):
    """The text that an author must write after a directive's name."""

    wanted: Words
    """What it is, in a word or two, for messages: "picture"."""
    example: str
    """An example, with an option or two: ``bild.jpg alt="…"``."""


class Option(NamedTuple):
    """A named value after a directive's argument: ``duration="3:20"``."""

    name: str
    about: Words
    """A sentence for authors."""
    type: Literal["text", "number", "flag"] = "text"
    """Type of its value: str, int (0 to 9999) or bool."""


class Call(NamedTuple):
    """One use of a directive in a text."""

    argument: str
    """The text after the name, without the options; not escaped."""
    options: Mapping[str, Any]
    """The options that the author gave, each of its type; not escaped."""
    lang: str
    """Language of the entry."""


class Frame(NamedTuple):
    """The HTML before and after a directive's Markdown. Text of the author must be escaped in it."""

    before: str
    after: str


class Slot(NamedTuple):
    """A place in the body for what depends on other files: a captioned picture, a gallery, events."""

    kind: str
    """``figure``, or the entry type whose row fills it: ``gallery``, ``event`` …"""
    value: str
    """The picture's address, the gallery's name …"""
    options: Mapping[str, Any] = {}
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Directive:
    """A row of the table of directives."""

    name: str
    """Its name in texts: lower case, without spaces."""
    title: Words
    """Heading of its section in the reference."""
    about: Words
    """Some sentences for authors, in Markdown."""
    example: Words
    """A complete example, from the opening line to the closing line."""
    frame: Callable[[Call], Frame | Slot]
    """A use of it → its HTML or slot."""
    argument: Argument | None = None
    """None if the argument may be missing."""
    options: tuple[Option, ...] | None = None
    """None if everything after the name is the argument, even ``=`` and quotation marks."""
    feature: str = ""
    """The class of its outermost element, if the theme has a stylesheet for it: ``components/<feature>.css``
    is then part of the pages that show the directive. Empty for none."""
