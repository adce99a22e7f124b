"""Tags are found however they are spelt, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.content.html.raw_html import Tag, rewritten, tags_of

PIECES = st.sampled_from(
    ["<b>", "</b>", "<IMG\n src=x>", "a", "\n", "<!--", "-->", '<p title="<i>">', "<br/>", "&amp;", "<", ">",
     "<script>", "</script>", "<a", "'", '"', "<![CDATA[", "<?", "</"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<B>x</b >", [("b", {}, "<B>"), ("/b", {}, "</b >")]),
        ("<img\nSRC = 'a>b'/>", [("img", {"src": "a>b"}, "<img\nSRC = 'a>b'/>")]),
        ("<a href=x&amp;y name>", [("a", {"href": "x&y", "name": ""}, "<a href=x&amp;y name>")]),
        ('<p id="1" id="2">', [("p", {"id": "1"}, '<p id="1" id="2">')]),
        ('<p title="<b onclick=x>">', [("p", {"title": "<b onclick=x>"}, '<p title="<b onclick=x>">')]),
        ("<!-- <b> -->a < b <", []),
        ("<script>'<b>'</script>", [("script", {}, "<script>"), ("/script", {}, "</script>")]),
        ("a\n<br/>\n\n<hr>", [("br", {}, "<br/>"), ("hr", {}, "<hr>")]),
    ],
)
def test_tags(html: str, found: list[tuple[str, dict[str, str], str]]) -> None:
    """A tag may be spelt in any way; comments, scripts and values hold none."""
    tags = [
        ("/" * tag.is_closing + tag.name, tag.attributes, html[tag.start : tag.end]) for tag in tags_of(html)
    ]
    assert tags == found


def test_rewritten() -> None:
    """What is replaced is the tag alone, and the rest stays to the letter."""
    html = "<tt>a</tt> &copy 1 <BR/><!-- <tt> -->"
    code = {False: "<code>", True: "</code>"}

    def rewrite(tag: Tag) -> str | None:
        return code[tag.is_closing] if tag.name == "tt" else None

    assert rewritten(html, tags_of(html), rewrite) == "<code>a</code> &copy 1 <BR/><!-- <tt> -->"


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_text(html: str) -> None:
    """Tags follow each other, each begins and ends as one, and leaving all leaves the text."""
    tags = tags_of(html)
    ends = [0, *(tag.end for tag in tags)]
    assert all(end <= tag.start < tag.end for end, tag in zip(ends, tags, strict=False))
    assert all(html[tag.start] == "<" for tag in tags)
    assert rewritten(html, tags, lambda _: None) == html
