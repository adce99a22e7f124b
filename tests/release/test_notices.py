"""After a deploy: what IndexNow and linked pages are told, against a real HTTP server on this machine."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from colony.release.deploy_plan import make_plan
from colony.release.notices import DeployNews, indexnow, news_of, notify, webmention
from colony.release.site_tree import scan
from tests.release.sites import write

PAGES = {
    "/header": (200, {"Link": '</ziel?a=1>; rel="webmention"'}, b"<p>x</p>"),
    "/link": (200, {}, b'<head><link rel="x webmention" href="/ziel"></head>'),
    "/anchor": (200, {}, b"<a href='ziel' rel='webmention'>x</a>"),
    "/none": (200, {}, b"<p>x</p>"),
    "/gone": (410, {}, b'<link rel="webmention" href="/ziel">'),
}


class _World(http.server.BaseHTTPRequestHandler):
    """The pages above, and a place that takes what is sent."""

    told: list[tuple[str, bytes]]
    status = 202

    def do_GET(self) -> None:
        """Give a page."""
        status, headers, body = PAGES[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """Take a message."""
        self.told.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def world() -> Iterator[tuple[str, type[_World]]]:
    """Address of the world, and what it was told."""
    handler = type("World", (_World,), {"told": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", handler
        server.shutdown()
        thread.join()


def news(root: Path, files: dict[str, str]) -> DeployNews:
    """The news of a first deploy of these files."""
    return news_of(make_plan(scan(write(root, files)), {}), "https://kolonie.example", root)


def test_indexnow_is_told_of_pages_alone(tmp_path: Path, world: tuple[str, type[_World]]) -> None:
    """Every changed page by its public address, no asset, no error page, and where the key lies."""
    address, heard = world
    files = {"index.html": "", "a ä/index.html": "", "404.html": "", "x.css": "", "key1.txt": "key1"}
    assert notify(news(tmp_path / "out", files), [indexnow("key1", f"{address}/indexnow")]) == ()
    ((path, body),) = heard.told
    assert path == "/indexnow"
    assert json.loads(body) == {
        "host": "kolonie.example",
        "key": "key1",
        "keyLocation": "https://kolonie.example/key1.txt",
        "urlList": ["https://kolonie.example/a%20%C3%A4/", "https://kolonie.example/"],
    }


def test_indexnow_without_its_key_file_is_not_told(tmp_path: Path, world: tuple[str, type[_World]]) -> None:
    """Search engines would refuse it; the operator learns what is missing."""
    address, heard = world
    (fault,) = notify(news(tmp_path / "out", {"index.html": ""}), [indexnow("key1", address)])
    assert "key1.txt" in fault
    assert heard.told == []


def test_a_refusal_is_told(tmp_path: Path, world: tuple[str, type[_World]]) -> None:
    """A notice that was not taken is one line, no error."""
    address, heard = world
    heard.status = 422
    files = {"index.html": "", "key1.txt": "key1"}
    assert notify(news(tmp_path / "out", files), [indexnow("key1", address)]) == (
        "IndexNow answered with 422.",
    )


def test_linked_pages_are_told(tmp_path: Path, world: tuple[str, type[_World]]) -> None:
    """Endpoints in a header, a link and an anchor are found; the rest is let be."""
    address, heard = world
    links = "".join(f'<a href="{address}{path}">x</a>' for path in PAGES)
    page = f'<a href="{address}/menu">x</a><article>{links}<a href="https://kolonie.example/">x</a></article>'
    assert notify(news(tmp_path / "out", {"artikel/a/index.html": page}), [webmention]) == ()
    assert [path for path, _ in heard.told] == ["/ziel?a=1", "/ziel", "/ziel"]
    assert parse_qs(heard.told[0][1].decode()) == {
        "source": ["https://kolonie.example/artikel/a/"],
        "target": [f"{address}/header"],
    }


def test_an_edited_article_tells_and_a_new_theme_does_not(
    tmp_path: Path, world: tuple[str, type[_World]]
) -> None:
    """A changed page tells whom it links to; where all have changed, nobody is told a second time."""
    address, heard = world
    page = f'<article><a href="{address}/link">x</a></article>'
    old = {f"artikel/{number}/index.html": page for number in range(30)}
    known = scan(write(tmp_path / "out", old))

    def told(files: dict[str, str]) -> int:
        heard.told.clear()
        plan = make_plan(scan(write(tmp_path / "out", files)), known)
        assert notify(news_of(plan, "https://kolonie.example", tmp_path / "out"), [webmention]) == ()
        return len(heard.told)

    assert told(old) == 0
    assert told({**old, "artikel/7/index.html": page + "!"}) == 1
    assert told({path: text + "!" for path, text in old.items()}) == 0
