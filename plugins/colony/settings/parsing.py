"""Turns Pelican's settings dictionary into one typed :class:`Config`.

All other code uses :class:`Config` and never Pelican's dictionary. Settings keep Pelican's names and
meaning. Colony's own begin with ``COLONY_``; an unknown one is an error, since a misspelt setting
without effect is hard to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from colony.model import digest, encode, replaced
from colony.settings import taking
from colony.settings.all_settings import SettingValues
from colony.settings.declaration import SettingsError
from colony.settings.folders import folder_faults, folders_of
from colony.settings.rooms import for_addresses as addresses
from colony.settings.rooms.feed_patterns import feed_patterns, pattern_faults
from colony.settings.rooms.for_entry_types import address_rows, folder_rows, overview_rows
from colony.settings.rooms.for_feeds import FeedSettings, feed_rows
from colony.settings.rooms.for_look import LookSettings
from colony.settings.rooms.for_pelican import PelicanSettings
from colony.settings.rooms.for_pictures import PictureSettings, PreviewPictures
from colony.settings.rooms.for_reading import Markdown, ReaderSettings
from colony.settings.rooms.for_release import DeploySettings
from colony.settings.rooms.for_site import SOURCE_ENDINGS, Clock, Config, Periods
from colony.settings.value_checks import moment
from colony.storage import class_digest
from colony.tables import entry_types

ORIGIN = "SETTINGS_ORIGIN"
"""Key in a settings dictionary for the file and the overrides that it was made from."""


def parse(settings: Mapping[str, Any]) -> Config:
    """Turn Pelican's settings, including its defaults, into a :class:`Config`.

    Raises:
        SettingsError: a setting is unknown or has a wrong value, or folders are nested dangerously; the
            message lists all faults.
    """
    told = SettingValues(settings)
    faults = told.faults()
    if not told.is_faulty("PATH") and not Path(settings["PATH"]).is_dir():
        folder = settings["PATH"]
        faults.append(f"setting PATH: there is no content folder {folder!r}; name one that exists.")
    _refuse(faults)
    config = _parsed(told, settings)
    _refuse(folder_faults(folders_of(config)))
    return config


def _refuse(faults: list[str]) -> None:
    if faults:
        raise SettingsError("\n".join(faults))


def _parsed(told: SettingValues, settings: Mapping[str, Any]) -> Config:
    feeds = _feeds(told)
    values = told.values(Config)
    values.update(_places(values), **_sources(told))
    values["social_cards"] = values["social_cards"] and not values["preview"]
    reader = _reader(told, values)
    return Config(
        **values,
        extra_static=_extra_static(reader.extra_path_metadata),
        lists=addresses.list_places(
            told.made(addresses.ListAddresses),
            told.values(PelicanSettings)["direct_templates"],
            {label: told.of((row,))[row.setting.name] for label, row in overview_rows().items()},
        ),
        now=moment(told.made(Clock).told, values["timezone"]),
        reader=reader,
        pictures=_pictures(told, values["preview"]),
        look=told.made(LookSettings),
        feeds=feeds,
        pelican=_pelican(told, settings),
        deploy=told.made(DeploySettings),
    )


def reader_digest(config: Config) -> str:
    """Hash of all settings that the reading of sources depends on."""
    return digest(encode(config.reader))


def _places(values: Mapping[str, Any]) -> dict[str, str]:
    """The fields of :class:`Config` with the site's addresses and its folders."""
    place = urlsplit(values["siteurl"])
    folders = ("content_root", "output_root", "cache_root", "theme_root")
    return {
        "origin": f"{place.scheme}://{place.netloc}" if place.netloc else "",
        "base_href": place.path.rstrip("/") + "/",
        **{name: str(Path(values[name]).resolve()) for name in folders},
    }


def _sources(told: SettingValues) -> dict[str, Any]:
    """The fields of :class:`Config` with the folders of each type of entry, and the static files."""
    types, named = entry_types().values(), told.of(folder_rows())
    overrides = told.values(Config)["template_overrides"]
    return {
        "folders": {row.name: named[row.paths_setting] for row in types},
        "excludes": {row.name: named[row.excludes_setting] if row.excludes_setting else () for row in types},
        "template_overrides": (*overrides, *(row.template_folder for row in types if row.template_folder)),
    }


def _extra_static(metadata: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Source path → output path. As in Pelican, a leading slash stands for the output's root."""
    return {path: told["path"].lstrip("/") for path, told in metadata.items() if "path" in told}


def _feeds(told: SettingValues) -> FeedSettings:
    values = told.values(FeedSettings)
    patterns = feed_patterns(told.of(feed_rows()), values["formats"], told.lang)
    faults = pattern_faults(patterns, told.lang)
    if faults:
        raise SettingsError("\n".join(f"setting {name}: {fault}" for name, fault in faults))
    return FeedSettings(**values, patterns=patterns)


def _reader(told: SettingValues, site: Mapping[str, Any]) -> ReaderSettings:
    values = told.values(ReaderSettings)
    patterns = addresses.complete({**told.of(address_rows()), **told.by_name(addresses.Patterns)})
    with_categories = bool(patterns["CATEGORY_SAVE_AS"])
    values["default_category"] = values["default_category"] if with_categories else ""
    values["use_folder_as_category"] = values["use_folder_as_category"] and with_categories
    markdown = told.made(Markdown)
    return ReaderSettings(
        **values,
        **_markdown(markdown.markdown),
        default_lang=site["lang"],
        timezone=site["timezone"],
        patterns=patterns,
        draft_by_default=values["default_metadata"].get("status") == "draft",
        plugin_readers={
            f".{ending}": (f"{reader.__module__}:{reader.__qualname__}", class_digest(reader))
            for ending, reader in sorted(markdown.readers.items())
            if reader and f".{ending}" not in SOURCE_ENDINGS
        },
    )


def _markdown(told: Mapping[str, Any]) -> dict[str, Any]:
    configs = dict(told.get("extension_configs", {}))
    named = (each for each in (*told.get("extensions", ()), *configs) if isinstance(each, str))
    return {
        "markdown_extensions": tuple(name for name in dict.fromkeys(named) if not name.endswith(".meta")),
        "markdown_configs": taking.plain(configs),
    }


def _pictures(told: SettingValues, preview: bool) -> PictureSettings:
    pictures = told.made(PictureSettings)
    return replaced(pictures, avif_speed=told.made(PreviewPictures).avif_speed) if preview else pictures


def _pelican(told: SettingValues, settings: Mapping[str, Any]) -> PelicanSettings:
    settings_file, overrides = settings.get(ORIGIN) or ("", {})
    plugins = (
        plugin if isinstance(plugin, str) else getattr(plugin, "__name__", type(plugin).__qualname__)
        for plugin in settings.get("PLUGINS") or ()
    )
    extensions = told.made(Markdown).markdown.get("extensions", ())
    return PelicanSettings(
        **told.values(PelicanSettings),
        period_archives=tuple(name for name, path in told.by_name(Periods).items() if path),
        plugins=tuple(name for name in plugins if name.partition(".")[0] != "colony"),
        settings_file=str(settings_file),
        lost_extensions=tuple(type(each).__name__ for each in extensions if not isinstance(each, str)),
        # COLONY_NOW is left out: another time does not make it another site.
        overrides={key: taking.plain(value) for key, value in overrides.items() if key != "COLONY_NOW"},
    )
