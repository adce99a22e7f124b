"""Which feeds there are, and what stands in each."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from colony.model import Enclosure, Entry, Photo, PictureUse
from colony.pages.all_pages import all_pages
from colony.pages.feed_addresses import site_feeds
from colony.pages.feed_pages import feed_pages
from colony.views.feed_views import EnclosureView, FeedPageView, FeedView, OpmlView
from colony.views.page_views import SubscribeView
from tests.builders import CONFIG, articles, builder, config, entry


def feeds(*entries: Any, **settings: Any) -> dict[str, FeedView]:
    """Feeds by path."""
    pages = feed_pages(builder(entries, config(**settings)))
    return {page.save_as: page.view for page in pages if isinstance(page.view, FeedView)}


def test_there_are_the_feeds_that_the_settings_name() -> None:
    """The whole site in three formats, categories and authors in one, tags in none."""
    made = feeds(*articles(1, category="Netz", tags=("a",), authors=("Anna",)))
    assert sorted(made) == [
        "feeds/alle.atom.xml",
        "feeds/alle.json",
        "feeds/alle.rss.xml",
        "feeds/autor/anna.atom.xml",
        "feeds/rubrik/netz.atom.xml",
    ]


def test_feeds_that_are_switched_off_are_not_announced() -> None:
    """Where there is no file no link leads to one."""
    mimes = ["application/atom+xml", "application/rss+xml", "application/feed+json"]
    assert [each.mime for each in site_feeds(CONFIG)] == mimes
    assert site_feeds(config(FEED_ALL_ATOM=None, FEED_ALL_RSS=None)) == ()
    assert [each.mime for each in site_feeds(config(COLONY_FEEDS={"site": ["json"]}))] == mimes[2:]


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


def test_an_id_is_the_ledgers_and_the_same_in_all_formats() -> None:
    """An entry is called what the builder was told, in every format; else its slug makes the id."""
    told = builder([entry("x")])
    told.feed_ids = {"articles/x.md": "urn:told"}
    views = [page.view for page in feed_pages(told) if isinstance(page.view, FeedView)]
    assert {item.id for view in views for item in view.items} == {"urn:told"}
    (minted,) = feeds(entry("x"), SITEURL="https://neu.example")["feeds/alle.atom.xml"].items
    assert minted.id == feeds(entry("x"))["feeds/alle.atom.xml"].items[0].id
    assert minted.id.startswith("urn:uuid:")


def test_a_feeds_own_id_outlives_a_change_of_folder_and_domain() -> None:
    """It is made from what the feed is of."""
    one = feeds(*articles(1))["feeds/alle.atom.xml"]
    other = feeds(*articles(1), FEED_ALL_ATOM="neu.xml", SITEURL="https://neu.example")["neu.xml"]
    assert one.id == other.id


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


ALL_KINDS = {
    kind: ["atom", "rss", "json"]
    for kind in (
        "site", "languages", "categories", "tags", "authors", "kinds", "series", "galleries", "directory",
    )
}  # fmt: skip


def test_everything_can_be_asked_for() -> None:
    """Language, kind, series, directory entry and gallery have feeds of their own when they are asked for."""
    photo = Photo(slug="a", use=PictureUse(path="/galleries/fest/a.jpg", alt="Ein Zelt"))
    made = feeds(
        entry("a", kind="guide", series="Grundlagen", mentions=("firma",)),
        entry("b", day=1, lang="en", tags=("t",)),
        entry("firma", type="organisation"),
        entry("fest", type="gallery", day=1, photos=(photo,)),
        COLONY_FEEDS=ALL_KINDS,
    )
    titles = {path: [item.title for item in view.items] for path, view in made.items()}
    assert titles["feeds/sprache/en.json"] == ["B"]
    assert titles["feeds/art/guide.rss.xml"] == ["A"]
    assert titles["feeds/serie/grundlagen.atom.xml"] == ["A"]
    assert titles["feeds/verzeichnis/firma.atom.xml"] == ["A"]
    assert titles["feeds/galerie/fest.rss.xml"] == ["Ein Zelt"]
    assert made["feeds/sprache/en.json"].lang == "en"
    assert (
        made["feeds/verzeichnis/firma.atom.xml"].alternate_address
        == "https://kolonie.example/verzeichnis/firma/"
    )


def test_a_photo_keeps_its_id_when_its_gallery_moves() -> None:
    """It is known by the gallery's id and the file's name."""

    def ids(slug: str) -> set[str]:
        photo = Photo(slug="a", use=PictureUse(path=f"/galleries/{slug}/a.jpg"))
        made = builder([entry(slug, type="gallery", day=1, photos=(photo,))], config(COLONY_FEEDS=ALL_KINDS))
        made.feed_ids = {f"galleries/{slug}/index.md": "urn:gallery"}
        views = {page.save_as: page.view for page in feed_pages(made) if isinstance(page.view, FeedView)}
        return {item.id for item in views[f"feeds/galerie/{slug}.json"].items}

    assert ids("fest") == ids("sommerfest")


def test_each_feed_has_a_page_beside_it() -> None:
    """The page shows the feed's items and names every format; search engines are asked to pass by."""
    pages = {page.save_as: page.view for page in feed_pages(builder(articles(5)))}
    view = pages["feeds/alle.html"]
    assert isinstance(view, FeedPageView)
    assert [card.title for card in view.cards] == ["Artikel-4", "Artikel-3", "Artikel-2"]
    assert [feed.href for feed in view.subject.feeds] == [
        "/feeds/alle.atom.xml", "/feeds/alle.rss.xml", "/feeds/alle.json",
    ]  # fmt: skip
    assert not view.head.indexed
    assert view.head.feeds == view.subject.feeds


