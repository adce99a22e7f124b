"""Makes the reference of all settings for the documentation, in German and English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from colony.locale import choose
from colony.model import MISSING
from colony.settings.all_settings import parts
from colony.settings.declaration import Declared
from colony.settings.stock import PASSED_ON, stock_default

_WORDS = {
    "de": ("Einstellung", "Voreinstellung", "Was sie tut",
           "Von Pelican, und an Pelican weitergegeben", "Pelicans"),
    "en": ("setting", "default", "what it does",
           "Pelican's, and handed on to Pelican", "Pelican's"),
}  # fmt: skip

_ROOMS: dict[str, tuple[str, str]] = {
    "Config": ("Die Site", "The site"),
    "entry types": ("Arten von Einträgen", "Types of entries"),
    "Patterns": ("Adressen", "Addresses"),
    "ListAddresses": ("Seiten, die andere aufzählen", "Pages that list others"),
    "ReaderSettings": ("Texte lesen", "Reading texts"),
    "PictureSettings": ("Bilder", "Pictures"),
    "LookSettings": ("Aussehen", "Looks"),
    "FeedSettings": ("Feeds", "Feeds"),
    "PelicanSettings": ("Was Pelican selbst macht", "What Pelican itself makes"),
    "DeploySettings": ("Veröffentlichen", "Publishing"),
}
"""Group of rows that begins a section of the reference → the section's heading."""


def reference(lang: str) -> str:
    """All settings as Markdown: sections with a table that has a line for each setting."""
    _, _, _, passed, _ = choose(lang, _WORDS)
    lines: list[str] = []
    for name, rows in parts():
        lines += _part(name, rows, lang)
    lines += ["", f"## {passed}", "", ", ".join(f"`{row.setting.name}`" for row in PASSED_ON)]
    return "\n".join(lines).lstrip() + "\n"


def _part(of: str, rows: Iterable[Declared], lang: str) -> Iterator[str]:
    heading = _ROOMS.get(of)
    if heading:
        name, default, what, _, _ = choose(lang, _WORDS)
        yield from (
            "",
            f"## {choose(lang, dict(zip(('de', 'en'), heading, strict=True)))}",
            "",
            f"| {name} | {default} | {what} |",
            "|---|---|---|",
        )
    yield from (_line(row, lang) for row in rows)


def _line(row: Declared, lang: str) -> str:
    sentence = choose(lang, {"de": row.setting.de, "en": row.setting.en})
    return f"| `{row.setting.name}` | {_default(row, lang)} | {_cell(sentence)} |"


def _default(row: Declared, lang: str) -> str:
    own = row.default_for(lang)
    found = own if own is not MISSING else stock_default(row.setting.name)
    if row.setting.name == "THEME":
        return "Colony"  # not the path of its theme, which differs between machines
    return choose(lang, _WORDS)[4] if found is MISSING else f"`{_cell(_written(found))}`"


def _written(value: Any) -> str:
    return repr(list(value) if isinstance(value, tuple) else value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
