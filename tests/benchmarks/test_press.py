"""The door: which sides are measured."""

from __future__ import annotations

import pytest

from benchmarks.press import UnknownSideError, chosen, main
from benchmarks.sides import SIDES


@pytest.mark.parametrize(
    ("only", "expected"),
    [("", list(SIDES)), ("hugo", ["hugo"]), (" pelican , colony,", ["colony", "pelican"])],
)
def test_only_chooses(only: str, expected: list[str]) -> None:
    """All where nothing is asked; else those asked, in the table's order."""
    assert chosen(only) == expected


def test_an_unknown_side_is_refused_before_any_work() -> None:
    """The message names the fault and what there is."""
    with pytest.raises(UnknownSideError, match=r"no side 'jekyll'; name some of colony, hugo"):
        main(10, only="colony,jekyll")
