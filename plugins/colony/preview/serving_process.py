"""The process that serves and watches. It ends with the one that builds, however that ends."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import sys
import threading
import webbrowser
from multiprocessing.connection import Connection

from colony.model import decode, encode
from colony.preview.event_board import Board
from colony.preview.process_messages import Changes, ServingMessage
from colony.preview.server import PreviewServer
from colony.preview.watch import Watch

HEARTBEAT_S = 1.0
"""How often it is checked that the process that builds still lives."""


def run(link: Connection, listening: socket.socket, url: str) -> None:
    """Serve and watch until the process that builds is gone.

    Args:
        link: brings news, the first at once, and takes changes, both as the bytes of
            :func:`colony.model.encode`.
        listening: the socket to serve on.
        url: what to show in the operator's browser once it can be; empty for nothing.
    """
    # Ctrl+C reaches every process of the terminal; this one is told to end by the one that builds.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    builder = os.getppid()
    with contextlib.suppress(EOFError, ConnectionError):
        board = Board(decode(link.recv_bytes(), ServingMessage), secrets.token_hex(4))
        watch = _watch(board.latest, link)
        # From here on pages are answered: what changes once an author sees one, is noticed.
        server = PreviewServer(listening, board)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        if url:
            webbrowser.open(url)
        try:
            # The end of the pipe is not enough: workers of a build hold copies of it and may outlive it.
            while os.getppid() == builder:
                if link.poll(HEARTBEAT_S):
                    news = decode(link.recv_bytes(), ServingMessage)
                    if news.watched != watch.watched:
                        watch.stop()
                        watch = _watch(news, link)
                    board.post(news)
        finally:
            watch.stop()


def _watch(news: ServingMessage, link: Connection) -> Watch:
    def tell(paths: tuple[str, ...]) -> None:
        with contextlib.suppress(OSError):  # nobody builds any more; the end is near
            link.send_bytes(encode(Changes(paths=paths)))

    watch = Watch(news.watched, tell)
    watch.start()
    return watch


def main(link_handle: str, socket_handle: str, url: str) -> None:
    """Take over what the process that builds has passed on: two file descriptors, and an address."""
    with Connection(int(link_handle)) as link, socket.socket(fileno=int(socket_handle)) as listening:
        run(link, listening, url)


if __name__ == "__main__":
    main(*sys.argv[1:])
