"""Rendering: a page → its bytes, by the theme's templates, and what a page is made from as a key."""

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
