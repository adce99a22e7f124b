"""Six diagrams: the same kind of data as the networks, put into an order that answers one question."""

from __future__ import annotations

import random

import drawing as ink
from draw_graphs import Edge, communities
from drawing import Canvas
from geometry import Point, arc, bezier, polar

STATIONS: tuple[tuple[float, str, str, str], ...] = (
    (1.5, "Webstar", "Plattform von Wellstar", "Anfang 2008"),
    (9.5, "sorgenlos2null.de", "Gemeinschaft mit Bonusportal", "Herbst 2008"),
    (21.5, "noni-media-portal.de", "Bild, Video und Ton", "Herbst 2009"),
    (23.5, "mlm-network.biz", "der Ratgeber erscheint", "Dezember 2009"),
)
"""Months since January 2008, name, what it was, and when."""

SPANS: tuple[tuple[str, str], ...] = (
    ("Xing, Yasni, myONID", "Kontakt- und Profilportale"),
    ("Amway", "iPhone-Programm, USA und Kanada"),
    ("PM-International", "Vortrag auf dem Smartphone"),
)
"""What is only dated to the year 2009."""


def arcs() -> Canvas:
    """Links as half circles over a line of dots; the longest one is accented."""
    generator = random.Random(64)
    groups, edges = communities([16, 12, 14, 9, 11], 3.4, 15, generator)
    count, base = len(groups), 1130.0
    longest = (3, count - 6)
    edges = {pair for pair in edges if abs(pair[0] - pair[1]) < count - 14} | {longest}
    tints = (ink.SKY, ink.SEA, ink.HONEY, ink.CORAL, ink.MAUVE)
    spot = [170 + 2060 * (node + groups[node] * 0.8) / (count + 2.4) for node in range(count)]
    canvas = Canvas(2400, 1600, ink.INK)
    for first, second in sorted(edges, key=lambda pair: pair[0] - pair[1]):
        middle, radius = (spot[first] + spot[second]) / 2, (spot[second] - spot[first]) / 2
        same = groups[first] == groups[second]
        tint = tints[groups[first]] if same else ink.STONE
        curve = [(x, base + (y - base) * 0.98) for x, y in arc((middle, base), radius, -0.25, 0.25, 90)]
        if (first, second) == longest:
            tint = ink.VERMILION
        canvas.line(
            curve,
            tint,
            10 if tint == ink.VERMILION else 4.5 if same else 3,
            1 if tint == ink.VERMILION else 0.72,
        )
    for node, x in enumerate(spot):
        links = sum(node in pair for pair in edges)
        canvas.disc((x, base), 13, ink.VERMILION if node in longest else ink.CREAM)
        canvas.line([(x, base + 46), (x, base + 50 + 24 * links)], tints[groups[node]], 18)
    return canvas


def chords() -> Canvas:
    """Flows among seven groups: the wider a band at its end, the more leaves from there."""
    generator, centre, radius = random.Random(7), (1000.0, 1000.0), 770.0
    tints = (ink.INK, ink.TEAL, ink.OCHRE, ink.VERMILION, ink.MAUVE, ink.MOSS, ink.SLATE)
    flows = [[generator.choice((0, 2, 3, 5, 8)) if a != b else 3 for b in range(7)] for a in range(7)]
    flows[3] = [7, 9, 11, 4, 8, 6, 10]
    gap = 0.012
    unit = (1 - 7 * gap) / sum(map(sum, flows))
    canvas, slots = Canvas(2000, 2000, ink.CREAM), {}
    turn = 0.02
    for a in range(7):
        start = turn
        for b in range(7):
            order = (a - b - 1) % 7
            slots[a, order] = (turn, turn + flows[a][order] * unit)
            turn = slots[a, order][1]
        rim = [*arc(centre, radius + 62, start, turn), *arc(centre, radius + 16, turn, start)]
        canvas.polygon(rim, tints[a])
        turn += gap
    pairs = sorted(((a, b) for a in range(7) for b in range(a, 7)), key=lambda pair: 3 in pair)
    for a, b in pairs:
        if flows[a][b] or flows[b][a]:
            owner = a if flows[a][b] >= flows[b][a] else b
            tint = tints[owner] if 3 not in (a, b) else ink.VERMILION if owner == 3 else ink.CORAL
            canvas.polygon(
                _band(centre, radius, slots[a, b], slots[b, a]), tint, 0.82 if 3 in (a, b) else 0.55
            )
    return canvas


