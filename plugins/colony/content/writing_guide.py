"""What authors can write, told from the tables: for „Mitmachen“ and for the documentation.

A page holds a made part between two comments, and everything around them is written by hand::

    <!-- keys -->                <!-- type-keys -->                <!-- directive: gallery -->
    …                            …                                 …
    <!-- /keys -->               <!-- /type-keys -->               <!-- /directive: gallery -->
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from colony.content.directives import Directive, directives
from colony.content.front_matter import Key, all_keys, every_key
from colony.findings import language

_PART = re.compile(r"(<!-- (keys|type-keys|directive: ([a-z_-]+)) -->\n).*?(<!-- /\2 -->)", re.DOTALL)
_HEADS = {
    "de": ("Angabe", "Wert", "Bedeutung", "Bei", "Beispiel"),
    "en": ("Key", "Value", "Meaning", "Of", "Example"),
}
_TYPES: Mapping[str, Mapping[str, str]] = {
    "article": {"de": "Artikel", "en": "article"},
    "page": {"de": "Seite", "en": "page"},
    "author": {"de": "Profil", "en": "profile"},
    "gallery": {"de": "Galerie", "en": "gallery"},
    "organisation": {"de": "Verzeichnis", "en": "directory"},
    "event": {"de": "Termin", "en": "event"},
}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "text": {"de": "Text", "en": "Text"},
    "list": {"de": "Liste", "en": "List"},
    "date": {"de": "Datum", "en": "Date"},
    "flag": {"de": "`true` oder `false`", "en": "`true` or `false`"},
    "number": {"de": "Zahl", "en": "Number"},
    "path": {"de": "Pfad", "en": "Path"},
    "picture": {"de": "Pfad", "en": "Path"},
    "address": {"de": "Adresse", "en": "Address"},
    "mappings": {"de": "Liste aus Angaben", "en": "List of keys and values"},
    "mapping": {"de": "Angaben", "en": "Keys and values"},
}


def filled(text: str, lang: str) -> str:
    """A page whose made parts are what the tables say today.

    Raises:
        KeyError: a part is about a directive that there is not.
    """

    def made(match: re.Match[str]) -> str:
        part = directive_part(directives()[match[3]], lang) if match[3] else _TABLES[match[2]](lang)
        return f"{match[1]}\n{part}\n\n{match[4]}"

    return _PART.sub(made, text)


def keys_table(lang: str) -> str:
    """The keys that every type of entry knows, as a table in Markdown."""
    heads = _HEADS[language(lang)]
    keys = [key for key in all_keys().values() if not key.entry_types]
    return _table(heads[:3], ((_names(key), _value(key, lang), key.about[language(lang)]) for key in keys))


def type_keys_table(lang: str) -> str:
    """The keys that only some types of entries know, as a table in Markdown."""
    heads = _HEADS[language(lang)]
    rows = (
        (_names(key), _types(key, lang), _value(key, lang), key.about[language(lang)])
        for key in every_key()
        if key.entry_types
    )
    return _table((heads[0], heads[3], *heads[1:3]), rows)


_TABLES = {"keys": keys_table, "type-keys": type_keys_table}


def directive_part(row: Directive, lang: str) -> str:
    """What a directive is for and which options it has, in Markdown."""
    options = "\n".join(f"- `{option.name}`: {option.about[language(lang)]}" for option in row.options or ())
    return row.about[language(lang)] + (f"\n\n{options}" if options else "")


def reference(lang: str) -> str:
    """All keys and directives, each with an example, for the documentation."""
    tongue = language(lang)
    words = {"de": ("Der Kopf", "Bausteine"), "en": ("Front matter", "Directives")}[tongue]
    heads = _HEADS[tongue]
    rows = (
        (_names(key), _types(key, lang), _value(key, lang), key.about[tongue], f"`{key.example}`")
        for key in every_key()
    )
    parts = [f"## {words[0]}", _table((heads[0], heads[3], heads[1], heads[2], heads[4]), rows)]
    parts.append(f"## {words[1]}")
    for row in directives().values():
        parts += [f"### `{row.name}`: {row.title[tongue]}", directive_part(row, lang)]
        parts.append(f"~~~markdown\n{row.example[tongue]}\n~~~")
    return "\n\n".join(parts) + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(heads), *map(tuple, rows)]
    cells = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    return "\n".join([cells[0], "|" + "---|" * len(lines[0]), *cells[1:]])


def _names(key: Key) -> str:
    return ", ".join(f"`{name}`" for name in sorted(key.names))


def _value(key: Key, lang: str) -> str:
    return (key.value or _VALUES[key.type])[language(lang)]


def _types(key: Key, lang: str) -> str:
    if not key.entry_types:
        return {"de": "allen", "en": "all"}[language(lang)]
    names = (_TYPES.get(name, {}).get(language(lang), name) for name in key.entry_types)
    return ", ".join(names)
