"""The interface's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.press.translations import Translations, load

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
