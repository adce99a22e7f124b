"""The formats that feeds are written in: one row each, from which settings, links and pages follow.

A format is a module with a function that writes a :class:`colony.views.FeedView`, and a row here. A
package of somebody else's adds one with a row of the same kind under the entry point group
``colony.feed_formats``::

    [project.entry-points."colony.feed_formats"]
    ndjson = "their_package.feed:ROW"
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from colony.registry import rows

GROUP = "colony.feed_formats"
"""The entry point group under which packages offer rows."""


@dataclass(frozen=True, kw_only=True)
class FeedFormat:
    """One format of feeds."""

    name: str
    """As ``COLONY_FEEDS`` names it: ``atom``."""
    title: str
    """As readers know it: ``Atom``."""
    mime: str
    """Media type, announced in ``<head>`` and sent by the preview."""
    ending: str
    """What the file's name ends in, with its dot: ``.atom.xml``."""
    write: str
    """``module:function`` that takes a FeedView and a reader of stored bodies and gives the bytes."""
    setting: str = ""
    """How Pelican's settings for it end, as ``ATOM`` in ``TAG_FEED_ATOM``; empty where there is none."""
    unasked: tuple[str, ...] = ()
    """Kinds of feeds that are written in it although no setting of Pelican's can ask for that."""
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
"""Colony's own, the one that most readers know first: lists of feeds keep this order."""


@functools.cache
def feed_formats() -> Mapping[str, FeedFormat]:
    """All formats by name: Colony's own, then those of installed packages."""
    return rows(GROUP, OWN, FeedFormat)
