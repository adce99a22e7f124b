"""The notice board of the process that serves: the latest news, and what each browser missed."""

from __future__ import annotations

import json
import threading
from collections import deque

from colony.preview.preview_words import words
from colony.preview.process_messages import ServingMessage

REMEMBERED = 200
"""Builds whose changed files are remembered; a browser that missed more reloads at once."""


class Board:
    """Holds the latest news. Safe to use from several threads.

    Args:
        first: how things stand at the start.
        run: tells this preview from earlier ones, whose pages may still be open in a browser.
    """

    def __init__(self, first: ServingMessage, run: str):
        self._run = run
        self._latest = first
        self._changed: deque[tuple[int, tuple[str, ...] | None]] = deque(maxlen=REMEMBERED)
        self._turn = threading.Condition()

    @property
    def latest(self) -> ServingMessage:
        """How things stand."""
        with self._turn:
            return self._latest

    def tag(self, news: ServingMessage) -> str:
        """The name under which browsers remember the news they have seen."""
        return f"{self._run}-{news.number}"

    def post(self, news: ServingMessage) -> None:
        """Put up newer news and wake everybody who waits for them."""
        with self._turn:
            self._latest = news
            self._changed.append((news.number, news.changed))
            self._turn.notify_all()

    def position(self, tag: str) -> int:
        """The number of the news with this tag; -1 for a tag of another run or none at all."""
        run, _, number = tag.rpartition("-")
        return int(number) if run == self._run and number.isdecimal() else -1

    def wait(self, seen: int, timeout_s: float) -> ServingMessage | None:
        """The latest news as soon as they are newer than those already seen; None after the time."""
        with self._turn:
            newer = self._turn.wait_for(lambda: self._latest.number > seen, timeout_s)
            return self._latest if newer else None

    def events(self, seen: int, news: ServingMessage) -> bytes:
        """What to send a browser that has seen the news of one number and none since.

        The form is that of server-sent events (HTML standard, 9.2.6): ``reload`` with the hrefs that
        changed, where some did, then ``findings`` with all that the panel shows.
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
    """The data of a ``findings`` event."""
    names = ("path", "line", "code", "message", "remedy", "severity")
    return {
        "failure": news.failure,
        "findings": [{name: getattr(finding, name) for name in names} for finding in news.findings],
        "labels": words(news.lang).labels,
        "lang": news.lang,
    }


def event(name: str, data: object, tag: str) -> bytes:
    """One server-sent event. JSON has no line break of its own, so the data is one line."""
    return f"id: {tag}\nevent: {name}\ndata: {json.dumps(data)}\n\n".encode()
