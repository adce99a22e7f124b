"""Pictures made for the tests: a flag of four colours, so that every turn of it can be told apart."""

from __future__ import annotations

import io
from typing import Any

from PIL import ExifTags, Image, ImageCms

from colony.model import PictureFacts, PictureUse
from colony.pictures.facts import facts
from colony.pictures.rendition import Rendition
from colony.pictures.rendition_plan import plan
from colony.settings.rooms.for_pictures import PictureSettings
from colony.storage.files import bytes_digest
from colony.views.parts import PictureView

CORNERS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (220, 200, 40))
"""Colours of the flag's quarters: above left, above right, below left, below right."""

SETTINGS = PictureSettings(
    formats=("avif", "webp", "jpeg"),
    widths_px=(40, 80, 160),
    qualities={"avif": 60, "webp": 80, "jpeg": 85},
    avif_speed=10,
    href_folder="bilder",
    max_pixels=1_000_000,
    max_bytes=1_000_000,
)


def flag(width_px: int = 120, height_px: int = 80) -> Image.Image:
    """An RGB picture of four coloured quarters."""
    image = Image.new("RGB", (width_px, height_px))
    half_x, half_y = width_px // 2, height_px // 2
    for place, colour in zip(((0, 0), (half_x, 0), (0, half_y), (half_x, half_y)), CORNERS, strict=True):
        image.paste(colour, (*place, place[0] + width_px - half_x, place[1] + height_px - half_y))
    return image


def saved(image: Image.Image, name: str, **options: Any) -> bytes:
    """The picture as a file."""
    stream = io.BytesIO()
    image.save(stream, name, **options)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in a file, decoded."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def facts_of(
    data: bytes, path: str = "fotos/Alter Hafen.jpg", settings: PictureSettings = SETTINGS
) -> PictureFacts:
    """Facts with the true hash of the data."""
    return facts(path, data, bytes_digest(data), settings)


def planned(
    data: bytes, settings: PictureSettings = SETTINGS, use: PictureUse | None = None
) -> tuple[PictureView, tuple[Rendition, ...]]:
    """The plan for some data, with hrefs from the root."""
    placed = use or PictureUse(path="fotos/Alter Hafen.jpg", alt="Hafen")
    return plan(facts_of(data, settings=settings), placed, settings, lambda path: f"/{path}")


def corners(image: Image.Image) -> tuple[tuple[int, int, int], ...]:
    """Colours in the middle of the four quarters."""
    rgb = image.convert("RGB")
    width, height = rgb.size
    places = ((1, 1), (3, 1), (1, 3), (3, 3))
    found = [rgb.getpixel((width * x // 4, height * y // 4)) for x, y in places]
    return tuple((pixel[0], pixel[1], pixel[2]) for pixel in found if isinstance(pixel, tuple))


def distance(left: tuple[tuple[int, ...], ...], right: tuple[tuple[int, ...], ...]) -> int:
    """Largest difference of a channel between two lists of colours."""
    pairs = zip(left, right, strict=True)
    return max(abs(a - b) for one, other in pairs for a, b in zip(one, other, strict=True))


def swapped_profile() -> bytes:
    """An ICC profile in which red and green change places: nobody can overlook that it was applied."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(profile[128:132], "big")
    names = {bytes(profile[132 + 12 * i : 136 + 12 * i]): 132 + 12 * i for i in range(count)}
    red, green = names[b"rXYZ"], names[b"gXYZ"]
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    where = int.from_bytes(profile[names[b"desc"] + 4 : names[b"desc"] + 8], "big")
    size = int.from_bytes(profile[names[b"desc"] + 8 : names[b"desc"] + 12], "big")
    text = bytes(profile[where : where + size])
    profile[where : where + size] = text.replace("sRGB".encode("utf-16-be"), "test".encode("utf-16-be"))
    return bytes(profile)


def linear_grey_profile() -> bytes:
    """The least ICC profile for grey with gamma 1 (ICC.1:2001-04, 6 and 6.3.2)."""
    white = b"XYZ \x00\x00\x00\x00" + bytes.fromhex("0000f6d6 00010000 0000d32d")
    curve = b"curv\x00\x00\x00\x00" + (1).to_bytes(4, "big") + b"\x01\x00\x00\x00"
    words = b"desc\x00\x00\x00\x00" + (5).to_bytes(4, "big") + b"grey\x00" + bytes(4 + 4 + 2 + 1 + 67)
    body, table = b"", b""
    for name, block in ((b"wtpt", white), (b"kTRC", curve), (b"desc", words + bytes(-len(words) % 4))):
        table += name + (128 + 4 + 36 + len(body)).to_bytes(4, "big") + len(block).to_bytes(4, "big")
        body += block
    head = bytearray(128)
    head[0:4] = (128 + 4 + 36 + len(body)).to_bytes(4, "big")
    head[8:12] = bytes.fromhex("02100000")
    head[12:24] = b"mntrGRAYXYZ "
    head[36:40] = b"acsp"
    head[68:80] = white[8:]
    return bytes(head) + (3).to_bytes(4, "big") + table + body


def exif_with(**tags: object) -> Image.Exif:
    """Exif data with the tags of these names."""
    exif = Image.Exif()
    for name, value in tags.items():
        exif[ExifTags.Base[name]] = value
    return exif
