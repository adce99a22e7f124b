"""The kinds of feeds: one row each, from which settings, places, headings and checks follow.

What is written of every site – everything, a category, a tag … – is here; what an entry type brings
along is in the type's row and joins the table by itself.
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
    """Language → path without its ending, where no setting of Pelican's names one. ``{slug}`` or ``{lang}``
    stands for the subject of a kind that has several. A folder a kind, so that none can meet another."""
    titles: Mapping[str, str]
    """Language → heading on the subscribe page."""
    setting: str = ""
    """How Pelican's settings for it begin, as ``TAG_FEED`` of ``TAG_FEED_ATOM``; empty for none."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Language → what sentences about these settings call a subject, in German as a genitive."""
    formats: tuple[str, ...] = ()
    """Formats that are written where the settings say nothing, beside those whose rows name this kind."""
    is_podcast: bool = False
    """Whether it is written only in formats that podcast directories read."""

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
"""What is written of articles, in the order in which lists of feeds have it; then come the types' own."""

PODCAST = FeedKind(
    name="podcast",
    stems={"de": "feeds/podcast", "en": "feeds/podcast"},
    titles={"de": "Zum Hören", "en": "To listen to"},
    is_podcast=True,
)
"""The last one of all lists."""


def feed_kinds() -> Mapping[str, FeedKind]:
    """All kinds by name, in the order in which lists of feeds have them."""
    of_types = (
        FeedKind(name=told.kind, stems=told.stems, titles=told.titles, formats=told.formats)
        for told in type_feeds()
    )
    return {kind.name: kind for kind in (*FOR_ALL, *of_types, PODCAST)}
