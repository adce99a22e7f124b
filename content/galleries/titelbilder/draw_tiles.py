"""Five covers made of parts: tiles, blocks, packed circles and screens of dots."""

from __future__ import annotations

import math
import random

import drawing as ink
from drawing import Canvas
from geometry import Noise, Point, arc, distance


def truchet() -> Canvas:
    """Smith's tiles (1987): quarter circles in two positions make long ribbons; the longest is accented."""
    generator, columns, rows, size = random.Random(1704), 24, 16, 100.0
    turned = {(x, y): generator.random() < 0.5 for x in range(columns) for y in range(rows)}
    canvas = Canvas(2400, 1600, ink.TEAL)
    loop = max(_loops(turned), key=len)
    for wide, rim in ((52, ink.PINE), (34, ink.CREAM)):
        for (x, y), turn in turned.items():
            for part in (0, 1):
                accent = (x, y, part) in loop
                tint = ink.HONEY if accent and rim == ink.CREAM else rim
                canvas.line(_bend((x, y), turn, part, size), tint, wide)
    for x, y, part in sorted(loop):
        canvas.line(_bend((x, y), turned[x, y], part, size), ink.VERMILION, 34)
    canvas.box(0, 1400, 900, 1600, ink.TEAL)
    canvas.masthead(100, 1455, 90, ink.CREAM)
    return canvas


def _bend(tile: tuple[int, int], turned: bool, part: int, size: float) -> list[Point]:
    """One of the two quarter circles of a tile."""
    right = part if turned else 1 - part
    corner = ((tile[0] + right) * size, (tile[1] + part) * size)
    start = {(0, 0): 0.25, (1, 0): 0.5, (1, 1): 0.75, (0, 1): 0.0}[right, part]
    return arc(corner, size / 2, start - 0.002, start + 0.252, 14)


def _loops(turned: dict[tuple[int, int], bool]) -> list[set[tuple[int, int, int]]]:
    """Return the quarter circles (column, row, part) that hang together across the edges of tiles."""
    ends: dict[tuple[int, int, str], list[tuple[int, int, int]]] = {}
    for (x, y), turn in turned.items():
        sides = ((0, "n"), (0, "w" if turn else "e"), (1, "s"), (1, "e" if turn else "w"))
        for part, side in sides:
            edge = {"n": (x, y, "h"), "s": (x, y + 1, "h"), "w": (x, y, "v"), "e": (x + 1, y, "v")}[side]
            ends.setdefault(edge, []).append((x, y, part))
    table: dict[tuple[int, int, int], list[tuple[int, int, int]]] = {}
    for parts in ends.values():
        for part_id in parts:
            table.setdefault(part_id, []).extend(other for other in parts if other != part_id)
    found, seen = [], set()
    for start in sorted(table):
        if start not in seen:
            group, queue = {start}, [start]
            while queue:
                fresh = [near for near in table[queue.pop()] if near not in group]
                group.update(fresh)
                queue.extend(fresh)
            seen |= group
            found.append(group)
    return found


def packing() -> Canvas:
    """Circles that grow until they touch a neighbour; the large ones were there first."""
    canvas, generator = Canvas(1600, 2400, ink.CREAM), random.Random(29)
    tints = (ink.INK, ink.DUSK, ink.TEAL, ink.SEA, ink.OCHRE, ink.HONEY, ink.ROSE, ink.CORAL)
    circles: list[tuple[Point, float]] = [((960.0, 1230.0), 390.0)]
    for limit, count in ((190, 9), (110, 26), (60, 90), (32, 260), (16, 700)):
        for _ in range(count * 14):
            place = (generator.uniform(90, 1510), generator.uniform(430, 2310))
            wall = min(place[0] - 70, 1530 - place[0], place[1] - 410, 2330 - place[1])
            free = min(wall, *(distance(place, centre) - radius - 5 for centre, radius in circles))
            if free >= limit * 0.55:
                circles.append((place, min(free, limit)))
    for rank, (centre, radius) in enumerate(circles):
        tint = ink.VERMILION if rank == 0 else generator.choice(tints)
        canvas.disc(centre, radius, tint)
        if radius > 50:
            for ring in range(1, 3 if rank else 7):
                canvas.ring(centre, radius * (1 - ring / (3 if rank else 7)), ink.CREAM, 5, 0.9)
    canvas.masthead(75, 120, 205, ink.INK)
    return canvas


