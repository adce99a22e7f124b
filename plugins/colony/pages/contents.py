"""The list of contents that long texts show."""

from __future__ import annotations

from colony.model import Entry, Heading

CONTENTS_FROM_WORDS = 900
"""Articles at least this long show a list of contents …"""

CONTENTS_FROM_HEADINGS = 3
"""… if they have at least as many headings."""


def contents(entry: Entry) -> tuple[Heading, ...]:
    """The headings to list; none for a text that is read without."""
    long = entry.word_count >= CONTENTS_FROM_WORDS and len(entry.headings) >= CONTENTS_FROM_HEADINGS
    return entry.headings if long else ()
