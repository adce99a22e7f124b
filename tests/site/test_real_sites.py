"""Sites that other people wrote for stock Pelican: they build unchanged, and no article is lost.

The real ones lie in ``real`` below the folder that ``COLONY_SHARED`` names, or below ``shared`` beside the
checkout; where there is none, those tests are skipped. A small one in the same habits is made here.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.published import Published
from tests.site.running import NOW, ROOT, forget_readings, invoke, said

REAL = Path(os.environ.get("COLONY_SHARED", ROOT.parent / "shared")) / "real"


@dataclass(frozen=True)
class Expected:
    """What stock Pelican makes of a site, and what it loses."""

    articles: int
    """Articles and their translations."""
    pages: int
    drafts: int


SITES = {
    "openmagazine": Expected(articles=33, pages=10, drafts=2),
    "surt91": Expected(articles=67 + 19, pages=0, drafts=1),
    "janhkrueger": Expected(articles=304 + 3, pages=1, drafts=3),
}
SMALLEST = "openmagazine"


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == SMALLEST else pytest.mark.slow) for name in SITES]
)
def test_real_site_builds_whole(name: str, tmp_path: Path) -> None:
    """A real site ends with status 0 and has a page for each article, at addresses that its links find."""
    content, expected = REAL / name, SITES[name]
    if not content.is_dir():
        pytest.skip(f"{content} is not there")
    cache = ROOT / ".cache/tests/real" / name
    forget_readings(cache)
    done = invoke(
        "build", f"--content={content}", f"--output={tmp_path / 'output'}", f"--cache={cache}", f"--now={NOW}"
    )
    assert done.returncode == 0, said(done)
    counted = re.search(r"^(\d+) articles, (\d+) pages: ", done.stdout, re.MULTILINE)
    assert counted, said(done)
    assert int(counted[1]) >= expected.articles
    assert int(counted[2]) >= expected.pages
    site = Published(tmp_path / "output", "")
    written = [path for path in site.pages if re.search(r"(^|/)artikel/[^/]+/index\.html$", path)]
    assert len(written) >= expected.articles
    assert len([path for path in site.pages if path.startswith("entwurf/")]) >= expected.drafts
    for path, page in site.pages.items():
        assert len(page.xpath("//main")) == 1, path
        assert page.xpath("string(//h1)").strip(), path
        assert not page.xpath("//script[not(@src) and not(@type='application/ld+json')]|//iframe"), path


SETTINGS = """
AUTHOR = "Erika Muster"
SITENAME = "Mein altes Blog"
SITEURL = ""
PATH = "content"
TIMEZONE = "Europe/Vienna"
DEFAULT_LANG = "en"
ARTICLE_URL = "{date:%Y}/{slug}.html"
ARTICLE_SAVE_AS = "{date:%Y}/{slug}.html"
PAGE_URL = "about/{slug}.html"
PAGE_SAVE_AS = "about/{slug}.html"
DRAFT_SAVE_AS = "drafts/{slug}.html"
DRAFT_URL = "drafts/{slug}.html"
STATIC_PATHS = ["images", "extra"]
EXTRA_PATH_METADATA = {"extra/humans.txt": {"path": "humans.txt"}}
DEFAULT_PAGINATION = 5
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_ALL_RSS = None
"""

FILES = {
    "first.md": (
        "Title: The first post\nDate: 2019-05-04 10:20\nCategory: Notes\nTags: birds, water\n"
        "Slug: first-post\nSummary: How it began.\n\n"
        "Hello. Read [the second]({filename}sub/second.md#why), see\n"
        "[the list]({static}/extra/list.txt) and [all of them]({tag}birds).\n\n"
        "![A dot]({static}/images/dot.png)\n"
    ),
    "sub/second.md": (
        "Title: The second post: with a colon\nDate: 2020-02-29\nModified: 2020-03-01\nCategory: Notes\n"
        "Authors: Erika Muster, Max Beispiel\n\n## Why {#why}\n\nBack to [the first]({filename}/first.md).\n"
    ),
    "third.rst": (
        "The third post\n##############\n\n:date: 2021-06-07\n:category: Notes\n:tags: birds\n\n"
        "Written in *reStructuredText*, with `a link`__.\n\n__ {filename}first.md\n"
    ),
    "fourth.html": (
        '<html><head><title>The fourth post</title><meta name="date" content="2022-07-08">'
        '<meta name="category" content="Letters"></head><body><p>Written in <b>HTML</b>.</p></body></html>'
    ),
    "unfinished.md": "Title: Not yet\nDate: 2022-01-01\nStatus: draft\n\nUnfinished business.\n",
    "pages/about.md": "Title: About me\n\nWho I am. My [posts]({index}).\n",
    "extra/humans.txt": "us\n",
    "extra/list.txt": "one\ntwo\n",
}

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""A PNG of one red pixel."""


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A small site with a settings file of its own, as it may have lain on a disk for years."""
    root = tmp_path_factory.mktemp("stock")
    for path, text in FILES.items():
        (root / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / path).write_text(text, "utf-8")
    (root / "content/images").mkdir()
    (root / "content/images/dot.png").write_bytes(DOT)
    (root / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    done = invoke(
        "build",
        f"--settings={root}/pelicanconf.py",
        f"--output={root}/output",
        f"--cache={root}/cache",
        f"--now={NOW}",
    )
    assert done.returncode == 0, said(done)
    assert re.search(r"^4 articles, 1 pages: .* 0 error", done.stdout, re.MULTILINE), said(done)
    return Published(root / "output", "")


def main_of(site: Published, path: str) -> str:
    """The text of a page's main part."""
    return " ".join("".join(site.pages[path].xpath("//main//text()")).split())


