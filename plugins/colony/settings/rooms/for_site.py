"""The settings of a site as a whole, and :class:`Config`, which holds all settings."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings
from colony.settings.rooms.for_addresses import PAGINATION_SAVE_AS, PAGINATION_URL, ListPlace
from colony.settings.rooms.for_feeds import FeedSettings
from colony.settings.rooms.for_look import LookSettings
from colony.settings.rooms.for_pelican import PelicanSettings
from colony.settings.rooms.for_pictures import PictureSettings
from colony.settings.rooms.for_reading import ReaderSettings
from colony.settings.rooms.for_release import DeploySettings

SOURCE_ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
"""Endings of files that become entries without a plugin."""


_PAIRS = "pairs such as [('Title', 'address/')]; what is there is no pair"


def _executor(told: str) -> str:
    known = told in ("processes", "serial") or re.fullmatch(r"dask://[^/\s]+:\d{1,5}", told)
    return "" if known else "write 'processes', 'serial' or an address such as 'dask://10.0.0.5:8786'."


def _name(told: str) -> str:
    return "" if told.strip() else "it is empty; write the site's name."


def _folder(told: str) -> str:
    return "" if told and "\0" not in told else "it is empty; write a folder such as 'output'."


def _existing(told: str) -> str:
    """Check a folder's name only; whether it exists is checked when all settings are read."""
    return "" if told and "\0" not in told else "it is empty; name one that exists."


