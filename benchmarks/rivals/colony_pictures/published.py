"""A portal of one gallery at the quality of publishing."""

import runpy
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_sample = runpy.run_path(str(_ROOT / "pelicanconf.py"))
globals().update({name: value for name, value in _sample.items() if name.isupper()})
THEME = str(_ROOT / "theme")

SITEURL = "https://bench.example"
COLONY_PREVIEW = False
COLONY_ADVERTISERS: dict[str, str] = {}
COLONY_PICTURE_FORMATS = ["avif", "webp", "jpeg"]
COLONY_PICTURE_WIDTHS = [400, 800, 1600]
