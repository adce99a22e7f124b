"""The reference of all settings, for the documentation: made from the table, in German and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from colony.model import MISSING
from colony.settings.declaration import Declared, rows_of
from colony.settings.rooms.for_types import type_rows
from colony.settings.stock import PASSED_ON, stock_default
from colony.settings.table import KINDS

_WORDS = {
    "de": ("Einstellungen", "Einstellung", "Voreinstellung", "Was sie tut",
           "Von Pelican, und an Pelican weitergegeben", "Pelicans"),
    "en": ("Settings", "setting", "default", "what it does",
           "Pelican's, and handed on to Pelican", "Pelican's"),
}  # fmt: skip

_ROOMS: dict[str, tuple[str, str]] = {
    "Config": ("Die Site", "The site"),
    "Patterns": ("Adressen", "Addresses"),
    "ListAddresses": ("Seiten, die andere aufzählen", "Pages that list others"),
    "ReaderSettings": ("Texte lesen", "Reading texts"),
    "PictureSettings": ("Bilder", "Pictures"),
    "FeedSettings": ("Feeds", "Feeds"),
    "PelicanSettings": ("Was Pelican selbst macht", "What Pelican itself makes"),
    "Types": ("Arten von Einträgen", "Types of entries"),
    "DeploySettings": ("Veröffentlichen", "Publishing"),
}
"""The struct with which a part of the reference begins → its heading."""


def reference(lang: Literal["de", "en"]) -> str:
    """All settings as Markdown: a table a room, a line a setting."""
    title, _, _, _, passed, _ = _WORDS[lang]
    lines = [f"# {title}"]
    for kind in KINDS:
        lines += _part(kind.__name__, rows_of(kind), lang)
    lines += _part("Types", tuple(type_rows()), lang)
    lines += ["", f"## {passed}", "", ", ".join(f"`{row.setting.name}`" for row in PASSED_ON)]
    return "\n".join(lines) + "\n"


def _part(name: str, rows: Iterable[Declared], lang: Literal["de", "en"]) -> Iterator[str]:
    heading = _ROOMS.get(name)
    if heading:
        _, setting, default, what, _, _ = _WORDS[lang]
        yield from (
            "",
            f"## {heading[lang == 'en']}",
            "",
            f"| {setting} | {default} | {what} |",
            "|---|---|---|",
        )
    yield from (_line(row, lang) for row in rows)


def _line(row: Declared, lang: Literal["de", "en"]) -> str:
    sentence = row.setting.de if lang == "de" else row.setting.en
    return f"| `{row.setting.name}` | {_default(row, lang)} | {_cell(sentence)} |"


def _default(row: Declared, lang: Literal["de", "en"]) -> str:
    own = row.default_for(lang)
    found = own if own is not MISSING else stock_default(row.setting.name)
    if row.setting.name == "THEME":
        return "Colony"  # the path of its theme differs from machine to machine
    return _WORDS[lang][5] if found is MISSING else f"`{_cell(_written(found))}`"


def _written(value: Any) -> str:
    return repr(list(value) if isinstance(value, tuple) else value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
