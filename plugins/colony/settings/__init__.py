"""Every setting, declared once: a field of a struct says name, type, default, check and sentence."""

from colony.settings.all_settings import own_defaults, table
from colony.settings.declaration import SettingsError
from colony.settings.loading import refuse_broken, values_of, written
from colony.settings.parsing import ORIGIN, parse, reader_digest
from colony.settings.reference import reference
from colony.settings.rooms.feed_patterns import preview_path
from colony.settings.rooms.for_addresses import ListPlace, address_of
from colony.settings.rooms.for_feeds import FeedPattern, FeedSettings, PodcastSettings
from colony.settings.rooms.for_look import FACES, FontSettings, LookSettings, ThemeSettings
from colony.settings.rooms.for_pelican import PelicanSettings
from colony.settings.rooms.for_pictures import PictureSettings
from colony.settings.rooms.for_reading import ReaderSettings
from colony.settings.rooms.for_release import DeploySettings
from colony.settings.rooms.for_site import SOURCE_ENDINGS, Config
from colony.settings.value_checks import is_below

__all__ = [
    "FACES",
    "ORIGIN",
    "SOURCE_ENDINGS",
    "Config",
    "DeploySettings",
    "FeedPattern",
    "FeedSettings",
    "FontSettings",
    "ListPlace",
    "LookSettings",
    "PelicanSettings",
    "PictureSettings",
    "PodcastSettings",
    "ReaderSettings",
    "SettingsError",
    "ThemeSettings",
    "address_of",
    "is_below",
    "own_defaults",
    "parse",
    "preview_path",
    "reader_digest",
    "reference",
    "refuse_broken",
    "table",
    "values_of",
    "written",
]
