"""The bridge to Pelican: what Pelican itself renders, its plugins, and themes of its own kind."""

from colony.pelican_bridge.foreign_plugins import heard, load, load_config
from colony.pelican_bridge.pelican_output import PelicanPages, pelican_pages
from colony.pelican_bridge.themes import (
    are_asked_for,
    is_colony_theme,
    lost_extensions,
    settings_name,
    split_by_renderer,
)

__all__ = [
    "PelicanPages",
    "are_asked_for",
    "heard",
    "is_colony_theme",
    "load",
    "load_config",
    "lost_extensions",
    "pelican_pages",
    "settings_name",
    "split_by_renderer",
]
