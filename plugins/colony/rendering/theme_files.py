"""Where the files of a theme, of those that it extends and of the site's own changes to it are."""

from __future__ import annotations

from colony.model import Value
from colony.rendering.stylesheets import SiteStyles


class ThemeFiles(Value, frozen=True, kw_only=True):
    """All that pages are rendered with, as plain values that travel to workers."""

    theme_root: str
    template_overrides: tuple[str, ...]
    """Folders of the site's own templates; what they have counts before the theme's."""
    assets: dict[str, str]
    """Path below ``theme/static`` → href."""
    parents: tuple[str, ...] = ()
    """Folders of the themes that this one extends, the nearest first."""
    names: tuple[str, ...] = ()
    """Names of the theme and its parents, under which templates reach theirs: ``!kolonie/base.html``."""
    styles: SiteStyles = SiteStyles()
    """What the site lays over the theme's stylesheets."""

    @property
    def roots(self) -> tuple[str, ...]:
        """The theme's folder and its parents'."""
        return (self.theme_root, *self.parents)
