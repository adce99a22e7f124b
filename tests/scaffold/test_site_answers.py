"""The answers that a new site is made from: what is filled in, and what is refused."""

from __future__ import annotations

import pytest
from pelican.settings import DEFAULT_CONFIG

from colony.scaffold.site_answers import PELICAN_SUBSTITUTIONS, SiteAnswers, answer_faults, completed


def test_what_nobody_said_is_filled_in() -> None:
    """A name is enough: the address is nobody's, the author a team, in the site's language."""
    german = completed(SiteAnswers(name="Größe & Glück", lang="de"))
    assert (german.url, german.author) == ("https://groesse-glueck.example", "Redaktion")
    english = completed(SiteAnswers(name="The Exchange", lang="en", url="https://exchange.example/"))
    assert (english.url, english.author) == ("https://exchange.example", "Editorial team")


def test_name_without_any_letter_still_has_an_address() -> None:
    """A name of signs alone gives no slug, and a plain word stands in."""
    assert completed(SiteAnswers(name="+++", lang="en")).url == "https://site.example"


def test_slugs_are_those_of_the_new_site() -> None:
    """German letters are written out in a German site only; the rest is Pelican's rule, as it is today."""
    assert SiteAnswers(name="x", lang="de").slug("Jörg Groß") == "joerg-gross"
    assert SiteAnswers(name="x", lang="en").slug("Jörg Groß") == "jorg-gross"
    assert list(PELICAN_SUBSTITUTIONS) == list(DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"])


@pytest.mark.parametrize(
    ("field", "value", "option"),
    [
        ("name", " ", "--name"),
        ("name", "two\nlines", "--name"),
        ("name", "x" * 101, "--name"),
        ("url", "portal.example", "--url"),
        ("url", "ftp://portal.example", "--url"),
        ("url", "https://", "--url"),
        ("url", "https://[portal", "--url"),
        ("url", 'https://portal.example/"x', "--url"),
        ("url", "https://portal.example/?a=b", "--url"),
        ("author", "!!!", "--author"),
        ("author", "a\tb", "--author"),
        ("accent", "red", "--accent"),
        ("accent", "#12345", "--accent"),
        ("accent", "#12345g", "--accent"),
    ],
)
def test_an_answer_that_will_not_do_is_named(field: str, value: str, option: str) -> None:
    """One wrong answer is one fault, which quotes it and names the option that mends it."""
    for lang in ("de", "en"):
        told = SiteAnswers(**{"name": "Portal", "lang": lang, field: value})
        (fault,) = answer_faults(told)
        assert repr(value) in fault
        assert option in fault


def test_all_faults_come_at_once() -> None:
    """Whoever got several answers wrong hears of all of them."""
    assert len(answer_faults(SiteAnswers(name="", lang="en", url="x", author="?", accent="y"))) == 4


def test_good_answers_have_no_fault() -> None:
    """Names may hold any sign that prints; addresses may have a folder and a port."""
    told = SiteAnswers(
        name="R&D \"today\" <b> $5 'x' \\ – 北京",
        lang="en",
        url="https://example.org:8443/portal/",
        author="O'Neill, Zoë: $x",
        accent="#c2301A",
    )
    assert answer_faults(told) == []
