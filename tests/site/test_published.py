"""The sample site as it is published: valid, whole, private, honest about advertising."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from PIL import Image

from tests.site.published import Published, addresses, article_path, text_of
from tests.site.running import run_node
from tests.site.sources import CONTENT, Source, sources

GPS_IFD = 0x8825  # Exif 2.32, 4.6.3: the tag that leads to the GPS data
PICTURES = (".avif", ".webp", ".jpg", ".jpeg", ".png", ".gif")
TEXTS = (".html", ".xml", ".txt", ".json", ".js", ".css", ".webmanifest")
SECRET = [source for source in sources("") if source.secret]
HIDDEN = [source for source in sources("articles") if source.status == "hidden"]
SPONSORED = [source for source in sources("articles") if source.meta.get("sponsored")]


@pytest.mark.npm
def test_every_page_is_valid_html(published: Published, node: Path) -> None:
    """Every page passes html-validate's recommended rules, but for the exceptions in its configuration."""
    done = run_node(
        node,
        "node_modules/html-validate/bin/html-validate.mjs",
        "--config=html-validate.mjs",
        "--formatter=json",
        f"{published.root}/**/*.html",
    )
    assert done.returncode in (0, 1), done.stderr
    faults = [
        f"{report['filePath']}:{each['line']}: {each['ruleId']}: {each['message']}"
        for report in json.loads(done.stdout)
        for each in report["messages"]
    ]
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_every_address_on_a_page_leads_somewhere(published: Published) -> None:
    """Links, anchors, pictures, srcset candidates, scripts, feeds, canonicals and refreshes have a file."""
    faults = {
        fault
        for path, page in published.pages.items()
        for address in addresses(page)
        if (fault := published.fault(address, path))
    }
    assert not faults, "\n".join(sorted(faults))


def test_no_address_of_a_preview(published: Published) -> None:
    """No link, feed or sitemap leads to a development server or to the addresses of drafts."""
    trace = re.compile(r"(?i)//(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?![\w.])|(?:^|/)entwurf/")
    named = [(path, address) for path, page in published.pages.items() for address in addresses(page)]
    named += [
        (path, text)
        for path, root in published.documents.items()
        for text in [*root.xpath("//@*"), *root.xpath("//*[not(*)]/text()")]
        if not text.startswith("<")
    ]
    assert len(named) > 1000
    assert not [f"{path}: {address}" for path, address in named if trace.search(address)]
    assert not [path for path in published.files if path.startswith("entwurf")]


@pytest.mark.parametrize("source", SECRET, ids=lambda source: source.slug)
def test_what_is_not_public_leaves_no_trace(source: Source, published: Published) -> None:
    """Title, slug and sentences of drafts, scheduled and skipped entries stand in no byte of any file."""
    needles = [source.title, source.slug, *source.phrases()]
    assert len(needles) > 3, "the sample must have text to look for"
    faults = [
        f"{path}: {needle}"
        for path, data in published.files.items()
        for needle in needles
        if needle.encode() in data or needle.encode() in path.encode()
    ]
    assert not faults, "\n".join(faults)


def test_the_sample_has_something_to_hide() -> None:
    """The test above has a draft and a scheduled article to look for, and public ones are found by it."""
    assert {"draft"} <= {source.status for source in SECRET}
    assert any(source.scheduled for source in SECRET)


@pytest.mark.parametrize("source", HIDDEN, ids=lambda source: source.slug)
def test_hidden_articles_have_a_page_and_nothing_else(source: Source, published: Published) -> None:
    """A hidden article is there for those who know its address; no other file names it, no robot keeps it."""
    own = article_path(source, published)
    naming = [path for path, data in published.files.items() if source.slug.encode() in data and path != own]
    assert not naming
    assert own not in published.indexed()


def test_articles_open_with_their_summary(published: Published) -> None:
    """The summary that an author wrote stands on the article, in its main part."""
    faults = []
    for source in sources("articles"):
        if source.secret or not source.meta.get("summary"):
            continue
        path = article_path(source, published)
        shown = letters(text_of(published.pages[path].xpath("//main")[0]))
        if letters(str(source.meta["summary"])) not in shown:
            faults.append(path)
    assert not faults


def letters(text: str) -> str:
    """A text without what typography changes: quotation marks, dashes, spaces."""
    return re.sub(r"[\W_]+", " ", text).strip()


def test_every_page_is_complete(published: Published) -> None:
    """Every page has one h1, a title of its own, a language, text in main, and at most one urgent picture."""
    faults = []
    for path, page in published.pages.items():
        counts = {
            "h1": len(page.xpath("//h1")) == 1,
            "title": len(page.xpath("//title")) == 1 and bool(text_of(page.find(".//title"))),
            "lang": re.fullmatch(r"[a-z]{2}(-[A-Za-z]+)?", page.get("lang", "")) is not None,
            "main": len(page.xpath("//main")) == 1 and len(text_of(page.xpath("//main")[0])) > 20,
            "fetchpriority": len(page.xpath("//*[@fetchpriority='high']")) <= 1,
        }
        faults += [f"{path}: {name}" for name, right in counts.items() if not right]
    assert not faults, "\n".join(faults)


def test_titles_are_distinct(published: Published) -> None:
    """No two indexed pages have the same title in the browser's tab."""
    titles = Counter(text_of(published.pages[path].find(".//title")) for path in published.indexed())
    assert not [title for title, count in titles.items() if count > 1]


