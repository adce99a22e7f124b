"""What readers get: through a real nginx, during deploys, after them, and when a deploy went wrong."""

from __future__ import annotations

import http.client
import os
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from colony.release.deploy import SwitchedBackError
from colony.release.headers import (
    FOREVER,
    MINUTES,
    PAGE_POLICY,
    SECURITY_HEADERS,
    SVG_POLICY,
    kind_of,
    server_files,
)
from colony.release.page_scan import Pages
from colony.release.site_tree import scan
from colony.release.targets.target import connect
from colony.release.verify import advice, verify
from tests.release.servers import nginx
from tests.release.sites import Clock, deployed, edition, order, write

pytestmark = pytest.mark.deploy

FILES = {
    "index.html": "<h1>home</h1>",
    "404.html": "<h1>404</h1>",
    "artikel/a/index.html": "<p>a</p>",
    'alt/pfad mit "strich"/index.html': '<meta http-equiv="refresh" content="0; url=/artikel/a/">',
    "alt.html": '<meta http-equiv="refresh" content="0; url=/artikel/ä/">',
    "feeds/alle.atom.xml": "<feed/>",
    "sitemap-2026.xml": "<url><loc>https://kolonie.example/artikel/a/</loc><lastmod>2026-11-23</lastmod></url>",
    "theme/menu.1a2b3c4d.js": "x()",
    "bilder/zeichnung-1a2b3c4d-736.svg": "<svg/>",
    "bilder/fest-20261123.jpg": "x",
    "bilder/hafen.svg": "<svg/>",
    "pagefind/de_1a2b3c4.pf_meta": "x",
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """Address of an nginx with our snippets in front of a deployed site (deploy address: ``site``)."""
    pages = Pages()
    tree = scan(write(tmp_path / "out", FILES), pages.look)
    snippets = server_files("nginx", tree, pages.redirects)
    deployed(f"file://{tmp_path}/site", os.environ, order(tmp_path / "out", Clock().tick()))
    folder = tmp_path / "nginx"
    folder.mkdir()
    root = tmp_path / "site/current"
    with nginx(folder, root, snippets["colony-http.conf"], snippets["colony-server.conf"]) as address:
        yield address


def get(address: str, path: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one path, percent-encoded here."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.request("GET", quote(path))
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("path", [*FILES, "gibt-es-nicht"])
def test_nginx_serves_each_file_with_the_headers_of_its_kind(path: str, site: str) -> None:
    """Long for hashes, short for the rest, none for a 404; SVG is bound; security headers are everywhere."""
    status, headers, _ = get(site, f"/{path}")
    if path.startswith("alt"):
        assert status == (301 if path == "alt.html" else 200)
        return
    assert status == (200 if path in FILES else 404)
    assert {name: headers.get(name) for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert headers["Content-Security-Policy"] == (SVG_POLICY if path.endswith(".svg") else PAGE_POLICY)
    wanted = FOREVER if kind_of(path).name == "HASHED" else MINUTES
    assert headers.get("Cache-Control") == (wanted if path in FILES else None)


def test_nginx_redirects_old_addresses(site: str) -> None:
    """Addresses that entries have claimed as aliases answer with 301, whatever their letters."""
    status, headers, _ = get(site, '/alt/pfad mit "strich"/')
    assert (status, headers["Location"]) == (301, f"{site}/artikel/a/")
    status, headers, _ = get(site, "/alt.html")
    assert (status, headers["Location"]) == (301, f"{site}/artikel/%C3%A4/")


def test_a_good_site_passes(tmp_path: Path, site: str) -> None:
    """Home, newest article, feed, asset and a 404 are as deployed, and no header is missing."""
    with connect(f"file://{tmp_path}/site", {}) as target:
        record = target.record(target.live_id())
    assert verify(site, tmp_path / "out", record) == ()
    assert advice(site, record) == ()


def test_a_release_that_does_not_pass_is_taken_back(tmp_path: Path, site: str) -> None:
    """The public address serves something else than was deployed: the release before is live again."""
    url = f"file://{tmp_path}/site"
    with connect(url, {}) as target:
        before = target.live_id()
    new = write(tmp_path / "new", {"index.html": "new", "artikel/a/index.html": "a"})
    with pytest.raises(SwitchedBackError, match=f"{before} is live again") as told:
        deployed(
            url, {}, order(new, verify=lambda record: verify(f"{site}/artikel/a", tmp_path / "new", record))
        )
    assert "other bytes than were deployed" in str(told.value)
    assert get(site, "/")[2] == b"<h1>home</h1>"
    with connect(url, {}) as target:
        assert target.live_id() == before


def test_what_is_missing_is_advised(tmp_path: Path) -> None:
    """A server without our headers is no reason to go back, but is told of."""
    deployed(f"file://{tmp_path}/site", {}, order(write(tmp_path / "out", FILES)))
    (tmp_path / "nginx").mkdir()
    with (
        nginx(tmp_path / "nginx", tmp_path / "site/current") as address,
        connect(f"file://{tmp_path}/site", {}) as target,
    ):
        record = target.record(target.live_id())
        assert verify(address, tmp_path / "out", record) == ()
        assert len(advice(address, record)) == 3


def test_a_server_that_is_away_is_a_fault(tmp_path: Path) -> None:
    """Nobody listens: each address is named, and nothing raises."""
    deployed(f"file://{tmp_path}/site", {}, order(write(tmp_path / "out", FILES)))
    with connect(f"file://{tmp_path}/site", {}) as target:
        found = verify("http://127.0.0.1:9", tmp_path / "out", target.record(target.live_id()))
    assert len(found) == 5
    assert all("cannot be reached" in fault for fault in found)


@pytest.mark.parametrize("deploys", [4, pytest.param(20, marks=pytest.mark.slow)])
def test_readers_never_miss_anything_during_deploys(deploys: int, tmp_path: Path) -> None:
    """Pages with all their assets, some asked for two deploys later: nothing missing or mixed up."""
    url, clock = f"file://{tmp_path}/site", Clock()
    deployed(url, {}, order(write(tmp_path / "out", edition(0)), clock.tick()))
    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "nginx", tmp_path / "site/current") as address:
        reader = Reader(address)
        reader.start()
        reader.wait_for(0)
        for number in range(1, deploys + 1):
            deployed(url, {}, order(write(tmp_path / "out", edition(number)), clock.tick()))
            reader.wait_for(number)
        reader.finish()
    assert reader.faults == []
    assert set(reader.pages) == set(range(deploys + 1))
    assert reader.late > deploys


class Reader(threading.Thread):
    """Reads pages without pause and compares every byte with the edition that the page says it is of."""

    def __init__(self, address: str):
        super().__init__()
        self.address = address
        self.faults: list[str] = []
        self.pages: Counter[int] = Counter()
        """Edition → pages of it that were read."""
        self.late = 0
        """Pages whose assets were asked for later on."""
        self._done = threading.Event()
        self._luck = random.Random(1)

    def run(self) -> None:
        """Read until told to finish."""
        kept: list[tuple[int, list[str]]] = []
        while not self._done.is_set():
            path = self._luck.choice(["/", *(f"/artikel/{index}/" for index in range(40))])
            status, _, body = get(self.address, path)
            found = re.search(rb"edition (\d+)", body)
            if status != 200 or found is None:
                self.faults.append(f"{path}: {status}")
                continue
            number = int(found[1])
            self.pages[number] += 1
            if body != edition(number)[f"{path}index.html".lstrip("/")]:
                self.faults.append(f"{path}: cut off or mixed up")
            assets = [each.decode() for each in re.findall(rb'href="([^"]+)"', body)]
            if self._luck.random() < 0.3:
                kept.append((number, assets))
            else:
                self._ask(number, assets)
            while kept and kept[0][0] <= number - 2:
                self.late += 1
                self._ask(*kept.pop(0))
        for number, assets in kept:
            self._ask(number, assets)

    def _ask(self, number: int, assets: list[str]) -> None:
        wanted = edition(number)
        for path in assets:
            status, _, body = get(self.address, path)
            if status != 200 or body != wanted[path.lstrip("/")]:
                self.faults.append(f"{path} of edition {number}: {status}")

    def wait_for(self, number: int) -> None:
        """Wait until thirty pages of an edition have been read, or something is wrong."""
        while self.pages[number] < 30 and not self.faults:
            time.sleep(0.02)

    def finish(self) -> None:
        """Ask for what was kept back, then end."""
        self._done.set()
        self.join()
