"""Contrast between colours, by the rules of WCAG 2.2 (1.4.3 and „contrast ratio“).

Colours are written ``#rgb`` or ``#rrggbb``.
"""

from __future__ import annotations

import colorsys
import itertools
from collections.abc import Iterator, Sequence

TEXT_RATIO = 4.5
"""Least contrast ratio for text of any size (WCAG 2.2, 1.4.3, level AA)."""

_LIGHTNESS_STEPS = 512


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 (the same) to 21 (black and white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance: 0 for black, 1 for white (WCAG 2.2, „relative luminance“)."""
    red, green, blue = (_linear(share) for share in _shares(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def weakest(colour: str, grounds: Sequence[str]) -> tuple[str, float]:
    """The ground on which a colour has the least contrast, and that contrast ratio."""
    return min(((ground, contrast(colour, ground)) for ground in grounds), key=lambda pair: pair[1])


def nearest(colour: str, grounds: Sequence[str], ratio: float = TEXT_RATIO) -> str:
    """The nearest readable colour: of the same hue and saturation, with a contrast ratio on every ground.

    It is the colour itself if that suffices; empty if no lightness does.
    """
    for candidate in _by_lightness(colour):
        if weakest(candidate, grounds)[1] >= ratio:
            return candidate
    return ""


def _by_lightness(colour: str) -> Iterator[str]:
    """Yield the colour, then lighter and darker ones in turn, with growing distance."""
    yield colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_shares(colour))
    for step, sign in itertools.product(range(1, _LIGHTNESS_STEPS + 1), (1, -1)):
        moved = lightness + sign * step / _LIGHTNESS_STEPS
        if 0 <= moved <= 1:
            shares = colorsys.hls_to_rgb(hue, moved, saturation)
            yield "#" + "".join(f"{round(255 * share):02x}" for share in shares)


def _shares(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, each from 0 to 1."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _linear(share: float) -> float:
    """A channel of sRGB as linear light; the limit 0.04045 is that of IEC 61966-2-1, as in WCAG 2.2."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


__all__ = ["TEXT_RATIO", "contrast", "luminance", "nearest", "weakest"]
