"""The table of feed formats: what one row of a package brings about."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

from colony import registry
from colony.pages.feed_addresses import subject_feeds
from colony.preview.responses import content_type
from colony.release.headers import content_types
from colony.settings.rooms.feed_patterns import preview_path
from colony.tables.feed_format import OWN, FeedFormat, feed_formats
from tests.builders import config

LINES = FeedFormat(
    name="lines",
    title="Lines",
    mime="application/x-ndjson",
    ending=".ndjson",
    write="tests.tables.test_feed_format:write",
    unasked=("site",),
)


@pytest.fixture
def _with_lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if a package had brought the format."""
    monkeypatch.setattr(
        "colony.tables.feed_format.rows", lambda group, own, kind: registry.rows(group, (*own, LINES), kind)
    )
    feed_formats.cache_clear()
    yield
    feed_formats.cache_clear()


@pytest.mark.parametrize("row", OWN, ids=lambda row: row.name)
def test_own_rows(row: FeedFormat) -> None:
    """Each of Colony's formats is written by a function that exists, under an ending with its dot."""
    module, name = row.write.split(":")
    assert callable(getattr(importlib.import_module(module), name))
    assert row.ending.startswith(".")


@pytest.mark.usefixtures("_with_lines")
def test_a_row_is_enough() -> None:
    """One more row gives a pattern, a link in every head, a page beside the feed and the right type."""
    settings = config(COLONY_FEEDS={"tags": ["lines"]})
    site = [pattern for pattern in settings.feeds.of("site") if pattern.format == "lines"]
    assert [pattern.path for pattern in site] == ["feeds/alle.ndjson"]
    assert preview_path(settings.feeds.of("tags")[0]) == "feeds/thema/{slug}.html"
    announced = subject_feeds(settings, "tags", "Netz", "netz")
    assert [(each.title, each.mime, each.format) for each in announced] == [
        ("Netz (Lines)", "application/x-ndjson", "Lines")
    ]
    assert content_type("feeds/alle.ndjson") == "application/x-ndjson; charset=utf-8"
    assert content_types("feeds/alle.ndjson")[0] == "application/x-ndjson"


@pytest.mark.usefixtures("_with_lines")
def test_it_may_not_be_a_podcast() -> None:
    """A format that podcast directories do not read is refused for one."""
    with pytest.raises(ValueError, match="list some of rss"):
        config(COLONY_FEEDS={"podcast": ["lines"]})
