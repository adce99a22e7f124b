"""Sources in reStructuredText, HTML and formats of plugins → front matter and HTML, by Pelican's readers.

The readers expect a path, so the text is written to a file in a private folder. They must not open other
files: ``include`` and similar directives could publish files of the editor's computer.
"""

from __future__ import annotations

import functools
import importlib
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from docutils.utils import SystemMessage
from pelican.readers import HTMLReader, RstReader
from pelican.settings import DEFAULT_CONFIG

from colony.content.front_matter.header_block import SourceText
from colony.content.front_matter.yaml_text import Raw
from colony.findings import Notes
from colony.locale import fallback
from colony.settings import ReaderSettings

_STRICT, _LENIENT = 2, 5
"""Values of docutils' ``halt_level``: stop at warnings, or never."""
_MESSAGE = re.compile(r":(\d+): \([A-Z]+/\d\) (.*)", re.DOTALL)
_META = re.compile(r"<meta\b[^>]*\bname\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_FIELD = re.compile(r":([\w-]+):(?:\s|$)")


class ForeignText(NamedTuple):
    """A source that is not Markdown, as read by Pelican."""

    source: SourceText
    """Front matter, and as body the whole text, in which the lines of faults are searched."""
    html: str


def read(suffix: str, text: str, settings: ReaderSettings, notes: Notes) -> ForeignText | None:
    """Read a text with the reader for its file's ending.

    Args:
        suffix: the ending in lower case, with the dot.
        settings: have the readers of plugins, and the language of reStructuredText's field names.
        notes: collects findings.

    Returns:
        The text as read; None if no reader knows the ending.
    """
    reader = {".rst": _rst, ".html": _html, ".htm": _html}.get(suffix)
    if reader is None and suffix in settings.plugin_readers:
        reader = functools.partial(_by_plugin, settings.plugin_readers[suffix][0])
    if reader is None:
        return None
    html, metadata = reader(suffix, text, settings.default_lang, notes)
    raw = {name.lower(): value for name, value in ((k, _as_raw(v)) for k, v in metadata.items()) if value}
    return ForeignText(SourceText(raw, _lines_of(raw, text), text, 1), html)


class _RawRst(RstReader):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's reader, except that values stay text: Colony converts them to their types."""

    def process_metadata(self, name: str, value: Any) -> Any:
        return value


class _RawHtml(HTMLReader):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's reader, except that values stay text."""

    def process_metadata(self, name: str, value: Any) -> Any:
        return value


def _settings(lang: str, halt_level: int) -> dict[str, Any]:
    docutils = {
        "file_insertion_enabled": False,
        "halt_level": halt_level,
        "traceback": True,  # raise an error at a fault; False would end the process
        "_disable_config": True,
        "line_length_limit": 100_000,
    }
    return {**DEFAULT_CONFIG, "DEFAULT_LANG": fallback(lang)[-1], "DOCUTILS_SETTINGS": docutils}


def _through_file(
    suffix: str, text: str, use: Callable[[str], tuple[Any, Any]]
) -> tuple[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"source{suffix}"
        path.write_text(text, encoding="utf-8", newline="\n")
        html, metadata = use(str(path))
    return str(html or ""), dict(metadata)


def _rst(suffix: str, text: str, lang: str, notes: Notes) -> tuple[str, dict[str, Any]]:
    try:
        return _through_file(suffix, text, _RawRst(_settings(lang, _STRICT)).read)
    except SystemMessage as error:
        message = _MESSAGE.search(str(error))
        line, problem = (int(message[1]), message[2]) if message else (0, str(error))
        notes.add("source-fault", line, problem=" ".join(problem.split())[:200])
    return _through_file(suffix, text, _RawRst(_settings(lang, _LENIENT)).read)


def _html(suffix: str, text: str, lang: str, notes: Notes) -> tuple[str, dict[str, Any]]:
    return _through_file(suffix, text, _RawHtml(_settings(lang, _LENIENT)).read)


def _by_plugin(
    reader_name: str, suffix: str, text: str, lang: str, notes: Notes
) -> tuple[str, dict[str, Any]]:
    module, _, name = reader_name.partition(":")
    try:
        place: Any = importlib.import_module(module)
        reader = functools.reduce(getattr, name.split("."), place)
        raw = type("Raw", (reader,), {"process_metadata": lambda _self, _name, value: value})
        return _through_file(suffix, text, raw(_settings(lang, _LENIENT)).read)
    except Exception as error:  # noqa: BLE001 - a plugin raises what it likes
        notes.add("source-fault", 0, problem=f"{name}: {type(error).__name__}: {error}"[:200])
        return "", {}


def _as_raw(value: Any) -> Raw:
    return [str(item) for item in value] if isinstance(value, list) else str(value or "")


def _lines_of(metadata: dict[str, Raw], text: str) -> dict[str, int]:
    """Key → line of the first ``:key:`` or ``<meta name=key>``, for findings; keys not found are absent."""
    lines = dict.fromkeys(metadata, 0)
    for number, line in enumerate(text.split("\n"), 1):
        match = _FIELD.match(line) or _META.search(line)
        key = match[1].lower() if match else "title" if "<title" in line.lower() else ""
        key = "tags" if key == "keywords" else key
        if lines.get(key) == 0:
            lines[key] = number
    return lines
