"""Pages every site has, redirects and sitemaps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.pages.all_pages import all_pages, titles
from colony.pages.utility_pages import alias_path, fixed_pages, redirect_pages
from colony.views.page_views import RedirectView, RobotsView, SearchView, SitemapView, SubscribeView
from tests.builders import articles, builder, config, entry


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/alt/beitrag", "alt/beitrag/index.html"),
        ("alt/", "alt/index.html"),
        ("/alt.html", "alt.html"),
        ("/alt.html?x=1#y", "alt.html"),
        ("/m%C3%BCller/", "müller/index.html"),
        ("https://alt.example/2009/beitrag", "2009/beitrag/index.html"),
        ("../../etc/passwd", "etc/passwd/index.html"),
        ("/a/../../b.html", "b.html"),
        ("/", "index.html"),
        ("http://[kaputt", "http:/[kaputt/index.html"),
    ],
)
def test_an_old_address_has_a_file(alias: str, path: str) -> None:
    """An address with an ending is that file, any other a folder's index."""
    assert alias_path(alias) == path


@given(st.text(max_size=30))
def test_no_alias_leads_out_of_the_output(alias: str) -> None:
    """Whatever an author writes, the page lies below the output root under a name that can be written."""
    path = PurePosixPath(alias_path(alias))
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert str(path).isprintable()


def test_redirects_lead_to_the_entry() -> None:
    """Each alias is a page that no search engine is asked to keep."""
    (page,) = redirect_pages(builder([entry("neu", aliases=("/alt/",))]))
    assert page.save_as == "alt/index.html"
    assert isinstance(page.view, RedirectView)
    assert (page.view.target.href, page.view.head.indexed) == ("/artikel/neu/", False)


def test_subscribing_and_searching() -> None:
    """Every feed is named where readers subscribe, every way to browse where they search."""
    entries = articles(2, category="Netz", tags=("a",), authors=("Anna",))
    subscribe, search, missing = fixed_pages(builder(entries), titles("de"))
    assert isinstance(subscribe.view, SubscribeView)
    assert [each.feeds[0].href for group in subscribe.view.groups for each in group.subjects] == [
        "/feeds/alle.atom.xml",
        "/feeds/rubrik/netz.atom.xml",
        "/feeds/autor/anna.atom.xml",
    ]
    assert isinstance(search.view, SearchView)
    assert [each.title for each in (*search.view.tags, *search.view.authors, *search.view.years)] == [
        "a",
        "Anna",
        "2026",
    ]
    assert missing.save_as == "404.html"


def sitemaps(*entries: Any, **settings: Any) -> dict[str, list[str]]:
    """Sitemap → the addresses in it."""
    pages = all_pages(builder(entries, config(**settings)))
    return {
        page.save_as: [line.address for line in page.view.lines]
        for page in pages
        if isinstance(page.view, SitemapView)
    }


def test_sitemaps_are_cut_by_year() -> None:
    """Articles stand in their year's map, everything else in one, and the index names all."""
    maps = sitemaps(entry("neu"), entry("alt", day=-300), entry("info", type="page"))
    origin = "https://kolonie.example"
    assert maps["sitemap-2025.xml"] == [f"{origin}/artikel/alt/"]
    assert maps["sitemap-2026.xml"] == [f"{origin}/artikel/neu/"]
    assert f"{origin}/info/" in maps["sitemap-seiten.xml"]
    assert maps["sitemap.xml"] == [f"{origin}/sitemap-{part}.xml" for part in ("2025", "2026", "seiten")]


def test_the_year_is_that_of_the_sites_time_zone() -> None:
    """An article of half past midnight on New Year's Day in Berlin belongs to the new year everywhere."""
    moved = entry("neujahr", date=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    assert "sitemap-2026.xml" in sitemaps(moved, TIMEZONE="Europe/Berlin")
    years = {page.save_as for page in all_pages(builder([moved], config(TIMEZONE="Europe/Berlin")))}
    assert "archiv/2026/index.html" in years


def test_sitemaps_leave_out_what_must_not_be_found() -> None:
    """Hidden articles and galleries, redirects and the page for wrong addresses are in no sitemap."""
    maps = sitemaps(
        entry("verborgen", status="hidden"),
        entry("fotos", type="gallery", status="hidden"),
        entry("offen", aliases=("/alt/",)),
    )
    named = " ".join(address for addresses in maps.values() for address in addresses)
    assert "offen" in named
    for word in ("verborgen", "galerie/fotos", "/alt/", "404"):
        assert word not in named


@pytest.mark.parametrize(("preview", "allow"), [(True, False), (False, True)])
def test_robots_are_kept_out_of_the_preview(preview: bool, allow: bool) -> None:
    """The public site may be read by machines, a preview may not."""
    pages = all_pages(builder([], config(COLONY_PREVIEW=preview)))
    (robots,) = [page.view for page in pages if isinstance(page.view, RobotsView)]
    assert (robots.allow, robots.sitemap_address) == (allow, "https://kolonie.example/sitemap.xml")


def test_two_pages_of_one_path() -> None:
    """What authors wrote goes before fixed pages and redirects; the loser is a finding."""
    here = builder([entry("suche", type="page"), entry("x", aliases=("/artikel/y/",)), entry("y")])
    pages = all_pages(here)
    makers = {page.save_as: page.maker for page in pages}
    assert len(makers) == len(pages)
    assert (makers["suche/index.html"], makers["artikel/y/index.html"]) == ("page.html", "article.html")
    assert {each.code for each in here.findings} == {"path-taken"}
    assert len(here.findings) == 2
