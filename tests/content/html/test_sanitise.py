"""What authors' HTML keeps, and what readers are spared."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from colony.content.html.raw_html import tags_of
from colony.content.html.sanitise import clean, clean_caption
from colony.content.html.source_lines import LineFinder
from tests.content.samples import HEAD, codes, entry_of, notes, read_body

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
    assert clean(html, LineFinder(html, 1), found).html == html
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
        ('<P\nONCLICK="x()">a</P>', "<p>a</p>", ["attribute-dropped"]),
        ('<p title=" onclick=">a</p><script></script>', '<p title=" onclick=">a</p>', ["html-dropped"]),
        ("<p>onload=1 <b title='style='>a</b>", '<p>onload=1 <b title="style=">a</b></p>', []),
        ("<p>src=javascript:x<br/>", "<p>src=javascript:x<br></p>", []),
        ('<a href="&#106;avascript&colon;x()">a</a>', "<a>a</a>", ["link-unsafe"]),
        ('<a class="b" name=x>a</a>', '<a class="b" id="x">a</a>', []),
        ('<a name="x" id="y">a</a>', '<a id="y">a</a>', []),
        ('<b title="<iframe src=x>">a</b>', '<b title="&lt;iframe src=x&gt;">a</b>', []),
        ("<FONT color=red\n>a</FONT >", "<span>a</span>", []),
        (
            "<IFRAME\ntitle='a > b' SRC=//video.example/1></IFRAME>",
            '<a href="https://video.example/1">video.example</a>',
            ["html-linked"],
        ),
        (
            '<frame src="/a"><embed src="/b.png"/>',
            '<a href="/a">/a</a><img src="/b.png">',
            ["html-linked"] * 2,
        ),
    ],
)
def test_removed(html: str, wanted: str, found_codes: list[str]) -> None:
    """Harm goes, its text stays, and each kind of thing removed is one finding."""
    found = notes()
    assert clean(html, LineFinder(html, 1), found).html == wanted
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


CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, 0x81, 0x9F, 0xFFFE, 0xFFFF)]
"""All C0 controls, and of the other characters that HTML and XML forbid the first and last ones."""

SPELLINGS = {
    "raw": lambda sign: sign,
    "decimal": lambda sign: f"&#{ord(sign)};",
    "hexadecimal": lambda sign: f"&#x{ord(sign):x};",
    "zeros": lambda sign: f"&#X000{ord(sign):X};",
    "open": lambda sign: f"&#{ord(sign)}",
    "nested": lambda sign: f"&#&#{ord(sign)};{ord(sign)};",
    "named": lambda sign: {"\t": "&Tab;", "\n": "&NewLine;"}.get(sign, "&nbsp;"),
}
PLACES = {
    "link": "[y](<{}>)",
    "bare link": "[y]({})",
    "picture": "![y](<{}>)",
    "reference": "[y][r]\n\n[r]: {}",
    "autolink": "<{}>",
    "href": '<a href="{}">y</a>',
    "unquoted": "<a href={}>y</a>",
    "single": "<A HREF='{}'>y</A>",
    "src": '<img alt="y" src="{}">',
    "media": '<video src="{}"></video>',
    "frame": '<iframe src="{}"></iframe>',
    "text": '<a title="{}" href="https://a.example/">y</a>',
    "caption": ':::figure b.png alt="y"\n[y](<{}>) <a href="{}">y</a>\n:::',
}
SCRIPTS = ("{}javascript:alert(1)", "java{}script:alert(1)", "jAvAsCrIpT{}:alert(1)", "vb{}script:x")


class _Harm(HTMLParser):
    """Gathers addresses that run a script, as the URL Standard reads them (4.4), and handlers."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at each attribute."""
        for name, value in attrs:
            address = re.sub("[\t\n\r]", "", (value or "").lstrip("".join(map(chr, range(0x21))))).lower()
            is_live = name in ("href", "src") and address.startswith(
                ("javascript:", "vbscript:", "data:text")
            )
            if is_live or name.startswith("on"):
                self.found.append(f"{tag} {name}={value!r}")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_control_characters_hide_no_script(place: str, spelling: str) -> None:
    """However a control character is spelled, and wherever it stands, no address runs a script without it."""
    for script in SCRIPTS:
        for sign in CONTROLS:
            address = script.format(SPELLINGS[spelling](sign))
            reading = read_body(PLACES[place].replace("{}", address))
            captions = [ref.picture.caption_html for ref in entry_of(reading).refs if ref.picture]
            for html in (reading.body_html, *captions):
                assert _Harm(html).found == [], address
                assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", html.translate({2: None, 3: None})), (
                    address
                )


