"""How readers, robots and feed readers find their way: sitemaps, feeds, languages, old addresses."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from tests.site.published import Published, addresses, article_path
from tests.site.sources import Source, sources

ALIASED = [(alias, source) for source in sources("articles") for alias in source.meta.get("aliases", ())]


def test_every_address_in_a_feed_leads_somewhere(published: Published) -> None:
    """What a feed names of this site – its page, itself, entries, enclosures, links in texts – is there."""
    faults = set()
    for path, feed in published.feeds.items():
        named = [*feed.xpath("//@href"), *feed.xpath("//@url"), *feed.xpath("//link/text()")]
        for text in feed.xpath("//*[local-name()='content' or local-name()='encoded']/text()"):
            named += addresses(lxml.html.fragment_fromstring(text, create_parent="div"))
        assert len(named) > 5, f"{path} names nothing"
        for address in named:
            fault = published.fault(address, path)
            within = address.startswith("#")  # a footnote jumps within its item
            relative = not within and urlsplit(address).scheme not in (
                "https",
                "http",
                "mailto",
                "urn",
                "tag",
            )
            faults |= {fault} if fault else set()
            faults |= {f"{path}: {address} is not absolute"} if relative else set()
    assert not faults, "\n".join(sorted(faults))


def test_pages_name_themselves(published: Published) -> None:
    """The canonical address of every page but the redirects is its own, and no two pages share one."""
    faults = []
    for path, page in published.pages.items():
        canonical = page.xpath("//link[@rel='canonical']/@href")
        redirect = page.xpath("//meta[@http-equiv='refresh']")
        if not redirect and canonical not in ([published.address(path)], []):
            faults.append(f"{path}: {canonical}")
        if not redirect and not canonical and path in published.indexed():
            faults.append(f"{path}: no canonical address")
    assert not faults, "\n".join(faults)


def test_sitemaps_name_every_indexed_page_once(published: Published) -> None:
    """Sitemaps and the pages that may be indexed are the same set, and no address stands in two maps."""
    mapped = Counter(published.mapped())
    wanted = {published.address(path) for path in published.indexed()}
    assert not [address for address, count in mapped.items() if count > 1]
    assert set(mapped) == wanted


def test_robots_find_the_sitemap(published: Published) -> None:
    """robots.txt lets everyone in and names the sitemap by its full address."""
    lines = published.files["robots.txt"].decode().splitlines()
    assert f"Sitemap: {published.origin}/sitemap.xml" in lines
    assert "Disallow: /" not in lines


@pytest.mark.parametrize(("alias", "source"), ALIASED, ids=[alias for alias, _ in ALIASED])
def test_old_addresses_lead_on(alias: str, source: Source, published: Published) -> None:
    """At every alias stands a page that sends readers and robots to the article."""
    path = alias if PurePosixPath(alias).suffix else f"{alias.strip('/')}/index.html"
    page = published.pages[path]
    wanted = article_path(source, published)
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert published.target(refresh.partition("url=")[2], path) == (wanted, "")
    assert page.xpath("//link[@rel='canonical']/@href") == [published.address(wanted)]
    assert path not in published.indexed()


def test_not_found_works_at_any_depth(published: Published) -> None:
    """404.html has no relative address, since servers show it for missing files in any folder."""
    page = published.pages["404.html"]
    relative = [
        address for address in addresses(page) if not address.startswith(("/", "#", "data:", "https:"))
    ]
    assert not relative
    assert "404.html" not in published.indexed()


def test_languages_point_at_each_other(published: Published) -> None:
    """Each language version names all versions, itself included, and they name the same ones."""
    versions = {
        path: {
            link.get("hreflang"): link.get("href")
            for link in page.xpath("//link[@rel='alternate'][@hreflang]")
        }
        for path, page in published.pages.items()
    }
    translated = {path: named for path, named in versions.items() if named}
    assert len(translated) >= 4, "the sample has two articles in two languages"
    for path, named in translated.items():
        lang = published.pages[path].get("lang")
        assert named[lang] == published.address(path)
        for address in named.values():
            other = published.target(address, path)
            assert other is not None
            assert versions[other[0]] == named


def test_structured_data_is_json_about_this_page(published: Published) -> None:
    """JSON-LD can be read, and the addresses in it lead somewhere."""
    faults = []
    for path, page in published.pages.items():
        for text in page.xpath("//script[@type='application/ld+json']/text()"):
            for address in _addresses_in(json.loads(text)):
                fault = published.fault(address, path)
                faults += [fault] if fault else []
                if urljoin("https://nowhere.invalid/", address) != address:
                    faults.append(f"{path}: {address} is not absolute")
    assert not faults, "\n".join(faults)


def _addresses_in(value: object) -> list[str]:
    """Every address in a piece of JSON-LD, by the names of schema.org that hold one."""
    if isinstance(value, list):
        return [found for each in value for found in _addresses_in(each)]
    if not isinstance(value, dict):
        return []
    named = (value.get(name) for name in ("url", "image", "mainEntityOfPage", "item"))
    found = [each for each in named if isinstance(each, str)]
    return found + [each for inner in value.values() for each in _addresses_in(inner)]
