"""Bodies: marks for what the site fills in, headings, tables, paid links, counts."""

from __future__ import annotations

import pytest

from colony.text.body_marks import MARK
from tests.content.samples import HEAD, codes, entry_of, read_body

ADVERTISERS = {"COLONY_ADVERTISERS": {"Laden.example": "Laden GmbH"}}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("[x]({filename}b.md#ab)", "{filename}b.md#ab"),
        ("[x](|filename|b.md)", "|filename|b.md"),
        ("[x]({static}/a b.pdf)", "{static}/a b.pdf"),
        ("[x](/suche/?a=1&b=2)", "/suche/?a=1&b=2"),
        ("[x](b.md)", "b.md"),
        ("[x][1]\n\n[1]: {tag}Öl", "{tag}Öl"),
        ('<a href="{category}a b">x</a>', "{category}a b"),
        ("[x]({index})", "{index}"),
    ],
)
def test_inner_links(source: str, value: str) -> None:
    """A link into the site is a mark, and its ref has what the author wrote and where."""
    reading = read_body(f"Text\n\n{source}")
    (ref,) = entry_of(reading).refs
    assert (ref.kind, ref.value) == ("link", value)
    assert ref.line in (6, 8)
    assert '<a href="\x020\x03">x</a>' in reading.body_html


@pytest.mark.parametrize(
    "address",
    ["https://a.example/", "//a.example/", "mailto:a@b.example", "tel:+49123", "#teil"],
)
def test_other_links(address: str) -> None:
    """Links to other hosts, people and places on the page stay as they are."""
    reading = read_body(f"[x]({address})")
    assert f'<a href="{address}">x</a>' in reading.body_html
    assert entry_of(reading).refs == ()


def test_pictures() -> None:
    """A picture is one mark: without its paragraph where it stands alone, and then with its title."""
    reading = read_body('![Alt "1"](b.png "Titel & <b>")\n\nText ![innen](/c.png "weg") Text\n')
    first, second = entry_of(reading).refs
    assert reading.body_html == "\x020\x03\n<p>Text \x021\x03 Text</p>"
    assert first.picture is not None
    assert second.picture is not None
    assert (first.picture.path, first.picture.alt, first.line) == ("artikel/b.png", 'Alt "1"', 4)
    assert first.picture.caption_html == "Titel &amp; &lt;b&gt;"
    assert (second.picture.path, second.picture.caption_html) == ("c.png", "")


@pytest.mark.parametrize(
    ("source", "alt", "found_codes"),
    [
        ("![](b.png)", None, ["alt-missing"]),
        ('<img src="b.png">', None, ["alt-missing"]),
        ('<img src="b.png" alt="">', "", []),
        ("![A](b.png)", "A", []),
        (":::figure b.png\n:::", None, ["alt-missing"]),
    ],
)
def test_alternative_text(source: str, alt: str | None, found_codes: list[str]) -> None:
    """A forgotten alternative text is a finding; one left empty in HTML on purpose is not."""
    reading = read_body(source)
    (ref,) = entry_of(reading).refs
    assert ref.picture is not None
    assert ref.picture.alt == alt
    assert codes(reading) == found_codes


@pytest.mark.parametrize(
    ("source", "code"),
    [("![A](../../b.png)", "path-outside"), ("![A](data:image/png;base64,xx)", "picture-nowhere")],
)
def test_unusable_pictures(source: str, code: str) -> None:
    """A picture that cannot be shown leaves its alternative text and a finding."""
    reading = read_body(source)
    assert code in codes(reading)
    assert entry_of(reading).refs == ()
    assert "A" in reading.body_html


@pytest.mark.parametrize(
    ("head", "body", "rel", "found_codes"),
    [
        ("", "[x](https://www.laden.example/)", "sponsored noopener", ["ad-unlabelled"]),
        ("", "[x](//LADEN.example./a)", "sponsored noopener", ["ad-unlabelled"]),
        ("", "[x](https://nichtladen.example/)", None, []),
        ("", ":::anzeige Laden GmbH\n[x](https://laden.example/)\n:::", "sponsored noopener", []),
        ("", ":::anzeige A\nB\n:::\n\n[x](https://laden.example/)", "sponsored noopener", ["ad-unlabelled"]),
        (
            "",
            '<aside class="anzeige"><a href="https://laden.example/">x</a></aside>',
            "sponsored noopener",
            ["ad-unlabelled"],
        ),
        ("sponsored: Laden GmbH\n", "[x](https://laden.example/)", "sponsored noopener", []),
        ("sponsored: Laden GmbH\n", "[x](https://other.example/)", "sponsored noopener", []),
        ("", '<a href="https://a.example/" rel="me opener">x</a>', "me", []),
    ],
)
def test_paid_links(head: str, body: str, rel: str | None, found_codes: list[str]) -> None:
    """Paid links say so, and an unlabelled link to an advertiser is an error."""
    reading = read_body(body, HEAD + head, **ADVERTISERS)
    assert codes(reading) == found_codes
    assert (f' rel="{rel}"' in reading.body_html) if rel else (" rel=" not in reading.body_html)


@pytest.mark.parametrize(
    ("source", "features"),
    [
        ("```\nx\n```\n", ("code",)),
        ("a[^1]\n\n[^1]: b", ("footnotes",)),
        ("| a |\n|---|\n| b |", ("table",)),
        ("A\n: B", ("definition",)),
        (":::note\nx\n:::", ("note",)),
        (":::quote\nx\n:::", ("quote",)),
        (":::anzeige A\nx\n:::", ("anzeige",)),
        (":::audio a.mp3\n:::", ("media",)),
        ("Text", ()),
    ],
)
def test_features(source: str, features: tuple[str, ...]) -> None:
    """A body names the stylesheets it needs, and no others."""
    assert entry_of(read_body(source)).features == features


def test_words_and_first_paragraph() -> None:
    """Words are counted without markup; the first paragraph with text is the summary."""
    entry = entry_of(read_body("![a](b.png)\n\n## Teil\n\nEins *zwei* [drei](x.md) & vier.\n\nFünf"))
    assert entry.word_count == 6
    assert entry.summary == "Eins zwei drei & vier."


def test_own_media() -> None:
    """A recording of our own gets an address from the site; one of another host becomes a link."""
    reading = read_body(
        '<video src="film.mp4" autoplay></video>\n\n<audio src="https://a.example/b.mp3"></audio>'
    )
    (ref,) = entry_of(reading).refs
    assert ref.value == "film.mp4"
    assert "autoplay" not in reading.body_html
    assert '<a href="https://a.example/b.mp3">a.example</a>' in reading.body_html
    assert MARK.findall(reading.body_html) == ["0"]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<pre class="a">x</pre>', '<pre tabindex="0" class="a">x</pre>'),
        ('<figure>x<figcaption class="a"> </figcaption></figure>', "<figure>x</figure>"),
        ('<a title="a > b" href="b.md">x</a>', '<p><a title="a &gt; b" href="\x020\x03">x</a></p>'),
    ],
)
def test_attributes_do_not_matter(html: str, wanted: str) -> None:
    """What is done to an element is done to it whatever attributes it has."""
    assert read_body(html).body_html == wanted


def test_links_of_trusted_authors() -> None:
    """Attributes that only trusted authors may give do not hide a link from the site."""
    html = '<p><a href="{filename}b.md" data-x_1="y">x</a></p>'
    reading = read_body(html, COLONY_SANITISE=False)
    assert [ref.value for ref in entry_of(reading).refs] == ["{filename}b.md"]
