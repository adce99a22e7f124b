"""Merging what settings, path and file say, and reading values by kind."""

from __future__ import annotations

from typing import Any

import pytest

from colony.content.front_matter.header_block import SourceText
from colony.content.front_matter.metadata import Fields, merge
from tests.content.samples import codes, entry_of, notes, read_text, settings


@pytest.mark.parametrize(
    ("path", "changes", "own", "category"),
    [
        ("artikel/a.md", {}, {}, "artikel"),
        ("a.md", {}, {}, "misc"),
        ("artikel/a.md", {"USE_FOLDER_AS_CATEGORY": False}, {}, "misc"),
        ("artikel/a.md", {}, {"category": "Eigene"}, "Eigene"),
        ("artikel/a.md", {}, {"category": " "}, "artikel"),
        ("x/y/a.md", {"PATH_METADATA": "(?P<category>[^/]+)/.*"}, {}, "x"),
        (
            "x/a.md",
            {"EXTRA_PATH_METADATA": {"x": {"category": "Extra"}}, "USE_FOLDER_AS_CATEGORY": False},
            {},
            "Extra",
        ),
        (
            "xy/a.md",
            {"EXTRA_PATH_METADATA": {"x": {"category": "E"}}, "USE_FOLDER_AS_CATEGORY": False},
            {},
            "misc",
        ),
        ("a.md", {"DEFAULT_METADATA": {"category": "D"}, "DEFAULT_CATEGORY": "misc"}, {}, "misc"),
    ],
)
def test_order_of_precedence(path: str, changes: dict[str, Any], own: dict[str, Any], category: str) -> None:
    """The later source wins: defaults, path settings, path patterns and folder, the file itself."""
    fields = merge(path, SourceText(own, {}, "", 1), settings(**changes), notes())
    assert fields.text("category") == category


def test_date_in_file_name() -> None:
    """Pelican's FILENAME_METADATA dates an article that has no date of its own."""
    entry = entry_of(read_text("Title: A\n\nText", path="2026-01-02-a.md"))
    assert entry.date is not None
    assert entry.date.isoformat() == "2026-01-02T00:00:00+01:00"


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ("a, b,, a ", ("a", "b")),
        ("Doe, Jane; Doe, John", ("Doe, Jane", "Doe, John")),
        (["Doe, Jane", "b"], ("Doe, Jane", "b")),
        ("", ()),
        ({"a": "b"}, ()),
        (["a", ["b"]], ("a",)),
    ],
)
def test_items(value: Any, items: tuple[str, ...]) -> None:
    """Lists are split as Pelican splits them, and YAML lists are taken as they are."""
    assert Fields({"k": value}, {}, notes()).items("k") == items


@pytest.mark.parametrize(
    ("value", "flag", "found_codes"),
    [
        ("ja", True, []),
        ("True", True, []),
        ("no", False, []),
        ("", False, []),
        ("vielleicht", False, ["key-shape"]),
    ],
)
def test_flag(value: str, flag: bool, found_codes: list[str]) -> None:
    """Yes and no are understood in both languages; anything else is a finding."""
    found = notes()
    assert Fields({"k": value}, {"k": 3}, found).flag("k") is flag
    assert codes(found) == found_codes


@pytest.mark.parametrize(
    ("value", "number", "found_codes"), [("3", 3, []), ("", 0, []), ("drei", 0, ["key-shape"])]
)
def test_number(value: str, number: int, found_codes: list[str]) -> None:
    """A number is digits; anything else is a finding."""
    found = notes()
    assert Fields({"k": value}, {}, found).number("k") == number
    assert codes(found) == found_codes
