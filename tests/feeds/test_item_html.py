"""The text of a feed's item: what becomes absolute, and what becomes of pictures and galleries."""

from __future__ import annotations

import re

import lxml.html
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.feeds import item_html as module
from colony.feeds.item_html import gallery_html, item_html, picture_html, xml_text
from colony.model import replaced
from colony.text.body_marks import mark
from colony.views.parts import BodyView, PictureView
from tests.feeds.samples import BODIES, FIRST, INNER, LEAD, ORIGIN, SECOND, STRIP


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


def test_footnotes_jump_within_the_item() -> None:
    """Note and mark find each other in whatever page a reader puts the item on, beside other items' notes."""
    body = (
        '<p>Text<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
        '<ol><li id="fn:1">Note <a class="footnote-backref" href="#fnref:1">↩</a></li></ol>'
    )
    texts = [item_html(replaced(SECOND, id=each), ORIGIN, body) for each in ("urn:a", "urn:b")]
    page = lxml.html.fromstring(f"<div>{''.join(texts)}</div>")
    ids = page.xpath("//@id")
    assert len(set(ids)) == len(ids) == 4
    assert sorted(f"#{each}" for each in ids) == sorted(page.xpath("//@href"))


def test_summaries_only() -> None:
    """An item without a body is its lead picture."""
    text = item_html(replaced(FIRST, body=None), ORIGIN, "")
    assert re.findall("<[^>]*>", text)[1].startswith(f'<img src="{ORIGIN}/bilder/vogel-736.jpg"')


def test_the_text_of_an_item_is_made_once() -> None:
    """Three formats of two feeds that show one item cost one text; another text is another."""
    module._make.cache_clear()
    for _ in range(6):
        item_html(FIRST, ORIGIN, BODIES["eins"])
    assert (module._make.cache_info().misses, module._make.cache_info().hits) == (1, 5)
    item_html(replaced(FIRST, picture=None), ORIGIN, BODIES["eins"])
    assert module._make.cache_info().misses == 2


def test_a_megabyte_comes_through() -> None:
    """A very long text is whole, and is not kept in memory."""
    module._make.cache_clear()
    body = "<p>Ein Absatz &amp; noch einer.</p>\n" * 30_000
    assert len(body) > 1_000_000
    assert item_html(SECOND, ORIGIN, body) == body
    assert module._make.cache_info().currsize == 0


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


@pytest.mark.parametrize("sign", ["\x7f", "\x81", "\ufffe"])
def test_no_script_by_what_xml_forbids(sign: str) -> None:
    """A character that feeds may not carry is dropped before addresses are judged."""
    item = replaced(FIRST, body=None, picture=None)
    assert item_html(item, ORIGIN, f'<a href="java{sign}script:x">y</a>') == "<a>y</a>"
