"""Feeds: a :class:`~colony.views.FeedView` becomes the bytes of an Atom or an RSS 2.0 file."""

from colony.feeds.hooks import register
from colony.feeds.render import atom, rss

__all__ = ["atom", "register", "rss"]
