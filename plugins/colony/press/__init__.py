"""The press: catalogue → pages (views) → bytes → output, and only what changed."""

from colony.press.desk import Desk
from colony.press.environment import ThemeFiles
from colony.press.links import LinkIndex, content_path
from colony.press.manifest import claim, manifest_path, owns
from colony.press.pages import all_pages, site_view
from colony.press.printer import Copy, Order, Outcome, PressError, clear, print_site

__all__ = [
    "Copy",
    "Desk",
    "LinkIndex",
    "Order",
    "Outcome",
    "PressError",
    "ThemeFiles",
    "all_pages",
    "claim",
    "clear",
    "content_path",
    "manifest_path",
    "owns",
    "print_site",
    "site_view",
]
