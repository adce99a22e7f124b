"""The reference is made from the table: each setting once, in German and English."""

from __future__ import annotations

import re

import pytest

from colony.settings.all_settings import own_defaults, table
from colony.settings.reference import reference


@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_setting_is_in_the_reference_once(lang: str) -> None:
    """A row with name, default and sentence, or a place in the list of those that are handed on."""
    text = reference(lang)
    assert sorted(re.findall(r"(?<=`)[A-Z][A-Z_]+(?=`)", text)) == sorted(table())
    assert not re.findall(r"/(?:home|root|tmp|usr)/", text)


def test_sentences_are_sentences_in_both_languages() -> None:
    """Each begins with a capital, ends with a full stop, and is not the other language's."""
    rows = [each.setting for each in table().values()]
    for sentence in (told for each in rows for told in (each.de, each.en)):
        assert re.fullmatch(r"[A-ZÄÖÜ].*\.", sentence), sentence
    assert [each.name for each in rows if each.de == each.en] == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_defaults_are_values_that_are_taken(lang: str) -> None:
    """What the reference says to be the default may be written."""
    for name, default in own_defaults(lang).items():
        table()[name].value_of(default)
