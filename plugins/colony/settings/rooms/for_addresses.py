"""Settings of the addresses of pages: Pelican's, and Colony's for pages that Pelican does not have.

``…_SAVE_AS`` is a path relative to the output folder, ``…_URL`` the address of the page. Pelican's
settings have Pelican's defaults; those of Colony's pages are German in German sites, else English.
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


def url_setting(name: str, de: str, en: str, sample: Mapping[str, Any] | None = None, **more: Any) -> Setting:
    """A setting with the address of a page.

    Args:
        name: of the setting.
        de: whose address it is: the words after „Adresse“ in the description.
        en: the same after "Address of".
        sample: fields that the pattern may have → an example of each.
        more: further arguments of :class:`Setting`.
    """
    check = checks.filled(**sample) if sample else checks.pattern
    return Setting(name, f"Adresse {de}.", f"Address of {en}.", take=taking.off, check=check, **more)


def path_setting(
    name: str, de: str, en: str, sample: Mapping[str, Any] | None = None, **more: Any
) -> Setting:
    """A setting with the path of a page's file in the output folder. Args as for :func:`url_setting`."""
    check = checks.filled_inside(**sample) if sample else checks.path_pattern
    return Setting(name, f"Datei {de}.", f"File of {en}.", take=taking.off, check=check, **more)


def page_setting(name: str, de: str, en: str, **more: Any) -> Setting:
    """A setting with the path of a page that is no entry's, or empty. Args as for :func:`url_setting`."""
    return Setting(
        name, f"Datei {de}; leer für keine.", f"File of {en}; empty for none.",
        take=taking.off, check=checks.page_or_off, **more,
    )  # fmt: skip


class Patterns(Settings, frozen=True, kw_only=True):
    """Patterns of the addresses of categories, tags, authors and years. Entry types declare their own."""

    category_url: Annotated[str, url_setting("CATEGORY_URL", "einer Rubrik", "a category", _TERM)]
    category_save_as: Annotated[str, path_setting("CATEGORY_SAVE_AS", "einer Rubrik", "a category", _TERM)]
    tag_url: Annotated[str, url_setting("TAG_URL", "eines Themas", "a tag", _TERM)]
    tag_save_as: Annotated[str, path_setting("TAG_SAVE_AS", "eines Themas", "a tag", _TERM)]
    author_url: Annotated[str, url_setting("AUTHOR_URL", "eines Autors", "an author", _TERM)]
    author_save_as: Annotated[str, path_setting("AUTHOR_SAVE_AS", "eines Autors", "an author", _TERM)]
    year_archive_url: Annotated[str, url_setting("YEAR_ARCHIVE_URL", "eines Jahrgangs", "a year", _DAY)]
    year_archive_save_as: Annotated[
        str, path_setting("YEAR_ARCHIVE_SAVE_AS", "eines Jahrgangs", "a year", _DAY)
    ]


class ListAddresses(Settings, frozen=True, kw_only=True):
    """Paths of the pages that list others. Their addresses follow from their paths."""

    index: Annotated[str, page_setting("INDEX_SAVE_AS", "der Startseite", "the front page")] = "index.html"
    categories: Annotated[str, page_setting("CATEGORIES_SAVE_AS", "der Rubriken", "the categories")] = (
        "categories.html"
    )
    tags: Annotated[str, page_setting("TAGS_SAVE_AS", "der Themen", "the tags")] = "tags.html"
    authors: Annotated[str, page_setting("AUTHORS_SAVE_AS", "der Autoren", "the authors")] = "authors.html"
    archives: Annotated[str, page_setting("ARCHIVES_SAVE_AS", "des Archivs", "the archive")] = "archives.html"
    categories_url: Annotated[str, url_setting("CATEGORIES_URL", "der Rubriken", "the categories")] = ""
    tags_url: Annotated[str, url_setting("TAGS_URL", "der Themen", "the tags")] = ""
    authors_url: Annotated[str, url_setting("AUTHORS_URL", "der Autoren", "the authors")] = ""
    archives_url: Annotated[str, url_setting("ARCHIVES_URL", "des Archivs", "the archive")] = ""
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
    """Address and path of one page that lists others."""

    url: str
    """Relative to the site's root; empty for the root itself."""
    save_as: str
    """Relative to the output folder; empty if the site has no such page."""

    @property
    def stem(self) -> str:
        """Path of the list without ending, with which paths of its parts begin; empty for the front page.

        >>> ListPlace(url="events/", save_as="events/index.html").stem
        'events'
        """
        return address_of(self.save_as).removesuffix(".html").rstrip("/")

    def below(self, name: str) -> ListPlace:
        """The place of a page for a part of this list, such as a year.

        >>> ListPlace(url="events.html", save_as="events.html").below("2026").save_as
        'events/2026/index.html'
        """
        save_as = "/".join(part for part in (self.stem, name, "index.html") if part)
        return ListPlace(url=address_of(save_as), save_as=save_as)


def list_places(
    told: ListAddresses, templates: tuple[str, ...], overviews: Mapping[str, str]
) -> dict[str, ListPlace]:
    """Label of each list → its place. Pelican's own lists exist only if ``DIRECT_TEMPLATES`` names them.

    Args:
        told: the settings of the lists that every site has.
        templates: ``DIRECT_TEMPLATES``.
        overviews: label → path of each page that lists the entries of a type.
    """
    urls = {
        "categories": told.categories_url, "tags": told.tags_url,
        "authors": told.authors_url, "archives": told.archives_url,
    }  # fmt: skip
    stock = {label: getattr(told, label) if label in templates else "" for label in ("index", *urls)}
    own = {**overviews, "subscribe": told.subscribe, "search": told.search}
    return {
        label: ListPlace(url=urls.get(label) or address_of(save_as), save_as=save_as)
        for label, save_as in {**stock, **own}.items()
    }


def address_of(save_as: str) -> str:
    """The address of a file; for an ``index.html`` the address of its folder.

    >>> address_of("tags/index.html"), address_of("tags.html"), address_of("index.html")
    ('tags/', 'tags.html', '')
    """
    folder, slash, name = save_as.rpartition("/")
    return f"{folder}{slash}" if name == "index.html" else save_as


def complete(told: Mapping[str, str]) -> dict[str, str]:
    """Setting's name → pattern; if only the path of year pages is set, their address is added."""
    found = dict(told)
    if not found["YEAR_ARCHIVE_URL"]:
        found["YEAR_ARCHIVE_URL"] = address_of(found["YEAR_ARCHIVE_SAVE_AS"])
    return found
