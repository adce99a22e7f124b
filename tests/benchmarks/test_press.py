"""The door: which sides are measured."""

from __future__ import annotations

import pytest

from benchmarks.press import UnknownNameError, chosen, main
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
    with pytest.raises(UnknownNameError, match=r"no 'jekyll'; name some of colony, hugo"):
        main(10, only="colony,jekyll")


def test_an_unknown_scenario_is_refused_before_any_work() -> None:
    """Scenarios are chosen like sides, and the last of all may be the preview."""
    with pytest.raises(UnknownNameError, match=r"no 'warm'; name some of cold, .*, preview"):
        main(10, scenarios="cold,warm")
