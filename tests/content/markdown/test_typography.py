"""Quotation marks and dashes by language, and where they are left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from colony.content.markdown.typography import is_typewritten, typeset, typeset_text
from colony.text.plain_text import plain


@pytest.mark.parametrize(
    ("lang", "html", "wanted"),
    [
        ("de", "<p>Er sagt \"ja\" - und 'nein'.</p>", "<p>Er sagt „ja“ – und ‚nein‘.</p>"),
        ("en", "<p>He says \"yes\", it's 'fine'.</p>", "<p>He says “yes”, it’s ‘fine’.</p>"),
        ("de", '<p>"<em>Ja</em>", "<a href="x">so</a>"</p>', '<p>„<em>Ja</em>“, „<a href="x">so</a>“</p>'),
        ("de", "<p>Wie geht's? Hans' Rad ... los</p>", "<p>Wie geht’s? Hans’ Rad … los</p>"),
        ("de", '<p>("so")</p><p>"neu"</p>', "<p>(„so“)</p><p>„neu“</p>"),
        ("de", "<p>1990--2000, 5 - 3, --hilfe, a -- b</p>", None),
        ("de", '<pre><code>"a" -- b...</code></pre>', '<pre><code>"a" -- b...</code></pre>'),
        ("de", '<p><code>"a"</code> "b"</p>', '<p><code>"a"</code> „b“</p>'),
        (
            "de",
            '<kbd><kbd>A</kbd>--"<b>...</b>$$<kbd>"</kbd>"</kbd> "b" <kbd>"</kbd>',
            '<kbd><kbd>A</kbd>--"<b>...</b>$$<kbd>"</kbd>"</kbd> „b“ <kbd>"</kbd>',
        ),
        ("de", "<p title=\"x -- 'y'\">z</p>", "<p title=\"x -- 'y'\">z</p>"),
        ("de", '<p>$$f\'(x) -- "y"$$</p>', '<p>$$f\'(x) -- "y"$$</p>'),
        ("ja", '<p>"a" isn\'t</p>', '<p>"a" isn’t</p>'),
        ("de", "<p>19\" und 5' Länge</p>", '<p>19" und 5’ Länge</p>'),
    ],
)
def test_typeset(lang: str, html: str, wanted: str | None) -> None:
    """Text is set by its language's habits; code, attributes and formulas keep every character."""
    wanted = wanted or "<p>1990–2000, 5 – 3, --hilfe, a – b</p>"
    assert typeset(html, lang) == wanted


def test_plain_text() -> None:
    """A title is text: ampersands and brackets in it mean themselves."""
    assert typeset_text("\"A\" & <b> 'c'", "de") == "„A“ & <b> ‚c‘"


@given(
    st.lists(
        st.sampled_from(["a", " ", "\n", '"', "'", ".", "-", '<b title="x">', "</b>", "<p>", "&amp;", "$$"])
    ),
    st.sampled_from(["de", "en", "xx"]),
)
@example(["-", " "], "de")
def test_what_is_not_typewritten_needs_no_setting(pieces: list[str], lang: str) -> None:
    """Where the plain text shows nothing to set, setting the HTML changes nothing."""
    html = "".join(pieces)
    assert is_typewritten(plain(html)) or typeset(html, lang) == html


@given(st.text(alphabet="ab \"'.-<>&$", max_size=60), st.sampled_from(["de", "en", "xx"]))
def test_only_marks_change(text: str, lang: str) -> None:
    """Letters and spaces stay as they are, in number and order."""

    def letters(value: str) -> str:
        return re.sub(r"[^ab<>&$]", "", value)

    assert letters(typeset_text(text, lang)) == letters(text)
