"""Where pages are: Pelican's names for Pelican's lists, and words of the site's language for ours."""

from __future__ import annotations

import re
from typing import Any

import pytest

from colony.settings.rooms.for_addresses import address_of
from tests.builders import config

GERMAN = re.compile(
    r"\b(?:abonnieren|suche|galerien?|verzeichnis|seite|sprache|bilder|alle|rubrik|thema|art|serie)\b"
)


def own_places(lang: str) -> list[str]:
    """Every address of Colony's own in a site of this language that says nothing of them."""
    every = {kind: ["json"] for kind in ("site", "languages", "kinds", "series", "galleries", "directory")}
    made = config(DEFAULT_LANG=lang, COLONY_FEEDS=every, FEED_ALL_ATOM=None, FEED_ALL_RSS=None)
    patterns = [path for name, path in made.reader.patterns.items() if name.startswith("COLONY_")]
    lists = [made.lists[label].save_as for label in ("galleries", "directory", "subscribe", "search")]
    feeds = [each.path for each in made.feeds.patterns if each.kind in every]
    pages = [made.pagination_url, made.pagination_save_as, made.pictures.href_folder, made.feeds.opml]
    return [*patterns, *lists, *feeds, *pages]


@pytest.mark.parametrize("lang", ["en", "en-gb", "fr", "da"])
def test_no_german_word_stands_in_an_address_of_another_language(lang: str) -> None:
    """Only German sites have German words in them; all others English ones."""
    assert [path for path in own_places(lang) if GERMAN.search(path)] == []


@pytest.mark.parametrize("lang", ["de", "de-at"])
def test_german_sites_keep_german_words(lang: str) -> None:
    """The addresses that Colony has had from the beginning."""
    assert {"galerie/{slug}/", "suche/index.html", "abonnieren/index.html", "feeds/alle.json",
            "{base}seite/{number}/", "bilder", "feeds/alle.opml"} <= set(own_places(lang))  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "label", "expected"),
    [
        ({}, "categories", ("categories.html", "categories.html")),
        ({}, "index", ("", "index.html")),
        ({"TAGS_SAVE_AS": "themen/index.html"}, "tags", ("themen/", "themen/index.html")),
        ({"TAGS_SAVE_AS": "t.html", "TAGS_URL": "t"}, "tags", ("t", "t.html")),
        ({"AUTHORS_SAVE_AS": ""}, "authors", ("", "")),
        ({"ARCHIVES_SAVE_AS": None}, "archives", ("", "")),
        ({"INDEX_SAVE_AS": "blog/index.html"}, "index", ("blog/", "blog/index.html")),
        ({"DIRECT_TEMPLATES": ["index"]}, "categories", ("", "")),
        ({"COLONY_SEARCH_SAVE_AS": "find.html"}, "search", ("find.html", "find.html")),
        ({"COLONY_GALLERIES_SAVE_AS": ""}, "galleries", ("", "")),
    ],
)
def test_lists_are_where_the_settings_say(
    settings: dict[str, Any], label: str, expected: tuple[str, str]
) -> None:
    """Pelican's INDEX_, CATEGORIES_, TAGS_, AUTHORS_ and ARCHIVES_SAVE_AS, its DIRECT_TEMPLATES, and ours."""
    place = config(**settings).lists[label]
    assert (place.url, place.save_as) == expected


def test_a_years_address_follows_from_its_file() -> None:
    """Where only YEAR_ARCHIVE_SAVE_AS is set, links lead to what it writes."""
    patterns = config(YEAR_ARCHIVE_URL="", YEAR_ARCHIVE_SAVE_AS="posts/{date:%Y}/index.html").reader.patterns
    assert patterns["YEAR_ARCHIVE_URL"] == "posts/{date:%Y}/"


@pytest.mark.parametrize(
    ("save_as", "url"), [("a/index.html", "a/"), ("a.html", "a.html"), ("index.html", ""), ("", "")]
)
def test_address_of(save_as: str, url: str) -> None:
    """A folder's index is addressed by the folder."""
    assert address_of(save_as) == url
