"""The findings of one file, gathered while it is being read."""

from __future__ import annotations

from colony.findings.all_messages import say
from colony.model import Finding


class Notes:
    """What was found in one file so far.

    Args:
        path: the file, relative to the content root.
        lang: the language to speak in, the site's.
    """

    def __init__(self, path: str, lang: str) -> None:
        self.path = path
        self.lang = lang
        self._found: list[Finding] = []

    def add(self, name: str, line: int = 0, /, **fields: object) -> None:
        """Note a fault; the arguments are those of :func:`colony.findings.say`."""
        self._found.append(say(name, self.path, line, lang=self.lang, **fields))

    def sorted(self) -> tuple[Finding, ...]:
        """All findings in the order of the file, those without a line first."""
        return tuple(sorted(self._found, key=lambda found: (found.line, found.code, found.message)))
