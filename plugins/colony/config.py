"""Pelican's settings dictionary → one typed value. An error names the key.

Everything behind :func:`parse` works with :class:`Config` and never sees Pelican's dictionary.
Keys keep Pelican's names and meaning; Colony's own begin with ``COLONY_`` and are refused when
they are not known, since a misspelt setting that does nothing costs its owner an evening.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from colony.deploy_settings import DeploySettings, parse_deploy
from colony.feed_settings import FeedSettings, parse_feeds
from colony.files import code_of
from colony.folders import folder_faults, folders_of
from colony.model import Value, digest, encode
from colony.own_settings import OWN_DEFAULTS, moment, settings_faults

SOURCE_ENDINGS = (".md", ".markdown", ".mkd", ".mdown", ".rst", ".html", ".htm")
"""Endings of files that become entries, without any plugin's help."""


class SettingsError(ValueError):
    """A setting cannot be used. The message names the key, the fault and the remedy."""


class ReaderSettings(Value, frozen=True, kw_only=True):
    """All settings that reading one source file depends on. Their hash is part of its memo key."""

    default_lang: str
    timezone: str
    default_category: str
    use_folder_as_category: bool
    default_author: str
    default_date: str
    """ISO date for files without one; empty for none; ``fs`` for the file's own time stamp."""
    default_metadata: dict[str, Any]
    filename_metadata: str
    path_metadata: str
    extra_path_metadata: dict[str, dict[str, Any]]
    slugify_source: Literal["title", "basename"]
    slug_substitutions: tuple[tuple[str, str], ...]
    slugify_preserve_case: bool
    slugify_use_unicode: bool
    summary_max_words: int
    summary_end: str
    markdown_extensions: tuple[str, ...]
    markdown_configs: dict[str, Any]
    typographic_quotes: bool
    intrasite_link_regex: str
    patterns: dict[str, str]
    """Pelican's ``ARTICLE_URL``, ``PAGE_LANG_SAVE_AS`` … by their names."""
    draft_by_default: bool
    advertisers: dict[str, str]
    """Domain → advertiser's name: links there must be labelled."""
    sanitise: bool
    max_source_bytes: int
    plugin_readers: dict[str, tuple[str, str]] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Ending with its dot → ``module:Class`` of Pelican's reader for it, and the hash of its code."""


class PictureSettings(Value, frozen=True, kw_only=True):
    """How photos are turned into renditions."""

    formats: tuple[str, ...]
    """Best first, of ``avif``, ``webp``, ``jpeg``.

    WebP is not among the default: at equal SSIMULACRA2 it takes 1.4 times AVIF's bytes (JPEG 1.75),
    and a sixth of the time, for browsers of the years between it and AVIF (Safari 14 to 16.3, Firefox
    65 to 92), which see the JPEG now.
    """
    widths_px: tuple[int, ...]
    qualities: dict[str, int]
    """Format → quality in the encoder's own scale."""
    avif_speed: int
    """0 (slow, small) to 10; of the two settings the one for publishing or the one for the preview."""
    href_folder: str
    """Folder of the renditions below the output root."""
    max_pixels: int
    max_bytes: int


class PelicanSettings(Value, frozen=True, kw_only=True):
    """What the site asks of Pelican itself, and where all its settings can be read again.

    Pelican's dictionary may hold functions and classes, so it is no part of a plain value.
    """

    direct_templates: tuple[str, ...] = ()
    """Names without ending, as ``DIRECT_TEMPLATES`` has them."""
    template_pages: dict[str, str] = {}  # noqa: RUF012 - as above
    """Template below the content root → output path."""
    period_archives: tuple[str, ...] = ()
    """``MONTH_ARCHIVE_SAVE_AS``, ``DAY_ARCHIVE_SAVE_AS``, where they are set."""
    output_sources: bool = False
    plugins: tuple[str, ...] = ()
    """Plugins that are not Colony's own."""
    lost_extensions: tuple[str, ...] = ()
    """Markdown extensions given as objects, which cannot travel to the processes that read."""
    settings_file: str = ""
    overrides: dict[str, Any] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """What the command line said over the file."""


