"""Fenced directives in Markdown, ``:::name args`` … ``:::``, → the HTML around their Markdown.

What an author writes and what comes out::

    :::gallery sommerfest                          a strip of that gallery's photos
    :::
    :::figure bild.jpg alt="…" credit="…"          a picture with a caption
    The caption, in Markdown.
    :::
    :::video film.mp4 title="…" duration="3:20"    a player; of another host, a plain link
    :::
    :::audio folge.mp3 title="…" duration="40:12"
    :::
    :::anzeige Beispiel GmbH                       a labelled advertisement
    Paid text, in Markdown.
    :::
    :::note Title                                  a box beside the text
    :::
    :::quote Who said it                           a quotation with its source
    :::

This module replaces the lines that open and close a directive by marks on lines of their own and
says which HTML each mark stands for. The Markdown between them is parsed with the rest of the text,
so footnotes and link references work across directives. Directives nest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from html import escape
from typing import NamedTuple

from colony.editorial.places import is_outside
from colony.findings import Notes, language

_LINE = re.compile(r" {0,3}:{3,} *(?:([A-Za-zÄÖÜäöü][\w-]*)(?: +(.*?))?)? *")
_OPTION = re.compile(r"(?<!\S)([a-z_]+)=(?:\"([^\"]*)\"|'([^']*)'|„([^“]*)“|“([^”]*)”|(\S+))")
_FENCE = re.compile(r"(`{3,}|~{3,}) *(?:\{.*\}|\.?[\w#.+-]* *(?:hl_lines=(?:\".*?\"|'.*?') *)?)")
_FENCE_END = re.compile(r"(`{3,}|~{3,}) *")
_CUE = "\x1a"
CUE_LINE = re.compile(f"{_CUE}([0-9]+){_CUE}")
"""A mark's line. Control characters cannot come from an author: reading drops them."""

_EXAMPLES = {
    "gallery": ("Name", ":::gallery sommerfest"),
    "figure": ("Bild / picture", ':::figure bild.jpg alt="…"'),
    "video": ("Datei oder Adresse / file or address", ':::video film.mp4 title="…"'),
    "audio": ("Datei oder Adresse / file or address", ':::audio folge.mp3 title="…"'),
    "anzeige": ("Werbekunde / advertiser", ":::anzeige Beispiel GmbH"),
}
NAMES = (*_EXAMPLES, "note", "quote")
"""The directives there are."""

NOTE_LABEL = {"de": "Hinweis", "en": "Note"}
"""Name of a note without a title of its own."""

AD_LABEL = {"de": "Anzeige", "en": "Advertisement"}
"""The word that labels advertising, by language."""


class Slot(NamedTuple):
    """A place in the body that the site fills in: a picture with its caption, or a gallery."""

    kind: str
    """``figure`` or ``gallery``."""
    value: str
    """The picture's address, or the gallery's name."""
    options: dict[str, str]
    line: int


class Expansion(NamedTuple):
    """A Markdown text whose directives are marks."""

    text: str
    html: tuple[str, ...]
    """The HTML that mark *n* stands for."""
    slots: tuple[Slot, ...]


class _Open(NamedTuple):
    at: int
    name: str
    args: str
    known: bool


def expand(text: str, first_line: int, lang: str, notes: Notes) -> Expansion:
    """Replace the directives of a Markdown text by marks.

    Args:
        text: the body.
        first_line: the line in the file on which it begins.
        lang: the entry's language; the label of advertising follows it.
        notes: takes what is wrong. A faulty directive stays text, and so does what is in it.
    """
    if ":::" not in text:
        return Expansion(text, (), ())
    lines = text.split("\n")
    pairs = _pairs(lines, first_line, notes)
    html: list[str] = []
    slots: list[Slot] = []
    for opening, end in sorted(pairs):
        before, after = _frame(opening, first_line + opening.at, lang, slots)
        lines[opening.at] = f"\n{_CUE}{len(html)}{_CUE}\n"
        lines[end] = f"\n{_CUE}{len(html) + 1}{_CUE}\n" if after else ""
        html += [before, after]
    return Expansion("\n".join(lines), tuple(html), tuple(slots))


