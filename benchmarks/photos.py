"""Photos for the picture bench, made from a seed: the same bytes on every machine with the same Pillow.

A photo is a landscape of sorts: a gradient of light, clouds of noise in all octaves (whose strength
falls with the frequency as it does in nature), hard edges, fine texture in parts and the grain of a
sensor. So its renditions are about as heavy as those of real photos, which flat or purely random
pictures' are not.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH_PX, HEIGHT_PX = 4000, 3000
"""Twelve megapixels."""

QUALITY = 92
"""What cameras write."""

_OCTAVES = 9
_SHAPES = 60


def write_photos(folder: Path, count: int, *, seed: int = 0, size: tuple[int, int] | None = None) -> None:
    """Write ``foto-0001.jpg`` and so on.

    Args:
        folder: made where it is missing.
        count: how many.
        seed: other seeds give other photos.
        size: width and height in pixels where it is not 12 megapixels.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        path = folder / f"foto-{number:04}.jpg"
        if not path.exists():
            path.write_bytes(photo(seed * 100_000 + number, size or (WIDTH_PX, HEIGHT_PX)))


def photo(seed: int, size: tuple[int, int] = (WIDTH_PX, HEIGHT_PX)) -> bytes:
    """One photo as a JPEG."""
    chance = random.Random(seed)
    light = _clouds(chance, size, octaves=_OCTAVES, fall=0.5)
    image = Image.merge("RGB", [_tinted(light, _clouds(chance, size, octaves=3, fall=0.5)) for _ in "rgb"])
    image = ImageChops.overlay(image, _sky(chance, size))
    texture = _clouds(chance, size, octaves=_OCTAVES, fall=0.75)
    draw_on = image.copy()
    draw = ImageDraw.Draw(draw_on)
    for _ in range(_SHAPES):
        draw.polygon(_shape(chance, size), fill=tuple(chance.randrange(20, 235) for _ in range(3)))
    image = Image.composite(draw_on, image, _clouds(chance, size, octaves=2, fall=0.5).point(_contrast))
    image = ImageChops.soft_light(image, Image.merge("RGB", [texture] * 3))
    image = ImageChops.add(image.filter(ImageFilter.GaussianBlur(0.8)), _grain(chance, size), offset=-128)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()


def _noise(chance: random.Random, width_px: int, height_px: int) -> Image.Image:
    return Image.frombytes("L", (width_px, height_px), chance.randbytes(width_px * height_px))


def _clouds(chance: random.Random, size: tuple[int, int], *, octaves: int, fall: float) -> Image.Image:
    """Noise in octaves, each ``fall`` times as strong as the coarser one before."""
    image = Image.new("L", size, 128)
    strength = 0.5
    for octave in range(octaves):
        cells = 3 << octave
        noise = _noise(chance, cells * size[0] // size[1] + 2, cells + 2)
        layer = noise.resize(size, Image.Resampling.BICUBIC).point(_scaled(strength))
        image = ImageChops.add(image, layer, offset=-128)
        strength *= fall
    return image


def _scaled(strength: float) -> list[int]:
    return [round(128 + (value - 128) * strength) for value in range(256)]


def _contrast(value: int) -> int:
    return min(max(round(128 + (value - 128) * 6), 0), 255)


def _tinted(light: Image.Image, tint: Image.Image) -> Image.Image:
    return Image.blend(light, tint, 0.25)


def _sky(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    down = Image.linear_gradient("L").resize(size, Image.Resampling.BICUBIC)
    return Image.merge("RGB", [down.point(_scaled(chance.uniform(-0.9, 0.9))) for _ in "rgb"])


def _shape(chance: random.Random, size: tuple[int, int]) -> list[tuple[float, float]]:
    x, y, reach = chance.uniform(0, size[0]), chance.uniform(0, size[1]), chance.uniform(20, size[0] / 6)
    corners = range(chance.randrange(3, 8))
    return [(x + chance.uniform(-reach, reach), y + chance.uniform(-reach, reach)) for _ in corners]


def _grain(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    fine = _noise(chance, size[0], size[1]).point(_scaled(0.06))
    return Image.merge("RGB", [fine] * 3)
