"""The one exception about pictures: why one cannot be used, in the words of the findings' table."""

from __future__ import annotations

from colony.findings import OF_PICTURES, say
from colony.model import Finding

_CODES = {message.case: message.code for message in OF_PICTURES if message.case}


class PictureError(Exception):
    """A picture that cannot be used.

    Args:
        reason: the case of a message about pictures, such as ``damaged``; several share a code.
        fields: what the words of that message ask for.
    """

    def __init__(self, reason: str, **fields: object):
        super().__init__(reason)
        self.reason = reason
        self.fields = fields

    def __str__(self) -> str:
        return f"{self.code}: {' '.join(self.said('en'))}"

    @property
    def code(self) -> str:
        """The finding's code: ``picture-unreadable``, ``picture-too-large`` and others."""
        return _CODES[self.reason]

    def said(self, lang: str) -> tuple[str, str]:
        """What is wrong and what to do. Languages other than German are spoken to in English."""
        found = self.finding("", lang=lang)
        return found.message, found.remedy

    def finding(self, path: str, line: int = 0, *, lang: str) -> Finding:
        """The same as a finding about the file that is to be mended."""
        return say(f"{self.code}:{self.reason}", path, line, lang=lang, **self.fields)
