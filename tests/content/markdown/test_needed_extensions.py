"""Texts are parsed with the extensions they need, and come out as with all of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colony.content.markdown import needed_extensions as lean
from colony.content.markdown.markdown_text import MarkdownText
from tests.content.samples import settings as reader_settings

SETTINGS = reader_settings()
ALL = SETTINGS.markdown_extensions
WITHOUT_TOC = tuple(name for name in ALL if not name.endswith(".toc"))

PIECES = (
    "Wort", " ", "\n", "\n\n", "    ", "\t", "# ", "## ", "- ", "1. ", "* ", "> ", "*", "**", "_", "`", "```",
    "~~~", "---|---",
    "[^1]", "[^1]: ", "*[HTML]: ", "HTML", "|", "{", "}", "{#a}", "{: .b }", ": ", "!!! note",
    "<div>", "</div>", '<div markdown="1">', "<b>", "&amp;", "[a](b)", "![a](b)", "[TOC]", "\\",
    "///Footnotes Go Here///",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=400)
def test_lean_is_as_good_as_all(text: str) -> None:
    """Whatever an author writes, leaving out an extension without its sign changes nothing."""
    text = text.replace("[TOC]", "")
    parser = MarkdownText(SETTINGS, "de")
    assert parser.convert(text) == parser._made(WITHOUT_TOC).convert(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ein Satz.", ()),
        ("| a |\n|---|", ("tables",)),
        ("Satz[^1]\n\n[^1]: Note", ("footnotes",)),
        ("Begriff\n: Erklärung", ("def_list",)),
        ("<div>", ("md_in_html",)),
    ],
)
def test_signs(text: str, wanted: tuple[str, ...]) -> None:
    """A sign brings in its extension and no other."""
    names = [f"markdown.extensions.{name}" for name in lean.SIGNS]
    found = lean.NeededExtensions(names, {}).needed(text)
    assert tuple(name.rpartition(".")[2] for name in found) == wanted


def test_what_is_always_loaded() -> None:
    """Foreign extensions stay, and so does one that is configured to act without its sign."""
    configs = {"markdown.extensions.toc": {"permalink": True}}
    names = ("mein.modul", "markdown.extensions.toc", "markdown.extensions.sane_lists")
    assert lean.NeededExtensions(names, configs).needed("Ein Satz.") == names
