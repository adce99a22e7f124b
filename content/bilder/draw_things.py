"""Lead pictures about things: pages, sheets, frames, a telephone. All are 1800 by 1200 pixels."""

from __future__ import annotations

import math

import drawing as ink
from draw_parts import landscape, rounded, sheet, turned, writing
from drawing import Canvas
from geometry import Point, bezier, polar

WIDTH, HEIGHT = 1800, 1200
STORY = (
    "Ein Berg am Morgen, davor ein stiller See, und am Himmel steht rot die Sonne. "
    "Wer das Bild nicht sieht, liest es hier: "
)


def media_page() -> Canvas:
    """Draw a page of four tiles: text, picture, film and sound."""
    canvas = Canvas(WIDTH, HEIGHT, ink.TEAL)
    canvas.polygon(rounded(330, 120, 1490, 1100, 20), ink.PINE, 0.55)
    canvas.polygon(rounded(310, 100, 1470, 1080, 20), ink.CREAM)
    writing(canvas, (380, 180), 840, 8, ink.INK, gap=46)
    landscape(canvas, (910, 170, 1400, 550), (ink.SKY, ink.VERMILION, ink.SEA, ink.INK))
    canvas.box(380, 630, 840, 1010, ink.INK)
    canvas.disc((610, 820), 112, ink.VERMILION)
    canvas.polygon([(575, 755), (575, 885), (685, 820)], ink.CREAM)
    canvas.box(910, 630, 1400, 1010, ink.HONEY)
    for bar in range(19):
        tall = 24 + 130 * abs(math.sin(bar * 0.9) * math.cos(bar * 0.37 + 0.5)) * math.sin(
            math.pi * (bar + 1) / 20
        )
        x = 948 + bar * 23
        canvas.box(x, 820 - tall, x + 12, 820 + tall, ink.VERMILION if bar < 8 else ink.INK)
    return canvas


def old_portal() -> Canvas:
    """Draw a web page as portals of 2009 had it: header, three columns, buttons and a framed box."""
    canvas = Canvas(WIDTH, HEIGHT, ink.SKY)
    canvas.box(300, 110, 1540, 1110, ink.DUSK, alpha=0.5)
    canvas.box(280, 90, 1520, 1090, ink.CREAM)
    canvas.box(280, 90, 1520, 150, ink.SLATE)
    for dot, tint in enumerate((ink.VERMILION, ink.HONEY, ink.SAGE)):
        canvas.disc((320 + dot * 44, 120), 14, tint)
    canvas.box(310, 180, 1490, 320, ink.INK)
    canvas.text((350, 250), "PORTAL", 72, ink.CREAM, bold=3)
    for tab in range(5):
        canvas.box(860 + tab * 122, 264, 966 + tab * 122, 320, ink.VERMILION if tab == 0 else ink.SLATE)
    for row in range(7):
        canvas.box(310, 360 + row * 66, 500, 408 + row * 66, ink.MIST)
    canvas.box(550, 360, 1050, 400, ink.INK)
    writing(canvas, (550, 440), 1200, 8, ink.SLATE, gap=40)
    _buttons(canvas)
    canvas.box(550, 880, 1200, 1050, ink.STONE)
    canvas.box(556, 886, 1194, 1044, ink.HONEY)
    canvas.text((875, 965), "[ad]", 64, ink.INK, "mm", bold=1)
    canvas.box(1250, 360, 1490, 620, ink.ROSE)
    canvas.box(1250, 650, 1490, 1050, ink.SAND)
    return canvas


def _buttons(canvas: Canvas) -> None:
    """Printer, sheet and envelope, side by side."""
    canvas.box(560, 800, 640, 838, ink.VERMILION)
    canvas.box(576, 774, 624, 800, ink.INK)
    canvas.box(576, 822, 624, 850, ink.INK)
    canvas.polygon([(690, 772), (730, 772), (750, 792), (750, 850), (690, 850)], ink.VERMILION)
    canvas.polygon([(730, 772), (730, 792), (750, 792)], ink.INK)
    canvas.box(800, 784, 886, 842, ink.VERMILION)
    canvas.line([(802, 788), (843, 820), (884, 788)], ink.CREAM, 7)


def labelled() -> Canvas:
    """Two columns that look the same, but one stands in a frame with a tab that says what it is."""
    canvas = Canvas(WIDTH, HEIGHT, ink.OCHRE)
    canvas.box(220, 150, 1580, 1080, ink.CREAM)
    canvas.box(310, 250, 720, 310, ink.INK)
    writing(canvas, (310, 360), 830, 15, ink.SLATE)
    canvas.box(950, 330, 1510, 1010, ink.VERMILION)
    canvas.box(962, 342, 1498, 998, ink.PAPER)
    canvas.box(950, 240, 1300, 336, ink.VERMILION)
    canvas.text((1125, 287), "Anzeige", 66, ink.CREAM, "mm", bold=1.5)
    canvas.box(1010, 400, 1340, 450, ink.INK)
    writing(canvas, (1010, 500), 1450, 11, ink.STONE)
    return canvas


