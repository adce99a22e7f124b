"""The drawing board that all pictures of the sample content share: a canvas, colours and a way to save.

Coordinates are pixels of the finished picture, as floats, with the origin at the top left. A canvas is
`SCALE` times as wide and high as its picture and is averaged down when saved: that is the anti-aliasing.
Everything is deterministic: the only font is the one that Pillow carries (it has no umlauts, so labels
do without), and whoever draws at random brings a seeded `random.Random`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from geometry import Point, ribbon
from PIL import Image, ImageColor, ImageDraw, ImageFont

SCALE = 3
"""Sub-pixels per pixel and axis."""

MAX_BYTES = 700_000
"""Largest size of one picture file."""

JPEG_QUALITY = 88

PAPER, CREAM, SAND, STONE = "#f5eee1", "#fbf7ee", "#e6d8be", "#b9ad98"
INK, NIGHT, DUSK, SLATE = "#14233f", "#0b1528", "#2c4468", "#5b6c86"
VERMILION, CORAL, ROSE = "#e0432a", "#ef8a6d", "#f0c3b2"
OCHRE, HONEY = "#dfa338", "#f2d08a"
TEAL, SEA, MIST = "#1f7a78", "#6fb3ab", "#c3ddd6"
PINE, MOSS, SAGE = "#1d3b33", "#6c8a4f", "#b3c2a0"
PLUM, MAUVE = "#4a2545", "#a8719b"
SKY = "#9dc4d8"

INKS = (
    PAPER,
    CREAM,
    SAND,
    STONE,
    INK,
    NIGHT,
    DUSK,
    SLATE,
    VERMILION,
    CORAL,
    ROSE,
    OCHRE,
    HONEY,
    TEAL,
    SEA,
    MIST,
    PINE,
    MOSS,
    SAGE,
    PLUM,
    MAUVE,
    SKY,
)
"""All named colours."""

Colour = tuple[int, int, int]
Picture = Callable[[], "Canvas"]


def rgb(name: str) -> Colour:
    """Return the red, green and blue (0 to 255) of a colour written as `#rrggbb`."""
    red, green, blue = ImageColor.getrgb(name)[:3]
    return red, green, blue


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that has `share` (0 to 1, clamped) of the second colour and the rest of the first."""
    share = min(1.0, max(0.0, share))
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(rgb(first), rgb(second), strict=True))
    return f"#{red:02x}{green:02x}{blue:02x}"


def ramp(colours: Sequence[str], share: float) -> str:
    """Return the colour at `share` (0 to 1) of a gradient through `colours`, evenly spaced."""
    place = min(1.0, max(0.0, share)) * (len(colours) - 1)
    index = min(int(place), len(colours) - 2)
    return mix(colours[index], colours[index + 1], place - index)


def text_width(words: str, size: float) -> float:
    """How wide a line of text of this size is, in pixels."""
    return ImageFont.load_default(size * SCALE).getlength(words) / SCALE


