"""The web server of the preview: serves the output folder and a stream of server-sent events."""

from __future__ import annotations

import errno
import shutil
import socket
import sys
import time
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlsplit

from colony.preview.event_board import EventBoard
from colony.preview.preview_words import words
from colony.preview.process_messages import ServingMessage
from colony.preview.responses import (
    EVENTS,
    HEADERS,
    HTML,
    PAGE_SCRIPT,
    PreviewAnswer,
    answer,
    content_type,
    span,
    with_script,
)

PULSE_S = 15.0
"""Seconds without news after which the stream sends a comment, to notice a closed browser."""

PICTURE_WAIT_S = 20.0
"""Seconds that a request waits for a picture that the first build may still be making."""

LOOK_AGAIN_S = 0.2

FURTHER_PORTS = 20
"""Number of further ports that are tried if the wanted one is in use."""

_SCRIPT_FILE = Path(__file__).with_name("page.js")


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on a port, or on the next free one of the 20 after it; 0 for any free port.

    Raises:
        OSError: the address cannot be used, or all these ports are in use (``EADDRINUSE``).
    """
    last = min(port + FURTHER_PORTS, 65535) if port else 0
    candidate = port
    while True:
        try:
            return _listening(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or candidate == last:
                raise
            candidate += 1


def _listening(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        # SO_REUSEADDR: a port with only closed connections in TIME_WAIT counts as free.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


class PreviewServer(ThreadingHTTPServer):
    """An HTTP server on a socket that listens already, with a thread for each request."""

    def __init__(self, listening: socket.socket, board: EventBoard):
        super().__init__(listening.getsockname()[:2], Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.board = board

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print an error of a request, unless the browser has just closed the connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request for a file, the script or the stream of events."""
        path = self.path.partition("?")[0]
        if path == EVENTS:
            self._stream()
        elif path == PAGE_SCRIPT:
            self._send_bytes(HTTPStatus.OK, content_type(path), _SCRIPT_FILE.read_bytes())
        else:
            self._reply()

    do_HEAD = do_GET  # noqa: N815 - http.server's name; bodies are left out where they are written

    def version_string(self) -> str:
        """The value of the ``Server`` header."""
        return "Colony"

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing: the terminal shows builds and findings only."""

    def _reply(self) -> None:
        news = self.server.board.latest
        found = answer(self.path, Path(news.output_root), news.base_href)
        if found.status == HTTPStatus.NOT_FOUND and not news.ready:
            news, found = self._awaited(news, found)
        query = f"edition={self.server.board.tag(news)}"
        if found.status == HTTPStatus.NOT_FOUND and not news.ready:
            said = words(news.lang).waiting
            self._send_bytes(
                HTTPStatus.SERVICE_UNAVAILABLE, HTML, with_script(notice(said, news.lang, again_s=2), query)
            )
            return
        if found.status == HTTPStatus.NOT_FOUND:
            query += "&always"
        try:
            opened = found.file.open("rb") if found.file else None
        except OSError:  # the file was removed or made unreadable in the meantime
            opened, found = None, PreviewAnswer(HTTPStatus.NOT_FOUND, {**HEADERS, "Content-Type": HTML})
        if opened is None:
            body = with_script(notice(words(news.lang).missing, news.lang), query) if found.is_page else b""
            self._send(found.status, found.headers, BytesIO(body), len(body))
            return
        with opened:
            if found.is_page:
                page = with_script(opened.read(), query)
                self._send(found.status, found.headers, BytesIO(page), len(page))
            else:
                self._send_file(found, opened)

    def _awaited(self, news: ServingMessage, found: PreviewAnswer) -> tuple[ServingMessage, PreviewAnswer]:
        """Wait for a picture that is not made yet; returns the latest news and the answer to send.

        The first build writes all pages before it encodes the pictures, which may be hundreds.
        """
        kind = content_type(self.path.partition("?")[0])
        until = time.monotonic() + PICTURE_WAIT_S
        while kind.startswith("image/") and found.status == HTTPStatus.NOT_FOUND and not news.ready:
            if time.monotonic() > until:
                break
            news = self.server.board.wait(news.number, LOOK_AGAIN_S) or news
            found = answer(self.path, Path(news.output_root), news.base_href)
        return news, found

    def _send_file(self, found: PreviewAnswer, opened: BinaryIO) -> None:
        size = opened.seek(0, 2)
        part = span(self.headers.get("Range", ""), size) if found.status == HTTPStatus.OK else None
        start, stop = part or (0, size)
        headers = {**found.headers, "Accept-Ranges": "bytes"}
        status = found.status
        if part and start == stop:
            status, headers["Content-Range"] = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, f"bytes */{size}"
        elif part:
            status, headers["Content-Range"] = HTTPStatus.PARTIAL_CONTENT, f"bytes {start}-{stop - 1}/{size}"
        opened.seek(start)
        whole = stop == size
        self._send(status, headers, opened if whole else BytesIO(opened.read(stop - start)), stop - start)

    def _send_bytes(self, status: int, kind: str, body: bytes) -> None:
        self._send(status, {**HEADERS, "Content-Type": kind}, BytesIO(body), len(body))

    def _send(self, status: int, headers: Mapping[str, str], body: BinaryIO, length: int) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if self.command != "HEAD":
            shutil.copyfileobj(body, self.wfile)

    def _stream(self) -> None:
        """Send events to a browser until it disconnects, beginning with those that it missed."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**HEADERS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        board = self.server.board
        asked = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        seen = board.number_of(self.headers.get("Last-Event-ID") or asked)
        news = board.latest
        self.wfile.write(b"retry: 1000\n\n" + board.events(seen, news))
        while True:
            newer = board.wait(news.number, PULSE_S)
            self.wfile.write(board.events(news.number, newer) if newer else b":\n\n")
            news = newer or news


def notice(text: str, lang: str, again_s: int = 0) -> bytes:
    """An HTML page of one sentence.

    Args:
        text: the sentence.
        lang: its language.
        again_s: seconds after which a browser without scripts reloads it; 0 for never.
    """
    again = f'<noscript><meta http-equiv="refresh" content="{again_s}"></noscript>' if again_s else ""
    said = escape(text)
    return (
        f'<!doctype html><html lang="{escape(lang)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>{said}</title>{again}</head><body><p>{said}</p></body></html>"
    ).encode()
