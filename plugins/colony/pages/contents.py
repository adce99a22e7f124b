"""The table of contents of long texts."""

from __future__ import annotations

from colony.model import Entry, Heading

CONTENTS_FROM_WORDS = 900
"""Articles at least this long show a list of contents …"""

CONTENTS_FROM_HEADINGS = 3
"""… if they have at least as many headings."""


def contents(entry: Entry) -> tuple[Heading, ...]:
    """The headings of the table of contents; empty for short texts and texts with few headings."""
    long = entry.word_count >= CONTENTS_FROM_WORDS and len(entry.headings) >= CONTENTS_FROM_HEADINGS
    return entry.headings if long else ()
