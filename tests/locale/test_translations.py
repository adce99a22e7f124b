"""The interface's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.locale.translations import Translations, load

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Search"
msgstr "Suche"

msgid "By %(name)s"
msgstr "Von %(name)s"

msgid "Later"
msgstr ""

#, fuzzy
msgid "Old"
msgstr "Neu"

msgid "%(count)d photo"
msgid_plural "%(count)d photos"
msgstr[0] "%(count)d Foto"
msgstr[1] "%(count)d Fotos"
"""


@pytest.fixture
def german(tmp_path: Path) -> Translations:
    """German words, read from a file."""
    (tmp_path / "de.po").write_text(PO, "utf-8")
    return load([tmp_path], "de")


@pytest.mark.parametrize(
    ("message", "values", "text"),
    [
        ("Search", {}, "Suche"),
        ("By %(name)s", {"name": "Anna"}, "Von Anna"),
        ("Later", {}, "Later"),
        ("Old", {}, "Old"),
        ("100 %", {}, "100 %"),
    ],
)
def test_words_in_the_sites_language(
    german: Translations, message: str, values: dict[str, str], text: str
) -> None:
    """What is translated for certain is said so; the rest stays English."""
    assert german.gettext(message, **values) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 Fotos"), (1, "1 Foto"), (2, "2 Fotos")])
def test_forms_for_numbers(german: Translations, count: int, text: str) -> None:
    """The form fits the count, and the count is filled in."""
    assert german.ngettext("%(count)d photo", "%(count)d photos", count) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 photos"), (1, "1 photo"), (5, "5 photos")])
def test_a_language_without_a_file_speaks_english(tmp_path: Path, count: int, text: str) -> None:
    """Messages are written in English, so nothing more is needed for it."""
    words = load([tmp_path], "en")
    assert words.gettext("Search") == "Search"
    assert words.ngettext("%(count)d photo", "%(count)d photos", count) == text


AUSTRIAN = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "January"
msgstr "Jänner"
"""

POLISH = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
{forms}
msgid "%(count)d photo"
msgid_plural "%(count)d photos"
msgstr[0] "%(count)d zdjęcie"
msgstr[1] "%(count)d zdjęcia"
msgstr[2] "%(count)d zdjęć"
"""

POLISH_FORMS = (
    '"Plural-Forms: nplurals=3; '
    'plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"\n'
)


@pytest.mark.parametrize("lang", ["de-at", "de-AT", "de_AT", "de-at-1996"])
def test_a_region_speaks_its_language(german: Translations, tmp_path: Path, lang: str) -> None:
    """What a region's file lacks, or all of it where there is no file, is said in the wider language."""
    assert load([tmp_path], lang).gettext("Search") == german.gettext("Search") == "Suche"
    (tmp_path / "de_AT.po").write_text(AUSTRIAN, "utf-8")
    words = load([tmp_path], lang)
    assert [words.gettext("Search"), words.gettext("January")] == ["Suche", "Jänner"]
    assert words.ngettext("%(count)d photo", "%(count)d photos", 2) == "2 Fotos"
    assert german.gettext("January") == "January"


@pytest.mark.parametrize("forms", [POLISH_FORMS, ""], ids=["as the file says", "as Babel knows"])
@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 zdjęć"), (1, "1 zdjęcie"), (2, "2 zdjęcia"), (5, "5 zdjęć"), (22, "22 zdjęcia")],
)
def test_plural_forms_of_other_languages(tmp_path: Path, forms: str, count: int, text: str) -> None:
    """A language has as many forms as it has, chosen by its own rule."""
    (tmp_path / "pl.po").write_text(POLISH.format(forms=forms), "utf-8")
    assert load([tmp_path], "pl").ngettext("%(count)d photo", "%(count)d photos", count) == text
