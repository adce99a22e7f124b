"""Values: the same content gives the same bytes, and what is stored comes back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.model import Entry, Finding, Value, decode, digest, encode, replaced
from tests.builders import entry

TEXTS = st.text(max_size=20)

ENTRIES = st.builds(
    entry,
    st.from_regex(r"[a-z]{1,8}", fullmatch=True),
    day=st.integers(0, 400),
    title=TEXTS,
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    summary=TEXTS,
    extra=st.dictionaries(TEXTS, st.none() | st.booleans() | st.integers(-9, 9) | TEXTS, max_size=3),
)


@given(ENTRIES)
def test_an_entry_comes_back_as_it_was_stored(value: Entry) -> None:
    """Decoding what was encoded gives an equal entry."""
    assert decode(encode(value), Entry) == value


@given(ENTRIES)
def test_equal_entries_have_equal_bytes(value: Entry) -> None:
    """The order in which a table was filled does not show in the bytes."""
    turned = replaced(value, extra=dict(reversed(value.extra.items())))
    assert encode(turned) == encode(value)


@pytest.mark.parametrize("data", [b"", b"\xc1", encode("text"), encode(entry("x"))[:-3], encode([1, 2])])
def test_bytes_that_are_no_entry_are_refused(data: bytes) -> None:
    """Torn or foreign bytes raise a ValueError, which those who read stores expect."""
    with pytest.raises(ValueError):  # noqa: PT011 - msgspec's messages are its own
        decode(data, Entry)


def test_values_cannot_be_changed() -> None:
    """A value stays what its hash says; a change makes another value."""
    before = entry("x", title="Alt")
    with pytest.raises(AttributeError):
        before.title = "Neu"  # type: ignore[misc]
    assert (replaced(before, title="Neu").title, before.title) == ("Neu", "Alt")


def test_values_take_no_unknown_field() -> None:
    """A misspelt field is an error where it is written, not a silent nothing."""
    with pytest.raises(TypeError):
        replaced(entry("x"), titel="Neu")


def test_times_keep_their_zone() -> None:
    """A moment comes back with its offset, so that the same day is shown."""

    class Moment(Value, frozen=True, kw_only=True):
        at: datetime

    for text in ("2026-12-24T18:00:00+01:00", "2026-12-24T18:00:00+00:00"):
        value = Moment(at=datetime.fromisoformat(text))
        assert decode(encode(value), Moment).at.isoformat() == text
    assert encode(Moment(at=datetime(2026, 12, 24, tzinfo=UTC))) != encode(value)


@given(st.lists(st.binary(max_size=6), max_size=4), st.lists(st.binary(max_size=6), max_size=4))
def test_boundaries_between_parts_count(one: list[bytes], other: list[bytes]) -> None:
    """Two lists of parts have one digest only if they are the same list."""
    assert (digest(*one) == digest(*other)) == (one == other)


def test_text_and_its_bytes_have_one_digest() -> None:
    """A part may be handed over as text or as UTF-8."""
    assert digest("Maß", b"x") == digest("Maß".encode(), "x")
    assert len(digest()) == 32


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (Finding(path="a/b.md", line=3, code="x", message="fehlt"), "a/b.md:3: x fehlt"),
        (Finding(path="a/b.md", line=0, code="x", message="fehlt", remedy="tun"), "a/b.md:0: x fehlt – tun"),
    ],
)
def test_a_finding_is_one_line(finding: Finding, line: str) -> None:
    """Path, line, code, message and remedy, as editors read it."""
    assert str(finding) == line
