"""What a page is made from, as hashes: two equal keys mean equal bytes."""

from __future__ import annotations

import functools
import importlib.metadata
from pathlib import Path

from colony.files import bytes_digest, content_digest
from colony.model import digest, encode
from colony.press.environment import Theme
from colony.registry import providers
from colony.views import Page, SiteView

PARTS = ("view", "template", "site", "code")
"""The parts of a page's key, in order."""

_LIBRARIES = ("jinja2", "markupsafe", "babel", "rcssmin", "feedgen", "icalendar", "lxml", "tzdata")

_MODULES = (
    "html.py",
    "views.py",
    "view_parts.py",
    "feed_views.py",
    "entry_types.py",
    "feed_formats.py",
    "model.py",
    "text.py",
    "entries/*.py",
    "press/*.py",
    "feeds/*.py",
)


@functools.cache
def code_digest() -> str:
    """Hash of the code that turns views into bytes: ours and the libraries' versions."""
    root = Path(__file__).parent.parent
    sources = sorted(path for pattern in _MODULES for path in root.glob(pattern))
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES]
    return digest(*(content_digest(path) for path in sources), *versions, *providers())


def site_digest(site: SiteView) -> str:
    """Hash of the constant that every page sees."""
    return digest(encode(site))


def page_parts(page: Page, view_data: bytes, theme: Theme, site: str) -> tuple[str, ...]:
    """The hashes of a page's parts, as :data:`PARTS` names them."""
    return (bytes_digest(view_data), maker_digest(page.maker, theme), site, code_digest())


@functools.lru_cache(maxsize=64)
def maker_digest(maker: str, theme: Theme) -> str:
    """Hash of what a template, or a function, makes pages from beside view and site."""
    return digest(maker, "" if ":" in maker else theme.template_digest(maker))
