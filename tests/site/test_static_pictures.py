"""Pictures below ``STATIC_PATHS``, and what the cache of pictures keeps: whole builds of a small site."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from colony.pelican_bridge import load_config
from colony.site import build
from colony.storage.memo import KEEP_DAYS
from tests.site.edits import edit_title, replace_picture
from tests.site.workshop import Workshop

PLACE = b"52 Grad Nord"


def private_jpeg(path: Path) -> None:
    """A JPEG that says where it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.ImageDescription] = PLACE.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[1] = "N"
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (60, 40), "teal").save(path, exif=exif)


def test_static_pictures_lose_what_is_private(workshop: Workshop) -> None:
    """The file keeps its name, pixels and turn; place and words are gone; other files are not touched."""
    source = workshop.content / "static/foto.jpg"
    private_jpeg(source)
    (workshop.content / "static/text.png").write_text("no picture at all")
    workshop.build()
    published = workshop.output / "static/foto.jpg"
    assert PLACE in source.read_bytes()
    assert PLACE not in published.read_bytes()
    with Image.open(published) as image, Image.open(source) as before:
        assert dict(image.getexif()) == {ExifTags.Base.Orientation: 6}
        assert image.tobytes() == before.tobytes()
    assert (workshop.output / "static/text.png").read_text() == "no picture at all"
    assert workshop.build().outcome.rewritten == []


@pytest.mark.parametrize("name", ["foto.tif", "foto.jpg"])
def test_static_pictures_that_cannot_be_cleaned_are_told_of(name: str, workshop: Workshop) -> None:
    """A TIFF, or a JPEG that ends early, is not published, and a finding names it."""
    path = workshop.content / "static" / name
    path.parent.mkdir(exist_ok=True)
    Image.effect_noise((60, 40), 50).save(path)
    path.write_bytes(path.read_bytes()[:-200])
    built = workshop.build()
    assert [finding.path for finding in built.findings if finding.severity == "error"] == [f"static/{name}"]
    assert not (workshop.output / "static" / name).exists()


def test_pictures_nobody_uses_any_more_leave_the_cache(workshop: Workshop) -> None:
    """Renditions of a replaced photo stay for as long as the memo remembers, and those in use for ever."""
    cache = workshop.root / "cache/pictures"
    workshop.build()
    before = {path.name for path in cache.glob("??/*")}
    replace_picture(workshop)
    workshop.build()
    both = {path.name for path in cache.glob("??/*")}
    assert before < both
    config = load_config(workshop.root / "settings.py", _places(workshop))
    later = config.now + timedelta(days=KEEP_DAYS + 2)
    edit_title(workshop)  # a build with nothing to do looks no further
    overrides = {**_places(workshop), "COLONY_NOW": later.isoformat(timespec="minutes")}
    build(load_config(workshop.root / "settings.py", overrides))
    left = {path.name for path in cache.glob("??/*")}
    assert left < both
    assert both - before <= left, "what pages show is never removed"


def _places(workshop: Workshop) -> dict[str, str]:
    return {"OUTPUT_PATH": str(workshop.output), "CACHE_PATH": str(workshop.root / "cache")}
