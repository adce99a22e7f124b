"""Parts that the lead pictures are put together from: arrows, people, sheets, speech bubbles, frames."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import drawing as ink
from drawing import Canvas
from geometry import Point, arc, between, bezier, distance, polar


def turned(points: Iterable[Point], centre: Point, degrees: float) -> list[Point]:
    """Points turned clockwise about a centre."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = centre
    return [(x + (a - x) * cosine - (b - y) * sine, y + (a - x) * sine + (b - y) * cosine) for a, b in points]


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> list[Point]:
    """Return a rectangle with round corners."""
    corners = (
        (right - radius, top + radius, 0.0),
        (right - radius, bottom - radius, 0.25),
        (left + radius, bottom - radius, 0.5),
        (left + radius, top + radius, 0.75),
    )
    return [point for x, y, start in corners for point in arc((x, y), radius, start, start + 0.25, 12)]


def oval(centre: Point, wide: float, high: float) -> list[Point]:
    """Return an ellipse by its half axes."""
    return [(centre[0] + wide * (x - 0), centre[1] + high * y) for x, y in arc((0, 0), 1, 0, 1, 80)]


def star(centre: Point, radius: float, rays: int = 5, waist: float = 0.42) -> list[Point]:
    """Return a star with its first ray upwards."""
    return [polar(centre, radius * (waist if ray % 2 else 1), ray / rays / 2) for ray in range(rays * 2)]


def arrow(canvas: Canvas, path: Sequence[Point], colour: str, width: float, *, both: bool = False) -> None:
    """Draw a line with a head at its end, or at both ends; the line ends within the head."""
    head = width * 3.4
    for points in [path, path[::-1]] if both else [path]:
        tip = points[-1]
        back = next((p for p in reversed(points) if distance(p, tip) >= head), points[0])
        middle = between(tip, back, min(1.0, head / max(distance(tip, back), 1e-9)))
        aside = ((tip[1] - middle[1]) * 0.55, (middle[0] - tip[0]) * 0.55)
        canvas.polygon(
            [tip, (middle[0] + aside[0], middle[1] + aside[1]), (middle[0] - aside[0], middle[1] - aside[1])],
            colour,
        )
    kept = [
        p
        for p in path
        if distance(p, path[-1]) > head * 0.8 and (not both or distance(p, path[0]) > head * 0.8)
    ]
    canvas.line(kept, colour, width)


def person(canvas: Canvas, centre: Point, size: float, colour: str) -> None:
    """Head and shoulders, `size` high, about a centre."""
    x, y = centre
    canvas.disc((x, y - size * 0.2), size * 0.25, colour)
    body = [*arc((x, y + size * 0.5), size * 0.42, -0.25, 0.25, 32)]
    canvas.polygon(body, colour)


def writing(canvas: Canvas, corner: Point, right: float, rows: int, colour: str, *, gap: float = 42) -> None:
    """Rows of bars that stand for lines of text; the last row of each paragraph of four is short."""
    left, top = corner
    for row in range(rows):
        share = (0.96, 1.0, 0.92, 0.55)[row % 4]
        y = top + row * gap
        canvas.box(left, y, left + (right - left) * share, y + gap * 0.4, colour)


def sheet(canvas: Canvas, centre: Point, size: float, degrees: float, fill: str = ink.CREAM) -> None:
    """Draw a sheet of paper, `size` high, with a heading and some lines, turned about its centre."""
    x, y = centre
    wide = size * 0.36

    def piece(left: float, top: float, right: float, bottom: float) -> list[Point]:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
        return turned([(x + a * wide, y + b * size / 2) for a, b in corners], centre, degrees)

    canvas.polygon([(a + 8, b + 10) for a, b in piece(-1, -1, 1, 1)], ink.NIGHT, 0.25)
    canvas.polygon(piece(-1, -1, 1, 1), fill)
    canvas.polygon(piece(-0.75, -0.8, 0.4, -0.66), ink.VERMILION)
    for row in range(6):
        top = -0.45 + row * 0.2
        canvas.polygon(piece(-0.75, top, 0.75 if row % 3 != 2 else 0.1, top + 0.07), ink.INK, 0.75)


def bubble(
    canvas: Canvas, centre: Point, wide: float, high: float, colour: str, *, left: bool = True
) -> None:
    """Draw a speech bubble by its half width and half height, its tail at the lower left or right."""
    x, y = centre
    side = -1 if left else 1
    canvas.polygon(rounded(x - wide, y - high, x + wide, y + high, min(wide, high) * 0.42), colour)
    canvas.polygon(
        [
            (x + side * wide * 0.55, y + high * 0.8),
            (x + side * wide * 0.05, y + high * 0.8),
            (x + side * wide * 0.72, y + high * 1.5),
        ],
        colour,
    )


def landscape(canvas: Canvas, frame: tuple[float, float, float, float], tints: Sequence[str]) -> None:
    """Draw a small picture: sky, sun and two hills, in four colours, inside a rectangle."""
    left, top, right, bottom = frame
    wide, high = right - left, bottom - top
    sky, sun, far, near = tints
    canvas.box(left, top, right, bottom, sky)
    canvas.disc((left + wide * 0.7, top + high * 0.32), high * 0.13, sun)
    hill = bezier(
        [(left, top + high * 0.75), (left + wide * 0.3, top + high * 0.05), (left + wide * 0.5, bottom)], 24
    )
    canvas.polygon([*hill, (left, bottom)], far)
    second = bezier(
        [(left + wide * 0.22, bottom), (left + wide * 0.7, top + high * 0.25), (right, top + high * 0.72)], 24
    )
    canvas.polygon([*second, (right, bottom)], near)


def linked(
    canvas: Canvas, places: Sequence[Point], pairs: Iterable[tuple[int, int]], colour: str, width: float
) -> None:
    """Straight lines between pairs of places."""
    for first, second in pairs:
        canvas.line([places[first], places[second]], colour, width)
