"""Lead pictures about people: who speaks, who goes ahead, who knows whom. All are 1800 by 1200 pixels."""

from __future__ import annotations

import math
import random

import drawing as ink
from draw_parts import arrow, bubble, linked, oval, person, rounded, star
from drawing import Canvas
from geometry import Point, arc, between, bezier, distance, polar, regular, scattered

WIDTH, HEIGHT = 1800, 1200


def two_halves() -> Canvas:
    """Advertising and public relations: a megaphone before a silent row, and a table of talk."""
    canvas = Canvas(WIDTH, HEIGHT, ink.PAPER)
    canvas.box(0, 0, 900, HEIGHT, ink.INK)
    canvas.polygon([(250, 690), (330, 690), (365, 850), (275, 850)], ink.CORAL)
    canvas.polygon([(210, 520), (480, 370), (480, 830), (210, 680)], ink.VERMILION)
    canvas.polygon(rounded(140, 510, 230, 690, 30), ink.CORAL)
    canvas.polygon(oval((480, 600), 46, 232), ink.ROSE)
    for ring in range(3):
        canvas.line(arc((420, 600), 190 + 62 * ring, 0.17, 0.33), ink.CORAL, 13, 0.95 - 0.2 * ring)
    for row in range(9):
        canvas.ring((770, 240 + row * 90), 26, ink.SLATE, 8)
    centre = (1350.0, 600.0)
    seats = [polar(centre, 330, seat / 8 + 1 / 16) for seat in range(8)]
    canvas.disc(centre, 220, ink.HONEY)
    for first in range(8):
        for step in (1, 4) if first < 4 else (1,):
            a, b = seats[first], seats[(first + step) % 8]
            bend = between(between(a, b, 0.5), centre, -0.2 if step == 1 else 0)
            path = [p for p in bezier((a, bend, b), 60) if min(distance(p, a), distance(p, b)) > 60]
            arrow(canvas, path, ink.TEAL, 9, both=True)
    for rank, seat in enumerate(seats):
        canvas.disc(seat, 44, ink.VERMILION if rank == 5 else ink.INK)
    return canvas


def stones() -> Canvas:
    """Five stepping stones, each larger than the last, up to a speech bubble."""
    canvas = Canvas(WIDTH, HEIGHT, ink.MIST)
    for wave in range(16):
        sea = 90 + wave * 74
        line = [(x, sea + 10 * math.sin(x / 90 + wave * 1.7)) for x in range(-10, 1820, 10)]
        canvas.line(line, ink.SEA, 5, 0.4)
    places = [(250.0, 1010.0), (480.0, 880.0), (750.0, 930.0), (985.0, 730.0), (1370.0, 850.0)]
    for rank, (x, y) in enumerate(places):
        wide = 78.0 + 26 * rank
        canvas.polygon(oval((x, y + wide * 0.24), wide, wide * 0.5), ink.DUSK)
        canvas.polygon(oval((x, y), wide, wide * 0.5), ink.INK if rank < 4 else ink.TEAL)
        canvas.text((x, y), str(rank + 1), wide * 0.62, ink.CREAM, "mm", bold=2)
    bubble(canvas, (1150, 350), 300, 190, ink.VERMILION, left=False)
    for dot in range(3):
        canvas.disc((1020 + dot * 130, 350), 34, ink.CREAM)
    return canvas


def clusters() -> Canvas:
    """Two dense groups, one accented dot between them, and one dot that knows nobody."""
    canvas, generator = Canvas(WIDTH, HEIGHT, ink.INK), random.Random(1736)
    bridge = (915.0, 640.0)
    for centre, tint in (((480.0, 560.0), ink.SEA), ((1350.0, 680.0), ink.HONEY)):
        spread = scattered(generator, 16, (560, 620), 112)
        places = [(centre[0] + x - 280, centre[1] + y - 310) for x, y in spread]
        pairs = [(a, b) for a in range(16) for b in range(a) if distance(places[a], places[b]) < 255]
        linked(canvas, places, pairs, ink.mix(ink.INK, tint, 0.6), 6)
        for near in sorted(places, key=lambda place: distance(place, bridge))[:2]:
            canvas.line([bridge, near], ink.VERMILION, 12)
        for rank, place in enumerate(places):
            canvas.disc(place, 22 + 3 * sum(rank in pair for pair in pairs), tint)
    canvas.disc(bridge, 66, ink.INK)
    canvas.disc(bridge, 52, ink.VERMILION)
    canvas.ring((1560, 190), 34, ink.CREAM, 8)
    return canvas


def profiles() -> Canvas:
    """Three cards of different shape with the same head, each pointing at the others and back."""
    canvas = Canvas(WIDTH, HEIGHT, ink.HONEY)
    places = [(360.0, 760.0), (900.0, 380.0), (1440.0, 760.0)]
    for first, second, start, end in ((0, 1, 0.33, 0.64), (1, 2, 0.37, 0.65), (0, 2, 0.2, 0.77)):
        a, b = places[first], places[second]
        path = [between(a, b, start + (end - start) * step / 60) for step in range(61)]
        arrow(canvas, path, ink.INK, 13, both=True)
    canvas.polygon(rounded(200, 520, 520, 1000, 12), ink.CREAM)
    canvas.polygon(regular(places[1], 235, 6), ink.INK)
    canvas.disc(places[2], 212, ink.TEAL)
    for place in ((360.0, 690.0), (900.0, 370.0), (1440.0, 750.0)):
        person(canvas, place, 240, ink.VERMILION)
    for row in range(3):
        canvas.box(250, 862 + row * 36, 470 - row * 60, 876 + row * 36, ink.STONE)
    return canvas


