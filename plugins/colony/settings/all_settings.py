"""The table of all settings, and the values that a settings dictionary has for them."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from colony.model import MISSING
from colony.settings.declaration import Declared, Settings, rows_of
from colony.settings.rooms.for_addresses import ListAddresses, Patterns
from colony.settings.rooms.for_entry_types import address_rows, folder_rows, overview_rows
from colony.settings.rooms.for_feeds import FeedSettings, feed_rows
from colony.settings.rooms.for_look import LookSettings
from colony.settings.rooms.for_pelican import PelicanSettings
from colony.settings.rooms.for_pictures import PictureSettings, PreviewPictures
from colony.settings.rooms.for_reading import Markdown, ReaderSettings
from colony.settings.rooms.for_release import DeploySettings
from colony.settings.rooms.for_site import Clock, Config, Periods
from colony.settings.stock import PASSED_ON, PLACE_ENDING, page_row, stock_default

S = TypeVar("S", bound=Settings)


@functools.cache
def parts() -> tuple[tuple[str, tuple[Declared, ...]], ...]:
    """The rows of the table, grouped: (name of the struct, or of the table that the rows come from; rows)."""
    return (
        *((kind.__name__, rows_of(kind)) for kind in (Config, Clock)),
        ("entry types", (*folder_rows(), *address_rows(), *overview_rows().values())),
        *((kind.__name__, rows_of(kind)) for kind in _BEFORE_FEEDS),
        ("FeedSettings", rows_of(FeedSettings)),
        ("feed kinds", feed_rows()),
        *((kind.__name__, rows_of(kind)) for kind in (PelicanSettings, DeploySettings)),
    )


_BEFORE_FEEDS: tuple[type[Settings], ...] = (
    Patterns, ListAddresses, Periods, ReaderSettings, Markdown, PictureSettings, PreviewPictures,
    LookSettings,
)  # fmt: skip


@functools.cache
def table() -> Mapping[str, Declared]:
    """Name → row, of every setting that Colony knows."""
    declared = (row for _, rows in parts() for row in rows)
    return {row.setting.name: row for row in (*declared, *PASSED_ON)}


def own_defaults(lang: str) -> dict[str, Any]:
    """Name → default of Colony's own settings, for a site in this language."""
    return {name: row.default_for(lang) for name, row in table().items() if name.startswith("COLONY_")}


class SettingValues:
    """The checked values of a settings dictionary, and its faults.

    Args:
        settings: Pelican's settings dictionary; a missing setting gets its default.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        lang = settings.get("DEFAULT_LANG")
        self.lang = lang.lower() if isinstance(lang, str) else "en"
        """The site's language, which decides some defaults."""
        self._values: dict[str, Any] = {}
        self._faults: dict[str, str] = {}
        for name, row in table().items():
            self._read(name, row)
        for name in settings:
            if name not in table() and name.endswith(PLACE_ENDING) and not name.startswith("COLONY_"):
                self._read(name, page_row(name))

    def _read(self, name: str, row: Declared) -> None:
        raw = self._settings.get(name, MISSING)
        if raw is MISSING:
            raw = row.default_for(self.lang)
        if raw is MISSING:
            raw = stock_default(name)
        if raw is MISSING:
            return
        try:
            self._values[name] = row.value_of(raw)
        except ValueError as fault:
            self._faults[name] = f"setting {name}: {fault}"

    def faults(self) -> list[str]:
        """A line for each fault, with the setting's name and the remedy; empty if all is right."""
        return _unknown(self._settings) + [fault for _, fault in sorted(self._faults.items())]

    def is_faulty(self, name: str) -> bool:
        """Whether this setting has a fault."""
        return name in self._faults

    def values(self, kind: type[Settings]) -> dict[str, Any]:
        """Field → value, of all settings of a struct."""
        return {row.field: self._values[row.setting.name] for row in rows_of(kind)}

    def by_name(self, kind: type[Settings]) -> dict[str, Any]:
        """Name of the setting → value, of all settings of a struct."""
        return self.of(rows_of(kind))

    def of(self, rows: Iterable[Declared]) -> dict[str, Any]:
        """Name of the setting → value, of these rows."""
        return {row.setting.name: self._values[row.setting.name] for row in rows}

    def made(self, kind: type[S]) -> S:
        """Make a struct; all its fields must be settings."""
        return kind(**self.values(kind))


def _unknown(settings: Mapping[str, Any]) -> list[str]:
    own = [name for name in table() if name.startswith("COLONY_")]
    faults = []
    for name in sorted(str(each) for each in settings):
        if name.startswith("COLONY_") and name not in table():
            near = difflib.get_close_matches(name, own, n=1, cutoff=0.75)
            hint = f"did you mean {near[0]}?" if near else "remove it."
            faults.append(f"setting {name}: Colony knows no such setting; {hint}")
    return faults