class Config(Value, frozen=True, kw_only=True):
    """A site's settings, parsed."""

    site_name: str
    tagline: str
    siteurl: str
    """As the operator wrote it, without a slash at the end; empty in the preview."""
    origin: str
    """Scheme and host of the public site; empty in the preview."""
    base_href: str
    """Href of the home page: ``/``, or ``/folder/`` where the site lives in one."""
    lang: str
    timezone: str
    content_root: str
    output_root: str
    cache_root: str
    theme_root: str
    template_overrides: tuple[str, ...]
    theme_static_dir: str
    theme_static_paths: tuple[str, ...]
    article_paths: tuple[str, ...]
    article_excludes: tuple[str, ...]
    page_paths: tuple[str, ...]
    page_excludes: tuple[str, ...]
    gallery_paths: tuple[str, ...]
    author_paths: tuple[str, ...]
    directory_paths: tuple[str, ...]
    static_paths: tuple[str, ...]
    static_excludes: tuple[str, ...]
    extra_static: dict[str, str]
    """Source path → output path, from ``EXTRA_PATH_METADATA``."""
    ignore_files: tuple[str, ...]
    page_size: int
    """Teasers on a full list page; the newest page holds up to ``2 * page_size - 1``."""
    pagination_url: str
    """``{base}seite/{number}/``"""
    pagination_save_as: str
    menu: tuple[tuple[str, str], ...]
    footer: tuple[tuple[str, str], ...]
    contact_email: str
    preview: bool
    social_cards: bool
    """Whether every published entry gets a picture of its own for networks (never in the preview)."""
    now: datetime
    """The build's only clock."""
    executor: str
    reader: ReaderSettings
    pictures: PictureSettings
    feeds: FeedSettings
    pelican: PelicanSettings
    deploy: DeploySettings
    extra: dict[str, str]

    def href(self, url: str) -> str:
        """Root-relative href of an address below the site's root. Addresses with a host stay."""
        if "//" in url and urlsplit(url).netloc:
            return url
        return self.base_href + url.lstrip("/")

    def absolute(self, url: str) -> str:
        """The full address of something below the site's root, as feeds and sitemaps need it."""
        if "//" in url and urlsplit(url).netloc:
            return url
        return self.origin + self.href(url)

    @property
    def source_endings(self) -> tuple[str, ...]:
        """Endings of files that become entries."""
        return (*SOURCE_ENDINGS, *self.reader.plugin_readers)

    def pattern(self, name: str) -> str:
        """One of Pelican's URL patterns by its setting's name."""
        return self.reader.patterns[name]


_PATTERNS = (
    "ARTICLE", "ARTICLE_LANG", "DRAFT", "DRAFT_LANG", "PAGE", "PAGE_LANG", "DRAFT_PAGE", "DRAFT_PAGE_LANG",
    "CATEGORY", "TAG", "AUTHOR", "YEAR_ARCHIVE",
)  # fmt: skip


_PERIODS = ("MONTH_ARCHIVE_SAVE_AS", "DAY_ARCHIVE_SAVE_AS")

ORIGIN = "SETTINGS_ORIGIN"
"""Key under which a settings dictionary says which file and which overrides it was made from."""


def parse(settings: Mapping[str, Any]) -> Config:
    """Turn Pelican's settings (with its defaults filled in) into a :class:`Config`.

    Raises:
        SettingsError: a key is unknown, missing or of the wrong shape, or folders lie in one another
            that must not; all faults in one message.
    """
    _refuse(settings_faults(settings))
    config = _parsed(settings)
    _refuse(folder_faults(folders_of(config)))
    return config


def _refuse(faults: list[str]) -> None:
    if faults:
        raise SettingsError("\n".join(faults))


