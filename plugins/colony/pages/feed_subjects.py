"""The subjects of feeds: the site, its listings, and whatever else the settings ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from colony.locale import choose
from colony.model import Catalogue, Entry, Term
from colony.pages.enclosures import mime_of
from colony.pages.feed_addresses import subject, subject_patterns
from colony.pages.view_builder import ViewBuilder
from colony.settings import Config
from colony.tables import feed_kinds, type_feeds
from colony.text import slugify
from colony.views import Card, FeedGroup, FeedItem, FeedSubject

EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")

LANGUAGES = {"de": "Deutsch", "en": "English", "fr": "Français", "es": "Español", "it": "Italiano"}
"""Language → its name in itself. Other languages are shown by their code."""

KIND_NAMES = {
    "de": {
        "news": "Nachrichten", "guide": "Ratgeber", "interview": "Interviews", "opinion": "Meinung",
        "analysis": "Analysen", "report": "Berichte", "review": "Rezensionen", "video": "Videos",
    },
    "en": {
        "news": "News", "guide": "Guides", "interview": "Interviews", "opinion": "Opinion",
        "analysis": "Analysis", "report": "Reports", "review": "Reviews", "video": "Videos",
    },
}  # fmt: skip


class Subscribable(NamedTuple):
    """A subject with the entries, or items, of its feeds."""

    kind: str
    term: Term
    entries: Sequence[Entry]
    """The entries, oldest first; for a gallery's own feed, the gallery alone."""
    lang: str
    items: Callable[[], Iterable[FeedItem]] | None = None
    """Gives the items if they are no entries, such as a gallery's photos; None if they are."""
    cards: Callable[[], Iterable[Card]] | None = None
    """Gives the teasers of ``items``."""


def subscribables(builder: ViewBuilder) -> Iterator[Subscribable]:
    """All subjects that have feeds, kind by kind."""
    finders = {**_FINDERS, **{feeds.kind: feeds.find for feeds in type_feeds()}}
    for kind in feed_kinds():
        if builder.config.feeds.of(kind):
            for found in finders[kind](builder):
                if subject_patterns(builder.config, kind, found.term.slug):
                    yield found


def feed_groups(builder: ViewBuilder) -> tuple[FeedGroup, ...]:
    """All subjects with their feeds, by kind, for the subscribe page and the OPML list."""
    groups: dict[str, list[FeedSubject]] = defaultdict(list)
    for found in subscribables(builder):
        shown = subject(builder.config, found.kind, found.term)
        if shown is not None:
            groups[found.kind].append(shown)
    lang = builder.config.lang
    names = {kind.name: choose(lang, kind.titles) for kind in feed_kinds().values()}
    return tuple(
        FeedGroup(
            kind=kind,
            title=names[kind],
            subjects=tuple(sorted(subjects, key=lambda each: each.title.casefold())),
        )
        for kind, subjects in groups.items()
    )


def has_feeds(builder: ViewBuilder) -> bool:
    """Whether the site has any feed."""
    return any(subject(builder.config, found.kind, found.term) for found in subscribables(builder))


def series_slugs(catalogue: Catalogue, config: Config) -> dict[str, str]:
    """Series → slug."""
    return {name: _slug(name, config) for name in catalogue.series}


def everything(catalogue: Catalogue) -> list[Entry]:
    """All published articles, translations included, since a feed cannot link to another language."""
    stream = catalogue.stream.entries  # in order already
    return by_date((*stream, *catalogue.translated)) if catalogue.translated else list(stream)


def by_date(entries: Iterable[Entry]) -> list[Entry]:
    """Entries, oldest first."""
    return sorted(entries, key=lambda entry: (entry.date or EPOCH, entry.source_path))


def _slug(name: str, config: Config) -> str:
    reader = config.reader
    return slugify(name, reader.slug_substitutions, reader.slugify_preserve_case, reader.slugify_use_unicode)


def _site(builder: ViewBuilder) -> Iterator[Subscribable]:
    term = builder.catalogue.stream.term
    yield Subscribable("site", term, everything(builder.catalogue), builder.config.lang)


def _languages(builder: ViewBuilder) -> Iterator[Subscribable]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in everything(builder.catalogue):
        groups[entry.lang].append(entry)
    for lang, entries in sorted(groups.items()):
        home = "index.html" if lang == builder.config.lang else ""
        term = Term(name=LANGUAGES.get(lang, lang), slug=lang, url="", save_as=home)
        yield Subscribable("languages", term, entries, lang)


def _listings(kind: str) -> Callable[[ViewBuilder], Iterator[Subscribable]]:
    def find(builder: ViewBuilder) -> Iterator[Subscribable]:
        for listing in getattr(builder.catalogue, kind).values():
            yield Subscribable(kind, listing.term, listing.entries, builder.config.lang)

    return find


def _kinds(builder: ViewBuilder) -> Iterator[Subscribable]:
    names = choose(builder.config.lang, KIND_NAMES)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in builder.catalogue.stream.entries:
        groups[entry.kind].append(entry)
    for kind, entries in sorted(groups.items()):
        term = Term(name=names.get(kind, kind.title()), slug=_slug(kind, builder.config), url="", save_as="")
        yield Subscribable("kinds", term, entries, builder.config.lang)


def _series(builder: ViewBuilder) -> Iterator[Subscribable]:
    slugs = series_slugs(builder.catalogue, builder.config)
    for name, parts in builder.catalogue.series.items():
        term = Term(name=name, slug=slugs[name], url="", save_as="")
        yield Subscribable("series", term, by_date(parts), builder.config.lang)


def term_of(entry: Entry) -> Term:
    """An entry as a term, so that it can be the subject of a feed."""
    return Term(name=entry.title, slug=entry.slug, url=entry.url, save_as=entry.save_as)


def _podcast(builder: ViewBuilder) -> Iterator[Subscribable]:
    entries = [
        entry
        for entry in everything(builder.catalogue)
        if entry.enclosure and mime_of(entry.enclosure.address).startswith(("audio/", "video/"))
    ]
    if entries:
        name = builder.config.feeds.podcast.title or builder.config.site_name
        yield Subscribable(
            "podcast", Term(name=name, slug="", url="", save_as="index.html"), entries, builder.config.lang
        )


_FINDERS: dict[str, Callable[[ViewBuilder], Iterator[Subscribable]]] = {
    "site": _site,
    "languages": _languages,
    "categories": _listings("categories"),
    "tags": _listings("tags"),
    "authors": _listings("authors"),
    "kinds": _kinds,
    "series": _series,
    "podcast": _podcast,
}
