"""The plan: tables for what is made of which picture, and promises for all pictures."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.model import PictureFacts, PictureUse
from colony.pictures.rendition import Rendition
from colony.pictures.rendition_plan import plan, sizes_px
from colony.settings.rooms.for_pictures import PictureSettings
from colony.views.parts import PictureView

SETTINGS = PictureSettings(
    formats=("avif", "webp", "jpeg"),
    widths_px=(240, 400, 736, 1088, 1600),
    qualities={"avif": 55, "webp": 76, "jpeg": 78},
    avif_speed=8,
    href_folder="bilder",
    max_pixels=120_000_000,
    max_bytes=60_000_000,
)
PHOTO = PictureFacts(
    path="fotos/Müllers Kutter_2.JPG",
    digest="0" * 32,
    format="jpeg",
    width_px=4000,
    height_px=3000,
    colour="#336699",
)
USE = PictureUse(path=PHOTO.path, alt="Ein Kutter")


def made(
    facts: PictureFacts = PHOTO, use: PictureUse = USE, settings: PictureSettings = SETTINGS
) -> tuple[PictureView, tuple[Rendition, ...]]:
    """The plan with addresses from the root."""
    return plan(facts, use, settings, lambda path: f"/{path}")


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4000, 3000), [1600, 1088, 736, 400, 240]),
        ((1600, 900), [1600, 1088, 736, 400, 240]),
        ((1601, 900), [1600, 1088, 736, 400, 240]),
        ((1599, 900), [1599, 1088, 736, 400, 240]),
        ((800, 600), [800, 736, 400, 240]),
        ((240, 100), [240]),
        ((1, 1), [1]),
        ((2000, 1), [1600, 1088, 736, 400, 240]),
    ],
)
def test_widths(size: tuple[int, int], widths: list[int]) -> None:
    """Standard widths below the original's, and its own where that is smaller than the largest."""
    assert [width for width, _ in sizes_px(*size, SETTINGS.widths_px)] == widths


@pytest.mark.parametrize(
    ("change", "mimes", "fallback"),
    [
        ({}, ["image/avif", "image/webp", "image/jpeg"], "-1088.jpg"),
        ({"format": "png"}, ["image/avif", "image/webp", "image/jpeg"], "-1088.jpg"),
        ({"format": "png", "is_flat": True}, ["image/avif", "image/webp", "image/png"], "-1088.png"),
        ({"format": "jpeg", "is_flat": True}, ["image/avif", "image/webp", "image/jpeg"], "-1088.jpg"),
        ({"format": "webp", "has_alpha": True}, ["image/avif", "image/webp", "image/png"], "-1088.png"),
        ({"format": "webp"}, ["image/avif", "image/webp", "image/jpeg"], "-1088.jpg"),
        ({"format": "gif", "is_flat": True}, ["image/avif", "image/webp", "image/png"], "-1088.png"),
        ({"format": "gif", "animated": True}, [], "-4000.gif"),
        ({"format": "svg"}, [], "-4000.svg"),
        ({"width_px": 1200, "height_px": 60_000}, ["image/jpeg"], "-1088.jpg"),
        ({"width_px": 100, "height_px": 100}, ["image/avif", "image/webp", "image/jpeg"], "-100.jpg"),
    ],
)
def test_formats(change: dict[str, object], mimes: list[str], fallback: str) -> None:
    """Which formats suit which picture, and what is shown to those who know only ``<img>``."""
    view, renditions = made(msgspec.structs.replace(PHOTO, **change))
    assert [source.mime for source in view.sources] == mimes
    assert view.href.endswith(fallback)
    assert view.href.removeprefix("/") in {item.save_as for item in renditions}


def test_png_is_made_in_one_width_unless_it_is_all_there_is() -> None:
    """The heavy fallback exists once; where PNG alone is wanted, it exists in all widths."""
    drawing = msgspec.structs.replace(PHOTO, format="png", is_flat=True)
    assert [item.width_px for item in made(drawing)[1] if item.format == "png"] == [1088]
    only = msgspec.structs.replace(SETTINGS, formats=("jpeg",))
    assert [item.width_px for item in made(drawing, settings=only)[1]] == [1600, 1088, 736, 400, 240]


def test_names_say_what_they_are() -> None:
    """Folder, readable stem without umlauts, eight digits of the key, width, ending."""
    first = made()[1][0]
    assert first.save_as == f"bilder/muellers-kutter-2-{first.key[:8]}-1600.avif"


