"""Renditions from real files: what they look like, what they still say, and what is refused."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import ExifTags, Image

from colony.pictures.encode import encode, inspect
from colony.pictures.picture_faults import PictureError
from tests.pictures.samples import (
    CORNERS,
    SETTINGS,
    corners,
    distance,
    exif_with,
    facts_of,
    flag,
    linear_grey_profile,
    opened,
    planned,
    saved,
    swapped_profile,
)

TURNED_BACK = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""Orientation → how a camera would have stored the upright flag."""


def renditions_of(data: bytes) -> dict[str, Image.Image]:
    """Everything that is made of some data, decoded, by ``format-width``."""
    _, renditions = planned(data)
    made = encode(data, renditions)
    return {f"{item.format}-{item.width_px}": opened(made[item.save_as]) for item in renditions}


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(name: str, orientation: int) -> None:
    """All eight Exif orientations give the same upright picture, in size and in look."""
    stored = flag().transpose(TURNED_BACK[orientation]) if orientation in TURNED_BACK else flag()
    data = saved(
        stored, name, exif=exif_with(Orientation=orientation), **({} if name == "TIFF" else {"quality": 95})
    )
    found = facts_of(data)
    assert (found.width_px, found.height_px) == (120, 80)
    for made in renditions_of(data).values():
        assert distance(corners(made), CORNERS) <= 16
        assert not made.getexif().get(ExifTags.Base.Orientation)


def deep_grey() -> Image.Image:
    """A 16-bit ramp from black to white."""
    return Image.frombytes(
        "I;16", (64, 8), b"".join(struct.pack("<64H", *range(0, 65536, 1024)) for _ in range(8))
    )


MODES = {
    "CMYK JPEG": (saved(flag().convert("CMYK"), "JPEG", quality=95), CORNERS),
    "CMYK TIFF": (saved(flag().convert("CMYK"), "TIFF"), CORNERS),
    "palette": (saved(flag().convert("P", palette=Image.Palette.ADAPTIVE), "PNG"), CORNERS),
    "GIF": (saved(flag().convert("P", palette=Image.Palette.ADAPTIVE), "GIF"), CORNERS),
    "grey": (saved(flag().convert("L"), "JPEG", quality=95), corners(flag().convert("L"))),
    "grey with alpha": (saved(flag().convert("LA"), "PNG"), corners(flag().convert("L"))),
    "one bit": (saved(Image.new("1", (120, 80), 1), "PNG"), ((255, 255, 255),) * 4),
    "opaque RGBA": (saved(flag().convert("RGBA"), "PNG"), CORNERS),
    "YCbCr TIFF": (saved(flag().convert("YCbCr"), "TIFF"), CORNERS),
    "float TIFF": (saved(Image.new("F", (120, 80), 0.5), "TIFF"), ((128, 128, 128),) * 4),
}


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_becomes_rgb(mode: str) -> None:
    """Whatever the original's mode, each rendition is RGB and looks like the original."""
    data, expected = MODES[mode]
    for made in renditions_of(data).values():
        assert made.mode == "RGB"
        assert distance(corners(made), expected) <= 16


def test_sixteen_bits_are_scaled_not_cut_off() -> None:
    """A 16-bit ramp stays a ramp; Pillow's own conversion would make nearly all of it white."""
    made = renditions_of(saved(deep_grey(), "PNG"))["jpeg-64"].convert("L")
    assert [made.getpixel((x, 4)) for x in (0, 16, 32, 63)] == pytest.approx([0, 64, 128, 251], abs=3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_stays_where_the_format_can_hold_it(mode: str) -> None:
    """A transparent half is transparent in AVIF, WebP and PNG; no JPEG is made of it."""
    image = flag().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 60, 80))
    data = saved(image.convert(mode), "PNG")
    made = renditions_of(data)
    assert {key.partition("-")[0] for key in made} == {"avif", "webp", "png"}
    for rendition in made.values():
        alpha = rendition.convert("RGBA").getchannel("A")
        quarter, middle = rendition.width // 4, rendition.height // 2
        assert (alpha.getpixel((quarter, middle)), alpha.getpixel((3 * quarter, middle))) == (0, 255)


