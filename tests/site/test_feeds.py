"""Feeds as subscribers meet them: found from any page, valid, and never an old article as a new one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest

from colony import publication
from colony.pelican_bridge import load_config
from colony.publication import ContentError
from colony.site import Built
from tests.feeds.validator import complaints, hold_to_the_rules, is_at_hand
from tests.site.published import Published
from tests.site.test_browser import KINDS, OTHERS
from tests.site.workshop import Workshop

FORMATS = ("feeds/alle.atom.xml", "feeds/alle.rss.xml", "feeds/alle.json")


def _feeds(site: Published) -> dict[str, bytes]:
    found = {path: site.files[path] for path in site.feeds}
    found |= {path: data for path, data in site.files.items() if path.endswith(".json") and "feeds/" in path}
    return {f"{site.origin}/{path}": data for path, data in found.items()}


def test_all_feeds_of_the_sample_hold_to_the_rules(published: Published) -> None:
    """Every feed of the sample portal, in every format."""
    found = _feeds(published)
    assert len(found) > 20
    for address, data in found.items():
        hold_to_the_rules(address, data)


@pytest.mark.skipif(not is_at_hand(), reason="COLONY_FEEDVALIDATOR does not name the W3C's validator")
def test_the_w3c_finds_nothing_in_the_sample(published: Published) -> None:
    """Neither an error nor a warning worth mending."""
    xml = {address: data for address, data in _feeds(published).items() if not address.endswith(".json")}
    assert complaints(xml) == {}


def test_the_samples_ids_are_on_record(published: Published) -> None:
    """Everything in the feeds has its line in ``content/feed-ids.tsv``: publish once, and commit it."""
    ledger = (Path(__file__).resolve().parents[2] / "content/feed-ids.tsv").read_text("utf-8")
    for address, data in _feeds(published).items():
        if not address.endswith(".json"):
            missing = [entry.id for entry in feedparser.parse(data).entries if entry.id not in ledger]
            assert not missing, f"{address}: {missing}"


FIND = """
import json, sys
from findfeed import search
found = {}
for page in json.load(sys.stdin):
    feeds = search(page, crawl_hosts=False, try_urls=False, max_depth=2, delay=0)
    found[page] = [str(feed.url) for feed in feeds]
json.dump(found, sys.stdout)
"""
"""Somebody else's program. It runs by itself, since it imports what Python warns of."""


def test_a_feed_finder_finds_them(address: str, published: Published) -> None:
    """Given any kind of page it finds the feeds that the page announces, and they are there."""
    pages = [*KINDS.values(), *OTHERS.values()]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FIND],
        input=json.dumps([address + page for page in pages]),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    for page in pages:
        path = f"{page}index.html" if page.endswith("/") else page
        links = published.pages[path.lstrip("/")].xpath("//link[@rel='alternate'][not(@hreflang)]/@href")
        assert links, page
        xml = {urljoin(address, link) for link in links if not link.endswith(".json")}
        assert xml <= set(found[address + page]), page
        assert {link.lstrip("/") for link in links} <= published.files.keys()


def test_each_feed_has_its_page_and_its_place_in_the_list(published: Published) -> None:
    """Whoever opens ``/abonnieren/`` finds a way to every feed, and to the page that shows it."""
    links = {link.lstrip("/") for link in published.pages["abonnieren/index.html"].xpath("//main//a/@href")}
    for address in _feeds(published):
        path = urlsplit(address).path.lstrip("/")
        assert path in links
        preview = path.removesuffix(".xml").removesuffix(".json").removesuffix(".atom").removesuffix(".rss")
        assert f"{preview}.html" in links
        assert f"{preview}.html" in published.pages
    assert "feeds/alle.opml" in links


@dataclass
class Subscriber:
    """A feed reader: what has an id that it has not seen is new."""

    seen: dict[str, set[str]] = field(default_factory=dict)

    def fetch(self, output: Path) -> dict[str, set[str]]:
        """Format → ids that are new."""
        news = {}
        for path in FORMATS:
            data = (output / path).read_bytes()
            ids = (
                {item["id"] for item in json.loads(data)["items"]}
                if path.endswith(".json")
                else {entry.id for entry in feedparser.parse(data).entries}
            )
            news[path] = ids - self.seen.get(path, set())
            self.seen.setdefault(path, set()).update(ids)
        return news


NOTHING: dict[str, set[str]] = {path: set() for path in FORMATS}


def publish(site: Workshop, origin: str = "https://uebung.example") -> Built:
    """Publish the small site for an address."""
    overrides = {"SITEURL": origin, "COLONY_PREVIEW": False, "OUTPUT_PATH": str(site.root / "public")}
    return publication.publish(load_config(site.root / "settings.py", overrides))


def newest(site: Workshop) -> Path:
    """The file of the newest article, which every feed of the whole site holds."""
    data = json.loads((site.root / "public/feeds/alle.json").read_bytes())
    number = data["items"][0]["title"].rpartition(" ")[2]
    return site.article(int(number))


def rework(path: Path, target: Path) -> None:
    """Rename an article's file, give it another slug, title and date, and mend a sentence, all at once."""
    text = path.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("title: "))
    text = text.replace(old, "title: Ein ganz anderer Titel\nslug: ganz-anders")
    date = next(line for line in text.splitlines() if line.startswith("date: "))
    text = text.replace(date, "date: 2025-12-31 09:00").replace("Der erste Absatz", "Ein erster Absatz")
    text = text.replace("\n---\n", "\nmodified: 2026-01-01\n---\n", 1)
    path.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text.replace("{filename}artikel", "{filename}/articles/artikel"), "utf-8")


