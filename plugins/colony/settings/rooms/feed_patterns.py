"""Paths of feeds: as Pelican's settings say, else in a default folder for each kind of feed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from colony.settings.declaration import shown
from colony.settings.rooms.for_feeds import FeedPattern, feed_path
from colony.settings.value_checks import fields_of
from colony.tables import FeedFormat, FeedKind, feed_formats, feed_kinds

_ENDING = re.compile(r"(?:\.(?:atom|rss|feed))?\.(?:xml|json|atom|rss)$")


def preview_path(pattern: FeedPattern) -> str:
    """Path of the HTML page beside a feed that shows it to people.

    >>> pattern = FeedPattern(kind="tags", format="atom", path="t/{slug}.atom.xml", url="", setting="")
    >>> preview_path(pattern)
    't/{slug}.html'
    """
    folder, slash, name = _bare(pattern).rpartition("/")
    # "feed", since other generators write index.xml beside an index.html of the list itself.
    return f"{folder}{slash}{'feed' if name == 'index' else name}.html"


def _bare(pattern: FeedPattern) -> str:
    ending = feed_formats()[pattern.format].ending
    own = pattern.path.removesuffix(ending)
    return own if own != pattern.path else _ENDING.sub("", pattern.path)


def feed_patterns(
    told: Mapping[str, str], asked: Mapping[str, tuple[str, ...]], lang: str
) -> tuple[FeedPattern, ...]:
    """A pattern for each kind and format of feeds that the site writes.

    Args:
        told: name → value of Pelican's feed settings; empty if not set.
        asked: ``COLONY_FEEDS``: kind → formats.
        lang: the site's language, which decides default paths.
    """
    return tuple(
        _pattern(told, kind, form, lang)
        for kind in feed_kinds().values()
        for form in feed_formats().values()
        if form.name in (asked[kind.name] if kind.name in asked else _unasked(told, kind))
    )


def _setting(kind: FeedKind, form: FeedFormat) -> str:
    """Name of Pelican's setting for a kind in a format; empty if there is none."""
    return f"{kind.setting}_{form.setting}" if kind.setting and form.setting else ""


def _unasked(told: Mapping[str, str], kind: FeedKind) -> list[str]:
    """The formats of a kind that ``COLONY_FEEDS`` does not name."""
    forms = feed_formats().values()
    named = [form.name for form in forms if told.get(_setting(kind, form))]
    further = [form.name for form in forms if kind.name in form.unasked or form.name in kind.formats]
    return [*named, *further] if named or not kind.setting else []


def _pattern(told: Mapping[str, str], kind: FeedKind, form: FeedFormat, lang: str) -> FeedPattern:
    name = _setting(kind, form)
    path = told.get(name) or _beside(told, kind, lang) + form.ending
    return FeedPattern(
        kind=kind.name,
        format=form.name,
        path=path,
        url=told.get(f"{name}_URL") or path,
        setting=name if told.get(name) else "COLONY_FEEDS",
    )


def _beside(told: Mapping[str, str], kind: FeedKind, lang: str) -> str:
    """Path, without ending, of a kind's feed in another format that the settings name; else the default."""
    named = (told.get(_setting(kind, form)) for form in feed_formats().values())
    return next((_ENDING.sub("", path) for path in named if path), kind.stem(lang))


def pattern_faults(patterns: tuple[FeedPattern, ...], lang: str) -> list[tuple[str, str]]:
    """(name of the setting, fault with remedy) of each pattern that cannot be used."""
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
    """Whether two patterns that have a path in common exclude each other.

    They do not if it is the HTML page that the formats of one kind share, or if the path has fields:
    whether two filled paths are equal is checked by the build.
    """
    alike = other.kind == pattern.kind
    return (alike or not fields_of(pattern.path)) and not (path.endswith(".html") and alike)


def _fault_of_path(pattern: FeedPattern, lang: str) -> str:
    path, stem = pattern.path, feed_kinds()[pattern.kind].stem(lang)
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
