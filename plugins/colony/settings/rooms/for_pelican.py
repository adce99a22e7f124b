"""What the site asks of Pelican itself, and where all its settings can be read again."""

from __future__ import annotations

from typing import Annotated, Any

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings


class PelicanSettings(Settings, frozen=True, kw_only=True):
    """What the site asks of Pelican itself, and where all its settings can be read again.

    Pelican's dictionary may hold functions and classes, so it is no part of a plain value.
    """

    direct_templates: Annotated[
        tuple[str, ...],
        Setting("DIRECT_TEMPLATES", "Vorlagen, die ohne Text eine Seite sind.",
                "Templates that are a page without a text.",
                take=taking.folders("index", "tags", "categories", "authors", "archives")),
    ] = ()  # fmt: skip
    """Names without ending, as ``DIRECT_TEMPLATES`` has them."""
    template_pages: Annotated[
        dict[str, str],
        Setting("TEMPLATE_PAGES", "Vorlagen im Inhalt und ihr Ort in der Ausgabe.",
                "Templates in the content and their place in the output.", take=taking.ordered,
                check=checks.places),
    ] = {}  # noqa: RUF012  # fmt: skip
    """Template below the content root → output path."""
    period_archives: tuple[str, ...] = ()
    """``MONTH_ARCHIVE_SAVE_AS``, ``DAY_ARCHIVE_SAVE_AS``, where they are set."""
    output_sources: Annotated[
        bool,
        Setting("OUTPUT_SOURCES", "Veröffentlicht die Quelltexte.", "Publishes the sources.",
                take=taking.truth),
    ] = False  # fmt: skip
    plugins: tuple[str, ...] = ()
    """Plugins that are not Colony's own."""
    lost_extensions: tuple[str, ...] = ()
    """Markdown extensions given as objects, which cannot travel to the processes that read."""
    settings_file: str = ""
    overrides: dict[str, Any] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """What the command line said over the file."""
