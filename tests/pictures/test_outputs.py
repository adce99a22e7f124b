"""What leaves the encoder, looked at with other people's tools: private tags, true colours, movement."""

from __future__ import annotations

import io
import json
import math
import shutil
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from colony.pictures.encode import encode
from colony.pictures.rendition_plan import original
from tests.pictures.samples import SETTINGS, exif_with, facts_of, flag, opened, planned, saved

EXIFTOOL = shutil.which("exiftool")
ORDINARY = {
    "SourceFile",
    "ExifTool",
    "System",
    "File",
    "Composite",
    "PNG",
    "RIFF",
    "JFIF",
    "GIF",
    "QuickTime",
    "Meta",
}
"""Groups of exiftool that tell of the file and its pixels."""

KEPT = {
    "IFD0:Artist", "IFD0:Copyright", "IFD0:Orientation", "IFD0:YCbCrPositioning", "ExifByteOrder",
}  # fmt: skip
"""Tags that are published on purpose."""


def private_file(name: str) -> bytes:
    """A picture full of private tags, in this format."""
    exif = exif_with(
        Make="Kamerawerk", Model="X100", Artist="Jörg".encode(), Copyright="CC BY 4.0", Software="Raw 7"
    )
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)})
    exif.get_ifd(0x8769).update({0xA431: "SN-4711", 0x9003: "2026:01:01 08:00:00", 0x927C: b"MakerNote"})
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,31.2N"/>'
        b"</rdf:RDF></x:xmpmeta>"
    )
    options: dict[str, object] = {"exif": exif.tobytes()}
    if name in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = xmp
    data = saved(flag(), name, **options)
    if name == "JPEG":  # as phones write: a comment, and a second picture with an Exif of its own
        data = data[:2] + b"\xff\xfe\x00\x0bSN-4711!!" + data[2:] + data
    return data


