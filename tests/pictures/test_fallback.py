"""What stands for missing pictures and for those of other hosts."""

from __future__ import annotations

from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from colony.model import PictureUse
from colony.pictures.fallback import is_remote, placeholder_view, remote_link


def test_placeholder_says_what_is_missing() -> None:
    """The field names the file in the site's language and is well-formed, whatever the name."""
    view = placeholder_view(PictureUse(path="fotos/a<b>&\"c'.jpg", credit="Anna"), "de")
    assert view.sources == ()
    assert view.href.startswith("data:image/svg+xml,")
    assert not set(view.href) & set("<>\"' ")
    svg = unquote(view.href.partition(",")[2])
    text = "".join(ET.fromstring(svg).itertext())  # noqa: S314 - made by the line above
    assert text == "Bild fehlt: a<b>&\"c'.jpg"
    assert (view.alt, view.credit) == (text, "Anna")


@pytest.mark.parametrize(
    ("alt", "expected"), [("Hafen", "Hafen"), ("", ""), (None, "Picture missing: x.jpg")]
)
def test_placeholder_keeps_the_authors_words(alt: str | None, expected: str) -> None:
    """An alternative text that the author wrote stays; only a forgotten one is replaced."""
    assert placeholder_view(PictureUse(path="x.jpg", alt=alt), "en").alt == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("https://example.org/a.jpg", True),
        ("//example.org/a.jpg", True),
        ("fotos/a.jpg", False),
        ("a:b.jpg", False),
        ("http://[", True),
    ],
)
def test_remote(path: str, expected: bool) -> None:
    """Addresses of other hosts are told from paths."""
    assert is_remote(PictureUse(path=path)) is expected


@pytest.mark.parametrize(
    ("use", "lang", "html"),
    [
        (
            PictureUse(path="https://example.org/a.jpg?x=1&y=2"),
            "de",
            '<span class="remote-picture"><a href="https://example.org/a.jpg?x=1&amp;y=2"'
            ' rel="external noreferrer">Bild ansehen bei example.org</a></span>',
        ),
        (
            PictureUse(
                path="//example.org/a.jpg", alt='"<Kai>"', credit="A & B", caption_html="<em>Kai</em>"
            ),
            "en",
            '<span class="remote-picture"><a href="https://example.org/a.jpg" rel="external noreferrer">'
            "View the picture at example.org: &quot;&lt;Kai&gt;&quot;</a> "
            '<span class="remote-picture-caption"><em>Kai</em> A &amp; B</span></span>',
        ),
        (PictureUse(path="javascript:alert(1)", alt="<x>"), "de", "&lt;x&gt;"),
        (PictureUse(path="http://[", alt="kaputt"), "de", "kaputt"),
    ],
)
def test_link_instead_of_a_request(use: PictureUse, lang: str, html: str) -> None:
    """A picture of another host becomes an escaped link, never an ``<img>``; other schemes become text."""
    assert remote_link(use, lang) == html
