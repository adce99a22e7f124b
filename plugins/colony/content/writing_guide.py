"""The keys and directives that authors can use, as Markdown: for the page „Mitmachen“ and the reference.

In a page, the text between two such comments is generated from the tables; the rest is written by hand::

    <!-- keys -->                <!-- type-keys -->                <!-- directive: gallery -->
    …                            …                                 …
    <!-- /keys -->               <!-- /type-keys -->               <!-- /directive: gallery -->
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from colony.content.directives import Directive, directives
from colony.content.front_matter import Key, all_keys, every_key
from colony.locale import choose

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
    """The page's text with its generated parts renewed.

    Raises:
        KeyError: a comment names an unknown directive.
    """

    def made(match: re.Match[str]) -> str:
        part = directive_part(directives()[match[3]], lang) if match[3] else _TABLES[match[2]](lang)
        return f"{match[1]}\n{part}\n\n{match[4]}"

    return _PART.sub(made, text)


def keys_table(lang: str) -> str:
    """The keys of all types of entries, as a table in Markdown."""
    heads = choose(lang, _HEADS)
    keys = [key for key in all_keys().values() if not key.entry_types]
    return _table(heads[:3], ((_names(key), _value(key, lang), choose(lang, key.about)) for key in keys))


def type_keys_table(lang: str) -> str:
    """The keys of only some types of entries, as a table in Markdown."""
    heads = choose(lang, _HEADS)
    rows = (
        (_names(key), _types(key, lang), _value(key, lang), choose(lang, key.about))
        for key in every_key()
        if key.entry_types
    )
    return _table((heads[0], heads[3], *heads[1:3]), rows)


_TABLES = {"keys": keys_table, "type-keys": type_keys_table}


def directive_part(row: Directive, lang: str) -> str:
    """A directive's purpose and options, in Markdown."""
    options = "\n".join(f"- `{option.name}`: {choose(lang, option.about)}" for option in row.options or ())
    return choose(lang, row.about) + (f"\n\n{options}" if options else "")


def reference(lang: str) -> str:
    """All keys and directives, each with an example, in Markdown."""
    words = choose(lang, {"de": ("Der Kopf", "Bausteine"), "en": ("Front matter", "Directives")})
    heads = choose(lang, _HEADS)
    rows = (
        (_names(key), _types(key, lang), _value(key, lang), choose(lang, key.about), f"`{key.example}`")
        for key in every_key()
    )
    parts = [f"## {words[0]}", _table((heads[0], heads[3], heads[1], heads[2], heads[4]), rows)]
    parts.append(f"## {words[1]}")
    for row in directives().values():
        parts += [f"### `{row.name}`: {choose(lang, row.title)}", directive_part(row, lang)]
        parts.append(f"~~~markdown\n{choose(lang, row.example)}\n~~~")
    return "\n\n".join(parts) + "\n"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [tuple(heads), *map(tuple, rows)]
    cells = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    return "\n".join([cells[0], "|" + "---|" * len(lines[0]), *cells[1:]])


def _names(key: Key) -> str:
    return ", ".join(f"`{name}`" for name in sorted(key.names))


def _value(key: Key, lang: str) -> str:
    return choose(lang, key.value or _VALUES[key.type])


def _types(key: Key, lang: str) -> str:
    if not key.entry_types:
        return choose(lang, {"de": "allen", "en": "all"})
    names = (choose(lang, _TYPES.get(name, {"en": name})) for name in key.entry_types)
    return ", ".join(names)
