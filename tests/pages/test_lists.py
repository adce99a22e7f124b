"""Pages of teasers."""

from __future__ import annotations

from typing import Any

import pytest

from colony.entries.author import pages as author_pages
from colony.model import Cut, PictureUse, Term
from colony.pages.all_pages import titles
from colony.pages.lists import SECONDS, address, home_pages, index_pages, list_pages, overview_pages
from colony.views.page_views import AuthorView, CardsView, HomeView, IndexView, ListView, Page
from tests.builders import articles, builder, config, entry

PAGE_SIZE = 2  # of the builders' settings


def by_path(pages: Any) -> dict[str, Page]:
    """Pages by where they are saved, each path once."""
    found = list(pages)
    made = {page.save_as: page for page in found}
    assert len(made) == len(found)
    return made


def home(*entries: Any, **settings: Any) -> HomeView:
    """The front page of these entries."""
    view = next(iter(home_pages(builder(entries, config(**settings)), ()))).view
    assert isinstance(view, HomeView)
    return view


def names(cards: Any) -> list[str]:
    """The slugs of the articles whose teasers these are."""
    return [card.href.split("/")[-2] for card in cards]


@pytest.mark.parametrize(
    ("url", "number", "expected"),
    [
        ("thema/a/", 0, ("thema/a/", "S")),
        ("thema/a/", 3, ("thema/a/seite/3/", "thema/a/seite/3/index.html")),
        ("tag/a.html", 3, ("tag/a/seite/3/", "tag/a/seite/3/index.html")),
        ("tag/a", 3, ("tag/a/seite/3/", "tag/a/seite/3/index.html")),
        ("", 1, ("seite/1/", "seite/1/index.html")),
    ],
)
def test_pages_of_a_list_have_folders_of_their_own(url: str, number: int, expected: tuple[str, str]) -> None:
    """The newest page has the list's address; numbered ones lie in a folder, so no two lists can meet."""
    term = Term(name="A", slug="a", url=url, save_as="S")
    assert address(builder([]), term, Cut(number, 0, 1)) == expected


def test_a_list_runs_from_new_to_old_over_its_pages() -> None:
    """Each page shows its part, the newest first, and links to the older and the newer one."""
    pages = by_path(list_pages(builder(articles(5, tags=("a",)))))
    newest, oldest = pages["thema/a/index.html"].view, pages["thema/a/seite/1/index.html"].view
    assert isinstance(newest, ListView)
    assert isinstance(oldest, ListView)
    assert names(newest.cards) == ["artikel-4", "artikel-3", "artikel-2"]
    assert names(oldest.cards) == ["artikel-1", "artikel-0"]
    assert newest.pager.newer is oldest.pager.older is None
    assert newest.pager.older is not None
    assert newest.pager.older.href == "/thema/a/seite/1/"
    assert oldest.pager.newer is not None
    assert oldest.pager.newer.href == "/thema/a/"


@pytest.mark.parametrize(
    ("count", "changed"),
    [
        pytest.param(8, {"thema/a/index.html"}, id="the newest page has room"),
        pytest.param(9, {"thema/a/index.html", "thema/a/seite/3/index.html"}, id="the newest page overflows"),
    ],
)
def test_publishing_changes_the_newest_page_alone(count: int, changed: set[str]) -> None:
    """One article more changes the front; where that overflows, the page behind it links to the new one."""
    settings = config(YEAR_ARCHIVE_SAVE_AS="")
    before = by_path(list_pages(builder(articles(count, tags=("a",)), settings)))
    after = by_path(list_pages(builder(articles(count + 1, tags=("a",)), settings)))
    assert {path for path, page in before.items() if after[path] != page} == changed


def test_a_kind_of_list_that_is_switched_off_has_no_pages() -> None:
    """An empty ``TAG_SAVE_AS`` means what it means in Pelican."""
    pages = by_path(list_pages(builder(articles(3, tags=("a",)), config(TAG_SAVE_AS=""))))
    assert sorted(pages) == ["archiv/2026/index.html"]


