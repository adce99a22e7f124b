"""Directives in Markdown, ``:::name argument option="value"`` … ``:::``, → the HTML around their text.

The table :mod:`colony.content.directives` says which there are and what each gives. This module replaces the
lines that open and close a directive by cues, and says which HTML each cue stands for. The Markdown between
them is parsed with the rest of the text, so footnotes and link references work across directives. Directives
nest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import Any, NamedTuple

from colony.content.directives import Call, Directive, Frame, Slot, directives
from colony.content.front_matter.values import SHAPES, to_flag, to_number
from colony.findings import Notes
from colony.locale import choose

_LINE = re.compile(r" {0,3}:{3,} *(?:([A-Za-zÄÖÜäöü][\w-]*)(?: +(.*?))?)? *")
_OPTION = re.compile(r"(?<!\S)([a-z_]+)=(?:\"([^\"]*)\"|'([^']*)'|„([^“]*)“|“([^”]*)”|(\S+))")
_FENCE = re.compile(r"(`{3,}|~{3,}) *(?:\{.*\}|\.?[\w#.+-]* *(?:hl_lines=(?:\".*?\"|'.*?') *)?)")
_FENCE_END = re.compile(r"(`{3,}|~{3,}) *")
_CUE = "\x1a"
CUE_LINE = re.compile(f"{_CUE}([0-9]+){_CUE}")
"""The line of a cue. Texts of authors have no control characters: the reader drops them."""


class Expansion(NamedTuple):
    """A Markdown text with cues in place of directives."""

    text: str
    html: tuple[str, ...]
    """The HTML that cue *n* stands for, at index *n*."""
    slots: tuple[Slot, ...]


class _Open(NamedTuple):
    at: int
    name: str
    args: str
    directive: Directive | None
    """None if it is unknown or lacks its argument: then it stays text."""


def expand(text: str, first_line: int, lang: str, notes: Notes) -> Expansion:
    """Replace the directives of a Markdown text by cues.

    Args:
        text: the body.
        first_line: its first line's number in the file.
        lang: the entry's language, also for the label of advertisements.
        notes: collects findings. A faulty directive stays text, with everything in it.
    """
    if ":::" not in text:
        return Expansion(text, (), ())
    lines = text.split("\n")
    html: list[str] = []
    slots: list[Slot] = []
    for opening, directive, end in sorted(_pairs(lines, first_line, notes), key=lambda pair: pair[0].at):
        line = first_line + opening.at
        call = _call(opening, directive, lang, line, notes)
        before, after = _marked(directive.frame(call), line, slots)
        lines[opening.at] = f"\n{_CUE}{len(html)}{_CUE}\n"
        lines[end] = f"\n{_CUE}{len(html) + 1}{_CUE}\n" if after else ""
        html += [before, after]
    return Expansion("\n".join(lines), tuple(html), tuple(slots))


def _pairs(lines: list[str], first_line: int, notes: Notes) -> list[tuple[_Open, Directive, int]]:
    """The directives that are known and closed, each with the index of its closing line."""
    pairs: list[tuple[_Open, Directive, int]] = []
    stack: list[_Open] = []
    for index, match in _marker_lines(lines):
        name, args = (match[1] or "").lower(), match[2] or ""
        if name:
            stack.append(_Open(index, name, args, _known(name, args, first_line + index, notes)))
        elif not stack:
            notes.add("directive-stray", first_line + index)
        else:
            opening = stack.pop()
            if opening.directive:
                pairs.append((opening, opening.directive, index))
    for opening in stack:
        if opening.directive:
            notes.add("directive-unclosed", first_line + opening.at, name=opening.name)
    return pairs


def _known(name: str, args: str, line: int, notes: Notes) -> Directive | None:
    """The directive of that name; None, with a finding, if it is unknown or lacks its argument."""
    directive = directives().get(name)
    if directive is None:
        notes.add("directive-unknown", line, name=name, known=", ".join(sorted(directives())))
        return None
    if directive.argument and not _parse(args)[0]:
        wanted, example = directive.argument
        shown = f":::{name} {example}"
        notes.add("directive-argument", line, name=name, wanted=choose(notes.lang, wanted), example=shown)
        return None
    return directive


def _marker_lines(lines: list[str]) -> list[tuple[int, re.Match[str]]]:
    """(index, match) of the lines that open or close a directive, without those in fenced code."""
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
    """``path key="value" …`` → (path, options)."""
    options = {
        match[1]: next((part for part in match.groups()[1:] if part is not None), "")
        for match in _OPTION.finditer(args)
    }
    return " ".join(_OPTION.sub("", args).split()), options


def _call(opening: _Open, directive: Directive, lang: str, line: int, notes: Notes) -> Call:
    """The use of a directive; unknown options and invalid values are dropped, with findings."""
    if directive.options is None:
        return Call(opening.args, {}, lang)
    known = {option.name: option for option in directive.options}
    argument, given = _parse(opening.args)
    options = {}
    for name, text in given.items():
        value = _typed(text, known[name].type) if name in known else None
        if value is not None:
            options[name] = value
        elif name in known:
            wanted = SHAPES[known[name].type]
            notes.add("directive-option-shape", line, name=opening.name, option=name, wanted=wanted)
        else:
            told = ", ".join(known) or "–"
            notes.add("directive-option", line, name=opening.name, option=name, known=told)
    return Call(argument, options, lang)


def _typed(text: str, kind: str) -> Any:
    """An option's value as its type; None for text of another type."""
    if kind == "number":
        return to_number(text)
    return to_flag(text) if kind == "flag" else text


def _marked(made: Frame | Slot, line: int, slots: list[Slot]) -> tuple[str, str]:
    """The HTML before and after a directive's Markdown; for a slot, the tags by which it is found later."""
    if isinstance(made, Frame):
        return made
    number = len(slots)
    slots.append(made._replace(line=line))
    return f'<hr data-slot="{number}">', f'<hr data-slot-end="{number}">' if made.kind == "figure" else ""