def _parsed(settings: Mapping[str, Any]) -> Config:
    own = {**OWN_DEFAULTS, **{key: value for key, value in settings.items() if key in OWN_DEFAULTS}}
    timezone = str(settings.get("TIMEZONE") or "UTC")
    siteurl = str(settings.get("SITEURL") or "").rstrip("/")
    place = urlsplit(siteurl)
    content_root = Path(settings["PATH"]).resolve()
    return Config(
        site_name=str(settings["SITENAME"]),
        tagline=str(own["COLONY_TAGLINE"]),
        siteurl=siteurl,
        origin=f"{place.scheme}://{place.netloc}" if place.netloc else "",
        base_href=place.path.rstrip("/") + "/",
        lang=str(settings["DEFAULT_LANG"]).lower(),
        timezone=timezone,
        content_root=str(content_root),
        output_root=str(Path(settings["OUTPUT_PATH"]).resolve()),
        cache_root=str(Path(settings["CACHE_PATH"]).resolve()),
        theme_root=str(Path(settings["THEME"]).resolve()),
        template_overrides=tuple(str(path) for path in settings["THEME_TEMPLATES_OVERRIDES"]),
        theme_static_dir=str(settings["THEME_STATIC_DIR"]),
        theme_static_paths=_strings(settings["THEME_STATIC_PATHS"]),
        article_paths=_strings(settings["ARTICLE_PATHS"]),
        article_excludes=_excludes(settings["ARTICLE_EXCLUDES"]),
        page_paths=_strings(settings["PAGE_PATHS"]),
        page_excludes=_excludes(settings["PAGE_EXCLUDES"]),
        gallery_paths=_strings(own["COLONY_GALLERY_PATHS"]),
        author_paths=_strings(own["COLONY_AUTHOR_PATHS"]),
        directory_paths=_strings(own["COLONY_DIRECTORY_PATHS"]),
        static_paths=_strings(settings["STATIC_PATHS"]),
        static_excludes=_excludes(settings["STATIC_EXCLUDES"]),
        extra_static=_extra_static(settings["EXTRA_PATH_METADATA"]),
        ignore_files=_strings(settings["IGNORE_FILES"]),
        page_size=int(own["COLONY_PAGE_SIZE"]),
        pagination_url=str(own["COLONY_PAGINATION_URL"]),
        pagination_save_as=str(own["COLONY_PAGINATION_SAVE_AS"]),
        menu=tuple((str(title), str(url)) for title, url in settings.get("MENUITEMS") or ()),
        footer=tuple((str(title), str(url)) for title, url in own["COLONY_FOOTER"]),
        contact_email=str(own["COLONY_CONTACT_EMAIL"]),
        preview=bool(own["COLONY_PREVIEW"]),
        social_cards=bool(own["COLONY_SOCIAL_CARDS"] and not own["COLONY_PREVIEW"]),
        now=moment(own["COLONY_NOW"], timezone),
        executor=str(own["COLONY_EXECUTOR"]),
        reader=_reader(settings, own, timezone),
        pictures=_pictures(own),
        feeds=parse_feeds(settings),
        pelican=_pelican(settings),
        deploy=parse_deploy(own),
        extra={str(key): str(value) for key, value in sorted(own["COLONY_EXTRA"].items())},
    )


def reader_digest(config: Config) -> str:
    """Hash of all settings that reading depends on."""
    return digest(encode(config.reader))


