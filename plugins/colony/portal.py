"""The plugin ``colony.portal``: makes Pelican's own command build the site as Colony does."""

from colony.site import register

__all__ = ["register"]
