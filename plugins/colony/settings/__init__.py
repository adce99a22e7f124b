"""Settings: declares every setting once, reads the settings file and checks each value.

Terms:
    operator: the person who writes the settings file and runs the commands.
    struct: a class derived from :class:`Settings`; one holds the typed settings of one room.
    row: the declaration of one setting: name, type, default, check and a sentence for the reference.
    told: what the settings file says, before it is checked.
    Config: the struct with all settings of a site; code outside this room sees no other form of them.
"""

from colony.settings.all_settings import own_defaults, table
from colony.settings.declaration import SettingsError
from colony.settings.loading import check_tables, merged_settings, values_of
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
    "check_tables",
    "is_below",
    "merged_settings",
    "own_defaults",
    "parse",
    "preview_path",
    "reader_digest",
    "reference",
    "table",
    "values_of",
]
