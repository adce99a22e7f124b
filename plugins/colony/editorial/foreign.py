"""reStructuredText and HTML → metadata and HTML, by Pelican's own readers."""

from __future__ import annotations

from typing import NamedTuple

from colony.editorial.front_matter import Source
from colony.editorial.messages import Notes


class Foreign(NamedTuple):
    """A source file that is not Markdown, read."""

    source: Source
    html: str


def read(suffix: str, text: str, lang: str, notes: Notes) -> Foreign | None:
    """Read a text by the reader for its file's ending; None where there is none."""
    return None
