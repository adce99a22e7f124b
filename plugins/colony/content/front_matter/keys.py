"""The one table of front matter keys: what is known, read, checked and told of in „Mitmachen“.

A key that a page shows as it is given needs no more than its row in ``keys_of_all`` or ``keys_of_types``: its
value is in :attr:`colony.model.Entry.values`. Another installed package adds a row by an entry point of the
group ``colony.front_matter`` (:mod:`colony.registry`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from colony.content.front_matter.key import Key
from colony.content.front_matter.keys_of_all import COMMON
from colony.content.front_matter.keys_of_types import OF_TYPES
from colony.entry_types import entry_types
from colony.registry import rows

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
    """The keys that a type of entry knows."""
    shared = (key for key in all_keys().values() if not key.entry_types or entry_type in key.entry_types)
    return (*shared, *entry_types()[entry_type].keys)


@functools.lru_cache(maxsize=64)
def names_of(entry_type: str) -> frozenset[str]:
    """All names of the keys that a type of entry knows, aliases included."""
    return frozenset(name for key in keys_of(entry_type) for name in key.names)


@functools.lru_cache(maxsize=1)
def lists() -> frozenset[str]:
    """The names of the keys that take a list of names."""
    own = (key for row in entry_types().values() for key in row.keys)
    return frozenset(name for key in (*all_keys().values(), *own) if key.type == "list" for name in key.names)
