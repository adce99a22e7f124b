"""A source's fields: its front matter, merged with what settings and path say.

The order is Pelican's (``pelican.readers.Readers.read_file``), later ones win: DEFAULT_METADATA and
DEFAULT_CATEGORY, EXTRA_PATH_METADATA, then FILENAME_METADATA, PATH_METADATA and the folder, then the
file's own front matter.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, tzinfo
from posixpath import basename, dirname, splitext
from typing import Any
from zoneinfo import ZoneInfo

from colony.content.front_matter.header_block import SourceText
from colony.content.front_matter.key import Key
from colony.content.front_matter.values import SHAPES, to_flag, to_number
from colony.content.front_matter.written_dates import read_date
from colony.content.front_matter.yaml_text import Raw
from colony.findings import Notes
from colony.settings import ReaderSettings
from colony.text import drop_control_characters, is_contact, is_outside


class Fields:
    """A source's fields, with a method per type of value. A value of another type gives a finding.

    Args:
        raw: key → raw value.
        lines: key → line in the file, for the keys in its front matter.
        notes: collects the findings.
        zone: the time zone of times without one.
    """

    def __init__(
        self, raw: Mapping[str, Raw], lines: Mapping[str, int], notes: Notes, zone: tzinfo = UTC
    ) -> None:
        self._raw = raw
        self._lines = lines
        self._notes = notes
        self._zone = zone

    def line(self, key: str) -> int:
        """Line of the key in the file; 0 if the value is from settings or path."""
        return self._lines.get(key, 0)

    def has(self, key: str) -> bool:
        """Whether the key has a value that is not blank."""
        value = self.raw(key)
        return bool(value.strip() if isinstance(value, str) else value)

    def raw(self, key: str) -> Raw:
        """The raw value; ``""`` if there is none."""
        return self._raw.get(key, "")

    def text(self, key: str, *, joined: bool = False) -> str:
        """The value as a line of text; empty if there is none.

        Args:
            joined: for a header given several times, join all lines; otherwise the first counts, as in
                Pelican.
        """
        value = self.raw(key)
        if isinstance(value, list):
            parts = [item for item in value if isinstance(item, str)]
            value = "\n".join(parts) if joined else next(iter(parts), "")
        if isinstance(value, dict):
            self._misshapen(key, "text")
            return ""
        return value.strip()

    def items(self, key: str) -> tuple[str, ...]:
        """A list of names, each once: a YAML list, or text split at semicolons, or at commas if it has none.

        So „Doe, Jane; Doe, John“ are two people, as in Pelican.
        """
        value = self.raw(key)
        if isinstance(value, dict):
            self._misshapen(key, "list")
            return ()
        if isinstance(value, str):
            parts = value.split(";" if ";" in value else ",")
        else:
            parts = [item for item in value if isinstance(item, str)]
        return tuple(dict.fromkeys(name for name in map(str.strip, parts) if name))

    def flag(self, key: str) -> bool:
        """A yes or no, in English or German; False if there is none."""
        value = to_flag(self.text(key))
        if value is None:
            self._misshapen(key, "flag")
        return bool(value)

    def number(self, key: str) -> int:
        """A whole number from 0 to 9999; 0 if there is none."""
        text = self.text(key)
        value = to_number(text)
        if text and value is None:
            self._misshapen(key, "number")
        return value or 0

    def address(self, key: str) -> str:
        """An address on another host; empty if invalid, so that ``javascript:`` gets into no link."""
        value = self.text(key)
        if value and not (is_outside(value) or is_contact(value)):
            self._misshapen(key, "address")
            return ""
        return value

    def date(self, key: str, zone: tzinfo, fault: str = "key-shape") -> datetime | None:
        """A moment; None if there is none or, with the finding ``fault``, if it is unreadable."""
        value = self.text(key)
        if not value:
            return None
        try:
            return read_date(value, zone)
        except (ValueError, OverflowError):
            said = {"key": key, "wanted": SHAPES["date"]} if fault == "key-shape" else {"value": value[:80]}
            self._notes.add(fault, self.line(key), **said)
            return None

    def mappings(self, key: str) -> list[dict[str, str]]:
        """A list of mappings from text to text, as of ``links`` and ``facts``; empty if there is none."""
        value = self.raw(key)
        if not value:
            return []
        found = [
            {name: text.strip() for name, text in item.items() if isinstance(text, str)}
            for item in (value if isinstance(value, list) else [value])
            if isinstance(item, dict)
        ]
        if not found:
            self._misshapen(key, "mappings")
        return found

    def other_keys(self, known: Collection[str]) -> dict[str, Raw]:
        """Key → raw value of all keys except these, in order of precedence."""
        return {key: value for key, value in self._raw.items() if key not in known}

    def typed(self, key: Key) -> Any:
        """The value of a key of the table, under its name or an alias, converted to its type."""
        if self._raw.keys().isdisjoint(key.names):  # as most of the forty keys are, of most articles
            return key.empty
        read: Mapping[str, Callable[[str], Any]] = {
            "list": self.items,
            "flag": self.flag,
            "number": self.number,
            "address": self.address,
            "date": functools.partial(self.date, zone=self._zone),
            "mappings": self.mappings,
            "mapping": self.raw,
        }
        convert = read.get(key.type, self.text)
        return next((value for name in key.names if (value := convert(name))), key.empty)

    def _misshapen(self, key: str, kind: str) -> None:
        self._notes.add("key-shape", self.line(key), key=key, wanted=SHAPES[kind])

    def own_keys(self) -> tuple[str, ...]:
        """The keys in the file's front matter."""
        return tuple(self._lines)


def merge(source_path: str, source: SourceText, settings: ReaderSettings, notes: Notes) -> Fields:
    """The fields of a source, merged in Pelican's order."""
    raw: dict[str, Raw] = {key.lower(): _as_raw(value) for key, value in settings.default_metadata.items()}
    if settings.default_category:
        raw["category"] = settings.default_category
    if settings.default_date and settings.default_date != "fs":
        raw["date"] = settings.default_date
    for path, values in sorted(settings.extra_path_metadata.items()):
        if source_path == path or source_path.startswith(path.rstrip("/") + "/"):
            raw |= {key.lower(): _as_raw(value) for key, value in values.items()}
    raw |= from_path(source_path, settings)
    raw |= {key: _clean(value) for key, value in source.metadata.items() if _is_filled(value)}
    return Fields(raw, source.lines, notes, ZoneInfo(settings.timezone))


def from_path(source_path: str, settings: ReaderSettings) -> dict[str, Raw]:
    """The values that a file's name and folder give, by the patterns of the settings."""
    found: dict[str, Raw] = {}
    stem = splitext(basename(source_path))[0]
    checks = [(settings.filename_metadata, stem), (settings.path_metadata, source_path)]
    if settings.use_folder_as_category:
        checks.append(("(?P<category>.*)", basename(dirname(source_path))))
    for pattern, subject in checks:
        match = _compiled(pattern).match(subject) if pattern and subject else None
        for key, value in match.groupdict().items() if match else ():
            if value is not None:
                found.setdefault(key.lower(), value)
    return found


@functools.lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is_filled(value: Raw) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def _clean(value: Raw) -> Raw:
    """The value without control characters, which escapes of YAML may contain."""
    if isinstance(value, str):
        return drop_control_characters(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return {drop_control_characters(key): _clean(item) for key, item in value.items()}


def _as_raw(value: Any) -> Raw:
    if isinstance(value, dict):
        return {str(key): _as_raw(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_raw(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
