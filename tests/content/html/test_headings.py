"""Headings: anchors, levels, and the list of contents."""

from __future__ import annotations

import pytest

from colony.content.html.headings import with_headings
from colony.model import Heading
from tests.content.samples import entry_of, read_body


def test_headings() -> None:
    """Headings get anchors that differ, move below the page's own, and are listed to the third level."""
    reading = read_body("# Größe & *Maß*\n\n## Teil\n\n## Teil\n\n### Unten {#eigen}\n")
    assert entry_of(reading).headings == (
        Heading(level=2, anchor="groesse-mass", text="Größe & Maß"),
        Heading(level=3, anchor="teil", text="Teil"),
        Heading(level=3, anchor="teil-2", text="Teil"),
    )
    assert "<h1" not in reading.body_html
    assert '<h4 id="eigen">Unten</h4>' in reading.body_html


def test_headings_without_a_first_level() -> None:
    """Where nobody used the first level, the others stay where they are."""
    assert read_body("## Teil").body_html == '<h2 id="teil">Teil</h2>'


@pytest.mark.parametrize(
    ("html", "wanted", "found"),
    [
        (
            "<h2>x<div><h2>y</h2></div></h2>",
            '<h2 id="x">x<div><h2 id="y">y</h2></div></h2>',
            [(2, "x", "x"), (2, "y", "y")],
        ),
        (
            "<h1>a</h1><h2>x<div><h3>y</h3></div></h2>",
            '<h2 id="a">a</h2><h3 id="x">x<div><h4 id="y">y</h4></div></h3>',
            [(2, "a", "a"), (3, "x", "x")],
        ),
        ('<h2 id="">x</h2>', '<h2 id="x">x</h2>', [(2, "x", "x")]),
        ('<h2 title="a &gt; b" id="x">y</h2>', '<h2 title="a &gt; b" id="x">y</h2>', [(2, "x", "y")]),
        ('<h2 data-x_1="a">y</h2>', '<h2 id="y" data-x_1="a">y</h2>', [(2, "y", "y")]),
        ("<hr><h6>a</h6><h1></h1>", '<hr><h6 id="a">a</h6><h2 id="abschnitt"></h2>', []),
        (
            '<h2>A<sup id="fnref-1"><a href="#fn-1">1</a></sup></h2>',
            '<h2 id="a">A<sup id="fnref-1"><a href="#fn-1">1</a></sup></h2>',
            [(2, "a", "A")],
        ),
    ],
)
def test_every_heading_closes_as_it_opens(html: str, wanted: str, found: list[tuple[int, str, str]]) -> None:
    """Whatever a heading holds, another one too, each has its own level, anchor and place in the list."""
    html, headings = with_headings(html)
    assert (html, [(each.level, each.anchor, each.text) for each in headings]) == (wanted, found)
