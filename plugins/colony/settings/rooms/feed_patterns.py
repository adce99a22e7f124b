"""Where feeds lie: from Pelican's settings, where they name a place, else from a folder a kind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from colony.entry_types import in_language, type_feeds
from colony.feed_formats import feed_formats
from colony.settings.declaration import shown, words_of
from colony.settings.rooms.for_feeds import FeedKind, FeedPattern, feed_kinds, feed_path
from colony.settings.value_checks import fields_of

STEMS: dict[str, dict[FeedKind, str]] = {
    "de": {
        "site": "feeds/alle",
        "languages": "feeds/sprache/{lang}",
        "categories": "feeds/rubrik/{slug}",
        "tags": "feeds/thema/{slug}",
        "authors": "feeds/autor/{slug}",
        "kinds": "feeds/art/{slug}",
        "series": "feeds/serie/{slug}",
        "podcast": "feeds/podcast",
    },
    "en": {
        "site": "feeds/all",
        "languages": "feeds/language/{lang}",
        "categories": "feeds/category/{slug}",
        "tags": "feeds/tag/{slug}",
        "authors": "feeds/author/{slug}",
        "kinds": "feeds/kind/{slug}",
        "series": "feeds/series/{slug}",
        "podcast": "feeds/podcast",
    },
}
"""Where feeds lie that no setting of Pelican's names: a folder a kind, so that none can meet another."""

_PELICAN: dict[FeedKind, str] = {
    "site": "FEED_ALL",
    "languages": "TRANSLATION_FEED",
    "categories": "CATEGORY_FEED",
    "authors": "AUTHOR_FEED",
    "tags": "TAG_FEED",
}
"""Kind → how Pelican's settings for it begin."""

_ENDING = re.compile(r"(?:\.(?:atom|rss|feed))?\.(?:xml|json|atom|rss)$")


def preview_path(pattern: FeedPattern) -> str:
    """The page beside a feed that shows it to people.

    >>> pattern = FeedPattern(kind="tags", format="atom", path="t/{slug}.atom.xml", url="", setting="")
    >>> preview_path(pattern)
    't/{slug}.html'
    """
    ending, path = feed_formats()[pattern.format].ending, pattern.path
    bare = path.removesuffix(ending) if path.endswith(ending) else _ENDING.sub("", path)
    folder, slash, name = bare.rpartition("/")
    # index.xml beside index.html is what other generators write.
    return f"{folder}{slash}{'feed' if name == 'index' else name}.html"


def feed_patterns(
    told: Mapping[str, str], asked: Mapping[str, tuple[str, ...]], lang: str
) -> tuple[FeedPattern, ...]:
    """One pattern for each kind and format that a site writes.

    Args:
        told: Pelican's settings by name; an empty text is none.
        asked: ``COLONY_FEEDS``.
        lang: the site's language, in whose words the places are.
    """
    return tuple(
        _pattern(told, kind, form, stems_of(lang))
        for kind in feed_kinds()
        for form in feed_formats()
        if form in (asked[kind] if kind in asked else _unasked(told, kind))
    )


def stems_of(lang: str) -> dict[FeedKind, str]:
    """Kind → path of its feeds without the ending, in the words of a language."""
    return STEMS[words_of(lang)] | {feeds.kind: in_language(feeds.stems, lang) for feeds in type_feeds()}


def _setting(kind: FeedKind, form: str) -> str:
    """Pelican's setting for a kind in a format; empty where it has none."""
    ending = feed_formats()[form].setting
    return f"{_PELICAN[kind]}_{ending}" if ending and kind in _PELICAN else ""


def _unasked(told: Mapping[str, str], kind: FeedKind) -> list[str]:
    """The formats of a kind that ``COLONY_FEEDS`` is silent about."""
    named = [form for form in feed_formats() if told.get(_setting(kind, form))]
    of_types = {feeds.kind: feeds.formats for feeds in type_feeds()}
    further = [
        form
        for form, row in feed_formats().items()
        if form not in named and (kind in row.unasked or form in of_types.get(kind, ()))
    ]
    return named + (further if named or kind not in _PELICAN else [])


def _pattern(
    told: Mapping[str, str], kind: FeedKind, form: str, stems: Mapping[FeedKind, str]
) -> FeedPattern:
    name = _setting(kind, form)
    path = told.get(name) or _beside(told, kind, stems) + feed_formats()[form].ending
    return FeedPattern(
        kind=kind,
        format=form,
        path=path,
        url=told.get(f"{name}_URL") or path,
        setting=name if told.get(name) else "COLONY_FEEDS",
    )


def _beside(told: Mapping[str, str], kind: FeedKind, stems: Mapping[FeedKind, str]) -> str:
    """The path without ending that a kind's other formats have, where Pelican's settings name one."""
    named = (told.get(_setting(kind, form)) for form in feed_formats())
    return next((_ENDING.sub("", path) for path in named if path), stems[kind])


def pattern_faults(patterns: tuple[FeedPattern, ...], lang: str) -> list[tuple[str, str]]:
    """(setting, what is wrong and what to write) of all places that cannot be used."""
    faults = [(each.setting, fault) for each in patterns if (fault := _fault_of_path(each, lang))]
    taken: dict[str, FeedPattern] = {}
    for pattern in () if faults else patterns:
        for path in (pattern.path, preview_path(pattern)):
            other = taken.setdefault(path, pattern)
            if other is not pattern and _meet(path, pattern, other):
                faults.append(
                    (pattern.setting, f"{shown(path)} is the place of {other.setting}, too; change one.")
                )
    return faults


def _meet(path: str, pattern: FeedPattern, other: FeedPattern) -> bool:
    """Whether two patterns of one place are too many.

    Formats of a kind share its preview; kinds whose subjects have names may meet only in a name,
    which the build sees.
    """
    alike = other.kind == pattern.kind
    return (alike or not fields_of(pattern.path)) and not (path.endswith(".html") and alike)


def _fault_of_path(pattern: FeedPattern, lang: str) -> str:
    path, stem = pattern.path, stems_of(lang)[pattern.kind]
    try:
        found = fields_of(path)
    except ValueError:
        return f"{shown(path)} has a brace too many; write one like feeds/{{slug}}.atom.xml."
    if found != fields_of(stem):
        example = stem + feed_formats()[pattern.format].ending
        return f"{shown(path)} will not do; write one like {example!r}."
    if path.endswith((".html", ".htm")):
        return f"{shown(path)} is a page's name; a feed ends in .xml or .json."
    return feed_path(path)
