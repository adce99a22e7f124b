"""One row of the table of messages: a kind of fault, its severity and its words."""

from __future__ import annotations

import string
from typing import NamedTuple

from colony.locale import choose
from colony.model import Severity


class Wording(NamedTuple):
    """The words about a kind of fault in one language."""

    message: str
    """What is wrong; a ``str.format`` pattern."""
    remedy: str
    """What to do about it; a ``str.format`` pattern."""
    explanation: str
    """A sentence or two for the documentation: why it matters, what counts as right."""


class Message(NamedTuple):
    """A kind of fault, with its words."""

    code: str
    """Stable short name, as ``date-unreadable``. Its meaning never changes, since operators filter by it."""
    severity: Severity
    de: Wording
    en: Wording
    case: str = ""
    """Distinguishes rows with the same code, for faults with several causes; empty for the only one."""

    @property
    def name(self) -> str:
        """Its key in the table: the code, or ``code:case``."""
        return f"{self.code}:{self.case}" if self.case else self.code

    @property
    def fields(self) -> frozenset[str]:
        """The names of the placeholders in its words, to be filled by who reports the fault."""
        patterns = (self.de.message, self.de.remedy)
        return frozenset(
            name for pattern in patterns for _, name, _, _ in string.Formatter().parse(pattern) if name
        )

    def wording(self, lang: str) -> Wording:
        """Its words in a language; in English if it has none in that language."""
        return choose(lang, {"de": self.de, "en": self.en})