def _extra_static(metadata: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    return {path: str(values["path"]) for path, values in sorted(metadata.items()) if "path" in values}


def _strings(value: Any) -> tuple[str, ...]:
    return tuple(str(item) for item in value)


def _excludes(value: Any) -> tuple[str, ...]:
    """Folders to leave out.

    Pelican adds ``ARTICLE_PATHS`` to ``PAGE_EXCLUDES`` by itself, where an empty path names the
    content folder but excludes nothing.
    """
    return tuple(path for path in _strings(value) if path)


def _reader(settings: Mapping[str, Any], own: Mapping[str, Any], timezone: str) -> ReaderSettings:
    patterns = {
        f"{name}_{end}": str(settings.get(f"{name}_{end}") or "")
        for name in _PATTERNS
        for end in ("URL", "SAVE_AS")
    }
    patterns |= {key: str(own[key]) for key in OWN_DEFAULTS if key.endswith(("_URL", "_SAVE_AS"))}
    markdown = settings["MARKDOWN"]
    configs = dict(markdown.get("extension_configs", {}))
    extensions = dict.fromkeys([*markdown.get("extensions", []), *configs])
    default_date = settings.get("DEFAULT_DATE") or ""
    if isinstance(default_date, tuple | list):
        default_date = datetime(*default_date).isoformat()  # noqa: DTZ001 - the reader adds the site's zone
    return ReaderSettings(
        default_lang=str(settings["DEFAULT_LANG"]).lower(),
        timezone=timezone,
        default_category=str(settings["DEFAULT_CATEGORY"]) if settings.get("CATEGORY_SAVE_AS") else "",
        use_folder_as_category=bool(settings["USE_FOLDER_AS_CATEGORY"] and settings.get("CATEGORY_SAVE_AS")),
        default_author=str(settings.get("AUTHOR") or ""),
        default_date=str(default_date),
        default_metadata=_plain(settings["DEFAULT_METADATA"]),
        filename_metadata=str(settings["FILENAME_METADATA"] or ""),
        path_metadata=str(settings["PATH_METADATA"] or ""),
        extra_path_metadata=_plain(settings["EXTRA_PATH_METADATA"]),
        slugify_source=settings["SLUGIFY_SOURCE"],
        slug_substitutions=tuple((str(a), str(b)) for a, b in settings["SLUG_REGEX_SUBSTITUTIONS"]),
        slugify_preserve_case=bool(settings["SLUGIFY_PRESERVE_CASE"]),
        slugify_use_unicode=bool(settings["SLUGIFY_USE_UNICODE"]),
        summary_max_words=int(settings["SUMMARY_MAX_LENGTH"] or 0),
        summary_end=str(settings["SUMMARY_END_SUFFIX"]),
        markdown_extensions=tuple(
            name for name in extensions if isinstance(name, str) and not name.endswith(".meta")
        ),
        markdown_configs={str(name): _plain(value) for name, value in sorted(configs.items())},
        typographic_quotes=bool(own["COLONY_TYPOGRAPHY"]),
        intrasite_link_regex=str(settings["INTRASITE_LINK_REGEX"]),
        patterns=patterns,
        draft_by_default=_plain(settings["DEFAULT_METADATA"]).get("status") == "draft",
        advertisers={
            str(key).lower(): str(value) for key, value in sorted(own["COLONY_ADVERTISERS"].items())
        },
        sanitise=bool(own["COLONY_SANITISE"]),
        max_source_bytes=int(own["COLONY_SOURCE_MAX_BYTES"]),
        plugin_readers={
            f".{ending}": (f"{reader.__module__}:{reader.__qualname__}", code_of(reader))
            for ending, reader in sorted(settings["READERS"].items())
            if reader and f".{ending}" not in SOURCE_ENDINGS
        },
    )


def _pictures(own: Mapping[str, Any]) -> PictureSettings:
    return PictureSettings(
        formats=_strings(own["COLONY_PICTURE_FORMATS"]),
        widths_px=tuple(sorted(int(width) for width in own["COLONY_PICTURE_WIDTHS"])),
        qualities={str(key): int(value) for key, value in sorted(own["COLONY_PICTURE_QUALITIES"].items())},
        avif_speed=int(
            own["COLONY_PICTURE_PREVIEW_SPEED" if own["COLONY_PREVIEW"] else "COLONY_PICTURE_AVIF_SPEED"]
        ),
        href_folder=str(own["COLONY_PICTURE_FOLDER"]),
        max_pixels=int(own["COLONY_PICTURE_MAX_PIXELS"]),
        max_bytes=int(own["COLONY_PICTURE_MAX_BYTES"]),
    )


def _pelican(settings: Mapping[str, Any]) -> PelicanSettings:
    settings_file, overrides = settings.get(ORIGIN) or ("", {})
    plugins = (
        plugin if isinstance(plugin, str) else getattr(plugin, "__name__", type(plugin).__qualname__)
        for plugin in settings.get("PLUGINS") or ()
    )
    return PelicanSettings(
        direct_templates=_strings(settings["DIRECT_TEMPLATES"]),
        template_pages={str(source): str(place) for source, place in settings["TEMPLATE_PAGES"].items()},
        period_archives=tuple(key for key in _PERIODS if settings.get(key)),
        output_sources=bool(settings["OUTPUT_SOURCES"]),
        plugins=tuple(name for name in plugins if name.partition(".")[0] != "colony"),
        settings_file=str(settings_file),
        lost_extensions=tuple(
            type(each).__name__
            for each in settings["MARKDOWN"].get("extensions", ())
            if not isinstance(each, str)
        ),
        # The clock goes on without making another site.
        overrides={key: _plain(value) for key, value in overrides.items() if key != "COLONY_NOW"},
    )


def _plain(value: Any) -> Any:
    """A settings value as JSON-like data with sorted keys, so that its hash is stable."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in sorted(value.items(), key=lambda pair: str(pair[0]))}
    if isinstance(value, list | tuple | set | frozenset):
        items = [_plain(item) for item in value]
        return sorted(items, key=str) if isinstance(value, set | frozenset) else items
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', repr(value))}"
