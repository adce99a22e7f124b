"""The table of front matter keys, and what reading makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from colony.content.front_matter import Key, all_keys, keys, keys_of, list_keys, names_of
from colony.model import Entry, EntryType, decode, encode
from tests.content.samples import HEAD, codes, entry_of, read_text

TYPES: tuple[EntryType, ...] = ("article", "page", "gallery", "author", "organisation")
NEEDED = {"title": "title: A\n", "date": "date: 2026-01-01\n"}


@pytest.mark.parametrize("key", all_keys().values(), ids=all_keys())
def test_rows_speak_both_languages(key: Key) -> None:
    """What a key is for, and what may be written, is told in German and in English."""
    for words in (key.about, key.value, key.fact):
        assert words is None or (set(words) == {"de", "en"} and all(words.values()))


@pytest.mark.parametrize("key", all_keys().values(), ids=all_keys())
def test_examples_are_taken(key: Key) -> None:
    """The example is read without a finding by every type of entry that knows the key."""
    head = "".join(line for name, line in NEEDED.items() if name != key.name)
    pairs = "image_alt: A\nportrait_alt: A\n" if key.type == "picture" else ""
    for entry_type in key.entry_types or TYPES:
        more = "" if entry_type == "author" or not pairs else "image_alt: A\n"
        text = f"---\n{head}{pairs if entry_type == 'author' else more}{key.name}: {key.example}\n---\nText"
        assert codes(read_text(text, "a/b.md", entry_type)) == []


@pytest.mark.parametrize("key", all_keys().values(), ids=all_keys())
def test_values_have_a_place(key: Key) -> None:
    """A value goes to a field that Entry has, to its values or facts, or is made into something by a step."""
    assert key.goes_to in {"", "values", "facts", *Entry.__struct_fields__}
    assert (key.goes_to == "facts") == (key.fact is not None)


def test_names_are_unique() -> None:
    """No two keys of one type share a name or an alias."""
    for entry_type in TYPES:
        names = [name for key in keys_of(entry_type) for name in key.names]
        assert sorted(set(names)) == sorted(names)
    assert list_keys() == {"aliases", "author", "authors", "mentions", "tags"}


WORN = {
    "text": ("An der Elbe", str, "An der Elbe"),
    "list": ("[Ada, Bob]", tuple[str, ...], ("Ada", "Bob")),
    "number": ("12", int, 12),
    "flag": ("ja", bool, True),
    "address": ("https://a.example", str, "https://a.example"),
    "date": ("24.12.2026 18:00", datetime, datetime(2026, 12, 24, 18, tzinfo=ZoneInfo("Europe/Berlin"))),
    "mappings": ("[{label: A, url: b}]", list[dict[str, str]], [{"label": "A", "url": "b"}]),
}


@pytest.fixture
def row(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Key]:
    """A row of its own for a test, as a change of the table would add it."""
    added = Key(
        name="venue",
        type=request.param,
        about={"de": "A", "en": "A"},
        example="",
        entry_types=("article",),
        aliases=("place",),
    )
    monkeypatch.setattr(keys, "OF_TYPES", (*keys.OF_TYPES, added))
    caches = (keys.all_keys, keys.keys_of, keys.names_of, keys.list_keys)
    for cached in caches:
        cached.cache_clear()
    yield added
    for cached in caches:
        cached.cache_clear()


@pytest.mark.parametrize("row", WORN, indirect=True)
@pytest.mark.parametrize("name", ["venue", "place"])
def test_a_new_key_needs_its_row_alone(row: Key, name: str) -> None:
    """Its value is parsed by its type, stored, and given back typed: no other module changes."""
    written, kind, value = WORN[row.type]
    reading = read_text(f"---\n{HEAD}{name}: {written}\n---\nText")
    assert codes(reading) == []
    entry = entry_of(reading)
    assert decode(encode(entry), Entry).value("venue", kind) == value  # type: ignore[arg-type]
    assert decode(encode(entry), Entry) == entry
    assert "venue" not in entry.extra


@pytest.mark.parametrize("row", ["number"], indirect=True)
@pytest.mark.usefixtures("row")
def test_a_new_key_is_checked() -> None:
    """A value of another shape is a finding and counts as not given; a slip finds the new name."""
    assert codes(reading := read_text(f"---\n{HEAD}venue: viele\n---\nText")) == ["key-shape"]
    assert entry_of(reading).value("venue", int) is None
    (found,) = read_text(f"---\n{HEAD}venues: 3\n---\nText").findings
    assert "„venue“" in found.remedy
    assert "venue" not in names_of("page")
