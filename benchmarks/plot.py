"""Time over size as SVG, written by hand: both axes logarithmic, one colour a generator."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks import bars
from benchmarks.results import Report

WIDTH_PX, HEIGHT_PX = 760, 470
LEFT_PX, TOP_PX, RIGHT_PX, BOTTOM_PX = 64, 56, 165, 52

COLOURS = {
    "colony": "#c2410c", "hugo": "#be185d", "eleventy": "#1d4ed8", "pelican": "#15803d",
    "pelican-cached": "#65a30d",
}  # fmt: skip
SHOWN = {"cold": "", "edited": "5 4"}
"""Scenario → pattern of its dashes."""

LABEL_STEP_PX = 15


@dataclass(frozen=True)
class Line:
    """One generator in one scenario."""

    name: str
    label: str
    scenario: str
    points: tuple[tuple[float, float], ...]
    """(articles, seconds), smallest corpus first."""


@dataclass(frozen=True)
class Scale:
    """From a range of values, by powers of ten, to pixels."""

    low: float
    high: float
    start_px: float
    stop_px: float

    def px(self, value: float) -> float:
        """The position of a value, in pixels."""
        share = math.log10(value / self.low) / math.log10(self.high / self.low)
        return round(self.start_px + share * (self.stop_px - self.start_px), 1)


def lines(reports: Sequence[Report]) -> list[Line]:
    """What there is to draw."""
    names = {name: side.label for report in reports for name, side in report.sides.items()}
    found = []
    for scenario in SHOWN:
        for name, label in names.items():
            points = tuple(
                (float(report.size), seconds)
                for report in sorted(reports, key=lambda report: report.size)
                if name in report.sides and (seconds := bars.wall(scenario)(report.sides[name]))
            )
            if points:
                found.append(Line(name, label, scenario, points))
    return found


def svg(reports: Sequence[Report]) -> str:
    """The picture: solid for a cold build, dashed for one edited article."""
    drawn = lines(reports)
    sizes = [size for line in drawn for size, _ in line.points] or [1_000.0]
    times = [seconds for line in drawn for _, seconds in line.points] or [1.0]
    across = Scale(min(sizes) / 1.3, max(sizes) * 1.3, LEFT_PX, WIDTH_PX - RIGHT_PX)
    floor = 10.0 ** math.floor(math.log10(min(times)))
    ceiling = 10.0 ** (math.floor(math.log10(max(times))) + 1)
    up = Scale(floor, ceiling, HEIGHT_PX - BOTTOM_PX, TOP_PX)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}" role="img" '
        'aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">',
        '<title id="title">Build time over number of articles</title>',
        f'<desc id="desc">{escape(_told(drawn))}</desc>',
        f'<rect width="{WIDTH_PX}" height="{HEIGHT_PX}" fill="#fff"/>',
        f'<text x="{LEFT_PX}" y="24" font-size="16" font-weight="600">Seconds per build</text>',
        f'<text x="{LEFT_PX}" y="42" fill="#555">solid: cold build · dashed: one article edited</text>',
        *_grid(across, up, sorted(set(sizes))),
        *(part for line in drawn for part in _line(line, across, up)),
        *_labels(drawn, up),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _told(drawn: Sequence[Line]) -> str:
    return " ".join(
        f"{line.label}, {line.scenario}: "
        + ", ".join(f"{seconds:.2f} s at {size:,.0f}" for size, seconds in line.points)
        + "."
        for line in drawn
    )


def _grid(across: Scale, up: Scale, sizes: Sequence[float]) -> Iterator[str]:
    right, bottom = WIDTH_PX - RIGHT_PX, HEIGHT_PX - BOTTOM_PX
    value = up.low
    while value <= up.high * 1.001:
        y = up.px(value)
        yield f'<path d="M{LEFT_PX} {y}H{right}" stroke="#ddd"/>'
        yield f'<text x="{LEFT_PX - 8}" y="{y + 4}" text-anchor="end" fill="#555">{value:g}</text>'
        value *= 10
    for size in sizes:
        x = across.px(size)
        yield f'<path d="M{x} {TOP_PX}V{bottom}" stroke="#eee"/>'
        yield f'<text x="{x}" y="{bottom + 20}" text-anchor="middle" fill="#555">{size:,.0f}</text>'
    middle = (LEFT_PX + right) / 2
    yield f'<text x="{middle:g}" y="{HEIGHT_PX - 10}" text-anchor="middle" fill="#555">articles</text>'


def _line(line: Line, across: Scale, up: Scale) -> Iterator[str]:
    colour = COLOURS.get(line.name, "#555")
    at = [(across.px(size), up.px(seconds)) for size, seconds in line.points]
    dashes = f' stroke-dasharray="{SHOWN[line.scenario]}"' if SHOWN[line.scenario] else ""
    path = "L".join(f"{x} {y}" for x, y in at)
    yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
    for x, y in at:
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>'


def _labels(drawn: Sequence[Line], up: Scale) -> Iterator[str]:
    """Names at the ends of the lines, pushed down where they would overlap."""
    ends = sorted((up.px(line.points[-1][1]), line.label, line.scenario, line.name) for line in drawn)
    lowest = -math.inf
    for y, label, scenario, name in ends:
        lowest = max(y, lowest + LABEL_STEP_PX)
        word = label if scenario == "cold" else f"{label}, edit"
        colour = COLOURS.get(name, "#555")
        yield f'<text x="{WIDTH_PX - RIGHT_PX + 8}" y="{lowest + 4:g}" fill="{colour}">{escape(word)}</text>'
