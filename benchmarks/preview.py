"""Measures how long a preview takes from a saved file to the served page that shows the change."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.measure import RunError, cpu_ticks, tail
from benchmarks.sides import Site

LOOK_EVERY_SECONDS = 0.01
START_SECONDS = 3_600.0
"""Seconds after which a preview without a first page counts as failed."""
FRESH_SECONDS = 1_200.0
"""Seconds after which a preview that does not show a change counts as failed."""


def fresh_seconds(site: Site, size: int, runs: int) -> list[float]:
    """Start the live preview, edit one article ``runs`` times, and time each until it is served.

    Raises:
        RunError: the preview ended, or never showed the page.
    """
    log = site.folder / "preview.log"
    article, port = corpus.article(size // 2, size), _free_port()
    edits = [f"Vorschau{number}x{size}" for number in range(runs)]
    with log.open("wb") as said:
        server = subprocess.Popen(
            site.serve(port), cwd=site.folder, stdout=said, stderr=said, start_new_session=True
        )
    try:
        page = _Served(server, port, article.url, log)
        page.wait_for(article.title.partition(" ")[0], START_SECONDS)
        page.settle()
        return [_save_to_fresh(page, site, corpus.edited(article, token), token) for token in edits]
    finally:
        _stop(server)


def _save_to_fresh(page: _Served, site: Site, edited: corpus.Article, token: str) -> float:
    began = time.perf_counter()
    corpus.write(edited, site.dialect, site.content_root)
    page.wait_for(token, FRESH_SECONDS)
    seconds = time.perf_counter() - began
    page.settle()
    return seconds


@dataclass(frozen=True)
class _Served:
    """One page as a running preview serves it."""

    server: subprocess.Popen[bytes]
    port: int
    url: str
    log: Path

    def wait_for(self, wanted: str, seconds: float) -> None:
        """Ask for the page until it holds this text."""
        give_up = time.perf_counter() + seconds
        while wanted not in self._text():
            if self.server.poll() is not None:
                raise RunError(f"the preview ended with {self.server.returncode}: {tail(self.log)}")
            if time.perf_counter() > give_up:
                raise RunError(f"the preview did not show {wanted} within {seconds:.0f} s: {tail(self.log)}")
            time.sleep(LOOK_EVERY_SECONDS)

    def settle(self) -> None:
        """Wait until the preview is idle for a second: an edit in mid-build would measure two builds."""
        before, quiet = -1, 0
        while quiet < 2 and self.server.poll() is None:
            time.sleep(0.5)
            now = cpu_ticks(self.server.pid)
            quiet = quiet + 1 if now - before <= 2 else 0
            before = now

    def _text(self) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=FRESH_SECONDS)
        try:
            connection.request("GET", f"/{self.url}")
            answer = connection.getresponse()
            return answer.read().decode("utf-8", "replace") if answer.status == http.HTTPStatus.OK else ""
        except (OSError, http.client.HTTPException):
            return ""
        finally:
            connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the preview and all that it started: they are a session of their own."""
    for kind in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, kind)
            server.wait(timeout=5)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
