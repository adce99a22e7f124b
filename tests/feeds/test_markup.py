"""HTML for other people's readers: addresses, anchors, players, and what may not stay."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from colony.feeds.markup import Place, absolute, portable
from tests.feeds.samples import ORIGIN

BASE = f"{ORIGIN}/artikel/eins/"
PLACE = Place(origin=ORIGIN, base=BASE, prefix="x-")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/artikel/zwei/", f"{ORIGIN}/artikel/zwei/"),
        ("/", f"{ORIGIN}/"),
        ("#fn:1", f"{BASE}#fn:1"),
        ("", BASE),
        ("?seite=2", f"{BASE}?seite=2"),
        ("bild.jpg", f"{BASE}bild.jpg"),
        ("../zwei/", f"{ORIGIN}/artikel/zwei/"),
        ("//cdn.example/x.js", "https://cdn.example/x.js"),
        ("https://other.example/a", "https://other.example/a"),
        ("mailto:redaktion@portal.example", "mailto:redaktion@portal.example"),
        ("http://[broken", "http://[broken"),
        ("//[broken", "https://[broken"),
        ("data:image/png;base64,AA==", "data:image/png;base64,AA=="),
    ],
)
def test_absolute(address: str, expected: str) -> None:
    """An address of every form is resolved against the site or the article, and none raises."""
    assert absolute(address, ORIGIN, BASE) == expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ('<a href="/x?a=1&amp;b=2">x</a>', f'<a href="{ORIGIN}/x?a=1&amp;b=2">x</a>'),
        ('<a class="c" href="/x" title="y">x</a>', f'<a class="c" href="{ORIGIN}/x" title="y">x</a>'),
        ('<a title="a > b" href="/x">x</a>', f'<a title="a &gt; b" href="{ORIGIN}/x">x</a>'),
        ('<blockquote cite="/q/">q</blockquote>', f'<blockquote cite="{ORIGIN}/q/">q</blockquote>'),
        ('<a href="https://o.example/?a&amp;b">o</a>', '<a href="https://o.example/?a&amp;b">o</a>'),
        ('<code>&lt;a href="/x"&gt;</code>', '<code>&lt;a href="/x"&gt;</code>'),
        ('<p data-href="/x" style="color:red" onclick="x()">p</p>', "<p>p</p>"),
        ("<p>1 &lt; 2</p>", "<p>1 &lt; 2</p>"),
        ('<h2 id="a">A</h2><a href="#a">a</a>', '<h2 id="x-a">A</h2><a href="#x-a">a</a>'),
        ('<a href="#oben">hinauf</a>', f'<a href="{BASE}#oben">hinauf</a>'),
        ('<h2 id="ö">Ö</h2><a href="#%C3%B6">ö</a>', '<h2 id="x-ö">Ö</h2><a href="#x-ö">ö</a>'),
        ('<th id="h">H</th><td headers="h">1</td>', '<th id="x-h">H</th><td headers="x-h">1</td>'),
        ('<a href="javascript:x()">x</a>', "<a>x</a>"),
        ('<img src="data:image/png;base64,AA==" alt="">', '<img src="data:image/png;base64,AA==" alt="">'),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ("", ""),
    ],
)  # fmt: skip
def test_portable(fragment: str, expected: str) -> None:
    """Addresses in attributes become absolute and anchors the item's own; text that looks alike stays."""
    assert portable(fragment, PLACE) == expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        (
            '<video controls="" preload="none" src="/f.mp4" aria-label="Ein Film"></video>',
            f'<a href="{ORIGIN}/f.mp4">Video: Ein Film</a>',
        ),
        (
            '<audio controls="" src="/t/folge%201.mp3"></audio>',
            f'<a href="{ORIGIN}/t/folge%201.mp3">Audio: folge 1.mp3</a>',
        ),
        (
            '<video><source src="/f.webm" type="video/webm"></video>',
            f'<a href="{ORIGIN}/f.webm">Video: f.webm</a>',
        ),
        (
            '<video src="/f.mp4" poster="/f.jpg" title="F"></video>',
            f'<a href="{ORIGIN}/f.mp4"><img src="{ORIGIN}/f.jpg" alt=""><br>Video: F</a>',
        ),
        (
            '<iframe src="https://video.example/embed/1" title="Ein &quot;Film&quot;"></iframe>',
            '<a href="https://video.example/embed/1">Ein &quot;Film&quot;</a>',
        ),
        (
            '<iframe src="https://video.example/embed/1"></iframe>',
            '<a href="https://video.example/embed/1">video.example</a>',
        ),
        ("<video>nichts</video>", "nichts"),
    ],
)  # fmt: skip
def test_players_become_links(fragment: str, expected: str) -> None:
    """What readers would drop or block is a link that says what it leads to, with its still if it has one."""
    assert portable(fragment, PLACE) == expected


@pytest.mark.parametrize(
    "fragment",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red } a > b {}</style>",
        "<!-- geheim -->",
        '<svg onload="x()"><script>1</script></svg>',
        "<template><img src=x onerror=1></template>",
    ],
)
def test_what_may_not_stay_is_gone_with_what_is_in_it(fragment: str) -> None:
    """Scripts and styles leave no trace, not even their text."""
    assert portable(f"<p>A{fragment}B</p>", PLACE) == "<p>AB</p>"


def test_forms_leave_their_words() -> None:
    """Where an operator lets authors write forms, readers get the text alone."""
    form = '<form action="/x"><label>Name <input name="n" value="v"></label><button>Los</button></form>'
    assert portable(form, PLACE) == "Name Los"


_QUOTE = "\ue000"
"""Stands for a double quote in a value; no piece holds it."""

_PIECES = st.sampled_from([
    "<p>", "</p>", '<a href="', "/x", '">', "</a>", "<script>", "</script>", "<", ">", '"', "'",
    " onclick=", "x",
    '<iframe src="//h/">', "<!--", "-->", '<b id="i">', "&lt;", "&quot;", "javascript:x", '<img src="', "=",
])  # fmt: skip


@given(st.lists(_PIECES, max_size=12).map("".join))
@example('<a href="<a href=" onclick=<"')
@example("""<a href='"' title='" onclick="x'>""")
def test_nothing_dangerous_gets_through(fragment: str) -> None:
    """Whatever is thrown at it, a parser finds no script, no frame, no handler and no script's address."""
    parsed = lxml.html.fromstring(f"<div>{portable(lxml_normal(fragment), PLACE)}</div>")
    for element in parsed.iter("*"):
        assert element.tag not in ("script", "iframe", "style", "form")
        assert not [name for name in element.attrib if name.startswith("on")]
        assert not (element.get("href") or "").startswith("javascript:")


def lxml_normal(fragment: str) -> str:
    """A fragment as the sanitiser writes it: attributes it can name in double quotes, every tag closed."""
    whole = lxml.html.fromstring(f"<div>{fragment}</div>")
    for element in whole.iter("*"):
        for name, value in element.attrib.items():
            del element.attrib[name]
            if name.isalpha():  # and a value with a double quote in it lxml would put in single ones
                element.set(name, value.replace('"', _QUOTE))
    return str(lxml.html.tostring(whole, encoding="unicode")).replace(_QUOTE, "&quot;")
