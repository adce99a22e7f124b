"""The Pelican plugin ``colony.editorial``: Pelican's own Markdown reader, with Colony's front matter.

Used under a classic theme, where Pelican reads and renders. Links stay in Pelican's ``{filename}`` form,
nothing is sanitised, and directives become plain HTML.
"""

from __future__ import annotations

import logging
from datetime import tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.readers import MarkdownReader, Readers

from colony.content.front_matter.header_block import decode, split
from colony.content.front_matter.written_dates import read_date
from colony.content.front_matter.yaml_text import Raw
from colony.content.markdown.classic_directives import PlainDirectives
from colony.content.markdown.directive_fences import expand
from colony.content.markdown.markdown_text import parser_for_pelican
from colony.findings import Notes
from colony.settings import own_defaults

_log = logging.getLogger(__name__)
_DATES = ("date", "modified")


class TwoHabitsReader(MarkdownReader):  # type: ignore[misc]  # Pelican ships no types
    """Pelican's Markdown reader for both forms of front matter: ``Key: value`` headers and YAML."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Read a file (``pelican.readers.BaseReader.read``).

        Returns:
            The body's HTML and Pelican's typed metadata.

        Raises:
            ValueError: a date is unreadable; Pelican logs it and leaves the article out.
        """
        self._source_path = source_path
        notes = Notes(Path(source_path).name, str(self.settings.get("DEFAULT_LANG", "en")))
        source = split(decode(Path(source_path).read_bytes(), notes), notes)
        told = source.metadata.get("lang")
        lang = told if isinstance(told, str) and told else notes.lang
        expansion = expand(source.body, source.body_line, lang, notes)
        for found in notes.sorted():
            _log.warning("%s", found)
        self._md = parser_for_pelican(self.settings["MARKDOWN"], expansion.html)
        # An empty first line keeps the meta extension from looking for headers.
        content = self._md.convert("\n" + expansion.text)
        if expansion.html:
            folders = self.settings.get(
                "COLONY_GALLERY_PATHS", own_defaults(notes.lang)["COLONY_GALLERY_PATHS"]
            )
            directives = PlainDirectives(Path(self.settings["PATH"]), folders, notes.lang)
            content = directives.fill(content, expansion)
        zone = ZoneInfo(str(self.settings.get("TIMEZONE") or "UTC"))
        headers: dict[str, list[str]] = {}
        other: dict[str, Any] = {}
        for key, value in source.metadata.items():
            as_headers = _headers(key, value, zone)
            if as_headers is None:
                other[key] = value
            else:
                headers[key] = as_headers
        return content, {**other, **self._parse_metadata(headers)}


def _headers(key: str, value: Raw, zone: tzinfo) -> list[str] | None:
    """A value as the lines that Python-Markdown's meta extension gives; None if it has no such form."""
    if isinstance(value, dict):
        return None
    if isinstance(value, str):
        return [_pelican_date(value, zone)] if key in _DATES else [value]
    texts = [item for item in value if isinstance(item, str)]
    if len(texts) != len(value):
        return None
    return ["; ".join(texts) + ";"] if key in ("tags", "authors") and len(texts) > 1 else texts or [""]


def _pelican_date(value: str, zone: tzinfo) -> str:
    """A date in ISO form, since Pelican's parser would misread German dates; unchanged if unreadable."""
    try:
        return read_date(value, zone).isoformat()
    except (ValueError, OverflowError):
        return value


def _teach(readers: Readers) -> None:
    for extension in MarkdownReader.file_extensions:
        if readers.reader_classes.get(extension) is MarkdownReader:
            readers.reader_classes[extension] = TwoHabitsReader


def register() -> None:
    """Connect to Pelican's signals. Pelican holds the receiver weakly: hence a module-level function."""
    signals.readers_init.connect(_teach)