def test_the_front_page_has_a_lead_and_seconds() -> None:
    """The newest leads, the next stand beside it, the rest flows; older ones are on numbered pages."""
    view = home(*articles(6), COLONY_PAGE_SIZE=6)
    assert view.lead is not None
    assert names([view.lead, *view.seconds]) == ["artikel-5", "artikel-4", "artikel-3", "artikel-2"]
    assert len(view.seconds) == SECONDS
    assert names(view.river) == ["artikel-1", "artikel-0"]
    pages = by_path(home_pages(builder(articles(6)), ()))
    assert sorted(pages) == ["index.html", "seite/1/index.html", "seite/2/index.html"]


def test_of_the_newest_the_one_with_a_picture_leads() -> None:
    """A picture makes the lead; the others keep their order."""
    with_picture = entry("bild", day=1, image=PictureUse(path="a.jpg"))
    view = home(entry("alt"), with_picture, entry("neu", day=2))
    assert view.lead is not None
    assert names([view.lead, *view.seconds]) == ["bild", "neu", "alt"]


def test_an_advertisement_is_never_the_story_of_the_day() -> None:
    """A sponsored article stands in the river, not among lead, seconds or guides."""
    view = home(entry("bericht"), entry("werbung", day=1, sponsored="Verlag", kind="guide"))
    assert view.lead is not None
    assert names([view.lead, *view.seconds]) == ["bericht"]
    assert names(view.river) == ["werbung"]
    assert view.guides == ()


def test_a_site_without_articles_has_a_front_page() -> None:
    """The first build of an empty folder shows an empty page."""
    view = home()
    assert view.lead is None
    assert (view.seconds, view.river, view.sections) == ((), (), ())


def test_hidden_galleries_are_on_no_list() -> None:
    """What is hidden has its pages, and no list leads there; a list with nothing else in it is no page."""
    entries = [
        entry("offen", type="gallery", day=1),
        entry("verborgen", type="gallery", day=2, status="hidden"),
        entry("verlag", type="organisation", status="hidden"),
    ]
    assert names(home(*entries).galleries) == ["offen"]
    views = [page.view for page in overview_pages(builder(entries), titles("de"))]
    shown = [names(view.cards) for view in views if isinstance(view, CardsView)]
    assert shown == [["offen"]]


def author_views(*entries: Any) -> dict[str, AuthorView]:
    """Author pages by path."""
    pages = by_path(author_pages(builder(entries)))
    return {path: page.view for path, page in pages.items() if isinstance(page.view, AuthorView)}


def test_an_author_has_a_page_with_profile_and_articles() -> None:
    """What the profile says stands above what the author wrote."""
    profile = entry("anna-b", type="author", title="Anna B", role="Redaktion")
    views = author_views(profile, *articles(4, authors=("Anna B",)))
    assert sorted(views) == ["autor/anna-b/index.html", "autor/anna-b/seite/1/index.html"]
    front, older = views["autor/anna-b/index.html"], views["autor/anna-b/seite/1/index.html"]
    assert (front.role, names(front.cards)) == ("Redaktion", ["artikel-3", "artikel-2"])
    assert front.body is not None
    assert older.body is None


def test_a_profile_under_another_slug_keeps_its_page() -> None:
    """A profile whose slug is not that of its name shows what it says nevertheless."""
    views = author_views(entry("ab", type="author", title="Anna B", role="Redaktion"))
    assert [(path, view.name, view.role) for path, view in views.items()] == [
        ("autor/ab/index.html", "Anna B", "Redaktion")
    ]


def test_someone_without_articles_has_no_feeds() -> None:
    """A feed without entries is not announced."""
    assert author_views(entry("anna", type="author"))["autor/anna/index.html"].feeds == ()
    assert author_views(*articles(1, authors=("Anna",)))["autor/anna/index.html"].feeds != ()


def test_indexes_list_names_in_order() -> None:
    """Names in the order of the alphabet, years from the newest."""
    entries = [
        entry("a", tags=("zebra", "Apfel"), category="b"),
        entry("b", day=-300, tags=("birne",), category="A"),
    ]
    views = [page.view for page in index_pages(builder(entries), titles("de"))]
    found = {
        view.label: [each.title for each in view.anchors] for view in views if isinstance(view, IndexView)
    }
    assert found == {
        "categories": ["A", "b"],
        "tags": ["Apfel", "birne", "zebra"],
        "authors": [],
        "archive": ["2026", "2025"],
    }
