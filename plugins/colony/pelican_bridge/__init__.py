"""The bridge to Pelican: its settings, its plugins, and the pages that Pelican itself renders.

Terms:
    view: the plain values that a template of Colony's is rendered from. A template without a view
        expects Pelican's own context (``article``, ``articles`` …), so Pelican renders it.
    third-party plugin: a plugin of Pelican's in the setting ``PLUGINS`` that is not Colony's.
    signal: Pelican's call to all plugins that have connected to it, such as ``finalized``.
"""

from colony.pelican_bridge.foreign_plugins import load, load_config, logged_failures
from colony.pelican_bridge.pelican_output import PelicanPages, pelican_pages
from colony.pelican_bridge.themes import (
    is_colony_theme,
    lost_extensions,
    needs_pelican,
    settings_name,
    split_by_renderer,
)

__all__ = [
    "PelicanPages",
    "is_colony_theme",
    "load",
    "load_config",
    "logged_failures",
    "lost_extensions",
    "needs_pelican",
    "pelican_pages",
    "settings_name",
    "split_by_renderer",
]
