"""Contrast of colours."""

from __future__ import annotations

import pytest

from colony.theming.contrast import TEXT_RATIO, contrast, luminance, nearest, weakest


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#fff", "#000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    """The ratios are those that published checkers of WCAG name, either way round."""
    assert round(contrast(one, other), 2) == ratio == round(contrast(other, one), 2)


@pytest.mark.parametrize(("colour", "expected"), [("#000", 0.0), ("#fff", 1.0), ("#00ff00", 0.7152)])
def test_luminance(colour: str, expected: float) -> None:
    """Black gives no light, white all, and pure green its share."""
    assert luminance(colour) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("colour", "grounds", "found"),
    [
        ("#c2301a", ("#fffdfb", "#f6efea"), "#c2301a"),
        ("#777777", ("#ffffff",), "#767676"),
        ("#ffcc00", ("#ffffff",), "#8f7300"),
        ("#0b5fa5", ("#181312",), "#0f80de"),
        ("#808080", ("#ffffff", "#000000"), "#767676"),
    ],
)
def test_the_nearest_that_holds(colour: str, grounds: tuple[str, ...], found: str) -> None:
    """One that holds stays; one that does not keeps its hue and moves no further than it must."""
    assert nearest(colour, grounds) == found
    assert weakest(found, grounds)[1] >= TEXT_RATIO


def test_where_no_lightness_holds() -> None:
    """Between grounds that leave no room there is no such colour."""
    assert nearest("#ff0000", ("#ffffff", "#777777", "#000000")) == ""


def test_the_weakest_ground_is_named() -> None:
    """A colour is judged on the ground where it is read worst."""
    assert weakest("#c2301a", ("#fffdfb", "#f6efea"))[0] == "#f6efea"
