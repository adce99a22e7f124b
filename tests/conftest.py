"""What whole-site tests share: one published site, a server for it, a browser to look at it with."""

from __future__ import annotations

import fcntl
import functools
import http.server
import json
import os
import shutil
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.site.published import Published
from tests.site.running import NOW, ROOT, forget_readings, invoke, said

ORIGIN = "https://kolonie.example"
"""The address of the sample site, from ``publishconf.py``."""

CACHE = ROOT / ".cache/tests"
"""Where encoded pictures wait for the next test run."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--metrics-recording-only",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
)
"""What keeps Chromium from calling home."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--slow``."""
    parser.addoption("--slow", action="store_true", help="run the tests that build large sites, too")


def pytest_configure(config: pytest.Config) -> None:
    """Give properties the same examples in each run, and new ones where slow tests are asked for."""
    hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None)
    hypothesis.settings.register_profile("random", deadline=None)
    hypothesis.settings.load_profile("random" if _is_long(config) else "fixed")


def _is_long(config: pytest.Config) -> bool:
    """Whether slow tests are asked for, by the option or by ``COLONY_SLOW=1``."""
    return bool(config.getoption("--slow") or os.environ.get("COLONY_SLOW"))


LONGEST = "tests/incremental/"
"""Tests that begin early, so that no worker is left alone with one of them at the end."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out slow tests unless they are asked for, and order the others so that no worker waits.

    The first one publishes the sample while the other worker begins with the longest ones.
    """
    first = next((item for item in items if _needs_the_sample(item)), None)
    items.sort(key=lambda item: (item is not first, not item.nodeid.startswith(LONGEST)))
    if _is_long(config):
        return
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="builds a large site; run with --slow or COLONY_SLOW=1"))


def missing(what: str) -> None:
    """Skip for want of a tool; fail where the whole suite has to run."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} (CI is set, so nothing is skipped)", pytrace=False)
    pytest.skip(what)


def _needs_the_sample(item: pytest.Item) -> bool:
    return "published" in getattr(item, "fixturenames", ()) and "slow" not in item.keywords


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all workers of this test run see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def published(shared_folder: Path) -> Published:
    """The sample content, published once a test run for whichever worker asks first."""
    output, record = shared_folder / "published", shared_folder / "published.json"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "published.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not record.is_file():
            cache = CACHE / "sample"
            forget_readings(cache)
            done = invoke("publish", "--output", output, "--cache", cache, "--now", NOW)
            record.write_text(json.dumps([done.returncode, said(done)]))
    status, words = json.loads(record.read_text())
    assert status == 0, words
    return Published(output, ORIGIN)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the folder as a plain web server would, with the site's own page for what is not there."""

    extensions_map = {  # noqa: RUF012 - the base class's attribute
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".js": "text/javascript",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with 404.html for what is missing."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(published: Published) -> Iterator[str]:
    """Where the published site is served on this machine, without a slash at the end."""
    handler = functools.partial(_Handler, directory=str(published.root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    executable = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if executable is None:
        missing("there is no Chromium on the PATH: sudo apt-get install chromium")
    sandbox = os.geteuid() != 0  # Chromium refuses to build one for root
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=executable, args=list(QUIET), chromium_sandbox=sandbox
            )
        except Error as error:
            missing(f"{executable} does not start: {error}")
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def node() -> Path:
    """The node that runs the checkers in ``tests/node_modules``."""
    found = shutil.which("node", path=f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
    if found is None or not (ROOT / "tests/node_modules/html-validate").is_dir():
        missing("the checkers of tests/package.json are not installed: python3 tasks.py test")
    return Path(str(found))
