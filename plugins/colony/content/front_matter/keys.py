"""The one table of front matter keys, for reading, checking and the documentation.

A key whose value pages show unchanged needs only a row in ``keys_of_all`` or ``keys_of_types``: its value is
in :attr:`colony.model.Entry.values`. An installed package adds a row by an entry point of the group
``colony.front_matter`` (:mod:`colony.registry`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from colony.content.front_matter.key import Key
from colony.content.front_matter.keys_of_all import COMMON
from colony.content.front_matter.keys_of_types import OF_TYPES
from colony.model import Entry
from colony.registry import rows
from colony.tables import entry_types

GROUP = "colony.front_matter"
"""The entry points' group for keys of other packages."""


@functools.lru_cache(maxsize=1)
def all_keys() -> Mapping[str, Key]:
    """All keys by name: Colony's own, then those of installed packages.

    Raises:
        colony.registry.RegistryError: a row of an installed package cannot be used.
    """
    return rows(GROUP, (*COMMON, *OF_TYPES), Key)


@functools.lru_cache(maxsize=64)
def keys_of(entry_type: str) -> tuple[Key, ...]:
    """The keys that a type of entry has."""
    shared = (key for key in all_keys().values() if not key.entry_types or entry_type in key.entry_types)
    return (*shared, *entry_types()[entry_type].keys)


@functools.lru_cache(maxsize=64)
def names_of(entry_type: str) -> frozenset[str]:
    """All names of the keys that a type of entry has, aliases included."""
    return frozenset(name for key in keys_of(entry_type) for name in key.names)


def every_key() -> Iterator[Key]:
    """All keys, those of entry types' rows included, in the order of the reference."""
    yield from all_keys().values()
    for row in entry_types().values():
        yield from (replace(key, entry_types=key.entry_types or (row.name,)) for key in row.keys)


def page_values(entry: Entry) -> dict[str, Any]:
    """Key → value of :attr:`colony.model.Entry.values`, with an empty value for each key not given."""
    keys = (key for key in keys_of(entry.type) if key.goes_to == "values")
    return {key.name: entry.values.get(key.name, key.nothing) for key in keys}


@functools.lru_cache(maxsize=1)
def list_keys() -> frozenset[str]:
    """The names of the keys whose value is a list of names."""
    return frozenset(name for key in every_key() if key.type == "list" for name in key.names)
