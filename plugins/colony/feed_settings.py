"""Which feeds a site has: Pelican's feed settings and Colony's, parsed to one pattern a kind and format.

Pelican's names keep their meaning: ``TAG_FEED_ATOM = "feeds/thema/{slug}.atom.xml"`` writes that feed
and says where, None switches it off, ``TAG_FEED_ATOM_URL`` is its address where that is another. One
setting of Colony's stands over them: ``COLONY_FEEDS = {"tags": ["atom", "json"], "authors": []}``
says in which formats a kind is written; a kind that it does not name is written as Pelican's
settings say.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from colony.entry_types import in_language, type_feeds, words_of
from colony.feed_formats import feed_formats
from colony.model import Value

FeedKind = str
"""``site``, ``languages``, ``categories``, ``tags``, ``authors``, ``kinds``, ``series``, ``podcast``, and
what entry types bring along: ``galleries``, ``directory`` …"""

FEED_DEFAULTS: dict[str, Any] = {
    "COLONY_FEEDS": {},
    "COLONY_FEED_TEXT": "full",
    "COLONY_FEED_LEDGER": "feed-ids.tsv",
    "COLONY_FEED_OPML": "feeds/alle.opml",
    "COLONY_WEBSUB_HUB": "",
    "COLONY_PODCAST": {},
}
"""Colony's own settings that are about feeds."""