def shadow() -> Canvas:
    """Draw a row of equal dots; the shadow of the first falls across all others."""
    canvas = Canvas(WIDTH, HEIGHT, ink.ROSE)
    canvas.box(0, 690, WIDTH, HEIGHT, ink.CORAL)
    places = [(290 + dot * 205.0, 600.0) for dot in range(7)]
    for x, y in places[1:]:
        canvas.polygon(oval((x, y + 84), 60, 14), ink.PLUM, 0.25)
        canvas.disc((x, y), 80, ink.CREAM)
    dark = [(290, 520), (1800, 330), (1800, 800), (290, 690)]
    canvas.polygon(dark, ink.PLUM, 0.62)
    canvas.disc(places[0], 80, ink.VERMILION)
    canvas.polygon(oval((290, 688), 60, 12), ink.PLUM, 0.4)
    return canvas


def ahead() -> Canvas:
    """Many dots on their own paths, and far behind them one large block on rollers."""
    canvas, generator = Canvas(WIDTH, HEIGHT, ink.SAND), random.Random(2009)
    tints = (ink.TEAL, ink.OCHRE, ink.DUSK, ink.MOSS)
    for path in range(13):
        y = 130 + path * 78.0
        reach = generator.uniform(1050, 1640)
        points = [
            (x, 600 + (y - 600) * (1 - math.exp(-(x - 200) / 480)) + 18 * math.sin(x / 150 + path))
            for x in range(210, int(reach), 12)
        ]
        tint = ink.VERMILION if path == 5 else tints[path % 4]
        canvas.line(points, tint, 5, 0.5)
        for step in range(1 + path % 3):
            canvas.disc(points[-1 - step * (11 + path % 4 * 3)], 27 - 4 * step, tint)
    canvas.box(140, 390, 500, 750, ink.INK)
    canvas.polygon([(140, 390), (200, 340), (560, 340), (500, 390)], ink.SLATE)
    canvas.polygon([(500, 390), (560, 340), (560, 700), (500, 750)], ink.NIGHT)
    for roller in range(3):
        canvas.disc((200 + roller * 120, 786), 36, ink.STONE)
        canvas.ring((200 + roller * 120, 786), 32, ink.INK, 8)
    return canvas


def webstar() -> Canvas:
    """One centre, eight dots around it, the first line thicker than the others."""
    canvas, centre = Canvas(WIDTH, HEIGHT, ink.NIGHT), (900.0, 600.0)
    for ring in range(1, 9):
        canvas.ring(centre, ring * 120, ink.DUSK, 3, 0.7 - ring * 0.06)
    for ray in range(8):
        end = polar(centre, 450, ray / 8)
        canvas.line([centre, end], ink.VERMILION if ray == 0 else ink.SKY, 30 if ray == 0 else 8)
        canvas.disc(end, 62 if ray == 0 else 40, ink.VERMILION if ray == 0 else ink.SKY)
    canvas.polygon(star(centre, 190, 8, 0.5), ink.HONEY)
    canvas.disc(centre, 60, ink.NIGHT)
    return canvas


def bonus() -> Canvas:
    """Draw a circle of people as dots, and in its middle a shopping basket with a star."""
    canvas, centre = Canvas(WIDTH, HEIGHT, ink.PINE), (900.0, 600.0)
    places = [polar(centre, 460, dot / 16) for dot in range(16)]
    canvas.line(arc(centre, 460, 0, 1, 120), ink.MOSS, 8)
    for rank, place in enumerate(places):
        canvas.disc(place, 46, (ink.SAGE, ink.HONEY, ink.MIST, ink.CORAL)[rank % 4])
    _basket(canvas)
    canvas.polygon(star((900, 648), 82), ink.HONEY)
    return canvas


def _basket(canvas: Canvas) -> None:
    """Draw a basket with a handle, seen from the side."""
    canvas.line(arc((900, 520), 170, -0.25, 0.25), ink.CREAM, 22)
    canvas.polygon([(660, 510), (1140, 510), (1080, 780), (720, 780)], ink.VERMILION)
    for slat in (0, 1, 5, 6):
        x = 705 + slat * 65
        canvas.line([(x, 545), (900 + (x - 900) * 0.8, 770)], ink.CORAL, 7)
    canvas.disc((900, 648), 108, ink.VERMILION)
    canvas.polygon(rounded(630, 480, 1170, 540, 26), ink.CREAM)


def bridge() -> Canvas:
    """Draw the small graph of an article: two triangles, and D as the only way between them."""
    canvas = Canvas(WIDTH, HEIGHT, ink.CREAM)
    places: dict[str, Point] = {
        "A": (290, 330),
        "B": (290, 870),
        "C": (600, 600),
        "D": (900, 600),
        "E": (1200, 600),
        "F": (1510, 330),
        "G": (1510, 870),
    }
    for pair in ("AB", "BC", "AC", "CD", "DE", "EF", "FG", "EG"):
        tint = ink.VERMILION if "D" in pair else ink.SLATE
        canvas.line([places[pair[0]], places[pair[1]]], tint, 16 if "D" in pair else 11)
    for letter, place in places.items():
        canvas.disc(place, 104 if letter == "D" else 90, ink.VERMILION if letter == "D" else ink.INK)
        canvas.text((place[0], place[1] - 3), letter, 96, ink.CREAM, "mm", bold=2)
    return canvas
