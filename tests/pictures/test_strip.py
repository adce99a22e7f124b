"""Moving pictures: every frame stays, every private word goes."""

from __future__ import annotations

import pytest
from PIL import Image

from colony.pictures.encode import encode
from colony.pictures.picture_faults import PictureError
from colony.pictures.strip import strip_gif, without_metadata
from tests.pictures.samples import CORNERS, exif_with, facts_of, opened, planned, saved


def animation(name: str, **options: object) -> bytes:
    """Three frames that differ."""
    frames = [Image.new("RGB", (60, 40), colour) for colour in CORNERS[:3]]
    return saved(frames[0], name, save_all=True, append_images=frames[1:], duration=100, **options)


@pytest.mark.parametrize("name", ["GIF", "PNG", "WEBP", "AVIF"])
def test_moving_pictures_keep_their_frames_and_lose_their_place(name: str) -> None:
    """A moving picture is copied with all its frames; Exif, XMP and comments do not travel."""
    secret = exif_with(Make="Kamera")
    options = {"comment": b"Kamera", "loop": 3} if name == "GIF" else {"exif": secret.tobytes()}
    if name in ("WEBP", "AVIF"):
        options["xmp"] = b"<x:xmpmeta>Kamera</x:xmpmeta>"
    data = animation(name, **options)
    assert b"Kamera" in data
    assert facts_of(data).animated
    view, renditions = planned(data)
    assert view.sources == ()
    assert [item.copied for item in renditions] == [True]
    made = encode(data, renditions)[renditions[0].save_as]
    assert b"Kamera" not in made
    before, after = opened(data), opened(made)
    assert getattr(after, "n_frames", 1) == 3
    assert after.info.get("loop") == before.info.get("loop")
    for frame in range(3):
        before.seek(frame)
        after.seek(frame)
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


@pytest.mark.parametrize("name", ["GIF", "PNG", "WEBP"])
def test_broken_moving_pictures_are_refused(name: str) -> None:
    """Cutting a moving picture short is reported, not copied."""
    data = animation(name)
    _, renditions = planned(data)
    with pytest.raises(PictureError):
        encode(data[:-30], renditions)


def test_gif_of_nonsense_is_refused() -> None:
    """Bytes that are no block end the walk."""
    with pytest.raises(PictureError):
        strip_gif(b"GIF89a" + b"\x00" * 7 + b"\x99")


def test_drawings_stay_as_they_are() -> None:
    """SVG has no blocks to leave out."""
    assert without_metadata(b"<svg/>", "svg") == b"<svg/>"
