"""What passes the sanitiser by is what it would have left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.content.html.known_safe import text_of_harmless
from colony.content.html.sanitise import _cleaned
from colony.content.html.source_lines import LineFinder
from colony.content.markdown.markdown_text import MarkdownText
from colony.findings.notes import Notes
from colony.text.plain_text import untagged
from tests.content.markdown.test_markdown_text import PIECES, SPANS
from tests.content.samples import settings

PARSER = MarkdownText(settings(), "de")
ADDRESSES = st.text(alphabet="htps:/.-_a1ä#?={}[]%@ \\&", max_size=16)


@given(
    st.lists(st.sampled_from((*PIECES, *SPANS)), max_size=30).map("".join)
    | st.lists(ADDRESSES, max_size=3).map(lambda found: " ".join(f"[a]({each})" for each in found))
)
def test_nothing_would_be_changed(text: str) -> None:
    """Whatever Markdown without raw HTML makes: the sanitiser leaves what is called harmless as it is."""
    where, notes = LineFinder(text, 1), Notes("a.md", "de")
    html = PARSER.convert(text)
    found = text_of_harmless(html)
    if found is not None and not where.has_markup:
        assert _cleaned(html, where, notes, trusting=False) == html
        assert found == untagged(html)
        assert not notes.sorted()


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ein <em>Satz</em>, <strong>noch</strong> einer.</p>\n<ul>\n<li>a</li>\n</ul>\n<hr>",
        '<h2>T</h2>\n<blockquote>\n<p><a href="https://a-b.example.org/c_d/?e=f#g">x</a><br>\ny</p>\n</blockquote>',
        '<p><a href="{filename}../b.md">x</a> <a href="/c/">y</a> <a href="#d">z</a></p>',
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>",
        "",
    ],
)
def test_harmless(html: str) -> None:
    """What Markdown makes of prose is known, and its text is what stands between the tags."""
    assert text_of_harmless(html) == untagged(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p onclick="x">a</p>',
        "<p >a</p>",
        "<P>a</P>",
        "<script>a</script>",
        "<style>a</style>",
        "<h7>a</h7>",
        "<p>a<",
        "<p>a &amp; b</p>",
        "<p>a\u00a0b</p>",
        '<a href="javascript:x()">a</a>',
        '<a href="//a.example/">a</a>',
        '<a href="data:,a">a</a>',
        '<a href="http://127.0.0.1/">a</a>',
        '<a href="http://a.example:80:90/">a</a>',
        '<a href="http://a..example/">a</a>',
        '<a href="https://ä.example/">a</a>',
        '<a href="https://a.example/" title="x">a</a>',
        '<a href="https://a.example/"x">a</a>',
        '<a href="/a"><a href="/b">c</a></a>',
        '<a href="/a">b</a> <a href="/c">d <a href="/e">f</a></a>',
        '<img src="a.png">',
        f'<a href="/{"a" * 300}?b">a</a>',
        f'<a href="https://{"a" * 300}">a</a>',
        f'<a href="https://{"a-" * 300}a/">a</a>',
        f'<a href="https://{"a." * 300}a1">a</a>',
    ],
)
def test_everything_else_is_sanitised(html: str) -> None:
    """A tag, an attribute or an address that is not known to the letter."""
    assert text_of_harmless(html) is None