def test_addresses_are_the_settings(stock: Published) -> None:
    """ARTICLE_, PAGE_ and DRAFT_SAVE_AS and EXTRA_PATH_METADATA say where files lie, as in Pelican."""
    wanted = {
        "2019/first-post.html",
        "2020/the-second-post-with-a-colon.html",
        "2021/the-third-post.html",
        "2022/the-fourth-post.html",
        "drafts/not-yet.html",
        "about/about-me.html",
        "humans.txt",
        "extra/list.txt",
        "feeds/all.atom.xml",
    }
    assert wanted <= set(stock.files)
    assert "feeds/alle.rss.xml" not in stock.files


def test_every_kind_of_source_is_read(stock: Published) -> None:
    """Markdown, reStructuredText and HTML become articles with their text, title and author."""
    assert "Written in reStructuredText" in main_of(stock, "2021/the-third-post.html")
    assert "Written in HTML" in main_of(stock, "2022/the-fourth-post.html")
    assert "Max Beispiel" in main_of(stock, "2020/the-second-post-with-a-colon.html")
    assert "Erika Muster" in main_of(stock, "2019/first-post.html")
    assert "Mein altes Blog" in stock.pages["index.html"].xpath("string(//title)")


def test_pelicans_links_lead_on(stock: Published) -> None:
    """{filename}, {static}, {tag} and {index} links lead to what they name, from every kind of source."""

    def links(path: str) -> set[str]:
        return set(stock.pages[path].xpath("//main//a/@href"))

    assert {"/2020/the-second-post-with-a-colon.html#why", "/extra/list.txt"} <= links("2019/first-post.html")
    assert "/2019/first-post.html" in links("2020/the-second-post-with-a-colon.html")
    assert "/2019/first-post.html" in links("2021/the-third-post.html")
    assert "/" in links("about/about-me.html")
    assert stock.pages["2019/first-post.html"].xpath("//main//img[@alt='A dot']")
    birds = next(path for path in links("2019/first-post.html") if "birds" in path).strip("/")
    assert "The third post" in main_of(stock, birds)


def test_drafts_stay_apart(stock: Published) -> None:
    """A draft has its page in the preview and stands in no list and no feed."""
    naming = [
        path for path, data in stock.files.items() if b"Unfinished business" in data or b"not-yet" in data
    ]
    assert naming == ["drafts/not-yet.html"]
