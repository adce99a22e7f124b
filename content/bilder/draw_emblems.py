"""Emblems of the five desks, 800 by 800 pixels: signs, not faces."""

from __future__ import annotations

from itertools import pairwise

import drawing as ink
from draw_parts import bubble, linked, turned
from drawing import Canvas
from geometry import Point, arc, polar, spline

SIDE = 800


def networks() -> Canvas:
    """Three dots joined by lines."""
    canvas = Canvas(SIDE, SIDE, ink.INK)
    places = [polar((400, 430), 210, k / 3) for k in range(3)]
    linked(canvas, places, ((0, 1), (1, 2), (2, 0)), ink.SEA, 26)
    for rank, place in enumerate(places):
        canvas.disc(place, 84, ink.VERMILION if rank == 0 else ink.CREAM)
    return canvas


def law() -> Canvas:
    """Draw a paragraph sign: two hooks, each the other turned upside down."""
    canvas = Canvas(SIDE, SIDE, ink.HONEY)
    hook = [
        (498.0, 208.0),
        (452, 158),
        (388, 142),
        (318, 168),
        (294, 236),
        (342, 306),
        (430, 352),
        (500, 408),
        (520, 476),
        (476, 536),
        (424, 556),
    ]
    for tint, degrees in ((ink.VERMILION, 180), (ink.INK, 0)):
        curve = turned(spline(hook, 12), (400, 400), degrees)
        canvas.line(curve, tint, 46)
        for end in (curve[0], curve[-1]):
            canvas.disc(end, 23, tint)
    return canvas


def workshop() -> Canvas:
    """Draw a pencil between two angle brackets."""
    canvas = Canvas(SIDE, SIDE, ink.PINE)
    for side in (-1, 1):
        bracket: list[Point] = [(400 + side * 150, 230), (400 + side * 290, 400), (400 + side * 150, 570)]
        for start, end in pairwise(bracket):
            canvas.line([start, end], ink.SAGE, 46)
        for corner in bracket:
            canvas.disc(corner, 23, ink.SAGE)
    _pencil(canvas, (400, 400), 520, 18)
    return canvas


def _pencil(canvas: Canvas, centre: Point, length: float, degrees: float) -> None:
    """Draw a pencil that points down, turned about its centre."""
    x, y = centre
    half, wide = length / 2, length * 0.085

    def piece(points: list[Point], tint: str) -> None:
        canvas.polygon(turned(points, centre, degrees), tint)

    piece(
        [(x - wide, y - half), (x + wide, y - half), (x + wide, y - half + 50), (x - wide, y - half + 50)],
        ink.ROSE,
    )
    piece(
        [
            (x - wide, y - half + 50),
            (x + wide, y - half + 50),
            (x + wide, y + half - 110),
            (x - wide, y + half - 110),
        ],
        ink.VERMILION,
    )
    piece([(x - wide, y + half - 110), (x + wide, y + half - 110), (x, y + half)], ink.CREAM)
    piece([(x - wide * 0.36, y + half - 40), (x + wide * 0.36, y + half - 40), (x, y + half)], ink.NIGHT)


def picture() -> Canvas:
    """Draw a frame with a pencil line across it."""
    canvas = Canvas(SIDE, SIDE, ink.VERMILION)
    canvas.box(160, 200, 640, 600, ink.CREAM)
    canvas.box(200, 240, 600, 560, ink.INK)
    canvas.disc((310, 340), 46, ink.HONEY)
    canvas.line([(200, 560), (470, 350)], ink.CREAM, 18)
    _pencil(canvas, (560, 280), 330, 52)
    return canvas


def world() -> Canvas:
    """Draw a globe of a few lines between two speech bubbles."""
    canvas = Canvas(SIDE, SIDE, ink.SKY)
    bubble(canvas, (250, 180), 140, 92, ink.CREAM)
    bubble(canvas, (580, 200), 120, 80, ink.VERMILION, left=False)
    centre, radius = (400.0, 520.0), 190.0
    canvas.disc(centre, radius, ink.INK)
    for share in (0.0, 0.55):
        half = [
            (centre[0] + radius * share * x, centre[1] + radius * y) for x, y in arc((0, 0), 1, 0, 0.5, 45)
        ]
        for meridian in (half, [(2 * centre[0] - x, y) for x, y in half]):
            canvas.line(meridian, ink.SKY, 11)
    for y, half_width in ((425, 168), (520, 190), (615, 168)):
        canvas.line([(400 - half_width, y), (400 + half_width, y)], ink.SKY, 11)
    return canvas