def told_by_exiftool(folder: Path, made: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """File name → every tag that exiftool finds, in its group."""
    assert EXIFTOOL, "exiftool is needed: sudo apt-get install libimage-exiftool-perl"
    for name, data in made.items():
        (folder / Path(name).name).write_bytes(data)
    found = subprocess.run(
        [EXIFTOOL, "-json", "-a", "-G1", "-ee", "-u", str(folder)], capture_output=True, text=True, check=True
    )
    return {Path(each["SourceFile"]).name: each for each in json.loads(found.stdout)}


def private_tags(tags: dict[str, str]) -> set[str]:
    """Tags that are neither ordinary nor kept on purpose."""
    return {
        tag
        for tag in tags
        if tag.partition(":")[0] not in ORDINARY
        and tag not in KEPT
        and not tag.startswith(("ICC", "Adobe", "Track"))
        and tag.partition(":")[2] not in ("ExifByteOrder",)
    }


def test_exiftool_finds_what_is_to_be_removed(tmp_path: Path) -> None:
    """The originals of these tests do hold places, numbers and notes: the check can fail."""
    made = {f"alt.{name.lower()}": private_file(name) for name in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")}
    for name, tags in told_by_exiftool(tmp_path, made).items():
        assert any("GPS" in tag for tag in tags), name
        assert "SN-4711" in str(tags), name
        assert private_tags(tags), name


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_no_rendition_holds_a_private_tag(name: str, tmp_path: Path) -> None:
    """Of a file full of them nothing but maker and rights is left in any format, by exiftool's account."""
    data = private_file(name)
    made = encode(data, planned(data)[1])
    for file, tags in told_by_exiftool(tmp_path, made).items():
        assert private_tags(tags) == set(), file
        assert "SN-4711" not in str(tags)
        assert name == "TIFF" or "Jörg" in str(tags)  # Pillow writes question marks into a TIFF's texts
        assert "CC BY 4.0" in str(tags)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_static_picture_holds_a_private_tag(name: str, tmp_path: Path) -> None:
    """A picture that is published as it is loses its tags too, and no pixel; a turned one stays turned."""
    data = private_file(name)
    order = original("bilder/alt.bin", "", f"bilder/alt.{name.lower()}")
    made = encode(data, [order])
    (tags,) = told_by_exiftool(tmp_path, made).values()
    assert private_tags(tags) == set()
    assert "SN-4711" not in str(tags)
    assert opened(made[order.save_as]).tobytes() == opened(data).tobytes()


def test_turned_static_jpeg_stays_turned() -> None:
    """The orientation is no secret: without it the picture would lie on its side."""
    data = saved(flag(), "JPEG", exif=exif_with(Orientation=6, Make="Kamerawerk").tobytes())
    order = original("a.jpg", "", "a.jpg")
    exif = opened(encode(data, [order])["a.jpg"]).getexif()
    assert dict(exif) == {0x0112: 6}


def delta_e(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """CIE76 difference of two sRGB colours (CIE 15:2004, 8.2.1)."""
    return math.dist(lab(one), lab(other))


def lab(colour: tuple[int, ...]) -> tuple[float, float, float]:
    """An sRGB colour in CIELAB under D65 (IEC 61966-2-1; CIE 15:2004, 8.2.1.1)."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    linear = [_to_linear(value / 255) for value in colour[:3]]
    xyz = [sum(part * value for part, value in zip(row, linear, strict=True)) for row in matrix]
    x, y, z = (_cube_root(value / white) for value, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(value: float) -> float:
    return float(value ** (1 / 3)) if value > (24 / 116) ** 3 else value * 841 / 108 + 16 / 116


PATCHES = ((200, 60, 50), (60, 150, 70), (50, 80, 170), (230, 190, 60), (128, 128, 128), (240, 240, 240))


def patches(colours: tuple[tuple[int, ...], ...], mode: str = "RGB") -> Image.Image:
    """Fields of 40 pixels side by side."""
    image = Image.new(mode, (40 * len(colours), 40))
    for place, colour in enumerate(colours):
        image.paste(colour, (40 * place, 0, 40 * place + 40, 40))
    return image


def display_p3() -> bytes:
    """The least profile of Display P3 (SMPTE EG 432-1's primaries, D65 adapted to D50, gamma as sRGB's)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    table = {bytes(profile[132 + 12 * at : 136 + 12 * at]): 132 + 12 * at for at in range(count)}
    primaries = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    for name, values in primaries.items():
        where = int.from_bytes(profile[table[name] + 4 : table[name] + 8], "big") + 8
        profile[where : where + 12] = struct.pack(">3i", *(round(value * 65536) for value in values))
    where, size = struct.unpack(">II", profile[table[b"desc"] + 4 : table[b"desc"] + 12])
    text = bytes(profile[where : where + size])
    profile[where : where + size] = text.replace("sRGB".encode("utf-16-be"), "DiP3".encode("utf-16-be"))
    return bytes(profile)


def p3_numbers(colour: tuple[int, ...]) -> tuple[int, ...]:
    """An sRGB colour in Display P3 by the published matrix (CSS Color 4, 10.9), not by LittleCMS."""
    matrix = ((0.822462, 0.177538, 0.0), (0.033194, 0.966806, 0.0), (0.017083, 0.072397, 0.910520))
    linear = [_to_linear(value / 255) for value in colour]
    return tuple(
        round(255 * _to_gamma(sum(part * value for part, value in zip(row, linear, strict=True))))
        for row in matrix
    )


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _to_gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def png16(colours: tuple[tuple[int, ...], ...]) -> bytes:
    """Fields as a PNG of 16 bits a channel, which Pillow cannot write."""
    row = b"\x00" + b"".join(
        struct.pack(">3H", *(value * 257 for value in colour)) * 40 for colour in colours
    )
    blocks = (
        (b"IHDR", struct.pack(">IIBBBBB", 40 * len(colours), 40, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * 40)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in blocks
    )


def inks(colour: tuple[int, ...]) -> tuple[int, ...]:
    """A colour in inks without a profile: what is missing of red, green and blue, no black."""
    return (*(255 - value for value in colour), 0)


SOURCES = {
    "CMYK": saved(patches(tuple(map(inks, PATCHES)), "CMYK"), "TIFF"),
    "CMYK JPEG": saved(patches(tuple(map(inks, PATCHES)), "CMYK"), "JPEG", quality=98),
    "Display P3": saved(patches(tuple(map(p3_numbers, PATCHES))), "PNG", icc_profile=display_p3()),
    "16 bit": png16(PATCHES),
}


@pytest.mark.parametrize("source", SOURCES)
def test_colours_are_true(source: str) -> None:
    """Patches come out within a ΔE of 2 of the sRGB colours they mean, in every format at high quality."""
    fine = SETTINGS.__class__(
        formats=("avif", "webp", "jpeg"), widths_px=(240,), qualities={"avif": 95, "webp": 98, "jpeg": 96},
        avif_speed=8, href_folder="b", max_pixels=10**6, max_bytes=10**6,
    )  # fmt: skip
    data = SOURCES[source]
    for name, made in encode(data, planned(data, fine)[1]).items():
        image = opened(made).convert("RGB")
        for place, colour in enumerate(PATCHES):
            seen = image.resize(
                (1, 1), Image.Resampling.BOX, (40 * place + 15, 15, 40 * place + 25, 25)
            ).getpixel((0, 0))
            assert isinstance(seen, tuple)
            assert delta_e(seen, colour) <= 2, f"{name}: {seen} instead of {colour}"


@pytest.mark.parametrize("name", ["GIF", "WEBP", "PNG"])
def test_moving_pictures_keep_moving(name: str) -> None:
    """A film of three frames is published with three frames."""
    frames = [flag(60, 40), flag(60, 40).rotate(180), Image.new("RGB", (60, 40), "white")]
    data = saved(frames[0], name, save_all=True, append_images=frames[1:], duration=100)
    facts = facts_of(data)
    assert facts.animated
    (copied,) = planned(data)[1]
    assert getattr(Image.open(io.BytesIO(encode(data, [copied])[copied.save_as])), "n_frames", 1) == 3
