"""What a front matter key is: its row in the table."""

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
    """As authors write it, in lower case."""
    type: ValueType
    """What its value is converted to; what cannot be is a finding, and counts as not given."""
    about: Words
    """A sentence or two for authors, in Markdown."""
    example: str
    """A value as YAML has it."""
    entry_types: tuple[str, ...] = ()
    """The types of entries that know it; none means all."""
    aliases: tuple[str, ...] = ()
    """Other names for it. They count where the name itself has no value."""
    value: Words | None = None
    """What may be written, in Markdown, where its type does not say it all."""
    goes_to: str = "values"
    """Where its value goes: ``values`` for :attr:`colony.model.Entry.values`, from which pages take it;
    ``facts`` for a line of the entry's table of facts; the name of a field of Entry; ``""`` where a step of
    reading makes something of it together with others."""
    fact: Words | None = None
    """The label of the line of facts, for ``goes_to="facts"``."""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def empty(self) -> object:
        """The value where the author gives none."""
        return _EMPTY.get(self.type, "")

    @property
    def nothing(self) -> object:
        """:attr:`empty` in the types of JSON, as values are stored."""
        return {"list": [], "date": "", "mappings": [], "mapping": {}}.get(self.type, self.empty)


_EMPTY: Mapping[str, object] = {"list": (), "date": None, "flag": False, "number": 0, "mappings": ()}
