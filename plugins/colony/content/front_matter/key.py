"""The row of a front matter key in the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from colony.content.front_matter.values import ValueType

Words = Mapping[str, str]
"""Language (``de``, ``en``) → text."""


@dataclass(frozen=True, kw_only=True)
class Key:
    """A row of the table of front matter keys."""

    name: str
    """Its name in sources, in lower case."""
    type: ValueType
    """The type its value is converted to. A value of another type gives a finding and counts as not given."""
    about: Words
    """A sentence or two for authors, in Markdown."""
    example: str
    """An example of a value, in YAML."""
    entry_types: tuple[str, ...] = ()
    """The types of entries that have it; empty for all."""
    aliases: tuple[str, ...] = ()
    """Other names for it, used if the name itself has no value."""
    value: Words | None = None
    """The allowed values, in Markdown, if its type does not say it all."""
    goes_to: str = "values"
    """Where its value goes: ``values`` for :attr:`colony.model.Entry.values`, from which pages show it;
    ``facts`` for a line of the entry's table of facts; the name of a field of Entry; ``""`` if code combines
    it with other values."""
    fact: Words | None = None
    """Label of the line of facts, for ``goes_to="facts"``."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def empty(self) -> object:
        """The value if the author gives none."""
        return _EMPTY.get(self.type, "")

    @property
    def nothing(self) -> object:
        """:attr:`empty` in the types of JSON, as values are stored."""
        return {"list": [], "date": "", "mappings": [], "mapping": {}}.get(self.type, self.empty)


_EMPTY: Mapping[str, object] = {"list": (), "date": None, "flag": False, "number": 0, "mappings": ()}
