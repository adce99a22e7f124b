"""A heading's text → its anchor, the ``id`` that links can lead to."""

from __future__ import annotations

import re
import unicodedata

_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "Ss"}
)
_OTHER = re.compile(r"[^a-z0-9]+")


def anchor_slug(text: str, separator: str = "-") -> str:
    """An anchor of ASCII letters, digits and hyphens; ``ä`` → ``ae``, as Germans expect.

    It begins with a letter, since a CSS selector cannot name an id that begins with a digit. It is empty
    for a heading without Latin letters or digits.
    """
    german = unicodedata.normalize("NFC", text).translate(_GERMAN)
    ascii_text = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode()
    slug = _OTHER.sub(separator, ascii_text.lower()).strip(separator)[:80].strip(separator)
    return f"a{separator}{slug}" if slug[:1].isdigit() else slug
