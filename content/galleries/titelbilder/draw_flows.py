"""Six covers made of lines, dots and land: everything that follows a smooth field."""

from __future__ import annotations

import math
import random

import drawing as ink
from drawing import Canvas
from geometry import Noise, Point, contours, distance, polar, spline


def current() -> Canvas:
    """Draw a flow field around a disc: thousands of short strokes follow a slowly turning direction."""
    canvas, noise, generator = Canvas(1600, 2400, ink.PAPER), Noise(random.Random(11)), random.Random(11)
    tints = (ink.INK, ink.DUSK, ink.TEAL, ink.SEA, ink.OCHRE)
    sun = (1030.0, 1330.0)
    strokes = sorted(
        (generator.random(), generator.uniform(-100, 1700), generator.uniform(420, 2450)) for _ in range(2300)
    )
    for rank, start_x, start_y in strokes:
        path = [(start_x, start_y)]
        for _ in range(34):
            x, y = path[-1]
            angle = 2.6 * noise(x / 620, y / 620) * math.pi + 0.35
            push = 3.5 * math.exp(-max(0.0, distance((x, y), sun) - 190) / 130)
            turn = math.atan2(y - sun[1], x - sun[0]) + math.pi / 2
            dx = math.cos(angle) + push * math.cos(turn)
            dy = math.sin(angle) + push * math.sin(turn)
            size = math.hypot(dx, dy) or 1.0
            path.append((x + 11 * dx / size, y + 11 * dy / size))
        shade = min(
            1.0, max(0.0, 0.5 + 0.8 * noise(path[0][0] / 500 + 40, path[0][1] / 500) + rank * 0.3 - 0.15)
        )
        wide = 4 + 8 * rank
        canvas.line(
            path, ink.ramp(tints, shade), [wide * math.sin(math.pi * (k + 0.4) / 35) for k in range(35)]
        )
    canvas.disc(sun, 205, ink.PAPER)
    canvas.disc(sun, 180, ink.VERMILION)
    canvas.box(0, 0, 1600, 410, ink.PAPER)
    canvas.masthead(110, 130, 190, ink.INK)
    return canvas


def moire() -> Canvas:
    """Two sheets of rings with different centres: where they meet, a third pattern appears."""
    canvas = Canvas(2000, 2000, ink.VERMILION)
    for ring in range(1, 90):
        canvas.ring((860, 1120), ring * 22.0, ink.CREAM, 9)
    for ring in range(1, 90):
        canvas.ring((1130, 960), ring * 22.0, ink.INK, 9)
    canvas.disc((1130, 960), 76, ink.INK)
    canvas.disc((860, 1120), 60, ink.CREAM)
    canvas.box(0, 0, 2000, 330, ink.VERMILION)
    canvas.masthead(110, 105, 150, ink.CREAM)
    return canvas


def hills() -> Canvas:
    """Contour lines of a noise landscape with shaded steps; one summit is marked."""
    noise, columns, rows, size = Noise(random.Random(5)), 160, 107, 15.0

    def height(column: int, row: int) -> float:
        near = math.exp(-(((column - 104) / 30) ** 2) - ((row - 56) / 26) ** 2)
        return noise.octaves(column / 46, row / 46, 3) * 0.75 + near * 0.9

    tints = (ink.PINE, "#2b5546", ink.MOSS, ink.SAGE, ink.HONEY, ink.CREAM)
    grid = [
        ink.ramp(tints, 0.32 + 0.52 * height(column, row)) for row in range(rows) for column in range(columns)
    ]
    canvas = Canvas(2400, 1600, ink.PINE)
    canvas.field(columns, rows, grid)
    for step in range(-14, 28):
        bold = step % 5 == 0
        for line in contours(height, columns, rows, step / 16):
            points = spline([(x * size, y * size) for x, y in line], 2)
            canvas.line(points, ink.PINE, 5.5 if bold else 2.4, 0.9 if bold else 0.6)
    top = max(((c, r) for c in range(80, 130) for r in range(35, 80)), key=lambda place: height(*place))
    x, y = top[0] * size, top[1] * size
    canvas.polygon([(x, y - 44), (x + 40, y + 26), (x - 40, y + 26)], ink.VERMILION)
    canvas.masthead(110, 1390, 100, ink.CREAM)
    return canvas


