"""The text of a feed's item: what becomes absolute, and what becomes of pictures and galleries."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.feeds.item_html import (
    absolute,
    absolute_addresses,
    gallery_html,
    item_html,
    picture_html,
    xml_text,
)
from colony.html import mark
from colony.views import BodyView, PictureView
from tests.feeds.samples import BODIES, FIRST, INNER, LEAD, ORIGIN, SECOND, STRIP

BASE = f"{ORIGIN}/artikel/eins/"


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
        ('<video src="/f.mp4" poster="/f.jpg">', f'<video src="{ORIGIN}/f.mp4" poster="{ORIGIN}/f.jpg">'),
        ('<blockquote cite="/q/">q</blockquote>', f'<blockquote cite="{ORIGIN}/q/">q</blockquote>'),
        ('<a href="https://o.example/?a&amp;b">o</a>', '<a href="https://o.example/?a&amp;b">o</a>'),
        ('<code>&lt;a href="/x"&gt;</code>', '<code>&lt;a href="/x"&gt;</code>'),
        ('<p data-href="/x">p</p>', '<p data-href="/x">p</p>'),
        ("<p>1 &lt; 2</p>", "<p>1 &lt; 2</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_absolute_addresses(fragment: str, expected: str) -> None:
    """Addresses in attributes become absolute; the same characters in text and code stay."""
    assert absolute_addresses(fragment, ORIGIN, BASE) == expected


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        (
            PictureView(sources=(), href="https://o.example/b.png", width_px=0, height_px=0, alt='"B" & <C>'),
            '<img src="https://o.example/b.png" alt="&quot;B&quot; &amp; &lt;C&gt;">',
        ),
        (
            LEAD,
            '<p><img src="/bilder/vogel-736.jpg" alt="Ein Pelikan" width="736" height="491"></p>\n'
            "<p>A. Muster</p>",
        ),
        (
            INNER,
            '<p><img src="/bilder/nest-736.jpg" alt="Ein &quot;Nest&quot;" width="736" height="552"></p>\n'
            '<p><em>Das <a href="/artikel/nest/">Nest</a></em> · B. &amp; C. · CC BY 4.0</p>',
        ),
    ],
    ids=["bare", "credit", "caption"],
)
def test_picture_html(picture: PictureView, expected: str) -> None:
    """A picture is one image; what is said about it follows in a paragraph, escaped where it is text."""
    assert picture_html(picture) == expected


def test_gallery_html() -> None:
    """A gallery is a list of linked photos and a link to all of them."""
    assert gallery_html(STRIP) == (
        "<ul>\n"
        '<li><a href="/galerie/sommer/a/"><img src="/bilder/a.jpg" alt="" width="400" height="300"></a>'
        "</li>\n"
        '<li><a href="/galerie/sommer/"><img src="/bilder/b.jpg" alt="B" width="400" height="300"></a>'
        "<br>D. E.</li>\n"
        "</ul>\n"
        '<p><a href="/galerie/sommer/">Sommer &amp; Fest (12)</a></p>'
    )


def test_gallery_without_photos() -> None:
    """An empty strip leaves the link alone, not an empty list."""
    strip = msgspec.structs.replace(STRIP, photos=(), total=0)
    assert gallery_html(strip) == '<p><a href="/galerie/sommer/">Sommer &amp; Fest (0)</a></p>'


def test_item_html_fills_and_resolves() -> None:
    """Every mark is filled, every address in the result is absolute, and the lead picture is first."""
    text = item_html(FIRST, ORIGIN, BODIES["eins"])
    addresses = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert addresses == [
        f"{ORIGIN}/bilder/vogel-736.jpg",
        f"{ORIGIN}/artikel/zwei/?a=1&amp;b=2",
        f"{ORIGIN}/artikel/eins/#fn:1",
        f"{ORIGIN}/bilder/nest-736.jpg",
        f"{ORIGIN}/artikel/nest/",
        f"{ORIGIN}/galerie/sommer/a/",
        f"{ORIGIN}/bilder/a.jpg",
        f"{ORIGIN}/galerie/sommer/",
        f"{ORIGIN}/bilder/b.jpg",
        f"{ORIGIN}/galerie/sommer/",
    ]
    assert "\x02" not in text
    assert "\x03" not in text


def test_item_html_keeps_code() -> None:
    """Text without marks and without addresses comes through character for character."""
    assert item_html(SECOND, ORIGIN, BODIES["zwei"]) == BODIES["zwei"]


@pytest.mark.parametrize(
    ("body_html", "count"),
    [
        (mark(0), 1),
        (f"<p>{mark(0)} Text</p>", 1),
        (f'\n<figure><a href="/gross/">{mark(0)}</a></figure><p>Text</p>', 1),
        (f"<p>Text</p>{mark(0)}", 2),
        ('<p><img alt="anderes" src="/bilder/anderes.jpg"></p>' + mark(0), 2),
        ("<p>kein Bild</p>", 1),
        ("", 1),
    ],
)
def test_lead_picture_once(body_html: str, count: int) -> None:
    """The lead picture is put first, except where the body begins with that very picture."""
    item = msgspec.structs.replace(FIRST, body=BodyView(digest="x", fills=(LEAD,)))
    assert item_html(item, ORIGIN, body_html).count("vogel-736.jpg") == count


def test_unfilled_mark_is_an_error() -> None:
    """A mark that the view has nothing for raises instead of leaving a hole in the text."""
    with pytest.raises(IndexError):
        item_html(SECOND, ORIGIN, f"<p>{mark(0)}</p>")


@given(st.text(alphabet=st.characters()))
def test_xml_text_is_valid_and_lossless(text: str) -> None:
    """Only characters that XML forbids or discourages are dropped (XML 1.0, 2.2), all others stay."""

    def wanted(char: str) -> bool:
        point = ord(char)
        return (
            char in "\t\n\r"
            or 0x20 <= point <= 0x7E
            or 0xA0 <= point <= 0xD7FF
            or 0xE000 <= point <= 0xFFFD
            or point >= 0x10000
        )

    assert xml_text(text) == "".join(filter(wanted, text))