class Canvas:
    """A sheet of paper of `width` by `height` pixels. Alpha is 0 (nothing) to 1 (opaque) everywhere."""

    def __init__(self, width: int, height: int, paper: str = PAPER) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * SCALE, height * SCALE), paper)
        self._pen = ImageDraw.Draw(self._image, "RGBA")

    def polygon(self, points: Sequence[Point], fill: str, alpha: float = 1.0) -> None:
        """Fill a polygon. Where it overlaps itself, the even-odd rule holds."""
        corners = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
        if len(corners) > 2:
            self._pen.polygon(corners, fill=_paint(fill, alpha))

    def line(
        self, points: Sequence[Point], colour: str, width: float | Sequence[float], alpha: float = 1.0
    ) -> None:
        """Draw a polyline of one width, or of one width at each point, in one coat."""
        self.polygon(ribbon(points, width), colour, alpha)

    def disc(self, centre: Point, radius: float, fill: str, alpha: float = 1.0) -> None:
        """Fill a circle."""
        self._pen.ellipse(_box(centre, radius), fill=_paint(fill, alpha))

    def ring(self, centre: Point, radius: float, colour: str, width: float, alpha: float = 1.0) -> None:
        """Draw a circle whose line lies half inside and half outside of `radius`."""
        box = _box(centre, radius + width / 2)
        self._pen.ellipse(box, outline=_paint(colour, alpha), width=max(1, round(width * SCALE)))

    def pie(
        self, centre: Point, radius: float, start: float, end: float, fill: str, *, alpha: float = 1.0
    ) -> None:
        """Fill a sector between two angles in degrees, clockwise from three o'clock."""
        self._pen.pieslice(_box(centre, radius), start, end, fill=_paint(fill, alpha))

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: str, *, alpha: float = 1.0
    ) -> None:
        """Fill an upright rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], fill, alpha)

    def text(
        self, place: Point, words: str, size: float, colour: str, anchor: str = "lm", *, bold: float = 0.0
    ) -> None:
        """Write one line; `anchor` is Pillow's, `bold` the pixels that every stroke grows to each side."""
        font = ImageFont.load_default(size * SCALE)
        spot = (place[0] * SCALE, place[1] * SCALE)
        self._pen.text(spot, words, _paint(colour, 1.0), font, anchor, stroke_width=round(bold * SCALE))

    def gradient(self, stops: Sequence[str], sideways: bool = False) -> None:
        """Cover the sheet with a gradient, from the top to the bottom or from the left to the right."""
        steps = 256
        strip = Image.new("RGB", (steps, 1) if sideways else (1, steps))
        strip.putdata([rgb(ramp(stops, index / (steps - 1))) for index in range(steps)])
        self._image.paste(strip.resize(self._image.size, Image.Resampling.BILINEAR))

    def field(self, columns: int, rows: int, colours: Sequence[str]) -> None:
        """Cover the sheet with `columns` by `rows` colours, given row by row and blended into each other."""
        small = Image.new("RGB", (columns, rows))
        small.putdata([rgb(colour) for colour in colours])
        self._image.paste(small.resize(self._image.size, Image.Resampling.BICUBIC))

    def masthead(self, left: float, top: float, height: float, colour: str) -> float:
        """Set the word KOLONIE in capitals of `height` pixels and return the x where it ends."""
        for letter in "KOLONIE":
            left = self._letter(letter, left, top, height, colour) + height * 0.2
        return left - height * 0.2

    def _letter(self, letter: str, left: float, top: float, height: float, colour: str) -> float:
        """Draw one capital from bars and a ring; return its right edge."""
        bar, bottom = height * 0.22, top + height
        if letter == "O":
            self.ring((left + height / 2, top + height / 2), (height - bar) / 2, colour, bar)
            return left + height
        self.box(left, top, left + bar, bottom, colour)
        right = left + {"K": 0.78, "L": 0.58, "N": 0.86, "I": 0.22, "E": 0.62}[letter] * height
        middle = top + height * 0.5
        if letter == "K":
            for end in (top, bottom):
                foot, slant = left + bar, (right - bar * 1.3, right)
                inner = middle + (bar * 0.62 if end == bottom else -bar * 0.62)
                other = middle - (bar * 0.62 if end == bottom else -bar * 0.62)
                self.polygon([(foot, inner), (slant[0], end), (slant[1], end), (foot, other)], colour)
        if letter == "N":
            self.box(right - bar, top, right, bottom, colour)
            self.polygon(
                [(left, top), (left + bar * 1.2, top), (right, bottom), (right - bar * 1.2, bottom)], colour
            )
        rows = {"L": (bottom - bar,), "E": (top, middle - bar / 2, bottom - bar)}.get(letter, ())
        for row in rows:
            self.box(left, row, right - (bar * 0.25 if row == middle - bar / 2 else 0), row + bar, colour)
        return right

    def finished(self) -> Image.Image:
        """Return the picture at its own size."""
        return self._image.reduce(SCALE)


def _paint(colour: str, alpha: float) -> tuple[int, int, int, int]:
    """Colour and alpha as Pillow wants them."""
    return (*rgb(colour), round(255 * min(1.0, max(0.0, alpha))))


def _box(centre: Point, radius: float) -> tuple[float, float, float, float]:
    """Return the square around a circle, in sub-pixels."""
    (x, y), reach = centre, radius * SCALE
    return x * SCALE - reach, y * SCALE - reach, x * SCALE + reach, y * SCALE + reach


def png_bytes(picture: Image.Image) -> bytes:
    """Return the picture as PNG with a palette: as many colours as `MAX_BYTES` allows, 256 at most.

    The named inks are always among them, for a small accent would lose its colour to large quiet areas.
    """
    data = b""
    for colours in (256, 160, 96, 64):
        common = picture.quantize(colours - len(INKS), Image.Quantize.MEDIANCUT).getpalette() or []
        palette = Image.new("P", (1, 1))
        palette.putpalette(
            [*(part for name in INKS for part in rgb(name)), *common[: 3 * (colours - len(INKS))]]
        )
        buffer = BytesIO()
        picture.quantize(palette=palette, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        data = buffer.getvalue()
        if len(data) <= MAX_BYTES:
            break
    return data


def jpeg_bytes(picture: Image.Image) -> bytes:
    """Return the picture as JPEG with full colour resolution."""
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=JPEG_QUALITY, subsampling="4:4:4", optimize=True, progressive=True)
    return buffer.getvalue()


def save(canvas: Canvas, path: Path) -> int:
    """Write the picture in the format that its name says and return the number of bytes.

    Raises ValueError if they are more than `MAX_BYTES`.
    """
    encode = jpeg_bytes if path.suffix == ".jpg" else png_bytes
    data = encode(canvas.finished())
    if len(data) > MAX_BYTES:
        raise ValueError(
            f"{path.name}: {len(data)} bytes, but at most {MAX_BYTES} are allowed; draw it simpler"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return len(data)


def draw_all(folder: Path, pictures: Mapping[str, Picture]) -> None:
    """Draw the pictures whose names are on the command line (part of a name will do), or all without any."""
    wanted = sys.argv[1:]
    for name, draw in pictures.items():
        if not wanted or any(part in name for part in wanted):
            size = save(draw(), folder / name)
            sys.stdout.write(f"{name}: {size // 1000} KB\n")
