"""The web server, asked as a browser asks."""

from __future__ import annotations

import errno
import http.client
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from colony.preview.event_board import EventBoard
from colony.preview.server import PreviewServer, listen
from tests.preview.samples import news


class Asked:
    """A running server and ways to ask it."""

    def __init__(self, server: PreviewServer, root: Path):
        self.server, self.root, self.board = server, root, server.board

    def get(self, target: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """One request; the target goes out as it is written."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_address[1])
        connection.putrequest(method, target, skip_host=False)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """A server of a small site whose first build has ended."""
    root = tmp_path / "output"
    root.mkdir()
    (tmp_path / "secret").write_text("secret")
    (root / "index.html").write_text("<body>Grüße</body>")
    (root / "ton.mp3").write_bytes(bytes(range(10)))
    server = PreviewServer(listen("127.0.0.1", 0), EventBoard(news(1, output_root=str(root)), "run"))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield Asked(server, root)
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page(asked: Asked) -> None:
    """A page comes with the script, fresh and in the right encoding; its file stays as it is."""
    response, body = asked.get("/")
    script = '<script type="module" src="/_colony/page.js?edition=run-1"></script>'
    assert (response.status, body.decode()) == (200, f"<body>Grüße{script}</body>")
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert (asked.root / "index.html").read_text() == "<body>Grüße</body>"


def test_a_head(asked: Asked) -> None:
    """HEAD says what GET would, without the body."""
    response, body = asked.get("/", method="HEAD")
    assert (response.headers["Content-Length"], body) == (str(len(asked.get("/")[1])), b"")


def test_the_script(asked: Asked) -> None:
    """The script is served as one."""
    response, body = asked.get("/_colony/page.js?edition=run-1")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"EventSource" in body


@pytest.mark.parametrize(
    "target", ["/../secret", "/%2e%2e/secret", "//../secret", "/index.html/../../secret"]
)
def test_no_way_out(asked: Asked, target: str) -> None:
    """A path that climbs out of the folder finds nothing, however it is written."""
    response, body = asked.get(target)
    assert response.status == 404
    assert b"secret" not in body


def test_missing(asked: Asked) -> None:
    """What is missing is said on a page that reloads after any build, the site's own if it has one."""
    response, body = asked.get("/nichts/")
    assert response.status == 404
    assert b"Diese Seite gibt es nicht." in body
    (asked.root / "404.html").write_text("<body>Leider</body>")
    response, body = asked.get("/nichts/")
    assert (response.status, body.startswith(b"<body>Leider<script")) == (404, True)
    assert b"edition=run-1&amp;always" in body


def test_before_the_first_build_has_ended(asked: Asked) -> None:
    """What is not there yet is being built, and the page that says so has the script."""
    asked.board.post(news(2, output_root=str(asked.root), ready=False))
    response, body = asked.get("/spaeter/")
    assert response.status == 503
    assert "wird gebaut …" in body.decode()
    assert b"/_colony/page.js" in body
    assert asked.get("/")[0].status == 200


@pytest.mark.parametrize(
    ("range_", "status", "content_range", "expected"),
    [
        ("bytes=2-4", 206, "bytes 2-4/10", bytes([2, 3, 4])),
        ("bytes=8-", 206, "bytes 8-9/10", bytes([8, 9])),
        ("bytes=10-", 416, "bytes */10", b""),
        ("none", 200, None, bytes(range(10))),
    ],
)
def test_part_of_a_file(asked: Asked, range_: str, status: int, content_range: Any, expected: bytes) -> None:
    """Media players can jump."""
    response, body = asked.get("/ton.mp3", Range=range_)
    assert (response.status, response.headers["Content-Range"], body) == (status, content_range, expected)
    assert response.headers["Content-Length"] == str(len(expected))


def test_a_taken_port() -> None:
    """The next free port is taken, and any other trouble is told."""
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port) as second:
            assert port < second.getsockname()[1] <= port + 20
    with pytest.raises(OSError, match="assign") as caught:
        listen("192.0.2.1", 8000)
    assert caught.value.errno == errno.EADDRNOTAVAIL


def test_a_picture_of_the_first_build_is_waited_for(asked: Asked) -> None:
    """Pages are there before their pictures: a request for one is answered when it has been made."""
    asked.board.post(news(0, output_root=str(asked.root)))
    folder = asked.root / "bilder"
    folder.mkdir()
    threading.Timer(0.3, (folder / "hafen-400.avif").write_bytes, (b"picture",)).start()
    response, body = asked.get("/bilder/hafen-400.avif")
    assert (response.status, body) == (200, b"picture")


def test_a_picture_that_is_never_made_is_missing(asked: Asked) -> None:
    """When the first build has ended without it, who waits is told so."""
    asked.board.post(news(0, output_root=str(asked.root)))
    threading.Timer(0.3, asked.board.post, (news(2, output_root=str(asked.root)),)).start()
    assert asked.get("/bilder/hafen-400.avif")[0].status == 404