_STEMS: dict[FeedKind, str] = {
    "site": "feeds/alle",
    "languages": "feeds/sprache/{lang}",
    "categories": "feeds/rubrik/{slug}",
    "tags": "feeds/thema/{slug}",
    "authors": "feeds/autor/{slug}",
    "kinds": "feeds/art/{slug}",
    "series": "feeds/serie/{slug}",
    "podcast": "feeds/podcast",
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

PODCAST_KEYS = ("title", "summary", "author", "email", "image", "categories", "explicit", "type")
"""What ``COLONY_PODCAST`` may say, after Apple's "A podcaster's guide to RSS"."""


def feed_kinds() -> tuple[FeedKind, ...]:
    """All kinds of feeds, in the order in which lists of feeds have them."""
    own = tuple(_STEMS)
    return (*own[:-1], *(feeds.kind for feeds in type_feeds()), own[-1])


def _stem(kind: FeedKind, settings: Mapping[str, Any]) -> str:
    stems = {feeds.kind: in_language(feeds.stems, words_of(settings)) for feeds in type_feeds()}
    return str({**_STEMS, **stems}[kind])


class FeedPattern(Value, frozen=True, kw_only=True):
    """Where the feeds of one kind in one format lie; ``{slug}`` or ``{lang}`` stands for the subject."""

    kind: FeedKind
    format: str
    """Name of a row of :func:`colony.feed_formats.feed_formats`."""
    path: str
    """Below the output root."""
    url: str
    """Below the site's root, or an address elsewhere."""
    setting: str
    """The setting that an operator changes to move it."""


class PodcastSettings(Value, frozen=True, kw_only=True):
    """What a podcast says of itself. Empty fields are left out of the feed."""

    title: str = ""
    summary: str = ""
    author: str = ""
    email: str = ""
    image: str = ""
    """Path below the site's root or address of the cover, a square of 1400 to 3000 px."""
    categories: tuple[tuple[str, str], ...] = ()
    """(category, subcategory or nothing) of Apple's list."""
    explicit: bool = False
    type: Literal["episodic", "serial"] = "episodic"


class FeedSettings(Value, frozen=True, kw_only=True):
    """Which feeds are written, and what is in them."""

    patterns: tuple[FeedPattern, ...]
    max_items: int
    full_text: bool
    """False: summaries only."""
    ledger: str
    """Path of the list of ids below the content root; empty for none."""
    opml: str
    """Path of the list of all feeds below the output root; empty for none."""
    hub: str
    """Address of the WebSub hub; empty for none."""
    podcast: PodcastSettings

    def of(self, kind: FeedKind) -> tuple[FeedPattern, ...]:
        """The patterns of one kind, one a format."""
        return tuple(pattern for pattern in self.patterns if pattern.kind == kind)


class _Fault(NamedTuple):
    setting: str
    what: str

    def __str__(self) -> str:
        return f"setting {self.setting}: {self.what}"


def parse_feeds(settings: Mapping[str, Any]) -> FeedSettings:
    """The feed settings of Pelican's dictionary, which :func:`feed_faults` found no fault with."""
    own = {**FEED_DEFAULTS, **{key: settings[key] for key in FEED_DEFAULTS if key in settings}}
    podcast = dict(own["COLONY_PODCAST"])
    categories = tuple(_category(each) for each in podcast.pop("categories", ()))
    return FeedSettings(
        patterns=tuple(_patterns(settings, own["COLONY_FEEDS"])),
        max_items=int(settings["FEED_MAX_ITEMS"] or 0) or 20,
        full_text=own["COLONY_FEED_TEXT"] == "full",
        ledger=str(own["COLONY_FEED_LEDGER"]),
        opml=str(own["COLONY_FEED_OPML"]),
        hub=str(own["COLONY_WEBSUB_HUB"]),
        podcast=PodcastSettings(**podcast, categories=categories),
    )


def preview_path(pattern: FeedPattern) -> str:
    """The page beside a feed that shows it to people.

    >>> pattern = FeedPattern(kind="tags", format="atom", path="t/{slug}.atom.xml", url="", setting="")
    >>> preview_path(pattern)
    't/{slug}.html'
    """
    ending = feed_formats()[pattern.format].ending
    bare = (
        pattern.path.removesuffix(ending) if pattern.path.endswith(ending) else _ENDING.sub("", pattern.path)
    )
    folder, slash, name = bare.rpartition("/")
    # index.xml beside index.html is what other generators write.
    return f"{folder}{slash}{'feed' if name == 'index' else name}.html"


def _category(told: Any) -> tuple[str, str]:
    parts = [told] if isinstance(told, str) else [str(each) for each in told]
    return (parts[0], parts[1] if len(parts) > 1 else "")


def _patterns(settings: Mapping[str, Any], asked: Mapping[str, Any]) -> list[FeedPattern]:
    return [
        _pattern(settings, kind, form)
        for kind in feed_kinds()
        for form in feed_formats()
        if form in (asked[kind] if kind in asked else _unasked(settings, kind))
    ]


def _setting(kind: FeedKind, form: str) -> str:
    """Pelican's setting for a kind in a format; empty where it has none."""
    ending = feed_formats()[form].setting
    return f"{_PELICAN[kind]}_{ending}" if ending and kind in _PELICAN else ""


def _unasked(settings: Mapping[str, Any], kind: FeedKind) -> list[str]:
    """The formats of a kind that ``COLONY_FEEDS`` is silent about."""
    named = [form for form in feed_formats() if settings.get(_setting(kind, form))]
    of_types = {feeds.kind: feeds.formats for feeds in type_feeds()}
    further = [
        form
        for form, row in feed_formats().items()
        if form not in named and (kind in row.unasked or form in of_types.get(kind, ()))
    ]
    return named + (further if named or kind not in _PELICAN else [])


def _pattern(settings: Mapping[str, Any], kind: FeedKind, form: str) -> FeedPattern:
    name = _setting(kind, form)
    path = str(settings.get(name) or "") or _beside(settings, kind) + feed_formats()[form].ending
    return FeedPattern(
        kind=kind,
        format=form,
        path=path,
        url=str((name and settings.get(f"{name}_URL")) or path),
        setting=name if name and settings.get(name) else "COLONY_FEEDS",
    )


def _beside(settings: Mapping[str, Any], kind: FeedKind) -> str:
    """The path without ending that a kind's other formats have, where Pelican's settings name one."""
    named = (settings.get(_setting(kind, form)) for form in feed_formats())
    return next((_ENDING.sub("", str(path)) for path in named if path), _stem(kind, settings))


def feed_faults(settings: Mapping[str, Any]) -> list[str]:
    """What is wrong with the feed settings, one line a fault; each names its key and the remedy.

    Types are right already: those of Colony's own keys are those of :data:`FEED_DEFAULTS`.
    """
    own = {**FEED_DEFAULTS, **settings}
    faults = _faults_of_choice(own["COLONY_FEEDS"]) + _faults_of_words(own)
    if not faults:
        faults = _faults_of_paths(_patterns(settings, own["COLONY_FEEDS"]), settings)
    return [str(fault) for fault in faults]


def _faults_of_choice(asked: Mapping[str, Any]) -> list[_Fault]:
    faults = []
    for kind, formats in asked.items():
        if kind not in feed_kinds():
            faults.append(_Fault("COLONY_FEEDS", f"{kind!r} is none of {', '.join(feed_kinds())}."))
        elif not isinstance(formats, list | tuple) or not set(formats) <= feed_formats().keys():
            known = ", ".join(feed_formats())
            faults.append(
                _Fault("COLONY_FEEDS", f"{formats!r} will not do for {kind!r}; list some of {known}.")
            )
        elif kind == "podcast" and not all(feed_formats()[form].holds_podcast for form in formats):
            faults.append(_Fault("COLONY_FEEDS", "a podcast is RSS; write ['rss'] or []."))
    return faults


def _faults_of_words(own: Mapping[str, Any]) -> list[_Fault]:
    faults = []
    if own["COLONY_FEED_TEXT"] not in ("full", "summary"):
        faults.append(_Fault("COLONY_FEED_TEXT", "write 'full' or 'summary'."))
    hub = own["COLONY_WEBSUB_HUB"]
    if hub and not hub.startswith(("https://", "http://")):
        faults.append(_Fault("COLONY_WEBSUB_HUB", f"{hub!r} is no web address; write one like https://…"))
    faults += [
        _Fault(key, f"{own[key]!r} leads out of its folder; write a path below it.")
        for key in ("COLONY_FEED_LEDGER", "COLONY_FEED_OPML")
        if own[key] and _leads_out(own[key])
    ]
    podcast = own["COLONY_PODCAST"]
    faults += [
        _Fault("COLONY_PODCAST", f"{key!r} is none of {', '.join(PODCAST_KEYS)}.")
        for key in podcast
        if key not in PODCAST_KEYS
    ]
    words = [key for key in PODCAST_KEYS[:5] if not isinstance(podcast.get(key, ""), str)]
    faults += [_Fault("COLONY_PODCAST", f"{key!r} wants text in quotation marks.") for key in words]
    if not isinstance(podcast.get("explicit", False), bool):
        faults.append(_Fault("COLONY_PODCAST", "'explicit' is True or False."))
    if podcast.get("type", "episodic") not in ("episodic", "serial"):
        faults.append(_Fault("COLONY_PODCAST", "'type' is 'episodic' or 'serial'."))
    if not isinstance(podcast.get("categories", []), list | tuple):
        faults.append(_Fault("COLONY_PODCAST", "'categories' is a list such as ['News']."))
    return faults


def _faults_of_paths(patterns: list[FeedPattern], settings: Mapping[str, Any]) -> list[_Fault]:
    faults = [fault for pattern in patterns for fault in _faults_of_path(pattern, settings)]
    taken: dict[str, FeedPattern] = {}
    for pattern in patterns:
        for path in (pattern.path, preview_path(pattern)):
            other = taken.setdefault(path, pattern)
            # Formats of a kind share its preview; kinds whose subjects have names may meet only in
            # a name, which the build sees.
            meets = other.kind == pattern.kind or not _fields(pattern.path)
            if other is not pattern and meets and not (path.endswith(".html") and other.kind == pattern.kind):
                faults.append(
                    _Fault(pattern.setting, f"{path!r} is the place of {other.setting}, too; change one.")
                )
    return faults


def _faults_of_path(pattern: FeedPattern, settings: Mapping[str, Any]) -> list[_Fault]:
    path, setting = pattern.path, pattern.setting
    stem = _stem(pattern.kind, settings)
    try:
        found = _fields(path)
    except ValueError:
        return [_Fault(setting, f"{path!r} has a brace too many; write one like feeds/{{slug}}.atom.xml.")]
    if found != _fields(stem):
        example = stem + feed_formats()[pattern.format].ending
        return [_Fault(setting, f"{path!r} will not do; write one like {example!r}.")]
    if _leads_out(path):
        return [_Fault(setting, f"{path!r} leads out of its folder; write a path below the site's root.")]
    if path.endswith((".html", ".htm")):
        return [_Fault(setting, f"{path!r} is a page's name; a feed ends in .xml or .json.")]
    return []


def _fields(path: str) -> list[str]:
    """The names in braces, without doubles, in order."""
    parsed = string.Formatter().parse(path)
    return list(dict.fromkeys(name for _, name, _, _ in parsed if name is not None))


def _leads_out(path: str) -> bool:
    """Whether a path is no plain one below its root, or a part of it begins with a dot."""
    parts = path.split("/")
    plain = path.isprintable() and "\\" not in path and not urlsplit(path).scheme
    return not plain or not all(part and not part.startswith(".") for part in parts)
