"""Where pages are: Pelican's patterns, and Colony's for what Pelican has no pages of.

``…_SAVE_AS`` is a path below the output folder, ``…_URL`` the address that leads there. Pelican's
defaults are Pelican's own; those of Colony's pages are German in German sites, English in others.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings

_TERM = {"slug": "x", "name": "x"}
_DAY = {"date": datetime(2026, 1, 2)}  # noqa: DTZ001 - only its digits are filled in


def _url(name: str, de: str, en: str, sample: Mapping[str, Any] | None = None, **more: Any) -> Setting:
    check = checks.filled(**sample) if sample else checks.pattern
    return Setting(name, f"Adresse {de}.", f"Address of {en}.", take=taking.off, check=check, **more)


def _path(name: str, de: str, en: str, sample: Mapping[str, Any] | None = None, **more: Any) -> Setting:
    check = checks.filled_inside(**sample) if sample else checks.path_pattern
    return Setting(name, f"Datei {de}.", f"File of {en}.", take=taking.off, check=check, **more)


def _page(name: str, de: str, en: str, **more: Any) -> Setting:
    return Setting(
        name, f"Datei {de}; leer für keine.", f"File of {en}; empty for none.",
        take=taking.off, check=checks.page_or_off, **more,
    )  # fmt: skip


class Patterns(Settings, frozen=True, kw_only=True):
    """The patterns of entries' and terms' addresses. An entry fills in its own fields, as in Pelican."""

    article_url: Annotated[str, _url("ARTICLE_URL", "eines Artikels", "an article")]
    article_save_as: Annotated[str, _path("ARTICLE_SAVE_AS", "eines Artikels", "an article")]
    article_lang_url: Annotated[str, _url("ARTICLE_LANG_URL", "einer Übersetzung", "a translation")]
    article_lang_save_as: Annotated[str, _path("ARTICLE_LANG_SAVE_AS", "einer Übersetzung", "a translation")]
    draft_url: Annotated[str, _url("DRAFT_URL", "eines Entwurfs", "a draft")]
    draft_save_as: Annotated[str, _path("DRAFT_SAVE_AS", "eines Entwurfs", "a draft")]
    draft_lang_url: Annotated[str, _url("DRAFT_LANG_URL", "eines übersetzten Entwurfs", "a translated draft")]
    draft_lang_save_as: Annotated[
        str, _path("DRAFT_LANG_SAVE_AS", "eines übersetzten Entwurfs", "a translated draft")
    ]
    page_url: Annotated[str, _url("PAGE_URL", "einer Seite", "a page")]
    page_save_as: Annotated[str, _path("PAGE_SAVE_AS", "einer Seite", "a page")]
    page_lang_url: Annotated[str, _url("PAGE_LANG_URL", "einer übersetzten Seite", "a translated page")]
    page_lang_save_as: Annotated[
        str, _path("PAGE_LANG_SAVE_AS", "einer übersetzten Seite", "a translated page")
    ]
    draft_page_url: Annotated[str, _url("DRAFT_PAGE_URL", "des Entwurfs einer Seite", "the draft of a page")]
    draft_page_save_as: Annotated[
        str, _path("DRAFT_PAGE_SAVE_AS", "des Entwurfs einer Seite", "the draft of a page")
    ]
    draft_page_lang_url: Annotated[
        str, _url("DRAFT_PAGE_LANG_URL", "des Entwurfs einer übersetzten Seite", "a translated page's draft")
    ]
    draft_page_lang_save_as: Annotated[
        str,
        _path("DRAFT_PAGE_LANG_SAVE_AS", "des Entwurfs einer übersetzten Seite", "a translated page's draft"),
    ]
    category_url: Annotated[str, _url("CATEGORY_URL", "einer Rubrik", "a category", _TERM)]
    category_save_as: Annotated[str, _path("CATEGORY_SAVE_AS", "einer Rubrik", "a category", _TERM)]
    tag_url: Annotated[str, _url("TAG_URL", "eines Themas", "a tag", _TERM)]
    tag_save_as: Annotated[str, _path("TAG_SAVE_AS", "eines Themas", "a tag", _TERM)]
    author_url: Annotated[str, _url("AUTHOR_URL", "eines Autors", "an author", _TERM)]
    author_save_as: Annotated[str, _path("AUTHOR_SAVE_AS", "eines Autors", "an author", _TERM)]
    year_archive_url: Annotated[str, _url("YEAR_ARCHIVE_URL", "eines Jahrgangs", "a year", _DAY)]
    year_archive_save_as: Annotated[str, _path("YEAR_ARCHIVE_SAVE_AS", "eines Jahrgangs", "a year", _DAY)]


class ListAddresses(Settings, frozen=True, kw_only=True):
    """Where the pages are that list others. Their addresses follow from their files."""

    index: Annotated[str, _page("INDEX_SAVE_AS", "der Startseite", "the front page")] = "index.html"
    categories: Annotated[str, _page("CATEGORIES_SAVE_AS", "der Rubriken", "the categories")] = (
        "categories.html"
    )
    tags: Annotated[str, _page("TAGS_SAVE_AS", "der Themen", "the tags")] = "tags.html"
    authors: Annotated[str, _page("AUTHORS_SAVE_AS", "der Autoren", "the authors")] = "authors.html"
    archives: Annotated[str, _page("ARCHIVES_SAVE_AS", "des Archivs", "the archive")] = "archives.html"
    categories_url: Annotated[str, _url("CATEGORIES_URL", "der Rubriken", "the categories")] = ""
    tags_url: Annotated[str, _url("TAGS_URL", "der Themen", "the tags")] = ""
    authors_url: Annotated[str, _url("AUTHORS_URL", "der Autoren", "the authors")] = ""
    archives_url: Annotated[str, _url("ARCHIVES_URL", "des Archivs", "the archive")] = ""
    subscribe: Annotated[
        str,
        Setting("COLONY_SUBSCRIBE_SAVE_AS", "Datei der Seite über die Feeds.", "File of the page on feeds.",
                check=checks.page_inside,
                by_language={"de": "abonnieren/index.html", "en": "subscribe/index.html"}),
    ]  # fmt: skip
    search: Annotated[
        str,
        Setting("COLONY_SEARCH_SAVE_AS", "Datei der Suche.", "File of the search.", check=checks.page_inside,
                by_language={"de": "suche/index.html", "en": "search/index.html"}),
    ]  # fmt: skip


PAGINATION_URL = Setting(
    "COLONY_PAGINATION_URL",
    "Adresse älterer Seiten einer Liste; {base} ist die der Liste.",
    "Address of a list's older pages; {base} is the list's own.",
    check=checks.number_needed,
    by_language={"de": "{base}seite/{number}/", "en": "{base}page/{number}/"},
)

PAGINATION_SAVE_AS = Setting(
    "COLONY_PAGINATION_SAVE_AS",
    "Datei älterer Seiten einer Liste.",
    "File of a list's older pages.",
    check=checks.paged_path,
    by_language={"de": "{base}seite/{number}/index.html", "en": "{base}page/{number}/index.html"},
)


class ListPlace(Settings, frozen=True, kw_only=True):
    """Where one page is that lists others."""

    url: str
    """Below the site's root; empty for the root itself."""
    save_as: str
    """Below the output folder; empty where the site has no such page."""