def blocks() -> Canvas:
    """Isometric towers whose heights follow the noise; one of them is accented."""
    canvas, noise, generator = Canvas(1600, 2400, ink.HONEY), Noise(random.Random(64)), random.Random(64)
    canvas.gradient((ink.CREAM, ink.HONEY, ink.CORAL))
    wide, count = 88.0, 9
    for row in range(count):
        for column in range(count):
            near = math.exp(-((column - 3.6) ** 2 + (row - 3.6) ** 2) / 9)
            height = (
                90 + 720 * near * (0.4 + generator.random() * 0.8) + 160 * abs(noise(column / 2.3, row / 2.3))
            )
            accent = (column, row) == (5, 4)
            height = 760 if accent else height
            x, y = 800 + (column - row) * wide * 0.87, 1370 + (column + row) * wide * 0.5
            tint = (ink.DUSK, ink.INK, ink.TEAL, ink.SLATE, ink.DUSK)[generator.randrange(5)]
            _tower(canvas, (x, y), wide * 0.93, height, ink.VERMILION if accent else tint)
    canvas.masthead(110, 130, 190, ink.INK)
    return canvas


def _tower(canvas: Canvas, foot: Point, wide: float, height: float, tint: str) -> None:
    """Draw a block whose base is centred on `foot`, in three shades, with rows of windows."""
    (x, y), dx, dy = foot, wide * 0.87, wide * 0.5
    top = y - height
    canvas.polygon(
        [(x, top - dy), (x + dx, top), (x, top + dy), (x - dx, top)], ink.mix(tint, ink.CREAM, 0.55)
    )
    canvas.polygon([(x - dx, top), (x, top + dy), (x, y + dy), (x - dx, y)], tint)
    canvas.polygon([(x, top + dy), (x + dx, top), (x + dx, y), (x, y + dy)], ink.mix(tint, ink.NIGHT, 0.45))
    for floor in range(1, int(height // 34)):
        line = top + floor * 34
        canvas.line([(x - dx * 0.8, line + dy * 0.2), (x - dx * 0.2, line + dy * 0.8)], ink.HONEY, 6, 0.8)


def quarters() -> Canvas:
    """Discs, halves and quarters on a grid, as a poster of the twenties would have them."""
    canvas, generator, size = Canvas(1600, 2400, ink.PAPER), random.Random(1923), 266.67
    tints = (ink.INK, ink.VERMILION, ink.OCHRE, ink.TEAL, ink.ROSE, ink.SKY)
    for row in range(1, 9):
        for column in range(6):
            left, top = column * size, row * size
            back, front = generator.sample(tints, 2)
            kind = generator.randrange(5)
            canvas.box(left, top, left + size + 1, top + size + 1, back)
            if kind < 3:
                right, low = generator.randrange(2), generator.randrange(2)
                start = {(0, 0): 0, (1, 0): 90, (1, 1): 180, (0, 1): 270}[right, low]
                corner = (left + right * size, top + low * size)
                canvas.pie(corner, size, start, start + 90, front)
                canvas.pie(corner, size / 2, start, start + 90, back if kind else ink.PAPER)
            elif kind == 3:
                canvas.disc((left + size / 2, top + size / 2), size / 2, front)
                canvas.disc((left + size / 2, top + size / 2), size / 6, ink.PAPER)
            else:
                start = generator.choice((0, 90, 180, 270))
                canvas.pie((left + size / 2, top + size / 2), size / 2, start, start + 180, front)
    canvas.box(0, 0, 1600, size, ink.PAPER)
    canvas.masthead(90, 62, 170, ink.INK)
    return canvas


def screen() -> Canvas:
    """Draw a planet in halftone: the darker the tone, the larger the dot, on a grid turned by 15 degrees."""
    canvas, noise, step = Canvas(2400, 1600, ink.OCHRE), Noise(random.Random(15)), 22.0
    cosine, sine = math.cos(math.radians(15)), math.sin(math.radians(15))
    centre, radius = (1480.0, 790.0), 610.0
    canvas.disc((2080, 330), 92, ink.VERMILION)
    for column in range(-80, 140):
        for row in range(-80, 110):
            x, y = column * step * cosine - row * step * sine, column * step * sine + row * step * cosine
            if -20 < x < 2420 and -20 < y < 1620 and distance((x, y), (2080, 330)) > 120:
                canvas.disc((x, y), step * 0.68 * math.sqrt(_tone((x, y), centre, radius, noise)), ink.INK)
    canvas.masthead(110, 1390, 100, ink.CREAM)
    return canvas


def _tone(place: Point, centre: Point, radius: float, noise: Noise) -> float:
    """How dark (0 to 1) the planet with its bands or the sky is at one place."""
    x, y = (place[0] - centre[0]) / radius, (place[1] - centre[1]) / radius
    apart = math.hypot(x, y)
    if apart > 1:
        return 0.05 + 0.6 * math.pow(max(0.0, (place[1] - 900) / 700), 1.5)
    depth = math.sqrt(1 - apart * apart)
    light = max(0.0, 0.62 * x - 0.5 * y + 0.6 * depth)
    band = 0.16 * math.sin(9 * y + 2.2 * noise(x * 2.2, y * 5))
    return min(1.0, max(0.02, 0.98 - light * 1.02 + band))
