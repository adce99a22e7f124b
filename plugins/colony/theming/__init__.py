"""The look of a site: its theme with all that it inherits, and what the site lays over it."""

from colony.theming.site_files import SiteFile, hashed_name
from colony.theming.site_look import SiteLook, look_files, site_look
from colony.theming.theme_chain import MARKER, ThemeChain, look_folders, theme_chain

__all__ = [
    "MARKER",
    "SiteFile",
    "SiteLook",
    "ThemeChain",
    "hashed_name",
    "look_files",
    "look_folders",
    "site_look",
    "theme_chain",
]