def owned() -> Canvas:
    """Draw a framed photograph with a paper tag at its corner, and a crossed-out pin."""
    canvas = Canvas(WIDTH, HEIGHT, ink.SAGE)
    canvas.box(275, 215, 1195, 935, ink.PINE, alpha=0.35)
    canvas.box(250, 190, 1170, 910, ink.INK)
    canvas.box(290, 230, 1130, 870, ink.CREAM)
    landscape(canvas, (350, 290, 1070, 810), (ink.HONEY, ink.VERMILION, ink.TEAL, ink.PINE))
    canvas.line(bezier(((1150, 890), (1180, 980), (1110, 1000), (1135, 1036)), 24), ink.INK, 7)
    tag = [(1110, 1010), (1160, 960), (1470, 960), (1470, 1100), (1160, 1100), (1110, 1050)]
    pivot = (1130.0, 1030.0)
    canvas.polygon(turned(tag, pivot, -7), ink.CREAM)
    canvas.disc(pivot, 13, ink.INK)
    for row, reach in enumerate((1430, 1380, 1300)):
        bar = [
            (1200, 992 + row * 32),
            (reach, 992 + row * 32),
            (reach, 1006 + row * 32),
            (1200, 1006 + row * 32),
        ]
        canvas.polygon(turned(bar, pivot, -7), ink.VERMILION if row == 0 else ink.STONE)
    _pin(canvas, (1420, 430))
    return canvas


def _pin(canvas: Canvas, head: Point) -> None:
    """Draw a map pin with a bar through it."""
    x, y = head
    canvas.polygon([(x - 108, y + 52), (x + 108, y + 52), (x, y + 260)], ink.INK)
    canvas.disc(head, 120, ink.INK)
    canvas.disc(head, 48, ink.SAGE)
    canvas.line([(x - 170, y + 280), (x + 170, y - 150)], ink.SAGE, 56)
    canvas.line([(x - 170, y + 280), (x + 170, y - 150)], ink.VERMILION, 28)


def delivered() -> Canvas:
    """Sheets that travel along a line into a letter tray."""
    canvas = Canvas(WIDTH, HEIGHT, ink.PLUM)
    for ring in range(3):
        canvas.line(
            [polar((170, 1010), 110 + ring * 90, turn / 160) for turn in range(41)], ink.VERMILION, 34
        )
    canvas.disc((190, 990), 44, ink.VERMILION)
    path = bezier(((330, 760), (620, 60), (1050, 120), (1320, 730)), 60)
    canvas.line(path, ink.MAUVE, 8)
    for step, degrees in ((14, -34), (26, -12), (37, 10), (47, 30)):
        sheet(canvas, path[step], 250, degrees, ink.CREAM if step != 37 else ink.HONEY)
    sheet(canvas, (1320, 770), 290, 2)
    canvas.polygon([(1030, 800), (1610, 800), (1560, 1030), (1080, 1030)], ink.INK)
    canvas.polygon([(1030, 800), (1610, 800), (1602, 838), (1038, 838)], ink.SLATE)
    canvas.polygon(rounded(1220, 900, 1420, 965, 20), ink.HONEY)
    return canvas


def written_picture() -> Canvas:
    """Draw a frame whose picture is written: the same words everywhere, coloured as what they tell of."""
    canvas = Canvas(WIDTH, HEIGHT, ink.CORAL)
    canvas.box(270, 150, 1570, 1090, ink.PLUM, alpha=0.35)
    canvas.box(250, 130, 1550, 1070, ink.INK)
    canvas.box(290, 170, 1510, 1030, ink.CREAM)
    place, size = 0, 23.0
    for row in range(36):
        y, x = 203 + row * 22.7, 316.0
        while x < 1480:
            letter = STORY[place % len(STORY)]
            canvas.text((x, y), letter, size, _seen((x, y)), "lm", bold=1)
            x, place = x + ink.text_width(letter, size) + 0.6, place + 1
    return canvas


def _seen(place: Point) -> str:
    """Return the colour of the described picture at one place: sun, mountain, lake or sky."""
    x, y = place
    if (x - 1230) ** 2 + (y - 400) ** 2 < 140**2:
        return ink.VERMILION
    if y > 800:
        return ink.TEAL
    if y > 300 + abs(x - 700) * 0.95:
        return ink.STONE if y < 420 + 26 * math.sin(x / 28) else ink.INK
    return ink.MOSS if y > 660 + abs(x - 1240) * 0.5 else ink.SKY


def folder_phone() -> Canvas:
    """Draw a telephone with a single button, opened like a folder, with sheets between its halves."""
    canvas = Canvas(WIDTH, HEIGHT, ink.VERMILION)
    canvas.polygon([(470, 250), (830, 180), (830, 1080), (470, 1010)], ink.NIGHT, 0.35)
    canvas.polygon([(440, 230), (860, 150), (860, 1050), (440, 970)], ink.SLATE)
    canvas.polygon([(480, 282), (830, 216), (830, 984), (480, 918)], ink.INK)
    for rank, degrees in enumerate((-24, -13, -2)):
        sheet(
            canvas, (700 + rank * 62, 560 - rank * 10), 640, degrees, (ink.HONEY, ink.MIST, ink.CREAM)[rank]
        )
    canvas.polygon(rounded(872, 162, 1392, 1082, 74), ink.NIGHT, 0.35)
    canvas.polygon(rounded(850, 140, 1370, 1060, 74), ink.NIGHT)
    canvas.polygon(rounded(1060, 188, 1160, 202, 6), ink.SLATE)
    canvas.box(890, 240, 1330, 900, ink.CREAM)
    for bar, tall in enumerate((90, 160, 130, 230, 310)):
        canvas.box(930 + bar * 76, 600 - tall, 982 + bar * 76, 600, ink.VERMILION if bar == 4 else ink.TEAL)
    writing(canvas, (930, 650), 1290, 5, ink.SLATE, gap=44)
    canvas.ring((1110, 980), 46, ink.SLATE, 6)
    canvas.polygon(rounded(1092, 962, 1128, 998, 8), ink.SLATE)
    return canvas
