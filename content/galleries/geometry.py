"""Plane geometry for the drawings: curves, ribbons, cells, contours, smooth noise. Pure; points are pairs."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]


def polar(centre: Point, radius: float, turn: float) -> Point:
    """Return the point `radius` away from `centre`; a `turn` of 1 is once round, from the top."""
    angle = math.tau * turn - math.pi / 2
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def between(first: Point, second: Point, share: float) -> Point:
    """Return the point that lies `share` of the way from the first to the second."""
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


def distance(first: Point, second: Point) -> float:
    """How far two points are apart."""
    return math.hypot(second[0] - first[0], second[1] - first[1])


def arc(centre: Point, radius: float, start: float, end: float, steps: int = 48) -> list[Point]:
    """Points on a circle from turn `start` to turn `end`, as `polar` counts them."""
    return [polar(centre, radius, start + (end - start) * step / steps) for step in range(steps + 1)]


def bezier(controls: Sequence[Point], steps: int = 32) -> list[Point]:
    """Return a Bézier curve of any degree, by de Casteljau's construction."""
    curve = []
    for step in range(steps + 1):
        points = list(controls)
        while len(points) > 1:
            points = [between(a, b, step / steps) for a, b in pairwise(points)]
        curve.append(points[0])
    return curve


def spline(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Return a smooth curve through all points (uniform Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        first = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        second = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        curve.extend(bezier((b, first, second, c), steps)[:-1])
    return [*curve, points[-1]]


def ribbon(points: Sequence[Point], width: float | Sequence[float]) -> list[Point]:
    """Return the outline of a polyline with one width, or with one at each point. Repetitions are dropped."""
    widths = [width] * len(points) if isinstance(width, int | float) else list(width)
    kept: list[tuple[Point, float]] = []
    for point, wide in zip(points, widths, strict=True):
        if not kept or distance(point, kept[-1][0]) > 1e-6:
            kept.append((point, wide))
    if len(kept) < 2:
        return []
    left, right = [], []
    for index, ((x, y), wide) in enumerate(kept):
        before, after = kept[max(0, index - 1)][0], kept[min(len(kept) - 1, index + 1)][0]
        along = (after[0] - before[0], after[1] - before[1])
        length = math.hypot(*along) or 1.0
        aside = (-along[1] / length * wide / 2, along[0] / length * wide / 2)
        left.append((x + aside[0], y + aside[1]))
        right.append((x - aside[0], y - aside[1]))
    return left + right[::-1]


def regular(centre: Point, radius: float, corners: int, turn: float = 0.0) -> list[Point]:
    """Return a regular polygon."""
    return [polar(centre, radius, turn + corner / corners) for corner in range(corners)]


class Noise:
    """Smooth gradient noise of the plane after Perlin (1985): about -0.7 to 0.7, features about 1 wide."""

    def __init__(self, generator: random.Random) -> None:
        self._table = list(range(256))
        generator.shuffle(self._table)
        self._table *= 2
        self._slopes = [(math.cos(math.tau * k / 32), math.sin(math.tau * k / 32)) for k in range(32)]

    def __call__(self, x: float, y: float) -> float:
        """Return the value at one place."""
        column, row = math.floor(x), math.floor(y)
        u, v = x - column, y - row
        fade_u, fade_v = u * u * u * (u * (u * 6 - 15) + 10), v * v * v * (v * (v * 6 - 15) + 10)
        corners = []
        for down in (0, 1):
            for right in (0, 1):
                hashed = self._table[self._table[(column + right) & 255] + ((row + down) & 255)]
                slope = self._slopes[hashed & 31]
                corners.append(slope[0] * (u - right) + slope[1] * (v - down))
        top = corners[0] + fade_u * (corners[1] - corners[0])
        bottom = corners[2] + fade_u * (corners[3] - corners[2])
        return top + fade_v * (bottom - top)

    def octaves(self, x: float, y: float, count: int = 4) -> float:
        """Return a sum of ever finer and weaker layers, about -1 to 1."""
        return sum(
            self(x * (1 << layer) + 17 * layer, y * (1 << layer)) / (1 << layer) for layer in range(count)
        )


def contours(
    height: Callable[[int, int], float], columns: int, rows: int, level: float
) -> Iterator[list[Point]]:
    """Return the polylines where a height on a grid crosses `level` (marching squares).

    `height(column, row)` is asked for columns 0 to `columns` and rows 0 to `rows`; points are in grid units.
    """
    values = [[height(column, row) - level for column in range(columns + 1)] for row in range(rows + 1)]
    segments: dict[Point, list[Point]] = {}
    for row in range(rows):
        for column in range(columns):
            for first, second in _crossings(values, column, row):
                segments.setdefault(first, []).append(second)
                segments.setdefault(second, []).append(first)
    yield from _joined(segments)


def _crossings(values: list[list[float]], column: int, row: int) -> list[tuple[Point, Point]]:
    """Where the level line enters and leaves one grid cell."""
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
    found: list[Point] = []
    for edge in zip(corners, corners[1:] + corners[:1], strict=True):
        (ax, ay), (bx, by) = sorted(edge)  # so that an edge gives the same float from both of its cells
        a, b = values[ay][ax], values[by][bx]
        if (a < 0) != (b < 0):
            share = a / (a - b)
            found.append((ax + (bx - ax) * share, ay + (by - ay) * share))
    return [(found[k], found[k + 1]) for k in range(0, len(found) - 1, 2) if found[k] != found[k + 1]]


def _joined(segments: dict[Point, list[Point]]) -> Iterator[list[Point]]:
    """Polylines out of a table of neighbours; open lines first, then closed ones. Empties the table."""
    starts = [point for point, ends in segments.items() if len(ends) == 1] + list(segments)
    for start in starts:
        line = [start]
        while segments.get(line[-1]):
            here = line[-1]
            there = segments[here].pop()
            segments[there].remove(here)
            line.append(there)
        if len(line) > 2:
            yield line


def cells(sites: Sequence[Point], width: float, height: float) -> list[tuple[list[Point], set[int]]]:
    """Return each site's Voronoi cell within a rectangle, and the indexes of its Delaunay neighbours."""
    result = []
    for own, site in enumerate(sites):
        order = sorted((k for k in range(len(sites)) if k != own), key=lambda k: distance(site, sites[k]))
        cell: list[tuple[Point, int]] = [
            ((0, 0), -1),
            ((width, 0), -1),
            ((width, height), -1),
            ((0, height), -1),
        ]
        for other in order:
            if distance(site, sites[other]) > 2 * max(distance(site, corner) for corner, _ in cell):
                break
            cell = _nearer(cell, site, sites[other], other)
        result.append(([corner for corner, _ in cell], {edge for _, edge in cell if edge >= 0}))
    return result


def _nearer(cell: list[tuple[Point, int]], site: Point, other: Point, name: int) -> list[tuple[Point, int]]:
    """Return the part of a convex cell nearer to `site`; a corner carries the name of the edge it starts."""

    def beyond(point: Point) -> float:
        return distance(point, site) ** 2 - distance(point, other) ** 2

    kept: list[tuple[Point, int]] = []
    for (start, edge), (end, _) in zip(cell, cell[1:] + cell[:1], strict=True):
        a, b = beyond(start), beyond(end)
        if a <= 0:
            kept.append((start, edge))
        if (a <= 0) != (b <= 0):
            kept.append((between(start, end, a / (a - b)), name if a <= 0 else edge))
    return kept


def relaxed(sites: Sequence[Point], width: float, height: float, rounds: int) -> list[Point]:
    """Sites moved to the middle of their cells some times, so that they spread evenly (Lloyd, 1982)."""
    for _ in range(rounds):
        sites = [_mean(corners) for corners, _ in cells(sites, width, height)]
    return list(sites)


def _mean(points: Sequence[Point]) -> Point:
    """Return the mean of the corners: close enough to the centre of mass for spreading sites."""
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def scattered(generator: random.Random, count: int, area: Point, gap: float) -> list[Point]:
    """Up to `count` random points of a rectangle (width, height), no two closer than `gap`."""
    found: list[Point] = []
    for _ in range(count * 30):
        point = (generator.uniform(0, area[0]), generator.uniform(0, area[1]))
        if all(distance(point, other) >= gap for other in found):
            found.append(point)
        if len(found) == count:
            break
    return found


def shrunk(points: Iterable[Point], centre: Point, share: float) -> list[Point]:
    """Return a shape pulled towards a centre: `share` 0 leaves it, 1 makes it a point."""
    return [between(point, centre, share) for point in points]
