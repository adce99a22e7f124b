"""All settings in one table, and what a settings dictionary says by it."""

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
    """The table in its parts: the name of a struct, or of what its rows are made from, and the rows."""
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
    """Every setting that Colony knows, by its name."""
    declared = (row for _, rows in parts() for row in rows)
    return {row.setting.name: row for row in (*declared, *PASSED_ON)}


def own_defaults(lang: str) -> dict[str, Any]:
    """Colony's own settings and their defaults in a site of this language."""
    return {name: row.default_for(lang) for name, row in table().items() if name.startswith("COLONY_")}


class Told:
    """What a settings dictionary says, row by row."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        lang = settings.get("DEFAULT_LANG")
        self.lang = lang.lower() if isinstance(lang, str) else "en"
        """The site's language, in whose words defaults are."""
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
        """Everything that is wrong, a line a fault; each names its setting and the remedy."""
        return _unknown(self._settings) + [fault for _, fault in sorted(self._faults.items())]

    def is_faulty(self, name: str) -> bool:
        """Whether this setting cannot be used."""
        return name in self._faults

    def values(self, kind: type[Settings]) -> dict[str, Any]:
        """Field → value of all settings of a struct."""
        return {row.field: self._values[row.setting.name] for row in rows_of(kind)}

    def by_name(self, kind: type[Settings]) -> dict[str, Any]:
        """Name of the setting → value of all settings of a struct."""
        return self.of(rows_of(kind))

    def of(self, rows: Iterable[Declared]) -> dict[str, Any]:
        """Name of the setting → value of rows that are no struct's."""
        return {row.setting.name: self._values[row.setting.name] for row in rows}

    def made(self, kind: type[S]) -> S:
        """A struct all of whose fields are settings."""
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
