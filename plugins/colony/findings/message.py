"""One row of the table of messages: what can be wrong, how grave it is, and its words."""

from __future__ import annotations

import string
from typing import NamedTuple

from colony.locale import choose
from colony.model import Severity


class Wording(NamedTuple):
    """The words about a fault in one language."""

    message: str
    """What is wrong; a ``str.format`` pattern."""
    remedy: str
    """What to do about it; a ``str.format`` pattern."""
    explanation: str
    """A sentence or two for the documentation: why it matters, what counts as right."""


class Message(NamedTuple):
    """What can be wrong, and how that is said."""

    code: str
    """Stable short name, as ``date-unreadable``. It keeps its meaning for good: operators filter by it."""
    severity: Severity
    de: Wording
    en: Wording
    case: str = ""
    """Tells rows apart that share a code, where one fault has several causes."""

    @property
    def name(self) -> str:
        """What it is asked for by: the code, or ``code:case``."""
        return f"{self.code}:{self.case}" if self.case else self.code

    @property
    def fields(self) -> frozenset[str]:
        """The names in braces, which whoever reports it fills in."""
        patterns = (self.de.message, self.de.remedy)
        return frozenset(
            name for pattern in patterns for _, name, _, _ in string.Formatter().parse(pattern) if name
        )

    def wording(self, lang: str) -> Wording:
        """Its words in a language."""
        return choose(lang, {"de": self.de, "en": self.en})
