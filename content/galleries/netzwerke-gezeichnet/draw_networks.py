"""Six pictures of networks: dots and lines whose arrangement is the message."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import drawing as ink
from draw_graphs import (
    Edge,
    attachment,
    clusters,
    communities,
    crowded,
    edge,
    fitted,
    neighbours,
    shortest_path,
    small_world,
    springs,
)
from drawing import Canvas
from geometry import Noise, Point, between, bezier, cells, distance, polar, relaxed, scattered, shrunk

BUNDLES = {0: (3, 5, 7), 1: (4, 8), 2: (6, 9), 3: (8,), 4: (9,), 5: (6, 10), 6: (11,), 7: (10,)}
"""Which groups of the bundled ring are linked."""


def forces() -> Canvas:
    """Six communities laid out by forces; the hub that joins most of them is accented."""
    generator = random.Random(1991)
    groups, edges = communities([56, 44, 38, 30, 26, 18], 4.4, 26, generator)
    hub = 0
    edges |= {edge(hub, groups.index(group) + 1) for group in range(1, 6)}
    start = [
        polar((0, 0), 380 + generator.uniform(-120, 120), group / 6 + generator.uniform(0, 0.06))
        for group in groups
    ]
    places = crowded(fitted(springs(start, edges, 46, 110), 190, 150, 2210, 1450), 36)
    colours = [ink.INK, ink.TEAL, ink.OCHRE, ink.MAUVE, ink.MOSS, ink.SLATE]
    canvas = Canvas(2400, 1600, ink.PAPER)
    links = [len(row) for row in neighbours(len(groups), edges)]
    for first, second in sorted(edges):
        same = groups[first] == groups[second]
        middle = between(between(places[first], places[second], 0.5), (1200, 800), 0 if same else 0.12)
        tint = (
            ink.VERMILION
            if hub in (first, second) and not same
            else colours[groups[first]]
            if same
            else ink.STONE
        )
        canvas.line(
            bezier((places[first], middle, places[second])), tint, 3.4 if tint != ink.VERMILION else 7, 0.55
        )
    for node, place in enumerate(places):
        radius = 9 + 4 * math.sqrt(links[node])
        canvas.disc(place, radius + 4, ink.PAPER)
        canvas.disc(place, radius, ink.VERMILION if node == hub else colours[groups[node]])
    canvas.ring(places[hub], 56, ink.VERMILION, 5)
    return canvas


def worlds() -> Canvas:
    """Three Watts-Strogatz rings: order, a few shortcuts with a path across, and chance."""
    canvas = Canvas(2400, 1600, ink.INK)
    _world(canvas, (420, 440), 290, 0.0, 36)
    _world(canvas, (420, 1160), 290, 1.0, 36)
    centre, count = (1560.0, 800.0), 72
    edges, places = _world(canvas, centre, 670, 0.07, count)
    path = shortest_path(count, edges, 4, 40)
    for first, second in pairwise(path):
        canvas.line(_chord(places[first], places[second], centre), ink.VERMILION, 13)
    for node in path:
        canvas.disc(places[node], 21, ink.VERMILION)
        canvas.disc(places[node], 9, ink.CREAM)
    return canvas


def _world(
    canvas: Canvas, centre: Point, radius: float, chance: float, count: int
) -> tuple[set[Edge], list[Point]]:
    """Draw one ring and return its edges and places."""
    kept, moved = small_world(count, 3, chance, random.Random(1998))
    places = [polar(centre, radius, node / count) for node in range(count)]
    for first, second in sorted(kept):
        canvas.line(_chord(places[first], places[second], centre), ink.SEA, radius / 160, 0.75)
    for first, second in sorted(moved):
        canvas.line(_chord(places[first], places[second], centre), ink.HONEY, radius / 130, 0.9)
    for place in places:
        canvas.disc(place, radius / 58 + 3, ink.PAPER)
    return kept | moved, places


def _chord(first: Point, second: Point, centre: Point) -> list[Point]:
    """Draw a line between two places of a ring, bent towards its centre the more the shorter it is."""
    share = 0.22 if distance(first, centre) > distance(first, second) else 0.35
    return bezier((first, between(between(first, second, 0.5), centre, share), second))


def growth() -> Canvas:
    """Preferential attachment on a sunflower spiral: the oldest in the middle, dots sized by links."""
    count = 300
    links = attachment(count, random.Random(28), 2)
    degree = [len(row) for row in neighbours(count, links)]
    places = [
        polar((1000, 1000), 50 * math.sqrt(node + 0.4), node * (3 - math.sqrt(5)) / 2)
        for node in range(count)
    ]
    biggest = max(range(count), key=lambda node: degree[node])
    canvas = Canvas(2000, 2000, ink.PINE)
    for newcomer, target in links:
        tint = ink.CORAL if target == biggest else ink.ramp((ink.HONEY, ink.SAGE, ink.MOSS), newcomer / count)
        bend = between(between(places[newcomer], places[target], 0.5), (1000, 1000), -0.16)
        canvas.line(
            bezier((places[newcomer], bend, places[target])), tint, [4.6 - k * 0.1 for k in range(33)], 0.5
        )
    for node in reversed(range(count)):
        radius = 7 * math.sqrt(degree[node])
        canvas.disc(places[node], radius + 5, ink.PINE)
        tint = (
            ink.VERMILION
            if node == biggest
            else ink.ramp((ink.CREAM, ink.HONEY, ink.SAGE, ink.MOSS), node / count)
        )
        canvas.disc(places[node], radius, tint)
    return canvas


def bundled() -> Canvas:
    """Draw a ring of twelve groups whose edges are bundled along the hierarchy (Holten, 2006)."""
    generator = random.Random(2006)
    canvas, centre, per = Canvas(2000, 2000, ink.NIGHT), (1000.0, 1000.0), 16
    tints = (ink.SKY, ink.SEA, ink.SAGE, ink.HONEY, ink.CORAL, ink.MAUVE)
    turn = [(node + 0.9 * (node // per)) / (12 * per + 12 * 0.9) for node in range(12 * per)]
    for first, second in [(first, second) for first, others in BUNDLES.items() for second in others]:
        for _ in range(generator.randint(14, 30)):
            a, b = first * per + generator.randrange(per), second * per + generator.randrange(per)
            hubs = [
                polar(centre, 470, (turn[group * per] + turn[group * per + per - 1]) / 2)
                for group in (first, second)
            ]
            curve = bezier(
                (polar(centre, 800, turn[a]), hubs[0], centre, hubs[1], polar(centre, 800, turn[b])), 48
            )
            accent = (first, second) == (0, 7)
            tint = ink.VERMILION if accent else ink.mix(tints[first % 6], tints[second % 6], 0.4)
            canvas.line(curve, tint, 4.5 if accent else 3, 0.95 if accent else 0.42)
    for node, place in enumerate(turn):
        group = node // per
        tint = ink.VERMILION if group in (0, 7) else tints[group % 6]
        canvas.line(
            [polar(centre, 812, place), polar(centre, 850 + 60 * generator.random(), place)], tint, 15
        )
    return canvas


def territories() -> Canvas:
    """Voronoi cells coloured by community, with the Delaunay neighbourhoods as lines between them."""
    generator, noise = random.Random(1908), Noise(random.Random(34))
    sites = relaxed(scattered(generator, 210, (2400, 1600), 70), 2400, 1600, 2)
    capitals = [(420, 380), (1250, 330), (2060, 520), (520, 1200), (1340, 1080), (2080, 1290)]
    tints = [
        (ink.SKY, ink.DUSK),
        (ink.HONEY, ink.OCHRE),
        (ink.MIST, ink.SEA),
        (ink.ROSE, ink.CORAL),
        (ink.SAGE, ink.MOSS),
        (ink.SAND, ink.STONE),
    ]
    shapes = cells(sites, 2400, 1600)
    owner = [_owner(site, capitals, noise) for site in sites]
    centre = min(range(len(sites)), key=lambda k: distance(sites[k], (1490, 760)))
    canvas = Canvas(2400, 1600, ink.CREAM)
    for own, (shape, _) in enumerate(shapes):
        reach = min(1.0, distance(sites[own], capitals[owner[own]]) / 620)
        fill = ink.VERMILION if own == centre else ink.ramp(tints[owner[own]][::-1], reach)
        canvas.polygon(shrunk(shape, sites[own], 0.055), fill)
    for own, (_, near) in enumerate(shapes):
        for other in sorted(near):
            if own < other:
                same = owner[own] == owner[other]
                canvas.line([sites[own], sites[other]], ink.INK, 4 if same else 1.6, 0.8 if same else 0.4)
    for own, site in enumerate(sites):
        canvas.disc(site, 13 if own != centre else 22, ink.INK if own != centre else ink.CREAM)
    return canvas


def _owner(site: Point, capitals: list[tuple[int, int]], noise: Noise) -> int:
    """Return the index of the capital that a place belongs to: the nearest, give or take."""
    unrest = [330 * noise(site[0] / 300, site[1] / 300 + k * 9) for k in range(len(capitals))]
    return min(range(len(capitals)), key=lambda k: distance(site, capitals[k]) + unrest[k])


def percolation() -> Canvas:
    """Squares that are open ever more often from left to right; the largest cluster is accented."""
    generator, columns, rows, size = random.Random(5927), 120, 80, 20
    opened = [
        (x, y) for x in range(columns) for y in range(rows) if generator.random() < 0.28 + 0.55 * x / columns
    ]
    canvas = Canvas(2400, 1600, ink.PAPER)
    groups = clusters(opened)
    for rank, cluster in enumerate(groups):
        share = min(1.0, math.log(len(cluster)) / math.log(150))
        for x, y in sorted(cluster):
            tint = ink.ramp((ink.MIST, ink.SEA, ink.TEAL, ink.INK), share)
            if rank == 0:
                tint = ink.ramp((ink.VERMILION, ink.VERMILION, ink.CORAL), (x - 40) / 80)
            canvas.box(x * size + 1.5, y * size + 1.5, x * size + size - 1.5, y * size + size - 1.5, tint)
    return canvas