def long(site: Workshop) -> Workshop:
    """Give each article a text of some length, as articles have."""
    for number in range(1, 31):
        with site.article(number).open("a", encoding="utf-8") as stream:
            stream.write("\n" + " ".join(f"Wort{number}x{each}" for each in range(120)) + "\n")
    return site


def relink(site: Workshop, path: Path, target: Path) -> None:
    """Let links to a file follow it."""
    for other in (site.content / "articles").rglob("*.md"):
        text = other.read_text("utf-8")
        moved = target.relative_to(site.content).as_posix()
        if path.name in text:
            other.write_text(text.replace(f"{{filename}}{path.name}", f"{{filename}}/{moved}"), "utf-8")


def test_a_subscriber_sees_no_old_article_as_new(workshop: Workshop) -> None:
    """Renamed, re-dated, moved, retitled, mended, another domain: the subscriber is told of nothing."""
    site, subscriber = long(workshop), Subscriber()
    built = publish(site)
    assert built.recorded == 30
    assert all(len(ids) == 20 for ids in subscriber.fetch(site.root / "public").values())
    assert publish(site).recorded == 0
    assert subscriber.fetch(site.root / "public") == NOTHING
    path, target = newest(site), site.content / "articles/neu/anderswo.md"
    rework(path, target)
    relink(site, path, target)
    built = publish(site)
    assert built.findings == ()
    assert built.recorded == 1
    assert subscriber.fetch(site.root / "public") == NOTHING
    publish(site, "https://umgezogen.example/portal")
    assert subscriber.fetch(site.root / "public") == NOTHING


def test_a_new_article_is_new_once(workshop: Workshop) -> None:
    """In every format, under one id."""
    site, subscriber = workshop, Subscriber()
    publish(site)
    subscriber.fetch(site.root / "public")
    (site.content / "articles/frisch.md").write_text(
        "---\ntitle: Ganz frisch\ndate: 2026-01-02\ncategory: Netze\n---\nNeues.\n", "utf-8"
    )
    publish(site)
    news = subscriber.fetch(site.root / "public")
    assert {len(ids) for ids in news.values()} == {1}
    assert len(set.union(*news.values())) == 1
    publish(site)
    assert subscriber.fetch(site.root / "public") == NOTHING


def test_a_fresh_clone_gives_the_same_feeds(workshop: Workshop) -> None:
    """With the ledger a clone without any cache gives the same bytes after a move, as CI would."""
    site = long(workshop)
    publish(site)
    path, target = newest(site), site.content / "articles/neu/anderswo.md"
    rework(path, target)
    relink(site, path, target)
    publish(site)
    shutil.copytree(
        site.root, site.root.parent / "clone", ignore=shutil.ignore_patterns("cache", "public*", ".*")
    )
    clone = Workshop(site.root.parent / "clone")
    assert publish(clone).recorded == 0
    for path_below in FORMATS:
        assert (clone.root / "public" / path_below).read_bytes() == (
            site.root / "public" / path_below
        ).read_bytes()


def test_a_ledger_that_cannot_be_written(workshop: Workshop) -> None:
    """The site is published all the same, and a finding says what is at stake."""
    (workshop.content / "feed-ids.tsv").mkdir()
    built = publish(workshop)
    assert [finding.code for finding in built.findings] == ["ledger-unwritable"]
    assert (workshop.root / "public/index.html").is_file()


def test_a_ledger_with_marks_of_a_merge_is_left_alone(workshop: Workshop) -> None:
    """Publishing stops with the line's number and touches nothing."""
    publish(workshop)
    ledger = workshop.content / "feed-ids.tsv"
    torn = "<<<<<<< HEAD\n" + ledger.read_text("utf-8")
    ledger.write_text(torn, "utf-8")
    with pytest.raises(ContentError) as stopped:
        publish(workshop)
    assert [str(finding).partition(" ")[0] for finding in stopped.value.findings] == ["feed-ids.tsv:1:"]
    assert ledger.read_text("utf-8") == torn


def test_publishing_one_article_writes_few_files(workshop: Workshop) -> None:
    """Feeds and the pages beside them included, as on a site of any size."""
    publish(workshop)
    (workshop.content / "articles/frisch.md").write_text(
        "---\ntitle: Ganz frisch\ndate: 2026-01-02\ncategory: Netze\ntags: [Thema 1, Thema 2, Übersicht]\n"
        "authors: [Autorin 1]\n---\nNeues.\n",
        "utf-8",
    )
    assert len(publish(workshop).outcome.rewritten) <= 40


def test_an_edit_rewrites_only_the_feeds_that_hold_it(workshop: Workshop) -> None:
    """An article that no feed of the whole site holds any more changes those of its own listings alone."""
    publish(workshop)
    holders = {
        path.relative_to(workshop.root / "public").as_posix()
        for path in (workshop.root / "public/feeds").rglob("*.*")
        if "Der erste Absatz des Artikels 7." in path.read_text("utf-8")
    }
    workshop.edit(workshop.article(7), "Der erste Absatz des Artikels 7.", "Ein neuer Anfang.")
    rewritten = {path for path in publish(workshop).outcome.rewritten if path.startswith("feeds/")}
    assert rewritten == holders
