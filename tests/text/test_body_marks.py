"""Marks in bodies, and the characters that stand for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from colony.text.body_marks import drop_control_characters, fill, mark

CLEAN = st.text(alphabet=st.characters(exclude_characters="\x02\x03"), max_size=20)


@given(st.lists(CLEAN, min_size=1, max_size=12))
def test_every_mark_is_filled_once(pieces: list[str]) -> None:
    """The text around marks stays, and each mark becomes what its index stands for."""
    body = pieces[0] + "".join(mark(index) + piece for index, piece in enumerate(pieces[1:]))
    filled = pieces[0] + "".join(f"[{index}]{piece}" for index, piece in enumerate(pieces[1:]))
    assert fill(body, lambda index: f"[{index}]") == filled


def test_what_is_filled_in_is_not_filled_again() -> None:
    """A mark inside a filling stays, so no filling can ask for another one."""
    assert fill(f"a{mark(0)}b", lambda _: mark(0)) == f"a{mark(0)}b"


@given(st.text(max_size=30))
def test_authors_cannot_write_marks(text: str) -> None:
    """Without its control characters no text has a mark, and everything that is allowed stays."""
    clean = drop_control_characters(text)
    assert fill(clean, lambda _: "!") == clean
    assert clean == "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