@pytest.mark.parametrize(
    "path", ["???.jpg", "日本.jpg", ".jpg", "a/" + "lang-" * 60 + ".jpg", "<b>x</b>.jpg", "../../x.jpg"]
)
def test_names_stay_inside_their_folder(path: str) -> None:
    """Odd names give plain, short ones without a separator."""
    save_as = made(msgspec.structs.replace(PHOTO, path=path))[1][0].save_as
    folder, _, name = save_as.partition("/")
    assert folder == "bilder"
    assert name.replace("-", "").replace(".", "").isalnum()
    assert name.isascii()
    assert len(name) <= 90


def test_what_decides_the_bytes_decides_the_name() -> None:
    """Another file, quality, speed, credit or chain of sizes gives other names; another use does not."""
    names = {item.save_as for item in made()[1]}
    facts_changes = ({"digest": "1" * 32}, {"credit": "Anna"}, {"license": "CC0-1.0"})
    for change in facts_changes:
        assert names.isdisjoint(item.save_as for item in made(msgspec.structs.replace(PHOTO, **change))[1])
    slower = msgspec.structs.replace(SETTINGS, avif_speed=4)
    assert {item.format for item in made(settings=slower)[1] if item.save_as not in names} == {
        "avif",
        "webp",
        "jpeg",
    }
    better = msgspec.structs.replace(SETTINGS, qualities={**SETTINGS.qualities, "webp": 90})
    assert {item.format for item in made(settings=better)[1] if item.save_as not in names} == {"webp"}
    fewer = msgspec.structs.replace(SETTINGS, widths_px=(240, 736))
    assert names.isdisjoint(item.save_as for item in made(settings=fewer)[1])
    other_use = PictureUse(path=PHOTO.path, alt="Anders", credit="Bernd", focus="0% 0%")
    assert names == {item.save_as for item in made(use=other_use)[1]}


def test_view_carries_what_the_author_said() -> None:
    """Alt, caption, focus are the author's; credit and licence fall back to the file's."""
    facts = msgspec.structs.replace(PHOTO, credit="Datei", license="CC0-1.0", caption="aus der Datei")
    use = PictureUse(path=PHOTO.path, caption_html="<em>Hier</em>", credit="Autorin", focus="30% 60%")
    view, _ = made(facts, use)
    assert (view.alt, view.caption_html, view.credit, view.license) == (
        "",
        "<em>Hier</em>",
        "Autorin",
        "CC0-1.0",
    )
    assert (view.focus, view.colour, view.width_px, view.height_px) == ("30% 60%", "#336699", 1600, 1200)
    assert made(facts)[0].credit == "Datei"
    assert made(facts)[0].caption_html == ""


SIDES = st.integers(min_value=1, max_value=65_000)
FACTS = st.builds(
    PictureFacts,
    path=st.text(min_size=1, max_size=30),
    digest=st.just("a" * 32),
    format=st.sampled_from(["jpeg", "png", "webp", "gif", "avif", "svg", "tiff"]),
    width_px=SIDES,
    height_px=SIDES,
    animated=st.booleans(),
    has_alpha=st.booleans(),
)
CHOICES = st.builds(
    lambda formats, widths: msgspec.structs.replace(
        SETTINGS, formats=tuple(formats), widths_px=tuple(sorted(widths))
    ),
    st.lists(st.sampled_from(["avif", "webp", "jpeg"]), min_size=1, unique=True),
    st.sets(st.integers(min_value=1, max_value=5000), min_size=1, max_size=6),
)


@given(facts=FACTS, settings=CHOICES)
def test_promises_of_every_plan(facts: PictureFacts, settings: PictureSettings) -> None:
    """Widths ascend, nothing is enlarged, the shape stays, names are unique, addresses lead to files."""
    view, renditions = made(facts, settings=settings)
    assert renditions
    names = [item.save_as for item in renditions]
    assert len(names) == len(set(names))
    for item in renditions:
        assert 1 <= item.width_px <= facts.width_px
        assert abs(item.height_px - facts.height_px * item.width_px / facts.width_px) <= 1
        assert item.copied or item.steps_px[-1] == (item.width_px, item.height_px)
    for source in view.sources:
        widths = [width for _, width in source.candidates]
        assert widths == sorted(set(widths))
    linked = {href.removeprefix("/") for source in view.sources for href, _ in source.candidates}
    assert linked | {view.href.removeprefix("/")} == set(names)
    assert view.width_px == max(item.width_px for item in renditions)
