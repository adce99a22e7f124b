"""The plugin ``colony.editorial``: teaches Pelican's own pipeline both habits of front matter."""

from colony.content import register

__all__ = ["register"]
