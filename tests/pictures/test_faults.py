"""The words about faults are complete."""

from __future__ import annotations

from colony.pictures.faults import FAULTS, PictureError


def test_every_fault_speaks_both_languages() -> None:
    """No language lacks a message or a remedy."""
    for reason, (code, texts) in FAULTS.items():
        assert code, reason
        assert set(texts) == {"de", "en"}, reason
        assert all(part for pair in texts.values() for part in pair), reason


def test_fields_are_filled_in() -> None:
    """Limits are named in numbers that people use."""
    error = PictureError("pixels", megapixels=120.0, side_px=65_000)
    assert "120 Megapixel" in error.said("de")[0]
    assert "120 megapixels" in error.said("en")[0]
    assert error.finding("a.jpg", 3, lang="en").line == 3
