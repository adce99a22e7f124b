"""The word that labels advertising, wherever an advertisement or a paid article shows.

German law asks for „Anzeige“ itself, on the teaser too (§ 5a (4) UWG, § 6 DDG).
"""

from __future__ import annotations

from colony.locale import choose

LABELS = {"de": "Anzeige", "en": "Advertisement"}
"""Language → the word."""


def label(lang: str) -> str:
    """The word in a language; English for all but German."""
    return choose(lang, LABELS)


def before_title(lang: str) -> str:
    """What stands before a paid article's title where the label cannot stand apart from it."""
    return f"{label(lang)}: "
