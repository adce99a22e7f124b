"""The label of advertising."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import colony
from colony.advertising import LABELS, before_title, label


@pytest.mark.parametrize(
    ("lang", "word"),
    [("de", "Anzeige"), ("de-at", "Anzeige"), ("en", "Advertisement"), ("fr", "Advertisement")],
)
def test_label(lang: str, word: str) -> None:
    """German gets the word that the law asks for, every other language the English one."""
    assert label(lang) == word
    assert before_title(lang) == f"{word}: "


def test_one_place() -> None:
    """No other module of Colony writes the label in its code."""
    house = Path(str(colony.__file__)).parent
    written = re.compile(rf'[=({{\[:,]\s*f?"(?:{"|".join(LABELS.values())})(?:: | · )?"')
    places = {
        path.relative_to(house).as_posix()
        for path in house.rglob("*.py")
        if written.search(path.read_text("utf-8"))
    }
    assert places - {"content/directives/anzeige.py"} == {"advertising/labels.py"}
