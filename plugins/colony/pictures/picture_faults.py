"""The exception for pictures that cannot be used; its messages are in the table of findings."""

from __future__ import annotations

from colony.findings import OF_PICTURES, say
from colony.model import Finding

_CODES = {message.case: message.code for message in OF_PICTURES if message.case}


class PictureError(Exception):
    """A picture that cannot be used.

    Args:
        reason: names the message, such as ``damaged``; several reasons share a code.
        fields: values for the fields of that message.
    """

    def __init__(self, reason: str, **fields: object):
        super().__init__(reason)
        self.reason = reason
        self.fields = fields

    def __str__(self) -> str:
        return f"{self.code}: {' '.join(self.said('en'))}"

    @property
    def code(self) -> str:
        """The code of the finding, such as ``picture-unreadable`` or ``picture-too-large``."""
        return _CODES[self.reason]

    def said(self, lang: str) -> tuple[str, str]:
        """(fault, remedy) in German, or in English for any other language."""
        found = self.finding("", lang=lang)
        return found.message, found.remedy

    def finding(self, path: str, line: int = 0, *, lang: str) -> Finding:
        """A finding about the file at this path; ``line`` is 0 if no line is known."""
        return say(f"{self.code}:{self.reason}", path, line, lang=lang, **self.fields)
