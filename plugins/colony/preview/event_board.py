"""Keeps the news of recent builds, and tells what to send to a browser that missed some."""

from __future__ import annotations

import json
import threading
from collections import deque

from colony.preview.preview_words import words
from colony.preview.process_messages import ServingMessage

KEPT_BUILDS = 200
"""Builds whose changed files are kept; a browser that missed more reloads its page in any case."""


class EventBoard:
    """Keeps the news of recent builds. Can be used from several threads.

    Args:
        first: the news at the start.
        run: an id of this preview; pages of an earlier one may still be open in a browser.
    """

    def __init__(self, first: ServingMessage, run: str):
        self._run = run
        self._latest = first
        self._changed: deque[tuple[int, tuple[str, ...] | None]] = deque(maxlen=KEPT_BUILDS)
        self._turn = threading.Condition()

    @property
    def latest(self) -> ServingMessage:
        """The latest news."""
        with self._turn:
            return self._latest

    def tag(self, news: ServingMessage) -> str:
        """The id of a piece of news, which browsers send back when they reconnect."""
        return f"{self._run}-{news.number}"

    def post(self, news: ServingMessage) -> None:
        """Add newer news and wake all threads that wait for them."""
        with self._turn:
            self._latest = news
            self._changed.append((news.number, news.changed))
            self._turn.notify_all()

    def number_of(self, tag: str) -> int:
        """The number of the news with this tag; -1 for an empty tag or one of another preview."""
        run, _, number = tag.rpartition("-")
        return int(number) if run == self._run and number.isdecimal() else -1

    def wait(self, seen: int, timeout_s: float) -> ServingMessage | None:
        """Wait for news after number ``seen`` and return the latest; None after ``timeout_s`` seconds."""
        with self._turn:
            newer = self._turn.wait_for(lambda: self._latest.number > seen, timeout_s)
            return self._latest if newer else None

    def events(self, seen: int, news: ServingMessage) -> bytes:
        """The server-sent events (HTML standard, 9.2.6) for a browser.

        They are ``reload`` with the hrefs of changed pages, if any changed, and ``findings`` with all
        that the panel shows.

        Args:
            seen: number of the last news that the browser has seen; -1 for none.
            news: the latest news.
        """
        parts = []
        changed = self._since(seen, news)
        if changed is None or changed:
            hrefs = None if changed is None else [news.base_href + path for path in changed]
            parts.append(event("reload", {"paths": hrefs}, self.tag(news)))
        parts.append(event("findings", report(news), self.tag(news)))
        return b"".join(parts)

    def _since(self, seen: int, news: ServingMessage) -> list[str] | None:
        with self._turn:
            missed = [changed for number, changed in self._changed if seen < number <= news.number]
        if seen < 0 or None in missed or len(missed) < news.number - seen:
            return None
        return sorted({path for changed in missed for path in changed or ()})


def report(news: ServingMessage) -> dict[str, object]:
    """The data of a ``findings`` event: findings, failure, and the panel's texts."""
    names = ("path", "line", "code", "message", "remedy", "severity")
    return {
        "failure": news.failure,
        "findings": [{name: getattr(finding, name) for name in names} for finding in news.findings],
        "labels": words(news.lang).labels,
        "lang": news.lang,
    }


def event(name: str, data: object, tag: str) -> bytes:
    """One server-sent event; its data is JSON on one line."""
    return f"id: {tag}\nevent: {name}\ndata: {json.dumps(data)}\n\n".encode()