class Config(Settings, frozen=True, kw_only=True):
    """All settings of a site, typed."""

    site_name: Annotated[str, Setting("SITENAME", "Name der Site.", "Name of the site.", check=_name)]
    tagline: Annotated[
        str, Setting("COLONY_TAGLINE", "Worum es geht, in einem Satz.", "What it is about, in a sentence.")
    ] = ""
    siteurl: Annotated[
        str,
        Setting("SITEURL", "Adresse der Site; leer für die Vorschau.",
                "Address of the site; empty for the preview.",
                take=taking.without_slash, check=checks.site_address),
    ]  # fmt: skip
    """As in the settings file, without a slash at the end; empty in the preview."""
    origin: str
    """Scheme and host of the public site; empty in the preview."""
    base_href: str
    """Href of the home page: ``/``, or ``/folder/`` for a site in a folder of its host."""
    lang: Annotated[
        str,
        Setting("DEFAULT_LANG", "Sprache der Site.", "Language of the site.",
                take=str.lower, check=checks.language),
    ]  # fmt: skip
    timezone: Annotated[
        str,
        Setting("TIMEZONE", "Zeitzone der Site.", "Time zone of the site.", take=taking.none_is("UTC"),
                check=checks.time_zone),
    ] = "UTC"  # fmt: skip
    content_root: Annotated[
        str,
        Setting("PATH", "Ordner des Inhalts.", "Folder of the content.", check=_existing,
                write="a folder's name, and name one that exists"),
    ]  # fmt: skip
    output_root: Annotated[
        str, Setting("OUTPUT_PATH", "Ordner der Ausgabe.", "Folder of the output.", check=_folder)
    ]
    cache_root: Annotated[
        str,
        Setting("CACHE_PATH", "Ordner für Gemerktes.", "Folder of what is remembered.", check=_folder),
    ]  # fmt: skip
    theme_root: Annotated[
        str, Setting("THEME", "Ordner oder Name des Themes.", "Folder or name of the theme.", check=_folder)
    ]
    template_overrides: Annotated[
        tuple[str, ...],
        Setting("THEME_TEMPLATES_OVERRIDES", "Ordner eigener Vorlagen vor denen des Themes.",
                "Folders of templates before the theme's.", take=taking.folders()),
    ]  # fmt: skip
    theme_static_dir: Annotated[
        str,
        Setting("THEME_STATIC_DIR", "Ordner der Dateien des Themes in der Ausgabe.",
                "Folder of the theme's files in the output.", check=checks.inside),
    ]  # fmt: skip
    theme_static_paths: Annotated[
        tuple[str, ...],
        Setting("THEME_STATIC_PATHS", "Ordner im Theme mit Dateien, die es braucht.",
                "Folders in the theme with files that it needs.", take=taking.folders("static")),
    ]  # fmt: skip
    folders: dict[str, tuple[str, ...]]
    """Type of entry → folders of its sources, relative to the content root."""
    excludes: dict[str, tuple[str, ...]]
    """Type of entry → folders inside these that are left out."""
    static_paths: Annotated[
        tuple[str, ...],
        Setting("STATIC_PATHS", "Ordner und Dateien, die unverändert veröffentlicht werden.",
                "Folders and files that are published as they are.", take=taking.folders("images")),
    ]  # fmt: skip
    static_excludes: Annotated[
        tuple[str, ...],
        Setting("STATIC_EXCLUDES", "Ordner, die nicht veröffentlicht werden.",
                "Folders that are not published.", take=taking.excludes),
    ]  # fmt: skip
    extra_static: dict[str, str]
    """Source path → output path, from ``EXTRA_PATH_METADATA``."""
    ignore_files: Annotated[
        tuple[str, ...],
        Setting("IGNORE_FILES", "Muster von Dateinamen, die kein Inhalt sind.",
                "Patterns of file names that are no content.", take=taking.folders("**/.*")),
    ]  # fmt: skip
    page_size: Annotated[
        int,
        Setting("COLONY_PAGE_SIZE", "Anrisse auf einer vollen Seite einer Liste.",
                "Teasers on a full page of a list.", between=(1, 10_000),
                write="a whole number of 1 or more"),
    ] = 12  # fmt: skip
    """Teasers on a full list page; the newest page holds up to ``2 * page_size - 1``."""
    pagination_url: Annotated[str, PAGINATION_URL]
    pagination_save_as: Annotated[str, PAGINATION_SAVE_AS]
    lists: dict[str, ListPlace]
    """Label → place of each page that lists others: index, categories, tags, authors, archives,
    subscribe, search, and those that entry types declare."""
    menu: Annotated[
        tuple[tuple[str, str], ...],
        Setting("MENUITEMS", "Einträge des Menüs; leer für die Listen, in denen etwas steht.",
                "Entries of the menu; empty for the lists that have something in them.",
                take=taking.none_is(()), write=_PAIRS),
    ] = ()  # fmt: skip
    footer: Annotated[
        tuple[tuple[str, str], ...],
        Setting("COLONY_FOOTER", "Einträge der Fußzeile; leer für die Seiten.",
                "Entries of the footer; empty for the pages.",
                write=_PAIRS),
    ] = ()  # fmt: skip
    contact_email: Annotated[
        str, Setting("COLONY_CONTACT_EMAIL", "Adresse für Leserpost.", "Address for readers' letters.")
    ] = ""
    preview: Annotated[
        bool,
        Setting("COLONY_PREVIEW", "Baut für den eigenen Blick: mit Entwürfen.",
                "Builds for one's own eyes: with drafts."),
    ] = True  # fmt: skip
    social_cards: Annotated[
        bool,
        Setting("COLONY_SOCIAL_CARDS", "Ein Bild für Netzwerke zu jedem Eintrag.",
                "A picture for networks of each entry."),
    ] = False  # fmt: skip
    """Whether every published entry gets a social card, a picture for links (never in the preview)."""
    now: datetime
    """The time of the build; no other clock is read."""
    executor: Annotated[
        str,
        Setting("COLONY_EXECUTOR", "Wo gerechnet wird: processes, serial oder dask://host:port.",
                "Where work is done: processes, serial or dask://host:port.", check=_executor),
    ] = "processes"  # fmt: skip
    reader: ReaderSettings
    pictures: PictureSettings
    look: LookSettings
    feeds: FeedSettings
    pelican: PelicanSettings
    deploy: DeploySettings
    extra: Annotated[
        dict[str, str],
        Setting("COLONY_EXTRA", "Werte für eigene Vorlagen.", "Values for templates of one's own.",
                take=taking.texts),
    ] = {}  # noqa: RUF012  # fmt: skip

    def href(self, url: str) -> str:
        """Href from the root (``/…``) of an address relative to the site's root; one with a host stays."""
        if "//" in url and urlsplit(url).netloc:
            return url
        return self.base_href + url.lstrip("/")

    def absolute(self, url: str) -> str:
        """Full address, with scheme and host, of an address relative to the site's root."""
        if "//" in url and urlsplit(url).netloc:
            return url
        return self.origin + self.href(url)

    @property
    def source_endings(self) -> tuple[str, ...]:
        """Endings of files that become entries, including those of plugins' readers."""
        return (*SOURCE_ENDINGS, *self.reader.plugin_readers)

    @property
    def made_in_content(self) -> tuple[str, ...]:
        """Prefixes of paths in the content folder that builds write to (output and cache), if any."""
        root = Path(self.content_root)
        folders = (Path(folder) for folder in (self.output_root, self.cache_root))
        within = (each.relative_to(root) for each in folders if each != root and each.is_relative_to(root))
        return tuple(f"{each.as_posix()}/" for each in within)

    def pattern(self, name: str) -> str:
        """A pattern of an address or path, by the name of Pelican's setting."""
        return self.reader.patterns[name]


class Clock(Settings, frozen=True, kw_only=True):
    """The setting of the build's time."""

    told: Annotated[
        Any,
        Setting("COLONY_NOW", "Der Zeitpunkt des Baus; leer für den wirklichen.",
                "The build's moment; empty for the real one.", check=checks.is_moment),
    ] = None  # fmt: skip


_day = checks.filled_inside(date=datetime(2026, 1, 2))  # noqa: DTZ001 - only its digits are filled in


class Periods(Settings, frozen=True, kw_only=True):
    """Paths of archives that Pelican itself makes."""

    month_archive_save_as: Annotated[
        str,
        Setting("MONTH_ARCHIVE_SAVE_AS", "Datei eines Monats.", "File of a month.", take=taking.off,
                check=_day),
    ]  # fmt: skip
    day_archive_save_as: Annotated[
        str,
        Setting("DAY_ARCHIVE_SAVE_AS", "Datei eines Tages.", "File of a day.", take=taking.off,
                check=_day),
    ]  # fmt: skip
