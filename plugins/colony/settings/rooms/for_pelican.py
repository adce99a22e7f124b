"""Settings that decide what Pelican itself makes."""

from __future__ import annotations

from typing import Annotated, Any

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings


class PelicanSettings(Settings, frozen=True, kw_only=True):
    """What Pelican itself makes, and the settings file, to read Pelican's dictionary again.

    The dictionary may hold functions and classes, which cannot be encoded, so it is not kept here.
    """

    direct_templates: Annotated[
        tuple[str, ...],
        Setting("DIRECT_TEMPLATES", "Vorlagen, die ohne Text eine Seite sind.",
                "Templates that are a page without a text.",
                take=taking.folders("index", "tags", "categories", "authors", "archives")),
    ] = ()  # fmt: skip
    """Names of templates without ending, from ``DIRECT_TEMPLATES``."""
    template_pages: Annotated[
        dict[str, str],
        Setting("TEMPLATE_PAGES", "Vorlagen im Inhalt und ihr Ort in der Ausgabe.",
                "Templates in the content and their place in the output.", take=taking.ordered,
                check=checks.places),
    ] = {}  # noqa: RUF012  # fmt: skip
    """Path of a template relative to the content root → output path."""
    period_archives: tuple[str, ...] = ()
    """Those of ``MONTH_ARCHIVE_SAVE_AS`` and ``DAY_ARCHIVE_SAVE_AS`` that are set."""
    output_sources: Annotated[
        bool,
        Setting("OUTPUT_SOURCES", "Veröffentlicht die Quelltexte.", "Publishes the sources.",
                take=taking.truth),
    ] = False  # fmt: skip
    plugins: tuple[str, ...] = ()
    """Names of third-party plugins."""
    lost_extensions: tuple[str, ...] = ()
    """Markdown extensions that are not used: they are given as objects, which workers cannot receive."""
    settings_file: str = ""
    overrides: dict[str, Any] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Settings from the command line, which replace those of the file."""
