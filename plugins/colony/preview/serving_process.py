"""The process that serves and watches. It ends when the process that builds ends, or is killed."""

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
from colony.preview.event_board import EventBoard
from colony.preview.process_messages import Changes, ServingMessage
from colony.preview.server import PreviewServer
from colony.preview.watch import Watch

HEARTBEAT_S = 1.0
"""Seconds between checks that the process that builds still runs."""


def run(link: Connection, listening: socket.socket, url: str) -> None:
    """Serve and watch until the process that builds has ended.

    Args:
        link: the pipe that receives news and sends changes, encoded by :func:`colony.model.encode`.
        listening: the socket to serve on.
        url: address to open in a browser once it can be served; empty to open none.
    """
    # Ctrl+C reaches every process of the terminal; this one ends when the process that builds does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    builder = os.getppid()
    with contextlib.suppress(EOFError, ConnectionError):
        board = EventBoard(decode(link.recv_bytes(), ServingMessage), secrets.token_hex(4))
        watch = _watch(board.latest, link)
        # Requests are answered only from here on, so that no change is missed once a page is shown.
        server = PreviewServer(listening, board)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        if url:
            webbrowser.open(url)
        try:
            # The end of the pipe is no sure sign: workers of a build have copies of it and may live on.
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
        with contextlib.suppress(OSError):  # the process that builds has ended, and this one is about to
            link.send_bytes(encode(Changes(paths=paths)))

    watch = Watch(news.watched, tell)
    watch.start()
    return watch


def main(link_handle: str, socket_handle: str, url: str) -> None:
    """Run with the arguments of the command line: handles of the pipe and the socket, and the address."""
    with Connection(int(link_handle)) as link, socket.socket(fileno=int(socket_handle)) as listening:
        run(link, listening, url)


if __name__ == "__main__":
    main(*sys.argv[1:])
