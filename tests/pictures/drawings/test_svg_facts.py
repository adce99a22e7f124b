"""SVG: sizes in all their spellings, and drawings that are more than drawings."""

from __future__ import annotations

import re

import pytest

from colony.pictures.drawings.svg_cleaning import SVG, cleaned
from colony.pictures.drawings.svg_facts import measure
from colony.pictures.picture_faults import PictureError
from tests.pictures.samples import facts_of, planned


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="300" height="200"', (300, 200)),
        ("width='300px' height='200.4px'", (300, 200)),
        ('width="1in" height="25.4mm"', (96, 96)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('viewBox="0,0,640,480" width="100%" height="100%"', (640, 480)),
        ('width="320" viewBox="0 0 640 480"', (320, 240)),
        ('height="240" viewBox="0 0 640 480"', (320, 240)),
        ("", (300, 150)),
        ('width="0" height="x"', (300, 150)),
        ('viewBox="0 0 nan"', (300, 150)),
        ('data-width="9" stroke-width="3" width="50" height="60"', (50, 60)),
        ('width="1e9" height="0.2"', (65535, 1)),
        ('width="1e999" height="' + "9" * 50_000 + 'x"', (65535, 32768)),
        ('viewBox="0 0 inf inf" width="7"', (7, 4)),
        ('viewBox="0 0 1e300 1e-300" height="7"', (65535, 7)),
        ('aria-label="a > b" width="50" height="60"', (50, 60)),
    ],
)
def test_sizes(attributes: str, size: tuple[int, int]) -> None:
    """Width and height in CSS pixels from any way of writing them."""
    root = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>'
    drawing = f'<?xml version="1.0"?>\n<!-- x -->\n{root}<path/></svg>'
    assert measure(drawing.encode()) == size


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        "<rect\nonload = 'x()'/>",
        '<a href="javascript:alert(1)"/>',
        '<a href="java&#115;cript:alert(1)"/>',
        '<a href="java&#9;script:alert(1)"/>',
        '<a href="data:text/html,x"/>',
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="onload" values="x"/>',
        '<use href="https://elsewhere.example/a.svg#b"/>',
        '<image href="https://elsewhere.example/spy.png"/>',
        '<rect style="fill:url(https://elsewhere.example/x)"/>',
        '<rect fill="url( //elsewhere.example/x#y)"/>',
        "<style>@import url(https://elsewhere.example/x.css);</style>",
        "<foreignObject><iframe src='x'/></foreignObject>",
        "<?xml-stylesheet href='x.xsl'?>",
        "<!-- drawn in /home/anna/geheim -->",
        "<metadata><name>Anna</name></metadata>",
        '<i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" path="/home/anna"/>',
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:label="geheim"/>',
    ],
)
def test_drawings_are_cleaned(inside: str) -> None:
    """Scripts, handlers, addresses elsewhere and what programs tell of their users go; the drawing stays."""
    drawing = f'<svg xmlns="{SVG}" width="4" height="3">{inside}<path d="M0 0h9"/></svg>'
    clean = cleaned(drawing.encode()).decode()
    assert measure(drawing.encode()) == (4, 3)
    assert '<path d="M0 0h9"/>' in clean
    assert not re.search(
        "alert|javascript|elsewhere|anna|geheim|iframe|onload|xsl|data:text|<set|<animate",
        clean,
        re.IGNORECASE,
    )
    assert cleaned(clean.encode()) == clean.encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="https://example.org/"><text>on = subscription</text></a>',
        "<style>a{fill:url(#verlauf)}</style>",
        '<image href="data:image/png;base64,AAAA"/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#teil"/>',
        '<animate attributeName="cx" from="1" to="2" dur="3s"/>',
        '<text aria-label="a\\b" xml:space="preserve"> &lt;script&gt; </text>',
    ],
)
def test_harmless_drawings_keep_their_bytes(inside: str) -> None:
    """What only draws is published as the author saved it."""
    drawing = f"<svg xmlns='{SVG}'  width='4' height='3'>{inside}</svg>\n".encode()
    assert cleaned(drawing) == drawing


@pytest.mark.parametrize(
    "drawing",
    [
        f"<!DOCTYPE svg [<!ENTITY x 'alert'>]><svg xmlns='{SVG}'><text>&x;</text></svg>",
        f"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'><svg xmlns='{SVG}'/>",
    ],
)
def test_entities_are_dropped(drawing: str) -> None:
    """A document type and what it defines is gone, and nothing outside is read."""
    clean = cleaned(drawing.encode())
    assert b"DOCTYPE" not in clean
    assert b"alert" not in clean


def test_harmless_drawings_pass() -> None:
    """Links, styles and words that look alike are no scripts."""
    link = "<a href='https://example.org/'><text>on = subscription</text></a>"
    text = f"<svg width='9' height='9'><style>a{{}}</style>{link}</svg>"
    assert measure(text.encode()) == (9, 9)


@pytest.mark.parametrize(
    "data",
    [
        b"<svg " * 1_000_000 + b'"',
        b"<svg" + b" " * 6_000_000 + b"/>",
        b"<svg width='1'",
        "<svg/>".encode("utf-16"),
        b"<svg \x1b$B>",
    ],
)
def test_broken_or_hidden_drawings_are_unreadable(data: bytes) -> None:
    """A drawing without a whole root element, or in an encoding that could hide things, is refused."""
    with pytest.raises(PictureError):
        measure(data)


def test_drawing_is_copied() -> None:
    """A drawing has no renditions but itself, and is published byte for byte."""
    data = b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'/>"
    assert (facts_of(data).format, facts_of(data).colour) == ("svg", "")
    view, renditions = planned(data)
    assert (view.sources, view.width_px, view.height_px) == ((), 30, 20)
    assert [item.format for item in renditions] == ["svg"]
