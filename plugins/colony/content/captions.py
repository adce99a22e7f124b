"""Captions of a gallery's photos: a file ``captions.yml`` in its folder, or ``captions:`` in index.md.

Both may have either form::

    fest.jpg: Der Einzug                       - file: fest.jpg
    tanz.jpg:                                    caption: Der Einzug
      alt: Paare tanzen unter Lampions         - file: tanz.jpg
      caption: Der erste Tanz                    alt: Paare tanzen unter Lampions
      credit: Ada Beispiel
      license: CC-BY-4.0
      focus: 50% 30%
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from colony.content.front_matter import key_checks as checks
from colony.content.front_matter.header_block import decode
from colony.content.front_matter.yaml_text import Raw, YamlError, parse
from colony.findings import Notes
from colony.model import Finding, Value

_FILE_KEYS = ("file", "path", "image", "photo", "name")


class Caption(Value, frozen=True, kw_only=True):
    """What an author wrote about one photo."""

    alt: str | None = None
    """None if not given; ``""`` for a photo that only decorates."""
    caption_html: str = ""
    credit: str = ""
    license: str = ""
    focus: str = ""


def read_captions(source_path: str, data: bytes, lang: str) -> tuple[dict[str, Caption], tuple[Finding, ...]]:
    """Read a ``captions.yml``.

    Args:
        source_path: relative to the content root, for findings.
        data: the file's bytes.
        lang: the site's language, for findings.

    Returns:
        (file name → caption, findings). Bad content gives findings and raises nothing.
    """
    notes = Notes(source_path, lang)
    text = decode(data, notes)
    try:
        block = parse(text, 1)
    except YamlError as error:
        notes.add("captions-unreadable", error.line, problem=error.problem)
        return {}, notes.sorted()
    for key, line in block.twice:
        notes.add("key-twice", line, key=key)
    return from_raw(block.value, 1, notes), notes.sorted()


def from_raw(value: Raw, line: int, notes: Notes) -> dict[str, Caption]:
    """File name → caption, from parsed YAML in either form."""
    found = {}
    for name, said in _pairs(value, line, notes):
        text = {key: item.strip() for key, item in said.items() if isinstance(item, str)}
        found[name] = Caption(
            alt=text.get("alt"),
            caption_html=escape(text.get("caption", ""), quote=False),
            credit=text.get("credit", ""),
            license=text.get("license", ""),
            focus=checks.focus(text.get("focus", ""), line, notes),
        )
    return found


def _pairs(value: Raw, line: int, notes: Notes) -> Iterator[tuple[str, dict[str, Raw]]]:
    if isinstance(value, dict):
        for name, said in value.items():
            if isinstance(said, str):
                yield name.strip(), {"caption": said}
            elif isinstance(said, dict):
                yield name.strip(), said
            else:
                notes.add("captions-unreadable", line, problem=name)
    elif isinstance(value, list):
        for item in value:
            said = item if isinstance(item, dict) else {}
            file = next((said[key] for key in _FILE_KEYS if key in said), "")
            if isinstance(file, str) and file:
                yield file.strip(), said
            else:
                notes.add("captions-unreadable", line, problem="file: …")
    elif value:
        notes.add("captions-unreadable", line, problem=value[:80])