def test_an_author_and_a_category_named_alike() -> None:
    """Stock Pelican dies of it; here each kind has a folder, so the two cannot meet."""
    made = builder(
        articles(1, category="Anna", tags=("Anna",), authors=("Anna",)), config(COLONY_FEEDS=ALL_KINDS)
    )
    paths = [page.save_as for page in all_pages(made)]
    assert len(paths) == len(set(paths))
    assert not made.findings
    assert {"feeds/rubrik/anna.atom.xml", "feeds/autor/anna.atom.xml", "feeds/thema/anna.json"} <= set(paths)


def test_an_author_and_a_category_whose_feeds_were_put_into_one_folder() -> None:
    """Pelican's own pattern for both is let pass until two names meet; then a finding says what to do."""
    same = {"CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml", "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml"}
    apart = builder(articles(1, category="Netz", authors=("Anna",)), config(**same))
    all_pages(apart)
    assert not apart.findings
    meeting = builder(articles(1, category="Anna", authors=("Anna",)), config(**same))
    paths = [page.save_as for page in all_pages(meeting)]
    assert paths.count("feeds/anna.atom.xml") == 1
    found = {finding.code: finding for finding in meeting.findings}
    assert "„Anna – Kolonie“" in found["feed-path-taken"].message
    assert "AUTHOR_FEED_ATOM" in found["feed-path-taken"].remedy


def test_a_page_keeps_its_place_before_a_feed() -> None:
    """An article saved under a feed's name stays; the feed is named in a finding."""
    made = builder([entry("x", save_as="feeds/alle.atom.xml", url="feeds/alle.atom.xml")])
    pages = {page.save_as: page for page in all_pages(made)}
    assert pages["feeds/alle.atom.xml"].maker == "article.html"
    assert [finding.code for finding in made.findings] == ["feed-path-taken"]


def test_feeds_of_summaries() -> None:
    """On demand a feed has summaries only; then an edit of the text alone does not change it."""
    short = {"COLONY_FEED_TEXT": "summary"}
    one = feeds(entry("a", summary="Kurz."), **short)["feeds/alle.rss.xml"]
    other = feeds(entry("a", summary="Kurz.", body_hash="anders"), **short)["feeds/alle.rss.xml"]
    assert one == other
    assert (one.items[0].body, one.items[0].summary) == (None, "Kurz.")


def recorded(slug: str, **changes: Any) -> Entry:
    """An article with a recording."""
    return entry(slug, enclosure=Enclosure(address="ton/folge.mp3", duration="12:34"), **changes)


def test_recordings() -> None:
    """A file of the site is published, with its size and type; one that is missing is named once."""
    told = builder([recorded("a")], files={"ton/folge.mp3": "ton/folge.mp3"})
    told.size_of = {"ton/folge.mp3": 12_345}.__getitem__
    views = {page.save_as: page.view for page in all_pages(told)}
    podcast = views["feeds/podcast.rss.xml"]
    assert isinstance(podcast, FeedView)
    assert podcast.items[0].enclosure == EnclosureView(
        address="https://kolonie.example/ton/folge.mp3", mime="audio/mpeg", size_bytes=12_345, duration_s=754
    )
    assert told.statics == {"ton/folge.mp3"}
    assert [finding.code for finding in told.findings] == ["podcast-incomplete"]
    lost = builder([recorded("a")])
    all_pages(lost)
    assert "enclosure-missing" in {finding.code for finding in lost.findings}


def test_there_is_a_podcast_only_where_something_was_recorded() -> None:
    """And it can be switched off."""
    assert "feeds/podcast.rss.xml" not in feeds(entry("a"))
    assert "feeds/podcast.rss.xml" not in feeds(recorded("a"), COLONY_FEEDS={"podcast": []})


def test_the_list_of_all_feeds() -> None:
    """The file for readers and the page for people name the same subjects."""
    pages = all_pages(builder(articles(1, category="Netz", authors=("Anna",))))
    views = {page.save_as: page.view for page in pages}
    opml, subscribe = views["feeds/alle.opml"], views["abonnieren/index.html"]
    assert isinstance(opml, OpmlView)
    assert isinstance(subscribe, SubscribeView)
    assert opml.groups == subscribe.groups
    assert [(group.kind, [each.title for each in group.subjects]) for group in opml.groups] == [
        ("site", ["Kolonie"]), ("categories", ["Netz"]), ("authors", ["Anna"]),
    ]  # fmt: skip


def test_every_page_announces_a_feed() -> None:
    """Pages without a feed of their own announce the site's."""
    photo = Photo(slug="a", use=PictureUse(path="/galleries/fest/a.jpg"))
    entries = (
        *articles(5, category="Netz", authors=("Anna",), tags=("t",)), entry("ueber", type="page"),
        entry("fest", type="gallery", day=1, photos=(photo,)), entry("firma", type="organisation"),
    )  # fmt: skip
    views = [page.view for page in all_pages(builder(entries)) if hasattr(page.view, "head")]
    assert len({type(view) for view in views}) > 8
    assert [view for view in views if not view.head.feeds] == []


def test_a_name_without_a_slug_has_no_feed() -> None:
    """It would be a file that begins with a dot."""
    made = feeds(*articles(1, authors=("!!!",)))
    assert not [path for path in made if "/." in path]
