"""Strings: slugs, plain text, shortening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify as pelican_slugify

from colony.text.plain_text import plain, shorten, slugify

PELICANS = tuple(tuple(pair) for pair in DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])
GERMAN = (("ä", "ae"), ("[öÖ]", "oe"), ("ü", "ue"), ("ß", "ss"), *PELICANS)


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("Öffentlichkeitsarbeit", "oeffentlichkeitsarbeit"),
        ("Größe & Maß", "groesse-mass"),
        ("Über a\u0308hnliches", "ueber-aehnliches"),
        ("Café", "cafe"),
        ("<em>Netz</em> 2.0!", "netz-20"),
        ("…", ""),
    ],
)
def test_german_slugs(value: str, slug: str) -> None:
    """Rules for umlauts are followed before the rest becomes ASCII, also for letters of two code points."""
    assert slugify(value, GERMAN) == slug


@given(st.text(max_size=30), st.booleans(), st.booleans())
def test_without_such_rules_slugs_are_pelicans(value: str, preserve_case: bool, use_unicode: bool) -> None:
    """With Pelican's own rules the slug is Pelican's own."""
    expected = pelican_slugify(
        value, regex_subs=PELICANS, preserve_case=preserve_case, use_unicode=use_unicode
    )
    assert slugify(value, PELICANS, preserve_case, use_unicode) == expected


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("", ""),
        ("<p>Ein <b>fetter</b>\n  Satz.</p>", "Ein fetter Satz."),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("&amp;lt;", "&lt;"),
        ("Maß\u00a0halten", "Maß halten"),
        ('<img alt="x">', ""),
    ],
)
def test_plain_text_of_html(fragment: str, text: str) -> None:
    """Tags go, entities become what they stand for, white space is one space."""
    assert plain(fragment) == text


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("", 3, ""),
        ("eins zwei drei", 3, "eins zwei drei"),
        ("eins zwei drei", 2, "eins zwei…"),
        ("eins, zwei", 1, "eins…"),
        ("eins – zwei", 2, "eins…"),
        ("eins  zwei\ndrei", 0, "eins zwei drei"),
    ],
)
def test_shortening(text: str, words: int, expected: str) -> None:
    """The first words, with an ellipsis and without a dangling comma or dash where something was cut."""
    assert shorten(text, words) == expected


@given(st.text(alphabet="ab, .–\n", max_size=40), st.integers(1, 6))
def test_shortening_never_lengthens(text: str, words: int) -> None:
    """No more words come out than were asked for, whatever the text is made of."""
    assert len(shorten(text, words, end="").split()) <= words
