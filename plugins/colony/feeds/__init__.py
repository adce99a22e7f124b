"""Feeds: from a :class:`~colony.views.FeedView` to the bytes of Atom, RSS 2.0, JSON Feed or a podcast.

*Item*: one entry in a feed. *Enclosure*: the audio or video file of an item. *Hub*: a server that notifies
subscribers of new items (WebSub).
"""

from colony.feeds.atom_rss import atom, rss
from colony.feeds.hooks import register
from colony.feeds.json_feed import json_feed
from colony.feeds.opml import opml
from colony.feeds.ping import HubError, feeds_among, ping, ping_changed

__all__ = [
    "HubError",
    "atom",
    "feeds_among",
    "json_feed",
    "opml",
    "ping",
    "ping_changed",
    "register",
    "rss",
]
