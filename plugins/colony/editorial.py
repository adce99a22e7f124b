"""The plugin ``colony.editorial``: lets Pelican read front matter in YAML as well as in its own form."""

from colony.content import register

__all__ = ["register"]
