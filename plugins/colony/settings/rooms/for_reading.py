"""Settings that the reading of a source file depends on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings


class ReaderSettings(Settings, frozen=True, kw_only=True):
    """All settings that the reading of a source file depends on; their hash is part of its memo key."""

    default_lang: str
    timezone: str
    default_category: Annotated[
        str,
        Setting("DEFAULT_CATEGORY", "Rubrik für Artikel ohne eine.", "Category of articles without one.",
                take=taking.off),
    ]  # fmt: skip
    use_folder_as_category: Annotated[
        bool,
        Setting("USE_FOLDER_AS_CATEGORY", "Der Ordner eines Artikels ist seine Rubrik.",
                "An article's folder is its category.", take=taking.truth),
    ]  # fmt: skip
    default_author: Annotated[
        str, Setting("AUTHOR", "Autor von Artikeln ohne einen.", "Author of articles without one.",
                     take=taking.off),
    ] = ""  # fmt: skip
    default_date: Annotated[
        str,
        Setting("DEFAULT_DATE", "Datum für Dateien ohne eines; fs: das der Datei selbst.",
                "Date of files without one; fs for the file's own.", take=taking.day,
                write="'fs', a date such as '2026-11-23', numbers such as (2026, 11, 23), or None"),
    ] = ""  # fmt: skip
    """ISO date of files that give none; ``fs`` for the file's modification time, empty for none."""
    default_metadata: Annotated[
        dict[str, Any],
        Setting("DEFAULT_METADATA", "Front Matter für alle Dateien.", "Front matter of all files.",
                take=taking.metadata),
    ]  # fmt: skip
    filename_metadata: Annotated[
        str,
        Setting("FILENAME_METADATA", "Regulärer Ausdruck für Front Matter in Dateinamen.",
                "Regular expression of front matter in file names.", take=taking.off,
                check=checks.expression),
    ]  # fmt: skip
    path_metadata: Annotated[
        str,
        Setting("PATH_METADATA", "Regulärer Ausdruck für Front Matter in Pfaden.",
                "Regular expression of front matter in paths.", take=taking.off, check=checks.expression),
    ]  # fmt: skip
    extra_path_metadata: Annotated[
        dict[str, dict[str, Any]],
        Setting("EXTRA_PATH_METADATA", "Front Matter einzelner Dateien; path: ihr Ort in der Ausgabe.",
                "Front matter of single files; path: their place in the output.",
                take=taking.plain, check=checks.path_metadata,
                write="a table of tables such as {'extra/robots.txt': {'path': 'robots.txt'}}"),
    ]  # fmt: skip
    slugify_source: Annotated[
        Literal["title", "basename"],
        Setting("SLUGIFY_SOURCE", "Woraus Adressen werden: Titel oder Dateiname.",
                "What addresses are made from: title or file name."),
    ]  # fmt: skip
    slug_substitutions: Annotated[
        tuple[tuple[str, str], ...],
        Setting("SLUG_REGEX_SUBSTITUTIONS", "Ersetzungen in Adressen.", "What is replaced in addresses.",
                check=checks.substitutions),
    ]  # fmt: skip
    slugify_preserve_case: Annotated[
        bool,
        Setting("SLUGIFY_PRESERVE_CASE", "Adressen behalten Großbuchstaben.",
                "Addresses keep capital letters.", take=taking.truth),
    ]  # fmt: skip
    slugify_use_unicode: Annotated[
        bool,
        Setting("SLUGIFY_USE_UNICODE", "Adressen behalten Umlaute.", "Addresses keep letters such as ü.",
                take=taking.truth),
    ]  # fmt: skip
    summary_max_words: Annotated[
        int,
        Setting("SUMMARY_MAX_LENGTH", "Wörter eines Auszugs; None für alle.",
                "Words of a summary; None for all.", take=taking.limit(0), between=(0, taking.MOST),
                write="a whole number of 0 or more, or None"),
    ]  # fmt: skip
    summary_end: Annotated[
        str, Setting("SUMMARY_END_SUFFIX", "Was nach einem Auszug steht.", "What stands after a summary.",
                     take=taking.off),
    ]  # fmt: skip
    markdown_extensions: tuple[str, ...]
    markdown_configs: dict[str, Any]
    typographic_quotes: Annotated[
        bool,
        Setting("COLONY_TYPOGRAPHY", "Setzt Anführungszeichen der jeweiligen Sprache.",
                "Sets the quotation marks of each language."),
    ] = True  # fmt: skip
    intrasite_link_regex: Annotated[
        str,
        Setting("INTRASITE_LINK_REGEX", "Regulärer Ausdruck für {filename} und seine Verwandten.",
                "Regular expression of {filename} and its relatives.", check=checks.expression),
    ]  # fmt: skip
    patterns: dict[str, str]
    """Pelican's ``ARTICLE_URL``, ``PAGE_LANG_SAVE_AS`` … by their names."""
    draft_by_default: bool
    advertisers: Annotated[
        dict[str, str],
        Setting("COLONY_ADVERTISERS", "Host und Name von Werbenden: Links dorthin sind Werbung.",
                "Host and name of advertisers: links there are advertising.",
                take=taking.hosts),
    ] = {}  # noqa: RUF012  # fmt: skip
    """Domain → advertiser's name; links to the domain must be labelled as advertising."""
    sanitise: Annotated[
        bool,
        Setting("COLONY_SANITISE", "Entfernt gefährliches HTML aus Texten.",
                "Removes dangerous HTML from texts."),
    ] = True  # fmt: skip
    max_source_bytes: Annotated[
        int,
        Setting("COLONY_SOURCE_MAX_BYTES", "Mehr Bytes hat kein Text, der gelesen wird.",
                "No text that is read has more bytes.", between=(1, taking.MOST)),
    ] = 1_500_000  # fmt: skip
    plugin_readers: dict[str, tuple[str, str]] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Ending with its dot → ``module:Class`` of the plugin's reader, and the hash of its source file."""


class Markdown(Settings, frozen=True, kw_only=True):
    """The settings ``MARKDOWN`` and ``READERS``, from which fields of :class:`ReaderSettings` are made."""

    markdown: Annotated[
        dict[str, Any],
        Setting("MARKDOWN", "Erweiterungen von Python-Markdown.", "Extensions of Python-Markdown.",
                check=checks.markdown),
    ]  # fmt: skip
    readers: Annotated[
        dict[str, Any],
        Setting("READERS", "Endung und Klasse weiterer Leser.", "Ending and class of further readers.",
                check=checks.readers),
    ]  # fmt: skip
