"""Both habits of front matter, and what becomes of files that are neither."""

from __future__ import annotations

import pytest

from colony.content.front_matter.header_block import decode, split
from tests.content.samples import codes, notes


@pytest.mark.parametrize(
    ("text", "metadata", "body", "body_line"),
    [
        ("Title: A\nDate: 2026-01-02\n\nText\n", {"title": "A", "date": "2026-01-02"}, "Text\n", 4),
        ("---\ntitle: A\ntags: [a, b]\n---\nText\n", {"title": "A", "tags": ["a", "b"]}, "Text\n", 5),
        ("---\ntitle: A\n...\nText", {"title": "A"}, "Text", 4),
        ("Title: A\n    und B\n\nText", {"title": ["A", "und B"]}, "Text", 4),
        ("Tags: a\nTags: b\n\nText", {"tags": "a, b"}, "Text", 4),
        ("Title: A\nText ohne Leerzeile", {"title": "A"}, "Text ohne Leerzeile", 2),
        ("\n\nTitle: A\n\nText", {"title": "A"}, "Text", 5),
        ("Nur Text", {}, "Nur Text", 1),
        ("\nHinweis: Text", {}, "\nHinweis: Text", 1),
        ("", {}, "", 1),
        ("---\n---\nText", {}, "Text", 3),
    ],
)
def test_split(text: str, metadata: dict[str, object], body: str, body_line: int) -> None:
    """Each habit gives its keys, the body, and the line on which the body begins."""
    found = notes()
    source = split(text, found)
    assert (source.metadata, source.body, source.body_line) == (metadata, body, body_line)
    assert codes(found) == []


def test_lines_of_keys() -> None:
    """A key's line is the one in the file, in both habits."""
    assert split("Title: A\n    B\nDate: x\n\n", notes()).lines == {"title": 1, "date": 3}
    assert split("---\ntitle: A\nfacts:\n  - label: x\ndate: y\n---\n", notes()).lines == {
        "title": 2,
        "facts": 3,
        "date": 5,
    }


def test_broken_yaml_is_read_line_by_line() -> None:
    """An unquoted colon costs a warning with its line, and no value is lost."""
    found = notes()
    source = split("---\ntitle: Eins: zwei\ndate: 2026-01-02\n---\nText", found)
    assert source.metadata == {"title": "Eins: zwei", "date": "2026-01-02"}
    assert source.body == "Text"
    assert [(each.code, each.line) for each in found.sorted()] == [("front-matter-unreadable", 2)]


@pytest.mark.parametrize(
    "text", ["---\nTitle: A\n\nEin Absatz.\n", "---\nTitle: A\n\nEin Absatz.\n\n---\n\nEnde\n"]
)
def test_unclosed_front_matter_keeps_the_text(text: str) -> None:
    """Without its closing line the front matter ends at the first blank one, and the text stays."""
    found = notes()
    source = split(text, found)
    assert source.metadata == {"title": "A"}
    assert "Ein Absatz." in source.body
    assert codes(found) == ["front-matter-unclosed"]


def test_repeated_yaml_key() -> None:
    """The first of two equal keys counts, and the second is named with its line."""
    found = notes()
    assert split("---\ntitle: A\nTitle: B\n---\n", found).metadata == {"title": "A"}
    assert [(each.code, each.line) for each in found.sorted()] == [("key-twice", 3)]


@pytest.mark.parametrize(
    ("data", "text", "found_codes"),
    [
        ("ä\r\nb\rc".encode(), "ä\nb\nc", []),
        ("\ufeffä".encode(), "ä", []),
        ("ä“".encode("windows-1252"), "ä“", ["encoding"]),
        ("ä".encode("utf-16"), "ä", ["encoding"]),
        (b"a\x00b\x02c\x1a", "abc", []),
        ("a\uffff".encode(), "a", []),
    ],
)
def test_decode(data: bytes, text: str, found_codes: list[str]) -> None:
    """Any bytes become text with plain line ends and without characters that HTML forbids."""
    found = notes()
    assert decode(data, found) == text
    assert codes(found) == found_codes
