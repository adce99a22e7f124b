"""The portal for Colony: its own settings and its real theme, at a public address."""

import runpy
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_sample = runpy.run_path(str(_ROOT / "pelicanconf.py"))
globals().update({name: value for name, value in _sample.items() if name.isupper()})
THEME = str(_ROOT / "theme")

SITEURL = "https://bench.example"
COLONY_PREVIEW = False
COLONY_ADVERTISERS: dict[str, str] = {}
# No rival draws pictures of headlines; a card costs about 10 ms, once.
COLONY_SOCIAL_CARDS = False

# The feeds that the others write, so that figures compare: site, categories and authors in Atom and RSS.
TAG_FEED_ATOM = None
COLONY_FEEDS = {"site": ["atom", "rss"]}
COLONY_FEED_OPML = ""
