"""The plugin ``colony.portal``: lets Colony write the site where Pelican's own command builds it."""

from colony.site import register

__all__ = ["register"]
