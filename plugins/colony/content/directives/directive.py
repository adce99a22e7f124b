"""What a directive is: its row in the table, a use of it in a text, and what becomes of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Words = Mapping[str, str]
"""Language (``de``, ``en``) → text."""


class Argument(NamedTuple):
    """What an author must write behind a directive's name."""

    wanted: Words
    """What it is, in a word or two: "picture"."""
    example: str
    """How it may look, with an option or two: ``bild.jpg alt="…"``."""


class Option(NamedTuple):
    """A named value behind a directive's argument: ``duration="3:20"``."""

    name: str
    about: Words
    """A sentence for authors."""
    type: Literal["text", "number", "flag"] = "text"
    """What its value becomes: str, int (0 to 9999), bool."""


class Call(NamedTuple):
    """One use of a directive in a text."""

    argument: str
    """What stands behind the name, without the options; not escaped."""
    options: Mapping[str, Any]
    """The options that the author gave, each of its type; not escaped."""
    lang: str
    """Language of the entry."""


class Frame(NamedTuple):
    """The HTML before and after a directive's Markdown. All that comes from the author is escaped in it."""

    before: str
    after: str


class Slot(NamedTuple):
    """A place in the body that the site fills in: a captioned picture, or what a type of entry shows."""

    kind: str
    """``figure``, or the name of the type of entry whose row fills it: ``gallery``, ``event`` …"""
    value: str
    """The picture's address, the gallery's name …"""
    options: Mapping[str, Any] = {}
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Directive:
    """A row of the table of directives."""

    name: str
    """As authors write it: lower case, without spaces."""
    title: Words
    """Heading of its section in the reference."""
    about: Words
    """Some sentences for authors, in Markdown."""
    example: Words
    """A whole use of it, from the line that opens it to the one that closes it."""
    frame: Callable[[Call], Frame | Slot]
    """What a use of it becomes."""
    argument: Argument | None = None
    """None where it can do without one."""
    options: tuple[Option, ...] | None = None
    """None where all that stands behind the name is the argument, whatever signs are in it."""
    feature: str = ""
    """The class of its outermost element where that has a stylesheet of its own in the theme; the stylesheet
    (``components/<feature>.css``) goes into the pages that show the directive."""