def test_jpeg_of_a_transparent_picture_stands_on_white() -> None:
    """Where JPEG is asked for all the same, transparent pixels become white, not black."""
    data = saved(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")
    _, renditions = planned(saved(Image.new("RGB", (40, 40)), "JPEG"))
    jpeg = next(item for item in renditions if item.format == "jpeg")
    assert opened(encode(data, [jpeg])[jpeg.save_as]).getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_profiles_are_applied(name: str) -> None:
    """Colours are converted by the embedded profile, and the rendition carries none."""
    data = saved(flag(), name, icc_profile=swapped_profile(), **({} if name == "TIFF" else {"quality": 95}))
    for made in renditions_of(data).values():
        red, green = corners(made)[:2]
        assert red[1] > red[0]
        assert green[0] > green[1]
        assert "icc_profile" not in made.info


def test_grey_profile_is_applied() -> None:
    """A grey picture whose numbers count light itself becomes as bright in sRGB as it was meant."""
    data = saved(Image.new("L", (40, 40), 100), "PNG", icc_profile=linear_grey_profile())
    red, green, blue = corners(renditions_of(data)["png-40"])[0]
    assert (red, green, blue) == pytest.approx((168, 168, 168), abs=2)


def test_profile_of_other_colours_is_passed_over() -> None:
    """A grey picture that carries a profile for red, green and blue keeps its tone."""
    data = saved(Image.new("L", (40, 40), 100), "PNG", icc_profile=swapped_profile())
    assert corners(renditions_of(data)["png-40"])[0] == (100, 100, 100)


@pytest.mark.parametrize("profile", [b"broken", b"\x00" * 200])
def test_broken_profiles_are_passed_over(profile: bytes) -> None:
    """A profile that is none costs nothing but itself."""
    data = saved(flag(), "JPEG", quality=95, icc_profile=profile)
    assert distance(corners(renditions_of(data)["jpeg-120"]), CORNERS) <= 16


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP"])
def test_private_metadata_is_gone_and_credit_stays(name: str) -> None:
    """Place, camera, comment and XMP leave; maker and rights stay, with their umlauts."""
    exif = exif_with(Make="Kamera", Artist="Jörg Müller".encode(), Copyright="© Müller, CC-BY-4.0".encode())
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (52.0, 31.0, 12.0)}
    extra = {"comment": b"geheim"} if name == "JPEG" else {}
    data = saved(flag(), name, exif=exif, **extra)
    _, renditions = planned(data)
    for item in renditions:
        raw = encode(data, renditions)[item.save_as]
        kept = opened(raw).getexif()
        assert set(kept) <= {ExifTags.Base.Artist, ExifTags.Base.Copyright}, item.format
        assert not kept.get_ifd(ExifTags.IFD.GPSInfo)
        assert b"Kamera" not in raw
        assert b"geheim" not in raw
        assert "Jörg Müller".encode() in raw
        assert "© Müller, CC-BY-4.0".encode() in raw


def test_what_is_made_does_not_depend_on_what_else_is_asked_for() -> None:
    """Each rendition has the same bytes made alone as made with all others, run after run."""
    data = saved(flag(500, 300), "JPEG", quality=95)
    _, renditions = planned(data)
    together = encode(data, renditions)
    for item in renditions:
        assert encode(data, [item]) == {item.save_as: together[item.save_as]}


def test_sizes_are_those_of_the_plan() -> None:
    """Every file decodes to the size its name and the page say."""
    data = saved(flag(501, 307), "JPEG", exif=exif_with(Orientation=6))
    _, renditions = planned(data)
    made = encode(data, renditions)
    for item in renditions:
        assert opened(made[item.save_as]).size == (item.width_px, item.height_px)


def test_renditions_of_different_plans_are_refused() -> None:
    """Two pictures' renditions in one call are a programming error and say so."""
    data = saved(flag(), "JPEG")
    other = saved(flag(50, 80), "JPEG")
    with pytest.raises(ValueError, match="different plans"):
        encode(data, [planned(data)[1][0], planned(other)[1][0]])


def png_of_size(width_px: int, height_px: int) -> bytes:
    """A PNG whose header promises a size that its few bytes could not fill."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width_px, height_px, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 99))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(1001, 1000), (12_000, 12_000), (50_000, 50_000), (65_001, 1)])
def test_bombs_are_refused_by_their_header(size: tuple[int, int]) -> None:
    """Too many pixels are refused, below, between and beyond Pillow's own limits, without decoding."""
    with pytest.raises(PictureError) as caught:
        inspect(png_of_size(*size), SETTINGS.max_pixels)
    assert caught.value.code == "picture-too-large"
    _, renditions = planned(saved(flag(), "JPEG"))
    with pytest.raises(PictureError):
        encode(png_of_size(*size), renditions, max_pixels=SETTINGS.max_pixels)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_truncated_files_are_refused(name: str, share: float) -> None:
    """A file that ends early is a fault of that picture and nothing worse, for every format."""
    noisy = Image.effect_noise((120, 80), 80).convert("RGB")
    whole = saved(noisy, name)
    _, renditions = planned(whole)
    with pytest.raises(PictureError) as caught:
        encode(whole[: int(len(whole) * share)], renditions)
    assert caught.value.code == "picture-unreadable"
    assert all(caught.value.said("de"))
