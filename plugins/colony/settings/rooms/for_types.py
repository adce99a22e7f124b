"""The settings that types of entries bring along: folders, addresses and lists, from the types' rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from colony.entry_types import EntryTypeRow, entry_types, in_language
from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Declared, Setting, row


def type_rows() -> Iterator[Declared]:
    """A row for each setting of each type."""
    for each in entry_types().values():
        if each.folders is not None:
            yield _folders(each)
        if each.addresses:
            yield from _addresses(each)
        if each.overview is not None:
            yield _list(each.overview.setting, each.overview.addresses, each)


def pattern_names() -> list[str]:
    """The names of those that are patterns of addresses."""
    brought = (each for each in entry_types().values() if each.addresses)
    return [declared.setting.name for each in brought for declared in _addresses(each)]


def _named(each: EntryTypeRow, lang: str) -> str:
    """What the type is called in sentences: the title of its list, or its name in the code."""
    return str(in_language(each.overview.titles, lang)) if each.overview else each.name


def _setting(name: str, each: EntryTypeRow, de: str, en: str) -> Setting:
    return Setting(name, f"{de}: {_named(each, 'de')}.", f"{en}: {_named(each, 'en')}.")


def _folders(each: EntryTypeRow) -> Declared:
    told = _setting(each.paths_setting, each, "Ordner", "Folders")
    return row(_with(told, default=tuple(each.folders or ())), tuple[str, ...])


def _addresses(each: EntryTypeRow) -> Iterator[Declared]:
    forms = {"": "", "_LANG": "{lang}/"} if each.has_translations else {"": ""}
    for infix, before in forms.items():
        urls = {lang: f"{before}{url}" for lang, url in each.addresses.items()}
        told = _setting(f"{each.pattern}{infix}_URL", each, "Adresse eines Eintrags", "Address of an entry")
        yield row(_with(told, take=taking.off, check=checks.pattern, by_language=urls), str)
        files = {lang: f"{url}index.html" for lang, url in urls.items()}
        told = _setting(f"{each.pattern}{infix}_SAVE_AS", each, "Datei eines Eintrags", "File of an entry")
        yield row(_with(told, take=taking.off, check=checks.path_pattern, by_language=files), str)


def _list(name: str, addresses: Mapping[str, str], each: EntryTypeRow) -> Declared:
    told = _setting(name, each, "Datei der Liste, leer für keine", "File of the list, empty for none")
    files = {lang: f"{url}index.html" for lang, url in addresses.items()}
    return row(_with(told, take=taking.off, check=checks.page_or_off, by_language=files), str)


def _with(told: Setting, **changes: object) -> Setting:
    return replace(told, **changes)  # type: ignore[arg-type]
