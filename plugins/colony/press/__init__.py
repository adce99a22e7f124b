"""The press: catalogue → pages (views) → bytes → output, and only what changed."""

from colony.press.asprinted import as_printed
from colony.press.clearing import clear
from colony.press.copies import Copy
from colony.press.dates import period_name
from colony.press.desk import Desk
from colony.press.environment import TemplateFault, Theme, explain
from colony.press.links import LinkIndex
from colony.press.manifest import foreign_files, lock_path, manifest_path, owns, written_files
from colony.press.other_writers import keeping_account
from colony.press.output_guard import PressError, is_checkout, survey
from colony.press.pages import all_pages, page_again, site_view
from colony.press.printer import Order, Outcome, print_site
from colony.press.render import page_bytes, write_if_changed
from colony.press.styles import SiteStyles
from colony.press.theme_files import ThemeFiles
from colony.press.translations import Translations
from colony.press.translations import load as load_translations

__all__ = [
    "Copy",
    "Desk",
    "LinkIndex",
    "Order",
    "Outcome",
    "PressError",
    "SiteStyles",
    "TemplateFault",
    "Theme",
    "ThemeFiles",
    "Translations",
    "all_pages",
    "as_printed",
    "clear",
    "explain",
    "foreign_files",
    "is_checkout",
    "keeping_account",
    "load_translations",
    "lock_path",
    "manifest_path",
    "owns",
    "page_again",
    "page_bytes",
    "period_name",
    "print_site",
    "site_view",
    "survey",
    "write_if_changed",
    "written_files",
]
