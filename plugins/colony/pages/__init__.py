"""Pages: from the catalogue to every page of the site, as data (:mod:`colony.views`), not yet rendered.

*Builder*: a :class:`ViewBuilder`, the tools and data that all functions here share. *Subject*: something to
subscribe to. *Card*: the teaser of an entry. *Fixed pages*: search, subscribing, not-found.
"""

from colony.pages.all_pages import all_pages, edited_page, site_view
from colony.pages.contents import contents
from colony.pages.enclosures import recording
from colony.pages.feed_addresses import listing_feeds, more_feeds, site_feeds, subject_feeds
from colony.pages.feed_pages import feed_id, feed_item
from colony.pages.feed_subjects import EPOCH, Subscribable, by_date, series_slugs, term_of
from colony.pages.links import LinkIndex
from colony.pages.lists import address, cards, pager
from colony.pages.view_builder import ViewBuilder, minutes, photo_url, small

__all__ = [
    "EPOCH",
    "LinkIndex",
    "Subscribable",
    "ViewBuilder",
    "address",
    "all_pages",
    "by_date",
    "cards",
    "contents",
    "edited_page",
    "feed_id",
    "feed_item",
    "listing_feeds",
    "minutes",
    "more_feeds",
    "pager",
    "photo_url",
    "recording",
    "series_slugs",
    "site_feeds",
    "site_view",
    "small",
    "subject_feeds",
    "term_of",
]
