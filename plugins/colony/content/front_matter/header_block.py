"""From a source file's bytes to its front matter, with the line of every key, and its body.

Front matter has one of two forms: Pelican's ``Title: …`` headers, as Python-Markdown's ``meta`` extension
reads them, or YAML between ``---`` lines.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from colony.content.front_matter.keys import list_keys
from colony.content.front_matter.yaml_text import Raw, YamlError, parse
from colony.findings import Notes
from colony.text import CONTROLS, drop_control_characters

_HEADER = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+):\s*(.*)")
_CONTINUED = re.compile(r"[ ]{4,}(.*)|\t\s*(.*)")
_OPENING = re.compile(r"-{3}\s*$")
_CLOSING = re.compile(r"(-{3}|\.{3})\s*$")
_NOT_CHARACTERS = ("\ufeff", "\ufffe", "\uffff")


class SourceText(NamedTuple):
    """A source file, split into front matter and body."""

    metadata: dict[str, Raw]
    """Key in lower case → raw value. A header given twice has a list; one of names has one joined line."""
    lines: dict[str, int]
    """Key → line in the file, from 1."""
    body: str
    body_line: int
    """Line in the file on which the body begins."""


def decode(data: bytes, notes: Notes) -> str:
    """The file's text, with line feeds as line ends and without byte order mark and control characters.

    Text that is not UTF-8 is read as UTF-16 if it has that byte order mark, otherwise as Windows-1252, which
    old editors on German computers write.
    """
    try:
        text = data.translate(None, CONTROLS).decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "windows-1252"
        notes.add("encoding", name=encoding.upper().replace("WINDOWS", "Windows"))
        text = drop_control_characters(data.decode(encoding, errors="replace"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character in _NOT_CHARACTERS:
        text = text.replace(character, "")
    return text


def split(text: str, notes: Notes) -> SourceText:
    """Split a text into front matter and body. Without front matter, the whole text is the body."""
    lines = text.split("\n")
    start = next((index for index, line in enumerate(lines) if line.strip()), -1)
    if start < 0:
        return SourceText({}, {}, text, 1)
    if _OPENING.match(lines[start]):
        return _fenced(lines, start, notes)
    header = _HEADER.match(lines[start])
    if start and not (header and header[1].lower() in ("title", "date", "slug", "author")):
        return SourceText({}, {}, text, 1)
    return _headers(lines, start, len(lines))


def _fenced(lines: list[str], start: int, notes: Notes) -> SourceText:
    first = start + 1
    end = next((index for index in range(first, len(lines)) if _CLOSING.match(lines[index])), None)
    if end is None:
        notes.add("front-matter-unclosed", first)
        return _headers(lines, first, len(lines))
    body, body_line = "\n".join(lines[end + 1 :]), end + 2
    try:
        block = parse("\n".join(lines[first:end]), first + 1)
        if not isinstance(block.value, dict):
            raise YamlError("…", first + 1)
    except YamlError as error:
        if _has_prose(lines[first:end]):
            notes.add("front-matter-unclosed", first)
            return _headers(lines, first, len(lines))
        notes.add("front-matter-unreadable", error.line, problem=error.problem)
        tolerant = _headers(lines, first, end, stop_at_blank=False)
        return SourceText(tolerant.metadata, tolerant.lines, body, body_line)
    for key, line in block.twice:
        notes.add("key-twice", line, key=key)
    return SourceText(block.value, block.lines, body, body_line)


def _has_prose(lines: list[str]) -> bool:
    """Whether a paragraph follows a blank line: then the closing ``---`` is a rule in the body."""
    after_blank = False
    for line in lines:
        if not line.strip():
            after_blank = True
        elif after_blank and not _HEADER.match(line) and not line.lstrip().startswith(("-", "#")):
            return line[0] != " "
    return False


def _headers(lines: list[str], start: int, end: int, *, stop_at_blank: bool = True) -> SourceText:
    """Read ``Key: value`` lines up to a blank line; without ``stop_at_blank``, skip lines that are none."""
    found: dict[str, list[str]] = {}
    where: dict[str, int] = {}
    key = ""
    index = start
    while index < end:
        line = lines[index]
        if stop_at_blank and (not line.strip() or _CLOSING.match(line)):
            index += 1
            break
        header = _HEADER.match(line)
        more = None if header else _CONTINUED.match(line)
        if header:
            key = header[1].lower()
            found.setdefault(key, []).append(header[2].strip())
            where.setdefault(key, index + 1)
        elif more and key:
            found[key].append((more[1] or more[2] or "").strip())
        elif stop_at_blank:
            break
        index += 1
    metadata: dict[str, Raw] = {name: _joined(name, values) for name, values in found.items()}
    return SourceText(metadata, where, "\n".join(lines[index:]), index + 1)


def _joined(name: str, values: list[str]) -> Raw:
    if len(values) == 1:
        return values[0]
    if name in list_keys():
        return ("; " if any(";" in value for value in values) else ", ").join(values)
    return list[Raw](values)
