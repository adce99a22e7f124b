"""Which feeds a site has: Pelican's names, Colony's one setting over them, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from colony.settings.declaration import SettingsError
from colony.settings.rooms.feed_patterns import preview_path
from colony.settings.rooms.for_feeds import FeedPattern
from colony.tables.feed_format import feed_formats
from colony.tables.feed_kind import feed_kinds
from tests.builders import config

OFF = dict.fromkeys(
    ("FEED_ALL_ATOM", "FEED_ALL_RSS", "CATEGORY_FEED_ATOM", "AUTHOR_FEED_ATOM", "TRANSLATION_FEED_ATOM")
)


SILENT: dict[str, list[str]] = {"podcast": [], "events": []}
"""``COLONY_FEEDS`` without the kinds that are written unasked."""


def paths(**settings: Any) -> list[str]:
    """The paths that some settings ask for, where nothing else does."""
    return [pattern.path for pattern in config(**{**OFF, "COLONY_FEEDS": SILENT, **settings}).feeds.patterns]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, []),
        ({"TAG_FEED_ATOM": "t/{slug}.xml"}, ["t/{slug}.xml"]),
        ({"TRANSLATION_FEED_RSS": "all-{lang}.rss.xml"}, ["all-{lang}.rss.xml"]),
        ({"COLONY_FEEDS": {**SILENT, "tags": ["json"]}}, ["feeds/thema/{slug}.json"]),
        ({"COLONY_FEEDS": {**SILENT, "tags": []}, "TAG_FEED_ATOM": "t/{slug}.xml"}, []),
        (
            {"COLONY_FEEDS": {**SILENT, "tags": ["json", "atom"]}, "TAG_FEED_ATOM": "t/{slug}.atom.xml"},
            ["t/{slug}.atom.xml", "t/{slug}.json"],
        ),
        ({"FEED_ALL_ATOM": "index.xml"}, ["index.xml", "index.json"]),
        ({"COLONY_FEEDS": {}}, ["feeds/termine.atom.xml", "feeds/podcast.rss.xml"]),
    ],
)  # fmt: skip
def test_pelicans_names_and_one_setting_over_them(settings: dict[str, Any], expected: list[str]) -> None:
    """Pelican's settings keep their meaning; a kind that COLONY_FEEDS names has the formats listed there."""
    assert paths(**settings) == expected


@pytest.mark.parametrize(
    ("lang", "path"), [("de", "feeds/termine.atom.xml"), ("en", "feeds/events.atom.xml")]
)
def test_a_type_of_entry_may_bring_a_feed(lang: str, path: str) -> None:
    """Its feed is written unasked, at an address of the site's language, until COLONY_FEEDS says more."""
    assert [pattern.path for pattern in config(DEFAULT_LANG=lang).feeds.of("events")] == [path]
    assert config(COLONY_FEEDS={"events": []}).feeds.of("events") == ()


def test_the_address_may_be_another() -> None:
    """Pelican's ``…_URL`` says under which address a feed is subscribed to."""
    (pattern, *_) = config(FEED_ALL_ATOM_URL="https://feeds.example/alle").feeds.patterns
    assert (pattern.path, pattern.url) == ("feeds/alle.atom.xml", "https://feeds.example/alle")


def test_default_places_cannot_meet() -> None:
    """With every kind in every format there are as many places as patterns, for whatever names."""
    everything = {kind: list(feed_formats()) for kind in feed_kinds() if kind != "podcast"}
    patterns = config(**OFF, COLONY_FEEDS=everything).feeds.patterns
    places = [pattern.path.format(slug="x", lang="x") for pattern in patterns]
    assert len(set(places)) == len(places) == (len(feed_kinds()) - 1) * len(feed_formats()) + 1
    previews = {preview_path(pattern) for pattern in patterns}
    assert len(previews) == len(feed_kinds())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("feeds/{slug}.atom.xml", "feeds/{slug}.html"),
        ("{slug}/feed.xml", "{slug}/feed.html"),
        ("index.xml", "feed.html"),
        ("a/index.rss", "a/feed.html"),
        ("feed", "feed.html"),
    ],
)
def test_preview_path(path: str, expected: str) -> None:
    """The page beside a feed is never the folder's index."""
    pattern = FeedPattern(kind="tags", format="atom", path=path, url=path, setting="")
    assert preview_path(pattern) == expected


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"COLONY_FEEDS": {"tag": ["atom"]}}, "COLONY_FEEDS: 'tag' is none of site, languages"),
        ({"COLONY_FEEDS": {"tags": ["rdf"]}}, "list some of atom, rss, json"),
        ({"COLONY_FEEDS": {"tags": "atom"}}, "write a table such as"),
        ({"COLONY_FEEDS": {"podcast": ["atom"]}}, "list some of rss"),
        ({"COLONY_FEED_TEXT": "half"}, "'full' or 'summary'"),
        ({"COLONY_WEBSUB_HUB": "hub.example"}, "COLONY_WEBSUB_HUB"),
        ({"COLONY_FEED_LEDGER": "../ids.tsv"}, "COLONY_FEED_LEDGER"),
        ({"COLONY_FEED_OPML": "/etc/alle.opml"}, "COLONY_FEED_OPML"),
        ({"COLONY_PODCAST": {"autor": "x"}}, "'autor' is none of title"),
        ({"COLONY_PODCAST": {"explicit": "no"}}, "True or False"),
        ({"COLONY_PODCAST": {"author": 1}}, "text in quotation marks"),
        ({"TAG_FEED_ATOM": "feeds/tags.xml"}, "TAG_FEED_ATOM.*feeds/thema/{slug}.atom.xml"),
        ({"FEED_ALL_ATOM": "feeds/{slug}.xml"}, "FEED_ALL_ATOM"),
        ({"TAG_FEED_ATOM": "feeds/{slug"}, "a brace too many"),
        ({"TAG_FEED_ATOM": "feeds/{slug.__class__}.xml"}, "TAG_FEED_ATOM"),
        ({"TAG_FEED_ATOM": "../{slug}.xml"}, "leads out"),
        ({"TAG_FEED_ATOM": "/{slug}.xml"}, "leads out"),
        ({"FEED_ALL_ATOM": ".well-known/feed.xml"}, "leads out"),
        ({"FEED_ALL_ATOM": "https://x.example/feed.xml"}, "leads out"),
        ({"FEED_ALL_ATOM": "index.html"}, "page's name"),
        ({"FEED_ALL_ATOM": "feed.xml", "FEED_ALL_RSS": "feed.xml"}, "place of FEED_ALL_ATOM"),
        ({"TAG_FEED_ATOM": "t/{slug}.xml", "TAG_FEED_RSS": "t/{slug}.xml"}, "place of TAG_FEED_ATOM"),
    ],
)  # fmt: skip
def test_what_is_refused(settings: dict[str, Any], words: str) -> None:
    """Each fault is said by the name of its setting, with what to write instead."""
    with pytest.raises(SettingsError, match=words):
        config(**settings)
