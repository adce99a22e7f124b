"""The settings that entry types declare: folders of sources, addresses of pages and lists.

Each row of :func:`colony.tables.entry_type.entry_types` gives the names, defaults and descriptions of
its settings, so this module names no type.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from colony.model import MISSING
from colony.settings import taking
from colony.settings.declaration import Declared, Setting, row, rows_of
from colony.settings.rooms.for_addresses import Patterns, page_setting, path_setting, url_setting
from colony.settings.stock import stock_default
from colony.tables import EntryTypeRow, Overview, entry_types


@functools.cache
def folder_rows() -> tuple[Declared, ...]:
    """The rows for the folders of each type's sources."""
    return tuple(made for each in entry_types().values() for made in _folders(each))


@functools.cache
def address_rows() -> tuple[Declared, ...]:
    """The rows for the addresses and paths of each type's pages."""
    of_terms = {each.setting.name for each in rows_of(Patterns)}  # includes those of author pages
    made = (each for row in entry_types().values() for each in _addresses(row))
    return tuple(each for each in made if each.setting.name not in of_terms)


@functools.cache
def overview_rows() -> Mapping[str, Declared]:
    """Label of a page that lists all entries of a type → the row of its path."""
    return {
        each.overview.label: _overview(each, each.overview)
        for each in entry_types().values()
        if each.overview is not None
    }


def _words(each: EntryTypeRow, lang: str) -> tuple[str, str]:
    """The words for one entry and for several in descriptions; the type's name if its row has none."""
    others = {
        "de": (f"eines Eintrags der Art {each.name}", f"der Einträge der Art {each.name}"),
        "en": (f"an entry of the type {each.name}", f"the entries of the type {each.name}"),
    }
    return each.words.get(lang, others[lang])


def _folders(each: EntryTypeRow) -> Iterator[Declared]:
    de, en = _words(each, "de")[1], _words(each, "en")[1]
    if each.folders is None:
        take = taking.folders(*stock_default(each.paths_setting))
        setting = Setting(each.paths_setting, f"Ordner {de}.", f"Folders of {en}.", take=take)
    else:
        default = list(each.folders)
        setting = Setting(each.paths_setting, f"Ordner {de}.", f"Folders of {en}.", default=default)
    yield row(setting, tuple[str, ...])
    if each.excludes_setting:
        told = (f"Ordner, die von denen {de} ausgenommen sind.", f"Folders left out of those of {en}.")
        yield row(Setting(each.excludes_setting, *told, take=taking.excludes), tuple[str, ...])


def _addresses(each: EntryTypeRow) -> Iterator[Declared]:
    for prefix, de, en in _prefixes(each):
        urls = _defaults(each, prefix)
        paths = {lang: f"{url}index.html" for lang, url in urls.items()}
        yield row(url_setting(f"{prefix}_URL", de, en, **_by_language(urls)), str)
        yield row(path_setting(f"{prefix}_SAVE_AS", de, en, **_by_language(paths)), str)


def _defaults(each: EntryTypeRow, prefix: str) -> dict[str, str]:
    """Language → default address, if the type has one; a translation's is in its language's folder."""
    folder = "" if prefix == each.pattern else "{lang}/"
    return {lang: f"{folder}{url}" for lang, url in each.addresses.items()}


def _by_language(told: Mapping[str, str]) -> dict[str, Any]:
    return {"by_language": told} if told else {}


def _prefixes(each: EntryTypeRow) -> Iterator[tuple[str, str, str]]:
    """Prefix of the names of a type's address settings, and of what pages, in German and in English.

    Translations have their own if Pelican has settings for them or the type has versions.
    """
    de, en = _words(each, "de")[0], _words(each, "en")[0]
    bases = [(each.pattern, de, en)]
    if each.draft_pattern:
        bases.append((each.draft_pattern, f"des Entwurfs {de}", f"the draft of {en}"))
    for prefix, of_what, of_which in bases:
        yield prefix, of_what, of_which
        is_own = each.has_translations and bool(each.addresses)
        if is_own or stock_default(f"{prefix}_LANG_URL") is not MISSING:
            yield f"{prefix}_LANG", f"der Übersetzung {of_what}", f"the translation of {of_which}"


def _overview(each: EntryTypeRow, overview: Overview) -> Declared:
    places = {lang: f"{address}index.html" for lang, address in overview.addresses.items()}
    de, en = _words(each, "de")[1], _words(each, "en")[1]
    told = (f"der Liste {de}", f"the list of {en}")
    return row(page_setting(overview.setting, *told, by_language=places), str)
