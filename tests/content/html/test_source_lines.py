"""Finding the line of something that turned up in the HTML."""

from __future__ import annotations

import pytest

from colony.content.html.anchors import anchor_slug
from colony.content.html.source_lines import LineFinder


def test_lines() -> None:
    """Asked again for the same thing, the next place is given; after the last, the first."""
    where = LineFinder("ab\nab\n\nAB", 10)
    assert [where.line("ab") for _ in range(3)] == [10, 11, 10]
    assert LineFinder("x\nABC", 1).line("abc") == 2
    assert where.line("zz") == 0
    assert where.line("") == 0


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Größe & Maß", "groesse-mass"),
        ("A u\u0308 B", "a-ue-b"),
        ("Café 1.2", "cafe-1-2"),
        ("日本", ""),
        ("x" * 99, "x" * 80),
    ],
)
def test_anchors(text: str, anchor: str) -> None:
    """Anchors are short ASCII, with umlauts written as Germans write them."""
    assert anchor_slug(text) == anchor
