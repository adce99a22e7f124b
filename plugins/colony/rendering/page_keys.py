"""What a page is made from, as hashes: two equal keys mean equal bytes."""

from __future__ import annotations

import functools

from colony.model import digest, encode
from colony.registry import providers
from colony.rendering.templates import Theme
from colony.storage import bytes_digest, code_digest
from colony.views import Page, SiteView

PARTS = ("view", "template", "site", "code")
"""The parts of a page's key, in order."""

_LIBRARIES = ("jinja2", "markupsafe", "babel", "rcssmin", "feedgen", "icalendar", "lxml", "tzdata")
_MODULES = (
    "*.py", "entries/*.py", "feeds/*.py", "locale/*.py", "pages/*.py", "rendering/*.py", "settings/**/*.py",
    "tables/*.py", "text/*.py", "views/*.py",
)  # fmt: skip


@functools.cache
def rendering_code_digest() -> str:
    """Hash of the code that turns views into bytes: ours, the libraries' versions, other packages' rows."""
    return code_digest(_MODULES, _LIBRARIES, providers())


def site_digest(site: SiteView) -> str:
    """Hash of the constant that every page sees."""
    return digest(encode(site))


def page_parts(page: Page, view_data: bytes, theme: Theme, site: str) -> tuple[str, ...]:
    """The hashes of a page's parts, as :data:`PARTS` names them."""
    return (bytes_digest(view_data), maker_digest(page.maker, theme), site, rendering_code_digest())


@functools.lru_cache(maxsize=64)
def maker_digest(maker: str, theme: Theme) -> str:
    """Hash of what a template, or a function, makes pages from beside view and site."""
    return digest(maker, "" if ":" in maker else theme.template_digest(maker))
