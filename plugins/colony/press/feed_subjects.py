"""What one can subscribe to: the site, its shelves, and whatever else the settings ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from colony.entry_types import in_language, type_feeds
from colony.model import Catalogue, Entry, Term
from colony.press.desk import Desk
from colony.press.enclosures import mime_of
from colony.press.feed_links import subject, subject_patterns
from colony.settings import Config, feed_kinds
from colony.text import slugify
from colony.views import Card, FeedGroup, FeedItem, FeedSubject

EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")

LANGUAGES = {"de": "Deutsch", "en": "English", "fr": "Français", "es": "Español", "it": "Italiano"}
"""Languages by the names that their readers call them; others by their code."""

GROUP_NAMES: dict[str, dict[str, str]] = {
    "de": {
        "site": "Alles", "languages": "Nach Sprache", "categories": "Nach Rubrik", "tags": "Nach Thema",
        "authors": "Nach Autor", "kinds": "Nach Textform", "series": "Serien",
        "podcast": "Zum Hören",
    },
    "en": {
        "site": "Everything", "languages": "By language", "categories": "By category", "tags": "By topic",
        "authors": "By author", "kinds": "By format", "series": "Series",
        "podcast": "To listen to",
    },
}  # fmt: skip

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
    """A subject and what is in its feeds."""

    kind: str
    term: Term
    entries: Sequence[Entry]
    """Oldest first; of a gallery, itself alone."""
    lang: str
    items: Callable[[], Iterable[FeedItem]] | None = None
    """Gives the items where they are no entries, as the photos of a gallery."""
    cards: Callable[[], Iterable[Card]] | None = None
    """Gives the teasers of these."""


def subscribables(desk: Desk) -> Iterator[Subscribable]:
    """Every subject that has feeds, kind by kind."""
    finders = {**_FINDERS, **{feeds.kind: feeds.find for feeds in type_feeds()}}
    for kind in feed_kinds():
        if desk.config.feeds.of(kind):
            for found in finders[kind](desk):
                if subject_patterns(desk.config, kind, found.term.slug):
                    yield found


def feed_groups(desk: Desk) -> tuple[FeedGroup, ...]:
    """The subjects with their feeds, as the subscribe page and the list for readers name them."""
    groups: dict[str, list[FeedSubject]] = defaultdict(list)
    for found in subscribables(desk):
        shown = subject(desk.config, found.kind, found.term)
        if shown is not None:
            groups[found.kind].append(shown)
    lang = desk.config.lang
    names = in_language(GROUP_NAMES, lang)
    names |= {feeds.kind: in_language(feeds.titles, lang) for feeds in type_feeds()}
    return tuple(
        FeedGroup(
            kind=kind,
            title=names[kind],
            subjects=tuple(sorted(subjects, key=lambda each: each.title.casefold())),
        )
        for kind, subjects in groups.items()
    )


def has_feeds(desk: Desk) -> bool:
    """Whether there is anything to subscribe to."""
    return any(subject(desk.config, found.kind, found.term) for found in subscribables(desk))


def series_slugs(catalogue: Catalogue, config: Config) -> dict[str, str]:
    """Series → slug."""
    return {name: _slug(name, config) for name in catalogue.series}


def everything(catalogue: Catalogue) -> list[Entry]:
    """All published articles, translations too: a feed has no "also in English" link."""
    stream = catalogue.stream.entries  # in order already
    return by_date((*stream, *catalogue.translated)) if catalogue.translated else list(stream)


def by_date(entries: Iterable[Entry]) -> list[Entry]:
    """Entries as feeds have them, oldest first."""
    return sorted(entries, key=lambda entry: (entry.date or EPOCH, entry.source_path))


def _slug(name: str, config: Config) -> str:
    reader = config.reader
    return slugify(name, reader.slug_substitutions, reader.slugify_preserve_case, reader.slugify_use_unicode)


def _site(desk: Desk) -> Iterator[Subscribable]:
    term = desk.catalogue.stream.term
    yield Subscribable("site", term, everything(desk.catalogue), desk.config.lang)


def _languages(desk: Desk) -> Iterator[Subscribable]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in everything(desk.catalogue):
        groups[entry.lang].append(entry)
    for lang, entries in sorted(groups.items()):
        home = "index.html" if lang == desk.config.lang else ""
        term = Term(name=LANGUAGES.get(lang, lang), slug=lang, url="", save_as=home)
        yield Subscribable("languages", term, entries, lang)


def _shelves(kind: str) -> Callable[[Desk], Iterator[Subscribable]]:
    def find(desk: Desk) -> Iterator[Subscribable]:
        for shelf in getattr(desk.catalogue, kind).values():
            yield Subscribable(kind, shelf.term, shelf.entries, desk.config.lang)

    return find


def _kinds(desk: Desk) -> Iterator[Subscribable]:
    names = in_language(KIND_NAMES, desk.config.lang)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in desk.catalogue.stream.entries:
        groups[entry.kind].append(entry)
    for kind, entries in sorted(groups.items()):
        term = Term(name=names.get(kind, kind.title()), slug=_slug(kind, desk.config), url="", save_as="")
        yield Subscribable("kinds", term, entries, desk.config.lang)


def _series(desk: Desk) -> Iterator[Subscribable]:
    slugs = series_slugs(desk.catalogue, desk.config)
    for name, parts in desk.catalogue.series.items():
        term = Term(name=name, slug=slugs[name], url="", save_as="")
        yield Subscribable("series", term, by_date(parts), desk.config.lang)


def term_of(entry: Entry) -> Term:
    """An entry as the subject of a feed."""
    return Term(name=entry.title, slug=entry.slug, url=entry.url, save_as=entry.save_as)


def _podcast(desk: Desk) -> Iterator[Subscribable]:
    entries = [
        entry
        for entry in everything(desk.catalogue)
        if entry.enclosure and mime_of(entry.enclosure.address).startswith(("audio/", "video/"))
    ]
    if entries:
        name = desk.config.feeds.podcast.title or desk.config.site_name
        yield Subscribable(
            "podcast", Term(name=name, slug="", url="", save_as="index.html"), entries, desk.config.lang
        )


_FINDERS: dict[str, Callable[[Desk], Iterator[Subscribable]]] = {
    "site": _site,
    "languages": _languages,
    "categories": _shelves("categories"),
    "tags": _shelves("tags"),
    "authors": _shelves("authors"),
    "kinds": _kinds,
    "series": _series,
    "podcast": _podcast,
}
