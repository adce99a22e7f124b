"""Rendering: a page's view → its bytes, by the theme's templates.

*Maker*: what renders a page, a template or a function. *Body*: the stored HTML of an entry's text, with
*marks* for links and pictures. *Closure* of a template: it and all templates that it extends, includes or
imports. *Digest*: the hash of a value's bytes; a page is rendered again only if the digest of its view, its
maker, ``site`` or the code has changed. *Fast path*: see :mod:`colony.overrides`.
"""

from colony.rendering.json_ld import image_data
from colony.rendering.page_keys import PARTS, maker_digest, page_parts, site_digest
from colony.rendering.page_rendering import (
    Batch,
    Packed,
    WrittenPage,
    page_bytes,
    render_batch,
    write_if_changed,
)
from colony.rendering.stylesheets import SiteStyles
from colony.rendering.templates import TemplateFault, Theme, explain
from colony.rendering.theme_files import ThemeFiles

__all__ = [
    "PARTS",
    "Batch",
    "Packed",
    "SiteStyles",
    "TemplateFault",
    "Theme",
    "ThemeFiles",
    "WrittenPage",
    "explain",
    "image_data",
    "maker_digest",
    "page_bytes",
    "page_parts",
    "render_batch",
    "site_digest",
    "write_if_changed",
]
