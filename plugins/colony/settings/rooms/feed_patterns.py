"""Where feeds lie: from Pelican's settings, where they name a place, else from a folder a kind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from colony.settings.declaration import shown, words_of
from colony.settings.rooms.for_feeds import FORMATS, KINDS, FeedFormat, FeedKind, FeedPattern, feed_path
from colony.settings.value_checks import fields_of

ENDINGS: dict[FeedFormat, str] = {"atom": ".atom.xml", "rss": ".rss.xml", "json": ".json"}

STEMS: dict[str, dict[FeedKind, str]] = {
    "de": {
        "site": "feeds/alle",
        "languages": "feeds/sprache/{lang}",
        "categories": "feeds/rubrik/{slug}",
        "tags": "feeds/thema/{slug}",
        "authors": "feeds/autor/{slug}",
        "kinds": "feeds/art/{slug}",
        "series": "feeds/serie/{slug}",
        "galleries": "feeds/galerie/{slug}",
        "directory": "feeds/verzeichnis/{slug}",
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
        "galleries": "feeds/gallery/{slug}",
        "directory": "feeds/directory/{slug}",
        "podcast": "feeds/podcast",
    },
}
"""Where feeds lie that no setting of Pelican's names: a folder a kind, so that none can meet another."""

_PELICAN: dict[tuple[FeedKind, FeedFormat], str] = {
    ("site", "atom"): "FEED_ALL_ATOM",
    ("site", "rss"): "FEED_ALL_RSS",
    ("languages", "atom"): "TRANSLATION_FEED_ATOM",
    ("languages", "rss"): "TRANSLATION_FEED_RSS",
    ("categories", "atom"): "CATEGORY_FEED_ATOM",
    ("categories", "rss"): "CATEGORY_FEED_RSS",
    ("authors", "atom"): "AUTHOR_FEED_ATOM",
    ("authors", "rss"): "AUTHOR_FEED_RSS",
    ("tags", "atom"): "TAG_FEED_ATOM",
    ("tags", "rss"): "TAG_FEED_RSS",
}

_UNASKED: dict[FeedKind, tuple[FeedFormat, ...]] = {"site": ("json",), "podcast": ("rss",)}
"""Formats that Pelican knows no setting for and that are written unless ``COLONY_FEEDS`` says otherwise."""

_ENDING = re.compile(r"(?:\.(?:atom|rss|feed))?\.(?:xml|json|atom|rss)$")


def preview_path(pattern: FeedPattern) -> str:
    """The page beside a feed that shows it to people.

    >>> pattern = FeedPattern(kind="tags", format="atom", path="t/{slug}.atom.xml", url="", setting="")
    >>> preview_path(pattern)
    't/{slug}.html'
    """
    folder, slash, name = _ENDING.sub("", pattern.path).rpartition("/")
    # index.xml beside index.html is what other generators write.
    return f"{folder}{slash}{'feed' if name == 'index' else name}.html"


def feed_patterns(
    told: Mapping[str, str], asked: Mapping[str, tuple[FeedFormat, ...]], lang: str
) -> tuple[FeedPattern, ...]:
    """One pattern for each kind and format that a site writes.

    Args:
        told: Pelican's settings by name; an empty text is none.
        asked: ``COLONY_FEEDS``.
        lang: the site's language, in whose words the places are.
    """
    return tuple(
        _pattern(told, kind, form, STEMS[words_of(lang)])
        for kind in KINDS
        for form in FORMATS
        if form in (asked[kind] if kind in asked else _unasked(told, kind))
    )


def _unasked(told: Mapping[str, str], kind: FeedKind) -> list[FeedFormat]:
    """The formats of a kind that ``COLONY_FEEDS`` is silent about."""
    named = [form for form in FORMATS if told.get(_PELICAN.get((kind, form), ""))]
    has_names = any(key[0] == kind for key in _PELICAN)
    return named + [form for form in _UNASKED.get(kind, ()) if named or not has_names]


def _pattern(
    told: Mapping[str, str], kind: FeedKind, form: FeedFormat, stems: Mapping[FeedKind, str]
) -> FeedPattern:
    name = _PELICAN.get((kind, form), "")
    path = told.get(name) or _beside(told, kind, stems) + ENDINGS[form]
    return FeedPattern(
        kind=kind,
        format=form,
        path=path,
        url=told.get(f"{name}_URL") or path,
        setting=name if told.get(name) else "COLONY_FEEDS",
    )


def _beside(told: Mapping[str, str], kind: FeedKind, stems: Mapping[FeedKind, str]) -> str:
    """The path without ending that a kind's other formats have, where Pelican's settings name one."""
    named = (told.get(name) for (each, _), name in _PELICAN.items() if each == kind)
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
    wanted = {"languages": "lang", "site": "", "podcast": ""}.get(pattern.kind, "slug")
    path = pattern.path
    try:
        found = fields_of(path)
    except ValueError:
        return f"{shown(path)} has a brace too many; write one like feeds/{{slug}}.atom.xml."
    if found != ([wanted] if wanted else []):
        example = STEMS[words_of(lang)][pattern.kind] + ENDINGS[pattern.format]
        return f"{shown(path)} will not do; write one like {example!r}."
    if path.endswith((".html", ".htm")):
        return f"{shown(path)} is a page's name; a feed ends in .xml or .json."
    return feed_path(path)
