"""Tables of what a site can have: entry types, kinds and formats of feeds, picture formats, media types.

A *table* is a mapping from name to *row*. A row describes one type, kind or format completely; the rest of
the code reads the tables and names no row. Installed packages can add rows (:mod:`colony.registry`).
"""

from colony.tables.entry_type import (
    Completed,
    EntryTypeRow,
    Overview,
    SourceAbout,
    TypeFeeds,
    by_rank,
    entry_types,
    json_ld_of_views,
    overviews,
    type_feeds,
)
from colony.tables.feed_format import FeedFormat, feed_formats
from colony.tables.feed_kind import FeedKind, feed_kinds
from colony.tables.media_type import acceptable_types, is_text, media_type
from colony.tables.picture_format import ENDINGS, HASTE, OFFERED, PICTURE_FORMATS, brands, format_of

__all__ = [
    "ENDINGS",
    "HASTE",
    "OFFERED",
    "PICTURE_FORMATS",
    "Completed",
    "EntryTypeRow",
    "FeedFormat",
    "FeedKind",
    "Overview",
    "SourceAbout",
    "TypeFeeds",
    "acceptable_types",
    "brands",
    "by_rank",
    "entry_types",
    "feed_formats",
    "feed_kinds",
    "format_of",
    "is_text",
    "json_ld_of_views",
    "media_type",
    "overviews",
    "type_feeds",
]
