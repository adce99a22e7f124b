"""Pings to a real server: only feeds that changed, only once, and a hub that refuses is said."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from colony.feeds.ping import HubError, feeds_among, ping, ping_changed
from colony.publication.deploying import notices
from colony.release.notices import DeployNews, notify
from colony.settings.rooms.for_site import Config
from tests.builders import config


class Hub(http.server.ThreadingHTTPServer):
    """A WebSub hub that writes down what it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.told: list[list[str]] = []
        self.status = 204

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/"


class _Answer(http.server.BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        form = parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert form[0] == ("hub.mode", "publish")
        self.server.told.append([value for name, value in form if name == "hub.url"])
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    """A hub that runs."""
    with Hub() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def settings(hub: Hub, tmp_path: Path) -> Config:
    """A site that was published with three feeds and a page."""
    for path in ("feeds/alle.atom.xml", "feeds/alle.rss.xml", "feeds/autor/anna.atom.xml", "index.html"):
        (tmp_path / "public" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "public" / path).write_text(path)
    return config(
        OUTPUT_PATH=str(tmp_path / "public"),
        CACHE_PATH=str(tmp_path / "cache"),
        COLONY_WEBSUB_HUB=hub.address,
    )


def test_the_hub_is_told_of_what_changed(hub: Hub, tmp_path: Path) -> None:
    """At first of every feed, then of none, then of the one that is new."""
    site = settings(hub, tmp_path)
    everything = [
        "https://kolonie.example/feeds/alle.atom.xml",
        "https://kolonie.example/feeds/alle.rss.xml",
        "https://kolonie.example/feeds/autor/anna.atom.xml",
    ]
    assert ping(site) == everything
    assert ping(site) == []
    (tmp_path / "public/feeds/autor/anna.atom.xml").write_text("neu")
    (tmp_path / "public/index.html").write_text("neu")
    assert ping(site) == everything[2:]
    assert hub.told == [everything, everything[2:]]


def test_a_hub_that_refuses_is_told_again(hub: Hub, tmp_path: Path) -> None:
    """Its answer is shown, and nothing is taken for said."""
    site = settings(hub, tmp_path)
    hub.status = 503
    with pytest.raises(HubError, match="answered 503"):
        ping(site)
    hub.status = 202
    assert len(ping(site)) == 3


def test_a_hub_that_is_not_there(hub: Hub, tmp_path: Path) -> None:
    """The message names it."""
    site = settings(hub, tmp_path)
    gone = config(
        COLONY_WEBSUB_HUB="http://127.0.0.1:1/", OUTPUT_PATH=site.output_root, CACHE_PATH=site.cache_root
    )
    with pytest.raises(HubError, match=r"127\.0\.0\.1:1/ cannot be reached"):
        ping(gone)


def test_another_hub_has_not_been_told(hub: Hub, tmp_path: Path) -> None:
    """What is remembered is remembered by hub and address; a torn memory tells again."""
    site = settings(hub, tmp_path)
    ping(site)
    moved = config(
        SITEURL="https://neu.example",
        COLONY_WEBSUB_HUB=hub.address,
        OUTPUT_PATH=site.output_root,
        CACHE_PATH=site.cache_root,
    )
    assert len(ping(moved)) == 3
    (tmp_path / "cache/pinged.json").write_text('{"torn')
    assert len(ping(site)) == 3


def test_after_a_deploy(hub: Hub, tmp_path: Path) -> None:
    """Whoever knows what has just gone live hands that over; pages are no feeds, many feeds go in parts."""
    site = settings(hub, tmp_path)
    assert ping_changed(site, ["index.html", "feeds/alle.html"]) == []
    assert hub.told == []
    many = [f"feeds/autor/a-{number}.atom.xml" for number in range(120)]
    assert len(ping_changed(site, many)) == 120
    assert [len(part) for part in hub.told] == [50, 50, 20]
    assert ping_changed(config(), many) == []


def test_feeds_are_known_by_the_addresses_that_subscribers_have() -> None:
    """``…_URL`` stands over the path, and a slug stays within its folder."""
    site = config(FEED_ALL_ATOM_URL="https://feeds.example/alle")
    paths = ["feeds/alle.atom.xml", "feeds/autor/a.atom.xml", "feeds/autor/a/b.atom.xml", "sitemap.xml"]
    assert feeds_among(paths, site) == {
        "feeds/alle.atom.xml": "https://feeds.example/alle",
        "feeds/autor/a.atom.xml": "https://kolonie.example/feeds/autor/a.atom.xml",
    }


def test_a_deploy_tells_the_hub(hub: Hub, tmp_path: Path) -> None:
    """Who deploys need not ping; a hub that refuses is a line at the end of the deploy, and no failure."""
    site = settings(hub, tmp_path)
    news = DeployNews(siteurl=site.siteurl, output_root=site.output_root, written=("feeds/alle.atom.xml",))
    assert notify(news, notices(site)) == ()
    assert [len(told) for told in hub.told] == [3]
    Path(site.output_root, "feeds/alle.rss.xml").write_text("neu")
    hub.status = 500
    (fault,) = notify(news, notices(site))
    assert "answered 500" in fault
    assert "COLONY_WEBSUB_HUB" in fault
