"""The files of a theme: its own, those of the themes it extends, and the site's changes to them."""

from __future__ import annotations

from colony.model import Value
from colony.rendering.stylesheets import SiteStyles


class ThemeFiles(Value, frozen=True, kw_only=True):
    """The files that pages are rendered with, as plain values that can be sent to workers."""

    theme_root: str
    template_overrides: tuple[str, ...]
    """Folders of the site's own templates, which replace the theme's of the same name."""
    assets: dict[str, str]
    """Path below ``theme/static`` → href."""
    parents: tuple[str, ...] = ()
    """Folders of the themes that this one extends, the nearest first."""
    names: tuple[str, ...] = ()
    """Names of the theme and its parents, for references such as ``!kolonie/base.html``."""
    styles: SiteStyles = SiteStyles()
    """The site's additions to the theme's stylesheets."""

    @property
    def roots(self) -> tuple[str, ...]:
        """The theme's folder and its parents'."""
        return (self.theme_root, *self.parents)
