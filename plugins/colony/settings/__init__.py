"""Every setting, declared once: a field of a struct says name, type, default, check and sentence."""

from colony.settings.declaration import SettingsError, words_of
from colony.settings.parsing import ORIGIN, parse, reader_digest
from colony.settings.reference import reference
from colony.settings.rooms.feed_patterns import STEMS, preview_path
from colony.settings.rooms.for_addresses import ListPlace, address_of
from colony.settings.rooms.for_feeds import (
    FeedKind,
    FeedPattern,
    FeedSettings,
    PodcastSettings,
    feed_kinds,
)
from colony.settings.rooms.for_pelican import PelicanSettings
from colony.settings.rooms.for_pictures import PictureSettings
from colony.settings.rooms.for_reading import ReaderSettings
from colony.settings.rooms.for_release import DeploySettings
from colony.settings.rooms.for_site import SOURCE_ENDINGS, Config
from colony.settings.table import own_defaults, table
from colony.settings.value_checks import is_below

__all__ = [
    "ORIGIN",
    "SOURCE_ENDINGS",
    "STEMS",
    "Config",
    "DeploySettings",
    "FeedKind",
    "FeedPattern",
    "FeedSettings",
    "ListPlace",
    "PelicanSettings",
    "PictureSettings",
    "PodcastSettings",
    "ReaderSettings",
    "SettingsError",
    "address_of",
    "feed_kinds",
    "is_below",
    "own_defaults",
    "parse",
    "preview_path",
    "reader_digest",
    "reference",
    "table",
    "words_of",
]
