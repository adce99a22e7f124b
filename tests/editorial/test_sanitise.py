"""What authors' HTML keeps, and what readers are spared."""

from __future__ import annotations

import pytest

from colony.editorial.sanitise import clean, clean_caption
from colony.editorial.where import Where
from tests.editorial.samples import codes, notes, read_body

GOOD = [
    '<p id="a" class="b c-d">Text <kbd>K</kbd> <del>x</del><ins>y</ins><mark>z</mark></p>',
    "<p>H<sub>2</sub>O<sup>2</sup></p>",
    "<details><summary>Mehr</summary><p>Text</p></details>",
    "<dl><dt>A</dt><dd>B</dd></dl>",
    '<p><abbr title="HyperText">HTML</abbr></p>',
    '<figure><img src="{static}/a b.png" alt="x"><figcaption>y</figcaption></figure>',
    '<p><a href="{filename}x.md?a=1&amp;b=2#c">x</a> <a href="|filename|x.md">y</a></p>',
    '<p><a href="mailto:a@b.example">x</a></p>',
    '<ol start="3"><li>a</li></ol>',
]


@pytest.mark.parametrize("html", GOOD)
def test_kept(html: str) -> None:
    """What Markdown and the directives produce passes unchanged and without a finding."""
    found = notes()
    assert clean(html, Where(html, 1), found).html == html
    assert codes(found) == []


@pytest.mark.parametrize(
    ("html", "wanted", "found_codes"),
    [
        ("<p>a</p><script>x()</script>", "<p>a</p>", ["html-dropped"]),
        ('<p onclick="x()" style="color:red">a</p>', "<p>a</p>", ["attribute-dropped", "attribute-dropped"]),
        ('<a href="javascript:x()">a</a>', "<a>a</a>", ["link-unsafe"]),
        ('<form action="x"><input name="y">a</form>', "a", ["html-dropped", "html-dropped"]),
        ("<!-- <script>x</script> --><p>a</p>", "<p>a</p>", []),
        ("<p>a<!-- b", "<p>a</p>", []),
        (
            '<iframe src="https://video.example/1?a=1&amp;b=2"></iframe>',
            '<a href="https://video.example/1?a=1&amp;b=2">video.example</a>',
            ["html-linked"],
        ),
        ('<iframe src="javascript:x()"></iframe>', "<a>javascript:x()</a>", ["html-linked", "link-unsafe"]),
        ('<object data="/a.svg">b</object>', '<img src="/a.svg">b', ["html-linked"]),
        ("<tt>a</tt><center>b</center>", "<code>a</code><div>b</div>", []),
        ('<a name="x">a</a>', '<a id="x">a</a>', []),
        ('<p class="a(b">x</p>', "<p>x</p>", []),
        ("<svg><path d=''/><script>x</script></svg>", "", ["html-dropped", "html-dropped"]),
        ('<td style="text-align: right;">1</td>', "1", []),
        ("<p>&#2;0&#3;</p>", "<p>0</p>", []),
        ("<b><p>a</b>", "<b></b><p><b>a</b></p>", []),
    ],
)
def test_removed(html: str, wanted: str, found_codes: list[str]) -> None:
    """Harm goes, its text stays, and each kind of thing removed is one finding."""
    found = notes()
    assert clean(html, Where(html, 1), found).html == wanted
    assert codes(found) == found_codes


def test_line_of_what_was_removed() -> None:
    """The finding names the line in the file, front matter included."""
    (found,) = read_body("Text\n\n<script>\nx()\n</script>").findings
    assert (found.code, found.line) == ("html-dropped", 6)
    assert "script" in found.message


def test_code_is_no_markup() -> None:
    """Code that shows harmful HTML is neither removed nor reported."""
    reading = read_body("`<script>` und\n\n```\n<iframe src='x'>\n```\n")
    assert codes(reading) == []
    assert "&lt;script&gt;" in reading.body_html
    assert "&lt;iframe" in reading.body_html


def test_trusting() -> None:
    """COLONY_SANITISE = False leaves frames to the author, and still no script."""
    html = read_body(
        "<iframe src='https://a.example/'></iframe><script>x</script>", COLONY_SANITISE=False
    ).body_html
    assert "<iframe" in html
    assert "script" not in html


def test_caption() -> None:
    """A caption is inline and balanced whatever stood in it."""
    assert clean_caption("<p><b>a</p></div><img src=x><script>y</script>c") == "<b>a</b><b>c</b>"
