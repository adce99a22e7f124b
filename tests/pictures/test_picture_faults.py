"""The exception about pictures."""

from __future__ import annotations

import pytest

from colony.findings.topics.of_pictures import OF_PICTURES
from colony.pictures.picture_faults import PictureError


def test_cases_are_unique() -> None:
    """A reason leads to one message."""
    cases = [message.case for message in OF_PICTURES if message.case]
    assert sorted(set(cases)) == sorted(cases)


def test_fields_are_filled_in() -> None:
    """Limits are named in numbers that people use."""
    error = PictureError("pixels", megapixels=120.0, side_px=65_000)
    assert "120 Megapixel" in error.said("de")[0]
    assert "120 megapixels" in error.said("en")[0]
    assert error.finding("a.jpg", 3, lang="en").line == 3
    assert str(error).startswith("picture-too-large: The picture is too large; allowed are 120 megapixels")


def test_unknown_reason() -> None:
    """A reason without words is noticed where it is reported."""
    with pytest.raises(KeyError):
        _ = PictureError("ugly").code
