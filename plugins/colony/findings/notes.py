"""The findings about one file, collected while it is read."""

from __future__ import annotations

from colony.findings.all_messages import say
from colony.model import Finding


class Notes:
    """Collects the findings about one file.

    Args:
        path: the file, relative to the content root.
        lang: the language of the messages.
    """

    def __init__(self, path: str, lang: str) -> None:
        self.path = path
        self.lang = lang
        self._found: list[Finding] = []

    def add(self, name: str, line: int = 0, /, **fields: object) -> None:
        """Add a finding; the arguments are those of :func:`colony.findings.say`."""
        self._found.append(say(name, self.path, line, lang=self.lang, **fields))

    def sorted(self) -> tuple[Finding, ...]:
        """All findings by line, those without a line first."""
        return tuple(sorted(self._found, key=lambda found: (found.line, found.code, found.message)))
