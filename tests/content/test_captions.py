"""Captions of a gallery's photos, in both forms."""

from __future__ import annotations

import pytest

from colony.content.captions import Caption, read_captions

ADA = Caption(alt="A", caption_html="B &amp; C", credit="Ada", license="CC0-1.0", focus="1% 2%")


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("a.jpg: Der Einzug", {"a.jpg": Caption(caption_html="Der Einzug")}),
        (
            "a.jpg:\n  alt: A\n  caption: B & C\n  credit: Ada\n  license: CC0-1.0\n  focus: 1% 2%",
            {"a.jpg": ADA},
        ),
        ("- file: a.jpg\n  alt: A\n- path: b.jpg", {"a.jpg": Caption(alt="A"), "b.jpg": Caption()}),
        ('a.jpg:\n  alt: ""', {"a.jpg": Caption(alt="")}),
        ("A.JPG: x", {"a.jpg": Caption(caption_html="x")}),
        ("", {}),
    ],
)
def test_captions(text: str, captions: dict[str, Caption]) -> None:
    """A mapping and a list say the same; a plain line is the caption."""
    assert read_captions("g/captions.yml", text.encode(), "de") == (captions, ())


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a.jpg: b: c", "captions-unreadable", 1),
        ("x\n", "captions-unreadable", 1),
        ("- alt: A", "captions-unreadable", 1),
        ("a.jpg: [x]", "captions-unreadable", 1),
        ("a.jpg: x\na.jpg: y", "key-twice", 2),
        ("a.jpg:\n  focus: oben", "focus-unreadable", 1),
    ],
)
def test_faults(text: str, code: str, line: int) -> None:
    """What cannot be used is named with its line."""
    _, findings = read_captions("g/captions.yml", text.encode(), "de")
    assert [(each.code, each.line, each.path) for each in findings] == [(code, line, "g/captions.yml")]
