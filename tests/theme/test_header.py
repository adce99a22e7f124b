"""The masthead while it arrives: what is on the screen stays where it is."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site.published import Published
from tests.site.test_browser import DESKTOP_PX, PHONE_PX, looking

pytestmark = pytest.mark.browser

ENDS = {
    "name": 'class="brand"',
    "tagline": 'class="tagline"',
    "search": 'class="masthead-link"',
    "menu": "</summary>",
    "entry": "</li>",
}
"""What of the masthead has arrived with the first piece → its last mark there."""


class _InPieces(http.server.BaseHTTPRequestHandler):
    """Serves a page in two pieces, the second one when the test asks for it."""

    pieces: tuple[bytes, bytes]
    may_go_on: threading.Event

    def do_GET(self) -> None:
        """Answer."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.path == "/":
            self.wfile.write(self.pieces[0])
            self.wfile.flush()
            self.may_go_on.wait(60)
            self.wfile.write(self.pieces[1])

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def slow_address() -> Iterator[str]:
    """Where the page in pieces is served."""
    _InPieces.may_go_on = threading.Event()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _InPieces) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        _InPieces.may_go_on.set()
        server.shutdown()
        thread.join()


def in_pieces(page: Path, mark: str) -> tuple[bytes, bytes]:
    """A page cut after the element or tag that a mark stands in; without what is in its main part."""
    html = re.sub(r"(?s)(<main[^>]*>).*(</main>)", r"\1<p>Text</p>\2", page.read_text("utf-8"))
    end = html.index(">\n", html.index(mark, html.index("<body"))) + 1
    return html[:end].encode(), html[end:].encode()


@pytest.mark.parametrize("width", [PHONE_PX, DESKTOP_PX])
@pytest.mark.parametrize("end", ENDS)
def test_nothing_moves_while_it_arrives(
    end: str, width: int, browser: Browser, published: Published, slow_address: str
) -> None:
    """Cut anywhere, the part that is painted first has its place already."""
    _InPieces.pieces = in_pieces(published.root / "index.html", ENDS[end])
    with looking(browser, slow_address, width=width) as (page, _):
        page.goto("/", wait_until="commit")
        # The page's policy forbids what wait_for_function does with an expression between two looks.
        while not page.evaluate("performance.getEntriesByType('paint').length"):
            page.wait_for_timeout(10)
        assert page.evaluate("document.readyState") == "loading"
        _InPieces.may_go_on.set()
        page.wait_for_load_state("load")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate("window.shifts.reduce((sum, [value]) => sum + value, 0)") < 0.001
