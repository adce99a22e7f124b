"""The formats that feeds are written in: one row each, which settings, links and pages are made from.

A format is a module with a function that writes a :class:`colony.views.FeedView`, and a row here. An
installed package adds one by an entry point of the group ``colony.feed_formats`` whose object is a
row of the same class::

    [project.entry-points."colony.feed_formats"]
    ndjson = "their_package.feed:ROW"
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from colony.registry import rows

GROUP = "colony.feed_formats"
"""The entry points' group for feed formats of other packages."""


@dataclass(frozen=True, kw_only=True)
class FeedFormat:
    """One format of feeds."""

    name: str
    """As ``COLONY_FEEDS`` names it: ``atom``."""
    title: str
    """Its name for readers: ``Atom``."""
    mime: str
    """Media type, for ``<head>`` and for the preview's server."""
    ending: str
    """Ending of file names, with its dot: ``.atom.xml``."""
    write: str
    """``module:function``: (FeedView, digest of a stored body → its HTML) → the feed's bytes."""
    setting: str = ""
    """Last word of Pelican's settings for it, as ``ATOM`` of ``TAG_FEED_ATOM``; empty if there are none."""
    unasked: tuple[str, ...] = ()
    """Kinds of feeds that are written in it by default although no setting of Pelican's asks for that."""
    holds_podcast: bool = False
    """Whether podcast directories read it."""


OWN = (
    FeedFormat(
        name="atom",
        title="Atom",
        mime="application/atom+xml",
        ending=".atom.xml",
        write="colony.feeds:atom",
        setting="ATOM",
    ),
    FeedFormat(
        name="rss",
        title="RSS",
        mime="application/rss+xml",
        ending=".rss.xml",
        write="colony.feeds:rss",
        setting="RSS",
        unasked=("podcast",),
        holds_podcast=True,
    ),
    FeedFormat(
        name="json",
        title="JSON Feed",
        mime="application/feed+json",
        ending=".json",
        write="colony.feeds:json_feed",
        unasked=("site",),
    ),
)
"""Colony's own, best known first. Lists of feeds keep this order."""


@functools.cache
def feed_formats() -> Mapping[str, FeedFormat]:
    """All formats by name: Colony's own, then those of installed packages."""
    return rows(GROUP, OWN, FeedFormat)
