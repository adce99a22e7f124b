"""One language speaks for another."""

from __future__ import annotations

import pytest

from colony.locale import choose, fallback, nearest

WORDS = {"de": "Wörter", "en": "words"}


@pytest.mark.parametrize(
    ("lang", "tags"),
    [
        ("de", ("de",)),
        ("de-AT", ("de-at", "de")),
        ("de_CH_1996", ("de-ch-1996", "de-ch", "de")),
        ("zh-hant-x-a", ("zh-hant-x-a", "zh-hant", "zh")),
        ("", ("",)),
    ],
)
def test_wider_tags(lang: str, tags: tuple[str, ...]) -> None:
    """A tag is shortened from its end, and never to a letter that announces something."""
    assert fallback(lang) == tags


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "Wörter"),
        ("de-at", "Wörter"),
        ("DE_ch", "Wörter"),
        ("den", "words"),
        ("en-gb", "words"),
        ("fr", "words"),
        ("", "words"),
    ],
)
def test_words_of_a_language(lang: str, words: str) -> None:
    """Every kind of German is spoken to in German, and nobody else."""
    assert choose(lang, WORDS) == words


def test_a_table_without_the_language_nor_english() -> None:
    """Then there is nothing to say."""
    assert nearest("fr", ["de"], "") == ""
    with pytest.raises(KeyError):
        choose("fr", {"de": "Wörter"})
