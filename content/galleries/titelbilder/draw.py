"""Draw the covers of this gallery: `python draw.py [part of a name …]`. Same bytes every time."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import draw_flows  # noqa: E402 - found only through the line above
import draw_tiles  # noqa: E402
from drawing import draw_all  # noqa: E402

PICTURES = {
    "01-stroemung.png": draw_flows.current,
    "02-moire.png": draw_flows.moire,
    "03-kacheln.png": draw_tiles.truchet,
    "04-kreise.png": draw_tiles.packing,
    "05-hoehenlinien.jpg": draw_flows.hills,
    "06-stadt.jpg": draw_tiles.blocks,
    "07-sonnenblume.png": draw_flows.seeds,
    "08-huegel.jpg": draw_flows.ridges,
    "09-pendel.png": draw_flows.strings,
    "10-viertel.png": draw_tiles.quarters,
    "11-raster.png": draw_tiles.screen,
    "12-schwarm.jpg": draw_flows.flock,
}

if __name__ == "__main__":
    draw_all(HERE, PICTURES)