def ridges() -> Canvas:
    """Draw a panorama of hills behind hills under a low sun; the farther, the paler."""
    canvas, noise = Canvas(3000, 1200, ink.ROSE), Noise(random.Random(300))
    canvas.gradient((ink.DUSK, ink.MAUVE, ink.CORAL, ink.HONEY, ink.HONEY))
    for halo in range(12, 0, -1):
        canvas.disc((2020, 560), 150 + halo * 26, ink.HONEY, 0.055)
    canvas.disc((2020, 560), 150, ink.VERMILION)
    for layer in range(9):
        share = layer / 8
        base, swing = 560 + 560 * share**1.25, 110 + 120 * share
        line = [
            (x, base - swing * noise.octaves(x / (820 - 260 * share) + layer * 7.3, layer * 3.1, 5))
            for x in range(-10, 3020, 6)
        ]
        tint = ink.ramp((ink.CORAL, ink.MAUVE, ink.PLUM, ink.INK, ink.NIGHT), share)
        canvas.polygon([*line, (3010, 1210), (-10, 1210)], tint)
    canvas.masthead(120, 110, 120, ink.CREAM)
    return canvas


def flock() -> Canvas:
    """Birds as two strokes each, dense where the noise is high; one flies by itself."""
    canvas, noise, generator = Canvas(2400, 1600, ink.SKY), Noise(random.Random(77)), random.Random(77)
    canvas.gradient((ink.CREAM, ink.MIST, ink.SKY))
    drawn: list[Point] = []
    while len(drawn) < 1500:
        x, y = generator.uniform(60, 2340), generator.uniform(80, 1520)
        spine = 820 + 330 * math.sin(x / 430) - (x - 1200) * 0.18
        spread = 130 + 170 * abs(math.sin(x / 620 + 0.8))
        chance = math.exp(-(((y - spine) / spread) ** 2)) * (0.55 + 0.9 * noise(x / 170, y / 170))
        if generator.random() < chance and all(distance((x, y), near) > 19 for near in drawn):
            drawn.append((x, y))
            slope = math.cos(x / 430) * 0.7
            size = 11 + 17 * generator.random() ** 2
            tilt = slope + noise(x / 260, y / 260)
            _bird(canvas, _wings((x, y), size, tilt, generator.uniform(0.25, 0.75)), size, ink.INK)
    _bird(canvas, _wings((1830, 1130), 190, -0.25, 0.7), 190, ink.VERMILION)
    canvas.masthead(110, 120, 110, ink.INK)
    return canvas


def _wings(place: Point, size: float, tilt: float, lift: float) -> list[Point]:
    """Return the line of two wings, `lift` high, turned by `tilt` radians."""
    wing = [(-1.0, -lift * 0.6), (-0.55, -lift), (0.0, 0.12), (0.55, -lift), (1.0, -lift * 0.6)]
    cosine, sine = size * math.cos(tilt), size * math.sin(tilt)
    turned = [(place[0] + x * cosine - y * sine, place[1] + x * sine + y * cosine) for x, y in wing]
    return spline(turned, 6)


def _bird(canvas: Canvas, wings: list[Point], size: float, tint: str) -> None:
    """Draw two wings in one stroke, thick in the middle."""
    half = len(wings) // 2
    widths = [size * 0.3 * (1 - abs(k - half) / half) ** 0.7 + 0.6 for k in range(len(wings))]
    canvas.line(wings, tint, widths)


def strings() -> Canvas:
    """Draw a harmonograph: two pendulums draw one line that dies away."""
    canvas, centre = Canvas(2000, 2000, ink.NIGHT), (1000.0, 1090.0)
    tints = (ink.VERMILION, ink.CORAL, ink.HONEY, ink.SEA, ink.DUSK)
    steps, chunk = 12000, 60
    points = []
    for step in range(steps + 1):
        t, fade = step / 40, math.exp(-step / 7000)
        x = 560 * math.sin(t + 0.2) + 300 * math.sin(3.004 * t + 1.2)
        y = 560 * math.sin(1.003 * t + 1.75) + 300 * math.sin(2.997 * t + 2.6)
        points.append((centre[0] + x * fade, centre[1] + y * fade * 0.95))
    for start in range(0, steps, chunk):
        canvas.line(points[start : start + chunk + 1], ink.ramp(tints[::-1], start / steps), 3.2, 0.85)
    canvas.masthead(110, 100, 130, ink.CREAM)
    return canvas


def seeds() -> Canvas:
    """Draw a sunflower head: each seed one golden angle further than the last."""
    canvas, centre, count = Canvas(2000, 2000, ink.PLUM), (1080.0, 1130.0), 900
    for seed in range(count):
        share = seed / count
        place = polar(centre, 28.2 * math.sqrt(seed + 0.5), seed * (3 - math.sqrt(5)) / 2)
        tint = ink.ramp((ink.VERMILION, ink.CORAL, ink.HONEY, ink.CREAM, ink.MAUVE), share * 1.05)
        swell = 7 + 9 * math.sin(math.pi * min(1, share * 1.1 + 0.12))
        canvas.disc(place, swell, tint)
    canvas.masthead(110, 110, 110, ink.CREAM)
    return canvas
