"""The digests of everything that a page is made of: if none has changed, the page's bytes have not either."""

from __future__ import annotations

import functools

from colony.model import digest, encode
from colony.registry import providers
from colony.rendering.templates import Theme
from colony.storage import bytes_digest, code_digest
from colony.views import Page, SiteView

PARTS = ("view", "template", "site", "code")
"""What a page is made of, in the order of :func:`page_parts`: its view, its maker (``template``), the value
``site``, and Colony's code with its libraries."""

_LIBRARIES = ("jinja2", "markupsafe", "babel", "rcssmin", "feedgen", "icalendar", "lxml", "tzdata")
_MODULES = (
    "*.py", "entries/*.py", "feeds/*.py", "locale/*.py", "pages/*.py", "rendering/*.py", "settings/**/*.py",
    "tables/*.py", "text/*.py", "views/*.py",
)  # fmt: skip


@functools.cache
def rendering_code_digest() -> str:
    """Digest of the code that renders: Colony's modules, versions of libraries, packages that add rows."""
    return code_digest(_MODULES, _LIBRARIES, providers())


def site_digest(site: SiteView) -> str:
    """Digest of the value ``site``, which every page sees."""
    return digest(encode(site))


def page_parts(page: Page, view_data: bytes, theme: Theme, site: str) -> tuple[str, ...]:
    """The digests of what a page is made of, in the order of :data:`PARTS`.

    Args:
        page: the page.
        view_data: its view, encoded.
        theme: the theme that renders it.
        site: :func:`site_digest` of the theme's ``site``.
    """
    return (bytes_digest(view_data), maker_digest(page.maker, theme), site, rendering_code_digest())


@functools.lru_cache(maxsize=64)
def maker_digest(maker: str, theme: Theme) -> str:
    """Digest of a page's maker: of a template with all files it uses, or of a function's name alone.

    A function's code is part of :func:`rendering_code_digest`.
    """
    return digest(maker, "" if ":" in maker else theme.template_digest(maker))
