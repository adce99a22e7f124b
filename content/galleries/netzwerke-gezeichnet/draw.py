"""Draw the pictures of this gallery: `python draw.py [part of a name …]`. Same bytes every time."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import draw_diagrams  # noqa: E402 - found only through the line above
import draw_networks  # noqa: E402
from drawing import draw_all  # noqa: E402

PICTURES = {
    "01-kraefte.png": draw_networks.forces,
    "02-kleine-welten.png": draw_networks.worlds,
    "03-wer-hat-dem-wird-gegeben.png": draw_networks.growth,
    "04-bogen.png": draw_diagrams.arcs,
    "05-sehnen.png": draw_diagrams.chords,
    "06-stammbaum.png": draw_diagrams.downline,
    "07-matrix.png": draw_diagrams.matrices,
    "08-zwei-seiten.png": draw_diagrams.two_sides,
    "09-gebiete.png": draw_networks.territories,
    "10-perkolation.png": draw_networks.percolation,
    "11-buendel.png": draw_networks.bundled,
    "12-zeitleiste.png": draw_diagrams.timeline,
}

if __name__ == "__main__":
    draw_all(HERE, PICTURES)
