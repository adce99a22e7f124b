"""The label of advertisements and of paid articles.

German law demands the very word „Anzeige“, on teasers too (§ 5a (4) UWG, § 6 DDG).
"""

from __future__ import annotations

from colony.locale import choose

LABELS = {"de": "Anzeige", "en": "Advertisement"}
"""Language → the word."""


def label(lang: str) -> str:
    """The word in a language; English for all but German."""
    return choose(lang, LABELS)


def before_title(lang: str) -> str:
    """The label and a colon, as in ``Anzeige: ``, for places that show a title only, such as feeds."""
    return f"{label(lang)}: "
