"""Settings to read with, and a short way to read a text: tests change what they are about."""

from __future__ import annotations

import copy
import functools
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from colony.content.source_reader import read
from colony.findings.notes import Notes
from colony.model import Entry, EntryType, Reading
from colony.settings.parsing import parse
from colony.settings.rooms.for_reading import ReaderSettings

HEAD = "title: Ein Titel\ndate: 2026-03-05 10:10\n"


def pelican_settings(**changes: Any) -> dict[str, Any]:
    """Pelican's defaults with what a site must say itself."""
    here = str(Path(__file__).parent)
    places = {"OUTPUT_PATH": f"{here}.output", "CACHE_PATH": f"{here}.cache", "THEME": f"{here}.theme"}
    own = {"PATH": here, **places, "SITENAME": "Probe", "SITEURL": ""}
    own |= {"TIMEZONE": "Europe/Berlin", "DEFAULT_LANG": "de", "PLUGINS": []}
    return {**copy.deepcopy(DEFAULT_CONFIG), **own, **changes}


@functools.cache
def _default() -> ReaderSettings:
    return parse(pelican_settings()).reader


def settings(**changes: Any) -> ReaderSettings:
    """The reader's settings, as the site's configuration makes them."""
    return parse(pelican_settings(**changes)).reader if changes else _default()


def notes() -> Notes:
    """A place for findings, in German."""
    return Notes("a.md", "de")


def codes(subject: Reading | Notes) -> list[str]:
    """The codes of what was found, in order."""
    found = subject.findings if isinstance(subject, Reading) else subject.sorted()
    return [each.code for each in found]


def read_text(
    text: str, path: str = "artikel/probe.md", kind: EntryType = "article", **changes: Any
) -> Reading:
    """Read a whole source text."""
    return read(path, text.encode(), kind, settings(**changes))


def read_body(body: str, head: str = HEAD, **changes: Any) -> Reading:
    """Read an article with this body below a sound head."""
    return read_text(f"{head}\n{body}", **changes)


def entry_of(reading: Reading) -> Entry:
    """The entry, which must be there."""
    assert reading.entry is not None
    return reading.entry