def _pairs(lines: list[str], first_line: int, notes: Notes) -> list[tuple[_Open, int]]:
    """The directives that are whole and known, each with the index of the line that closes it."""
    pairs: list[tuple[_Open, int]] = []
    stack: list[_Open] = []
    for index, match in _marker_lines(lines):
        name = (match[1] or "").lower()
        if name:
            known = _is_known(name, match[2], first_line + index, notes)
            stack.append(_Open(index, name, match[2] or "", known))
        elif not stack:
            notes.add("directive-stray", first_line + index)
        else:
            opening = stack.pop()
            if opening.known:
                pairs.append((opening, index))
    for opening in stack:
        if opening.known:
            notes.add("directive-unclosed", first_line + opening.at, name=opening.name)
    return pairs


def _is_known(name: str, args: str | None, line: int, notes: Notes) -> bool:
    if name not in NAMES:
        notes.add("directive-unknown", line, name=name, known=", ".join(NAMES))
        return False
    if name in _EXAMPLES and not _parse(args or "")[0]:
        wanted, example = _EXAMPLES[name]
        notes.add("directive-argument", line, name=name, wanted=wanted, example=example)
        return False
    return True


def _marker_lines(lines: list[str]) -> list[tuple[int, re.Match[str]]]:
    """The lines that open or close a directive, those in fenced code left out."""
    closers: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        fence = _FENCE_END.fullmatch(line) if line[:3] in ("```", "~~~") else None
        if fence:
            closers[fence[1]].append(index)
    found = []
    skip_to = -1
    for index, line in enumerate(lines):
        if index <= skip_to:
            continue
        fence = _FENCE.fullmatch(line) if line[:3] in ("```", "~~~") else None
        if fence:
            ends = closers[fence[1]]
            position = bisect_right(ends, index)
            skip_to = ends[position] if position < len(ends) else -1
        elif ":::" in line and (match := _LINE.fullmatch(line)):
            found.append((index, match))
    return found


def _parse(args: str) -> tuple[str, dict[str, str]]:
    """``path key="value" …`` → the path and the options."""
    options = {
        match[1]: next((part for part in match.groups()[1:] if part is not None), "")
        for match in _OPTION.finditer(args)
    }
    return " ".join(_OPTION.sub("", args).split()), options


def _frame(opening: _Open, line: int, lang: str, slots: list[Slot]) -> tuple[str, str]:
    """The HTML before and after a directive's Markdown."""
    name, args = opening.name, opening.args
    if name == "note":
        title = f'<p class="note-title">{escape(args)}</p>' if args else ""
        # Several notes on a page need a name each to be told apart as landmarks (WCAG 1.3.1).
        label = escape(args or NOTE_LABEL[language(lang)])
        return f'<aside class="note" aria-label="{label}">{title}', "</aside>"
    if name == "quote":
        source = f"<figcaption>{escape(args)}</figcaption>" if args else ""
        return '<figure class="quote"><blockquote>', f"</blockquote>{source}</figure>"
    if name == "anzeige":
        label = AD_LABEL[language(lang)]
        named = f'<p class="anzeige-label">{label} · {escape(args)}</p>'
        return f'<aside class="anzeige" aria-label="{label}">{named}', "</aside>"
    address, options = _parse(args)
    if name in ("figure", "gallery"):
        slots.append(Slot(name, address, options, line))
        number = len(slots) - 1
        return f'<hr data-slot="{number}">', f'<hr data-slot-end="{number}">' if name == "figure" else ""
    return _media(name, address, options)


def _media(name: str, address: str, options: dict[str, str]) -> tuple[str, str]:
    title = options.get("title", "")
    duration = options.get("duration", "")
    if is_outside(address):
        shown = escape(title or address.split("//", 1)[1])
        length = f' <span class="media-duration">{escape(duration)}</span>' if duration else ""
        inside = (
            f'<a class="media-link" href="{escape(address)}">'
            f'<span class="media-title">{shown}</span>{length}</a>'
        )
    else:
        label = f' aria-label="{escape(title)}"' if title else ""
        inside = f'<{name} controls preload="none" src="{escape(address)}"{label}></{name}>'
    return f'<figure class="media media-{name}">{inside}<figcaption>', "</figcaption></figure>"
