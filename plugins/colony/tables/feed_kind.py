"""The kinds of feeds (of the site, a category, a tag …): one row each, for settings, paths and headings.

Kinds that every site can have are here. Kinds of an entry type are in the type's row and are added to the
table from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from colony.locale import choose
from colony.tables.entry_type import type_feeds


@dataclass(frozen=True, kw_only=True)
class FeedKind:
    """One kind of feeds."""

    name: str
    """As ``COLONY_FEEDS`` has it: ``tags``."""
    stems: Mapping[str, str]
    """Language → path without its ending, unless a setting of Pelican's names one. ``{slug}`` or ``{lang}``
    stands for the subject, if a kind has several. Each kind has a folder, so that paths cannot collide."""
    titles: Mapping[str, str]
    """Language → heading on the subscribe page."""
    setting: str = ""
    """First words of Pelican's settings for it, as ``TAG_FEED`` of ``TAG_FEED_ATOM``; empty for none."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Language → the subject, as sentences about these settings call it, in German as a genitive."""
    formats: tuple[str, ...] = ()
    """Formats that are written by default, besides those whose rows name this kind."""
    is_podcast: bool = False
    """Whether only formats that podcast directories read are written."""

    def stem(self, lang: str) -> str:
        """The path without its ending in a site of this language."""
        return choose(lang, self.stems)


FOR_ALL = (
    FeedKind(
        name="site",
        stems={"de": "feeds/alle", "en": "feeds/all"},
        titles={"de": "Alles", "en": "Everything"},
        setting="FEED_ALL",
        words={"de": "von allem", "en": "everything"},
    ),
    FeedKind(
        name="languages",
        stems={"de": "feeds/sprache/{lang}", "en": "feeds/language/{lang}"},
        titles={"de": "Nach Sprache", "en": "By language"},
        setting="TRANSLATION_FEED",
        words={"de": "einer Sprache", "en": "a language"},
    ),
    FeedKind(
        name="categories",
        stems={"de": "feeds/rubrik/{slug}", "en": "feeds/category/{slug}"},
        titles={"de": "Nach Rubrik", "en": "By category"},
        setting="CATEGORY_FEED",
        words={"de": "einer Rubrik", "en": "a category"},
    ),
    FeedKind(
        name="tags",
        stems={"de": "feeds/thema/{slug}", "en": "feeds/tag/{slug}"},
        titles={"de": "Nach Thema", "en": "By topic"},
        setting="TAG_FEED",
        words={"de": "eines Themas", "en": "a tag"},
    ),
    FeedKind(
        name="authors",
        stems={"de": "feeds/autor/{slug}", "en": "feeds/author/{slug}"},
        titles={"de": "Nach Autor", "en": "By author"},
        setting="AUTHOR_FEED",
        words={"de": "eines Autors", "en": "an author"},
    ),
    FeedKind(
        name="kinds",
        stems={"de": "feeds/art/{slug}", "en": "feeds/kind/{slug}"},
        titles={"de": "Nach Textform", "en": "By format"},
    ),
    FeedKind(
        name="series",
        stems={"de": "feeds/serie/{slug}", "en": "feeds/series/{slug}"},
        titles={"de": "Serien", "en": "Series"},
    ),
)
"""The kinds of feeds of articles, in the order of lists of feeds; those of entry types follow."""

PODCAST = FeedKind(
    name="podcast",
    stems={"de": "feeds/podcast", "en": "feeds/podcast"},
    titles={"de": "Zum Hören", "en": "To listen to"},
    is_podcast=True,
)
"""Comes last in lists of feeds."""


def feed_kinds() -> Mapping[str, FeedKind]:
    """All kinds by name, in the order of lists of feeds."""
    of_types = (
        FeedKind(name=told.kind, stems=told.stems, titles=told.titles, formats=told.formats)
        for told in type_feeds()
    )
    return {kind.name: kind for kind in (*FOR_ALL, *of_types, PODCAST)}
