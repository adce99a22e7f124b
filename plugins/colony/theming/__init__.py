"""The look of a site: its theme, the themes that this extends, and what the site itself adds.

Terms:
    theme: a folder with templates, stylesheets and a ``colony.toml``.
    token: a custom property of CSS (``--name``) that holds a colour or font of the theme.
    scheme: ``light`` or ``dark``.
    ground: a colour on which the theme writes text.
"""

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