@pytest.mark.parametrize("trusting", [False, True])
def test_dropped_last_and_cleaned_again(trusting: bool) -> None:
    """What a dropped character joins is sanitised once more, whoever the authors are."""
    html = '<a href="java&#1;script:x">y</a>'
    found = notes()
    assert clean(html, LineFinder(html, 1), found, trusting=trusting).html == "<a>y</a>"
    assert codes(found) == ([] if trusting else ["link-unsafe"])


@pytest.mark.parametrize("sign", CONTROLS)
def test_control_characters_in_a_summary(sign: str) -> None:
    """A summary is text: without control characters, and with nothing that could be taken for a tag."""
    reference = f"&#{ord(sign)};"
    given = f"[y](java{reference}script:x) <b{reference} onclick=x> <i title='java{reference}script:'>z</i>"
    summary = entry_of(read_body("Text", HEAD + f"summary: {given}\n")).summary
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", summary)
    assert summary.split()[:1] == ["y"]


def test_odd_classes_in_values_and_texts() -> None:
    """A class is only what stands in a tag as one; what looks like it in a title or in code stays."""
    html = '<b title="x class=">A " <i title=" onmouseover=alert(1) x=">y</i></b><code>class="a{b"</code>'
    assert clean(html, LineFinder(html, 1), notes()).html == html
    odd = '<i title="x class=" class="a{b" id="c d&lt;">y</i>'
    assert clean(odd, LineFinder(odd, 1), notes()).html == '<i title="x class=">y</i>'


def test_odd_attributes_of_trusted_authors() -> None:
    """A quote in an attribute's name, which no reading by quotes would survive, goes with its attribute."""
    html = """<p data-x="1" data-"y='2' data-<z="3">a</p>"""
    assert clean(html, LineFinder(html, 1), notes(), trusting=True).html == '<p data-x="1">a</p>'


def test_caption() -> None:
    """A caption is inline and balanced whatever stood in it."""
    assert clean_caption("<p><b>a</p></div><img src=x><script>y</script>c") == "<b>a</b><b>c</b>"


@pytest.mark.parametrize("sign", ["<", ">", "&lt;", "&gt;", '"', "&quot;"])
@pytest.mark.parametrize(
    "spelling", ['<q title="a {} b">x</q>', "<q title='a {} b'>x</q>", "<q lang=a{}b>x</q>"]
)
def test_no_bracket_and_no_quote_stays_within_an_attribute(spelling: str, sign: str) -> None:
    """Whatever an attribute holds is escaped, since all that follows takes HTML apart by its tags."""
    for sanitise in (lambda html: clean(html, LineFinder(html, 1), notes()).html, clean_caption):
        cleaned = sanitise(spelling.format(sign))
        tags = re.findall(r"<[^<>]*>", cleaned)
        assert re.sub(r"<[^<>]*>", "", cleaned) in ("x", 'b"&gt;x', "b'&gt;x", "b&gt;x"), cleaned
        assert all(re.fullmatch(r"</q>|<q(?: [a-z]+=\"[^\"<>]*\")*>", tag) for tag in tags), cleaned


def test_a_handler_does_not_come_alive_in_an_attribute() -> None:
    """Quotation marks that are set between two tags never end an attribute's value."""
    source = '<q title="a > b">ja</q> <q title="onmouseover=alert(1) style=x ">z</q>'
    html = read_body(source).body_html
    assert {name for tag in tags_of(html) for name in tag.attributes} <= {"title"}