def list_places(
    told: ListAddresses, templates: tuple[str, ...], overviews: Mapping[str, str]
) -> dict[str, ListPlace]:
    """Label of a list → where it is. Pelican's own are pages where ``DIRECT_TEMPLATES`` names them.

    Args:
        told: what the settings say.
        templates: ``DIRECT_TEMPLATES``.
        overviews: label of a type's list → its file.
    """
    urls = {
        "categories": told.categories_url, "tags": told.tags_url,
        "authors": told.authors_url, "archives": told.archives_url,
    }  # fmt: skip
    stock = {label: getattr(told, label) if label in templates else "" for label in ("index", *urls)}
    own = {label: getattr(told, label) for label in ("subscribe", "search")}
    return {
        label: ListPlace(url=urls.get(label) or address_of(save_as), save_as=save_as)
        for label, save_as in {**stock, **overviews, **own}.items()
    }


def address_of(save_as: str) -> str:
    """The address of a file: that of its folder where it is an index.

    >>> address_of("tags/index.html"), address_of("tags.html"), address_of("index.html")
    ('tags/', 'tags.html', '')
    """
    folder, slash, name = save_as.rpartition("/")
    return f"{folder}{slash}" if name == "index.html" else save_as


def complete(told: Mapping[str, str]) -> dict[str, str]:
    """Patterns by their settings' names. Where only a year's file is set, its address follows from it."""
    found = dict(told)
    if not found["YEAR_ARCHIVE_URL"]:
        found["YEAR_ARCHIVE_URL"] = address_of(found["YEAR_ARCHIVE_SAVE_AS"])
    return found