def _band(
    centre: Point, radius: float, first: tuple[float, float], second: tuple[float, float]
) -> list[Point]:
    """Return a ribbon through the middle of a circle between two pieces of its rim, given in turns."""
    there, back = polar(centre, radius, second[0]), polar(centre, radius, first[0])
    return [
        *arc(centre, radius, *first, 16),
        *bezier((polar(centre, radius, first[1]), centre, there)),
        *arc(centre, radius, *second, 16),
        *bezier((polar(centre, radius, second[1]), centre, back)),
    ]


def downline() -> Canvas:
    """Draw a tree in which everybody brings three others, six generations deep, as a fan over its root."""
    canvas, root = Canvas(2400, 1600, ink.PLUM), (1200.0, 1400.0)
    radii = [0, 290, 520, 710, 875, 1015, 1130]
    tints = (ink.CREAM, ink.HONEY, ink.OCHRE, ink.CORAL, ink.ROSE, ink.MAUVE, ink.MAUVE)
    chosen = {0: 0, 1: 1, 2: 5, 3: 16, 4: 49, 5: 148, 6: 445}

    def place(level: int, index: int) -> tuple[float, float]:
        turn = -0.25 + 0.5 * (index + 0.5) / 3**level
        x, y = polar(root, radii[level], turn)
        return x, root[1] + (y - root[1]) * 1.08

    for level in range(6, 0, -1):
        for index in range(3**level):
            start, end = place(level - 1, index // 3), place(level, index)
            turn = -0.25 + 0.5 * (index // 3 + 0.5) / 3 ** (level - 1)
            reach = (radii[level - 1] + radii[level]) / 2
            bends = (polar(root, reach, turn), polar(root, reach, -0.25 + 0.5 * (index + 0.5) / 3**level))
            own = chosen[level] == index
            curve = bezier((start, *bends, end), 20)
            tint = ink.VERMILION if own else tints[level]
            canvas.line(curve, tint, (10 if own else 8) * 0.76**level + 0.9 + own * 3, 1 if own else 0.62)
    for level in range(7):
        for index in range(3**level):
            own = chosen[level] == index
            canvas.disc(
                place(level, index), 40 * 0.62**level + 1.6 + own * 4, ink.VERMILION if own else tints[level]
            )
    return canvas


def matrices() -> Canvas:
    """One network as a table twice: nodes in random order on the left, sorted by community on the right."""
    generator = random.Random(12)
    groups, edges = communities([18, 14, 12, 10, 6], 7.5, 46, generator)
    shuffled = list(range(len(groups)))
    generator.shuffle(shuffled)
    canvas = Canvas(2400, 1600, ink.PAPER)
    plain = {node: node for node in range(len(groups))}
    _matrix(canvas, (110, 260), {node: k for k, node in enumerate(shuffled)}, groups, edges)
    _matrix(canvas, (1250, 260), plain, groups, edges)
    canvas.text((110, 1420), "Zufallsfolge", 44, ink.INK, bold=0.6)
    canvas.text((1250, 1420), "nach Gemeinschaften geordnet", 44, ink.INK, bold=0.6)
    return canvas


def _matrix(
    canvas: Canvas, corner: Point, order: dict[int, int], groups: list[int], edges: set[Edge]
) -> None:
    """Draw one adjacency matrix of 1040 pixels a side."""
    tints = (ink.INK, ink.TEAL, ink.OCHRE, ink.MAUVE, ink.MOSS)
    size = 1040 / len(order)
    canvas.box(corner[0] - 8, corner[1] - 8, corner[0] + 1048, corner[1] + 1048, ink.CREAM)
    for first, second in sorted(edges):
        same = groups[first] == groups[second]
        for a, b in ((first, second), (second, first)):
            x, y = corner[0] + order[a] * size, corner[1] + order[b] * size
            canvas.box(
                x + 1, y + 1, x + size - 1, y + size - 1, tints[groups[first]] if same else ink.VERMILION
            )
    for node, rank in order.items():
        x, y = corner[0] + rank * size, corner[1] + rank * size
        canvas.box(x + 1, y + 1, x + size - 1, y + size - 1, ink.SAND)
        for left, top in ((x, corner[1] - 34), (corner[0] - 34, y)):
            canvas.disc((left + size / 2, top + size / 2), 6, tints[groups[node]])


def two_sides() -> Canvas:
    """People on the left, groups on the right: one person who links groups that share nobody else."""
    generator, people = random.Random(1600), 34
    canvas = Canvas(1600, 2400, ink.HONEY)
    tints = (ink.INK, ink.TEAL, ink.PLUM, ink.PINE, ink.DUSK)
    tops = [180 + 2040 * (k + 0.5) / people for k in range(people)]
    halls = [330.0, 700, 1080, 1560, 2040]
    links = []
    for person in range(people):
        home = min(4, person * 5 // people)
        links.append((person, home))
        if generator.random() < 0.35 and person != 17:
            links.append((person, home + 1 if home < 2 else max(3, (home + 1) % 5)))
    bridge = 17
    links = [pair for pair in links if pair[0] != bridge] + [(bridge, hall) for hall in range(5)]
    for person, hall in sorted(links, key=lambda pair: pair[0] == bridge):
        y, own = tops[person], person == bridge
        members = [k for k, target in links if target == hall]
        dock = halls[hall] + (members.index(person) - (len(members) - 1) / 2) * 15
        curve = bezier(((310, y), (800, y), (760, dock), (1190, dock)), 48)
        canvas.line(curve, ink.VERMILION if own else tints[hall], 15 if own else 7, 1 if own else 0.6)
    for person, y in enumerate(tops):
        canvas.disc((290, y), 34 if person == bridge else 20, ink.VERMILION if person == bridge else ink.INK)
    for hall, y in enumerate(halls):
        size = sum(target == hall for _, target in links)
        canvas.box(1190, y - size * 9, 1350, y + size * 9, tints[hall])
        for seat in range(size):
            canvas.disc((1400, y + (seat - (size - 1) / 2) * 18), 6, tints[hall])
    return canvas


def timeline() -> Canvas:
    """Draw the platforms of 2008 and 2009 on one line of 24 months; what is dated to a year is a bar."""
    canvas, left, month, base = Canvas(3000, 1200, ink.PAPER), 170.0, 95.0, 690.0
    end = left + 24 * month
    for quarter in range(9):
        x = left + quarter * 3 * month
        canvas.box(x - 1.5, 150, x + 1.5, base, ink.SAND)
    canvas.box(left, base - 6, end, base + 6, ink.INK)
    for step in range(25):
        tall = 34 if step % 12 == 0 else 20 if step % 3 == 0 else 11
        canvas.box(left + step * month - 2, base, left + step * month + 2, base + tall, ink.INK)
    for year, at in (("2008", 0), ("2009", 12)):
        canvas.text((left + at * month, base + 78), year, 66, ink.INK, bold=1.6)
    for rank, (when, name, what, date) in enumerate(STATIONS):
        _station(canvas, (left + when * month, base), (380, 250, 380, 250)[rank], (name, what, date))
    for rank, (name, what) in enumerate(SPANS):
        top = base + 150 + rank * 106
        tint = (ink.TEAL, ink.OCHRE, ink.SLATE)[rank]
        canvas.box(left + 12 * month, top, end, top + 18, tint)
        canvas.text((left + 12 * month, top + 50), f"{name}: {what}", 42, ink.INK, bold=0.3)
    return canvas


def _station(canvas: Canvas, foot: Point, height: float, words: tuple[str, str, str]) -> None:
    """Draw a stem with a disc on the line and three rows of text at its top."""
    name, what, date = words
    accent = name.startswith("mlm")
    tint = ink.VERMILION if accent else ink.INK
    top = foot[1] - height - 60
    side = -1 if name.startswith("noni") else 1
    anchor, x = ("rm", foot[0] - 28) if side < 0 else ("lm", foot[0] + 28)
    canvas.line([foot, (foot[0], top - 40)], tint, 6 if accent else 4)
    canvas.disc(foot, 30 if accent else 22, tint)
    canvas.disc(foot, 12 if accent else 9, ink.PAPER)
    canvas.text((x, top - 20), name, 60, tint, anchor, bold=1.2)
    canvas.text((x, top + 44), what, 42, ink.INK, anchor)
    canvas.text((x, top + 98), date, 38, ink.SLATE, anchor, bold=0.4)
