"""A site with its own settings: stock's addresses, its own name and words, and nothing of the sample's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from colony.pelican_bridge import load_config
from colony.site import build

FILES = {
    "blog/first.md": "Title: First\nDate: 2019-05-04\nTags: birds\nSlug: first\n\nSee https://example.com/.\n",
    "blog/second.md": "Title: Für alle\nDate: 2020-02-29\nTags: birds, sea\nAuthor: Max\n\nText\n",
    "blog/draft.md": "Title: Not yet\nDate: 2020-02-29\nStatus: draft\n\nText\n",
    "pages/about.md": "Title: About\n\nWho.\n",
    "images/x.txt": "x",
}

CONF = """
PATH = "content"
SITENAME = "Sea and Birds"
AUTHOR = "Erika Muster"
TIMEZONE = "Europe/Vienna"
DEFAULT_LANG = "en"
COLONY_EXECUTOR = "serial"
COLONY_NOW = "2026-01-01"
COLONY_PREVIEW = False
"""

PUBLISH = """
import os
import sys
sys.path.append(os.curdir)
from pelicanconf import *
SITEURL = "https://sea.example"
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = TAG_FEED_ATOM = "feeds/%s.atom.xml"
"""

STOCK = {
    "index.html", "archives.html", "authors.html", "categories.html", "tags.html", "first.html",
    "fur-alle.html", "pages/about.html", "images/x.txt", "category/blog.html", "tag/birds.html",
    "tag/sea.html", "author/erika-muster.html", "author/max.html", "feeds/all.atom.xml",
    "feeds/blog.atom.xml", "feeds/birds.atom.xml", "feeds/sea.atom.xml", "feeds/max.atom.xml",
    "feeds/erika-muster.atom.xml", "feeds/max.rss.xml", "feeds/erika-muster.rss.xml",
}  # fmt: skip
"""What Pelican 4.12 writes of these files with these settings, but for its theme."""

OURS = re.compile(r"kolonie|beispiel-verlag|\b(?:Rubriken|Themen|Suche|Abonnieren|Allgemein|Anzeige)\b", re.I)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of such a site, published by its publishconf.py."""
    root = tmp_path_factory.mktemp("theirs")
    for path, text in FILES.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, "utf-8")
    (root / "pelicanconf.py").write_text(CONF, "utf-8")
    (root / "publishconf.py").write_text(PUBLISH, "utf-8")
    build(load_config(root / "publishconf.py", {}))
    return root / "output"


def paths(site: Path) -> set[str]:
    """Every file of the output."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_all_that_stock_writes_is_there(site: Path) -> None:
    """Articles, pages, lists, feeds and static files lie where Pelican puts them."""
    assert STOCK - paths(site) == set()


def test_what_is_more_has_english_names(site: Path) -> None:
    """Only pages that Pelican does not have come to it, in words of the site's language."""
    more = {path.partition("/")[0] for path in paths(site) - STOCK if not path.startswith("theme/")}
    assert more == {"404.html", "feeds", "robots.txt", "search", "subscribe", "sitemap.xml",
                    "sitemap-2019.xml", "sitemap-2020.xml", "sitemap-pages.xml"}  # fmt: skip


def test_nothing_of_the_sample_is_in_it(site: Path) -> None:
    """Neither its name and words nor its advertisers: a link to example.com is a plain one."""
    for path in paths(site):
        if path.endswith((".html", ".xml", ".json", ".txt", ".opml")):
            text = re.sub(r"<style>.*?</style>", "", (site / path).read_text("utf-8"), flags=re.DOTALL)
            assert OURS.findall(text) == [], path
    assert 'rel="sponsored' not in (site / "first.html").read_text("utf-8")
    assert "Sea and Birds" in (site / "index.html").read_text("utf-8")


def test_the_menu_leads_to_lists_with_something_in_them(site: Path) -> None:
    """No gallery, no directory: no such link; the archive lists articles where years have no pages."""
    head = (site / "index.html").read_text("utf-8").partition("<main")[0]
    assert re.findall(r'href="/([\w/.-]+\.html)"', head) == ["categories.html", "tags.html", "archives.html"]
    assert 'href="/first.html"' in (site / "archives.html").read_text("utf-8")


@pytest.mark.parametrize(("lang", "words"), [("en", "Begin with a text"), ("de", "Fang mit einem Text an")])
def test_an_empty_portal_says_how_to_begin(lang: str, words: str, tmp_path: Path) -> None:
    """In the preview, in the site's language, and with no link to an empty list."""
    (tmp_path / "content").mkdir()
    file = tmp_path / "conf.py"
    file.write_text(f"PATH = 'content'\nSITENAME = 'New'\nTIMEZONE = 'UTC'\nDEFAULT_LANG = '{lang}'\n"
                    "COLONY_EXECUTOR = 'serial'\n", "utf-8")  # fmt: skip
    built = build(load_config(file, {}))
    home = (tmp_path / "output/index.html").read_text("utf-8")
    assert words in home
    assert built.findings == ()
    for target in re.findall(r'href="/([\w/-]*/?)"', home):
        assert (tmp_path / "output" / target / "index.html").is_file(), target
    assert not re.findall(r'href="/(?:categories|tags|archives|galleries|directory)', home)


def test_content_may_be_the_folder_itself(tmp_path: Path) -> None:
    """Without PATH it is the settings file's folder, as for Pelican; what a build writes is no content."""
    (tmp_path / "a.md").write_text("Title: A\nDate: 2020-02-29\n\nText\n", "utf-8")
    file = tmp_path / "conf.py"
    file.write_text("SITENAME = 'New'\nTIMEZONE = 'UTC'\nCOLONY_EXECUTOR = 'serial'\n", "utf-8")
    first, second = (build(load_config(file, {})) for _ in range(2))
    assert (first.articles, second.articles) == (1, 1)
    assert second.outcome.rewritten == []
    assert (tmp_path / "output/a.html").is_file()
