"""Directives: what they become, and what happens to faulty ones."""

from __future__ import annotations

import pytest

from colony.text.plain_text import plain
from tests.content.samples import codes, entry_of, read_body


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            ":::note Merke\nEin *Satz*.\n\n- a\n- b\n:::",
            '<aside class="note" aria-label="Merke"><p class="note-title">Merke</p>\n'
            "<p>Ein <em>Satz</em>.</p>\n"
            "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</aside>",
        ),
        (":::note\nText\n:::", '<aside class="note" aria-label="Hinweis">\n<p>Text</p>\n</aside>'),
        (
            ":::quote Ada\nText\n:::",
            '<figure class="quote"><blockquote>\n<p>Text</p>\n'
            "</blockquote><figcaption>Ada</figcaption></figure>",
        ),
        (
            ":::anzeige Beispiel & Co\nKauft.\n:::",
            '<aside class="anzeige" aria-label="Anzeige">'
            '<p class="anzeige-label">Anzeige · Beispiel &amp; Co</p>\n'
            "<p>Kauft.</p>\n</aside>",
        ),
        (
            ':::video https://video.example/1?a=1&b=2 title="Film" duration="3:20"\nEin Film.\n:::',
            '<figure class="media media-video"><a class="media-link" href="https://video.example/1?a=1&amp;b=2">'
            '<span class="media-title">Film</span> <span class="media-duration">3:20</span></a><figcaption>\n'
            "<p>Ein Film.</p>\n</figcaption></figure>",
        ),
        (
            ":::audio folge.mp3\n:::",
            '<figure class="media media-audio">'
            '<audio controls="" preload="none" src="\x020\x03"></audio></figure>',
        ),
        (":::gallery fest\n:::", "\x020\x03"),
        (
            "Davor\n:::note\nA\n:::\ndanach",
            '<p>Davor</p>\n<aside class="note" aria-label="Hinweis">\n<p>A</p>\n</aside>\n<p>danach</p>',
        ),
    ],
)
def test_html(source: str, wanted: str) -> None:
    """Each directive becomes the HTML that the theme styles, with its Markdown parsed."""
    reading = read_body(source)
    assert reading.body_html == wanted
    assert codes(reading) == []


def test_nesting() -> None:
    """A directive inside another stays inside it."""
    html = read_body(":::anzeige X\n:::note\nA\n:::\nB\n:::").body_html
    assert html.index("anzeige") < html.index('"note"') < html.index("<p>A") < html.index("<p>B")
    assert html.count("</aside>") == 2
    assert html.rstrip().endswith("</aside>")


def test_figure() -> None:
    """A figure is one picture with its caption in inline HTML, and nothing of it stays in the body."""
    body = ':::figure bild.jpg alt="Ein Bild" credit="Ada" focus="10% 20%"\n**Fett** & <div>gut\n:::\n\nText'
    reading = read_body(body)
    (ref,) = entry_of(reading).refs
    assert ref.kind == "picture"
    assert ref.line == 4
    assert ref.picture is not None
    assert (ref.picture.path, ref.picture.alt, ref.picture.credit) == ("artikel/bild.jpg", "Ein Bild", "Ada")
    assert ref.picture.caption_html.startswith("<strong>Fett</strong> &amp; ")
    assert "div" not in ref.picture.caption_html
    assert reading.body_html == "\x020\x03\n<p>Text</p>"


@pytest.mark.parametrize(
    ("source", "code", "line", "kept"),
    [
        ("A\n\n:::galerie fest\nText\n:::", "directive-unknown", 6, ":::galerie fest"),
        (":::note\nText", "directive-unclosed", 4, ":::note"),
        (":::gallery\n:::", "directive-argument", 4, ":::gallery"),
        ("Text\n\n:::", "directive-stray", 6, ":::"),
    ],
)
def test_faults(source: str, code: str, line: int, kept: str) -> None:
    """A faulty directive is one finding with its line, and what it says stays text."""
    reading = read_body(source)
    assert [(each.code, each.line) for each in reading.findings] == [(code, line)]
    assert kept in reading.body_html


@pytest.mark.parametrize(("fence", "end"), [("```", "```"), ("~~~~", "~~~~"), ("``` python", "```")])
def test_code_is_left_alone(fence: str, end: str) -> None:
    """An article may show how directives are written."""
    reading = read_body(f"{fence}\n:::gallery x\n:::\n{end}\n")
    assert ":::gallery x" in plain(reading.body_html)
    assert entry_of(reading).refs == ()
    assert codes(reading) == []
