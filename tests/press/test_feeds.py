"""Which feeds there are, and what stands in each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from colony.model import replaced
from colony.press.feeds import feed_pages, site_feeds
from colony.views import FeedView
from tests.builders import CONFIG, articles, config, desk, entry


def feeds(*entries: Any, **settings: Any) -> dict[str, FeedView]:
    """Feeds by path."""
    pages = feed_pages(desk(entries, config(**settings)))
    return {page.save_as: page.view for page in pages if isinstance(page.view, FeedView)}


def test_there_are_the_feeds_that_the_settings_name() -> None:
    """The whole site in both formats, categories and authors in one, tags in none."""
    made = feeds(*articles(1, category="Netz", tags=("a",), authors=("Anna",)))
    assert sorted(made) == [
        "feeds/alle.atom.xml",
        "feeds/alle.rss.xml",
        "feeds/autor/anna.atom.xml",
        "feeds/rubrik/netz.atom.xml",
    ]


def test_feeds_that_are_switched_off_are_not_announced() -> None:
    """Where there is no file no link leads to one."""
    assert [each.mime for each in site_feeds(CONFIG)] == ["application/atom+xml", "application/rss+xml"]
    assert site_feeds(config(FEED_ALL_ATOM=None, FEED_ALL_RSS=None)) == ()


def test_a_feed_has_the_newest_first_and_no_more_than_asked_for() -> None:
    """Three of five, from new to old, and the feed is as new as its newest entry."""
    made = feeds(*articles(5))["feeds/alle.atom.xml"]
    assert [item.title for item in made.items] == ["Artikel-4", "Artikel-3", "Artikel-2"]
    assert made.updated == made.items[0].date
    assert made.self_address == "https://kolonie.example/feeds/alle.atom.xml"


def test_an_empty_site_has_an_empty_feed() -> None:
    """Readers can subscribe before the first article, and the date does not change with every build."""
    made = feeds()["feeds/alle.atom.xml"]
    assert made.items == ()
    assert made.updated.year == 1970


def test_translations_are_in_the_stream_of_subscribers() -> None:
    """Each version is an entry with its own id."""
    english = entry("x", lang="en", source_path="x.en.md", save_as="en/x/index.html", url="en/x/")
    made = feeds(entry("x"), english)["feeds/alle.atom.xml"]
    assert len({item.id for item in made.items}) == 2


def test_an_id_outlives_edits_and_moves() -> None:
    """Another title, date, file, address or domain leaves the id; one carried over from elsewhere is kept."""
    before = entry("x")
    moved = replaced(before, title="Neu", source_path="a/b.md", url="neu/", body_hash="z", category="c")
    moved = replaced(moved, date=moved.date and moved.date + timedelta(days=9))
    (old,) = feeds(before)["feeds/alle.atom.xml"].items
    (new,) = feeds(moved, SITEURL="https://neu.example")["feeds/alle.atom.xml"].items
    assert old.id == new.id
    assert old.id.startswith("urn:uuid:")
    (carried,) = feeds(replaced(before, feed_id="tag:alt.example,2009:1"))["feeds/alle.atom.xml"].items
    assert carried.id == "tag:alt.example,2009:1"


def test_an_advertisement_is_named_in_its_title() -> None:
    """Feed readers show nothing else, so the label stands in the title, in the entry's language."""
    made = feeds(entry("a", sponsored="Verlag"), entry("b", day=1, sponsored="Verlag", lang="en"))
    assert [item.title for item in made["feeds/alle.atom.xml"].items] == ["Advertisement: B", "Anzeige: A"]


def test_an_edit_moves_the_update_and_never_before_the_date() -> None:
    """``updated`` is the later of publishing and editing."""
    day = entry("a").date
    assert day is not None
    edited = entry("a", modified=day + timedelta(days=2))
    strange = entry("b", modified=day - timedelta(days=2))
    items = {item.title: item for item in feeds(edited, strange)["feeds/alle.atom.xml"].items}
    assert items["A"].updated == day + timedelta(days=2)
    assert items["B"].updated == day


def test_hidden_articles_are_in_no_feed() -> None:
    """What no list shows no subscriber gets."""
    assert feeds(entry("a", status="hidden"))["feeds/alle.atom.xml"].items == ()
