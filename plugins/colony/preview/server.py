"""The web server of the preview: files of the output folder, and the stream of events."""

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

from colony.preview.event_board import Board
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
"""Silence after which the stream says something, so that a browser that has gone is noticed."""

PICTURE_WAIT_S = 20.0
"""How long a picture is waited for that the first build may still be making."""

LOOK_AGAIN_S = 0.2

FURTHER_PORTS = 20
"""Ports that are tried after one that is taken."""

_SCRIPT_FILE = Path(__file__).with_name("page.js")


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on the port, or on the next free one of the 20 after it; 0 is any free one.

    Raises:
        OSError: the address cannot be used, or all those ports are taken (``EADDRINUSE``).
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
        # A port whose last connections are still being forgotten is free; one in use is not.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


class PreviewServer(ThreadingHTTPServer):
    """Serves what the board says on a socket that listens already, each request in its thread."""

    def __init__(self, listening: socket.socket, board: Board):
        super().__init__(listening.getsockname()[:2], Handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.board = board

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle is no fault; anything else is said."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request for a file, the script or the stream."""
        path = self.path.partition("?")[0]
        if path == EVENTS:
            self._stream()
        elif path == PAGE_SCRIPT:
            self._send_bytes(HTTPStatus.OK, content_type(path), _SCRIPT_FILE.read_bytes())
        else:
            self._reply()

    do_HEAD = do_GET  # noqa: N815 - http.server's name; bodies are left out where they are written

    def version_string(self) -> str:
        """What the ``Server`` header says."""
        return "Colony"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for builds and findings."""

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
        except OSError:  # removed, or not to be read, since it was looked at
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
        """Give a picture of a page that is there already the time to be made.

        The first build writes the pages first, and then encodes what may be hundreds of photos.
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
        """Tell a browser of every build until it hangs up, beginning with what it missed."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**HEADERS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        board = self.server.board
        asked = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        seen = board.position(self.headers.get("Last-Event-ID") or asked)
        news = board.latest
        self.wfile.write(b"retry: 1000\n\n" + board.events(seen, news))
        while True:
            newer = board.wait(news.number, PULSE_S)
            self.wfile.write(board.events(news.number, newer) if newer else b":\n\n")
            news = newer or news


def notice(text: str, lang: str, again_s: int = 0) -> bytes:
    """A page of one sentence.

    Args:
        text: the sentence.
        lang: its language.
        again_s: seconds after which a browser without scripts asks again; 0 for never.
    """
    again = f'<noscript><meta http-equiv="refresh" content="{again_s}"></noscript>' if again_s else ""
    said = escape(text)
    return (
        f'<!doctype html><html lang="{escape(lang)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>{said}</title>{again}</head><body><p>{said}</p></body></html>"
    ).encode()