def test_headings_leave_out_no_level(published: Published) -> None:
    """A heading is at most one level below the one before it."""
    faults = []
    for path, page in published.pages.items():
        level = 0
        for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
            found = int(heading.tag[1])
            if found > level + 1:
                faults.append(f"{path}: h{found} “{text_of(heading)}” after h{level}")
            level = found
    assert not faults, "\n".join(faults)


def test_no_page_asks_anyone_else(published: Published) -> None:
    """Nothing that a browser loads by itself comes from another host."""
    loading = "//link[not(contains(@rel, 'canonical') or @rel='me' or @rel='license')]/@href"
    faults = []
    for path, page in published.pages.items():
        asked = [
            *page.xpath(loading),
            *page.xpath("//script/@src|//img/@src|//source/@src|//iframe/@src|//video/@src|//audio/@src"),
            *page.xpath("//video/@poster|//object/@data|//embed/@src"),
            *(part.split()[0] for srcset in page.xpath("//@srcset") for part in srcset.split(",")),
        ]
        faults += [
            f"{path}: {address}"
            for address in asked
            if published.target(address, path) is None and not address.startswith("data:image/")
        ]
        styles = " ".join(page.xpath("//style/text()"))
        faults += [f"{path}: {found}" for found in re.findall(r"url\(\s*['\"]?(?:https?:)?//[^)]*", styles)]
    assert not faults, "\n".join(faults)


def test_policy_comes_first(published: Published) -> None:
    """Every page has a Content-Security-Policy, before anything that it is to guard, and no inline script."""
    faults = []
    for path, page in published.pages.items():
        tags = [
            (each.tag, (each.get("http-equiv") or "").lower(), each.get("charset"))
            for each in page.find("head")
        ]
        first = next((index for index, tag in enumerate(tags) if tag[1] == "content-security-policy"), None)
        if first is None or any(tag[2] is None for tag in tags[:first]):
            faults.append(f"{path}: no policy before the rest of the head")
        inline = page.xpath(
            "//script[not(@src) and not(@type='application/ld+json')]|//@onclick|//@onload|//@style"
        )
        if inline:
            faults.append(f"{path}: the policy forbids {inline[0]}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("source", SPONSORED, ids=lambda source: source.slug)
def test_advertising_is_called_by_its_name(source: Source, published: Published) -> None:
    """„Anzeige“ stands on a paid article before its text, on every teaser and in the title in every feed."""
    own = article_path(source, published)
    article = text_of(published.pages[own].xpath("//main")[0])
    assert 0 <= article.find("Anzeige") < article.find(source.phrases()[0][:30])
    teasers = 0
    for path, page in published.pages.items():
        for link in page.xpath("//main//a[@href][not(ancestor::*[contains(@class, 'prose')])]"):
            if path == own or published.target(link.get("href"), path) != (own, ""):
                continue
            frame = next(link.iterancestors("article", "li"), link)
            assert "Anzeige" in text_of(frame), f"{path}: {lxml.html.tostring(frame)!r}"
            teasers += 1
    assert teasers >= 3
    titles = [
        title
        for feed in published.feeds.values()
        for title in feed.xpath("//*[self::item or local-name()='entry']/*[local-name()='title']/text()")
        if source.title in title
    ]
    assert len(titles) >= 4
    assert all("Anzeige" in title for title in titles)


def test_paid_links_are_marked(published: Published) -> None:
    """Links to advertisers carry rel="sponsored" on every page (Google's and Bing's rule for paid links)."""
    found = 0
    for path, page in published.pages.items():
        for link in page.xpath("//a[@href]"):
            if urlsplit(link.get("href")).hostname == "example.com":
                assert "sponsored" in (link.get("rel") or "").split(), f"{path}: {link.get('href')}"
                found += 1
    assert found


def test_the_folder_holds_nothing_but_the_site(published: Published) -> None:
    """No dotfile, link, source, caption file or program, and no photo as its author saved it."""
    links = [path for path in published.root.rglob("*") if path.is_symlink()]
    strange = [
        path
        for path in published.files
        if any(part.startswith(".") for part in path.split("/"))
        or path.endswith((".md", ".py", ".toml", ".po", ".pyc", ".yml", ".yaml", ".sqlite", ".colony"))
    ]
    originals = {
        hashlib.sha256(path.read_bytes()).digest(): path.name
        for path in CONTENT.rglob("*")
        if path.suffix.lower() in PICTURES
    }
    copied = [
        f"{path} is {originals[digest]}"
        for path, data in published.files.items()
        if (digest := hashlib.sha256(data).digest()) in originals
    ]
    empty = [path for path, data in published.files.items() if not data]
    assert not [*links, *strange, *copied, *empty]


def test_pictures_say_nothing_of_places(published: Published) -> None:
    """No picture holds GPS data, a comment, or any text but colour and orientation."""
    pictures = {path: data for path, data in published.files.items() if path.endswith(PICTURES)}
    assert pictures
    faults = []
    for path, data in pictures.items():
        with Image.open(BytesIO(data)) as picture:
            if picture.getexif().get_ifd(GPS_IFD) or {"comment", "xmp", "photoshop"} & set(picture.info):
                faults.append(path)
    assert not faults, "\n".join(faults)
