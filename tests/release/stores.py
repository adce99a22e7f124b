"""Buckets on real S3 servers for the release tests, and a line to them that can be watched and cut."""

from __future__ import annotations

import contextlib
import functools
import http.client
import http.server
import itertools
import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from botocore.exceptions import ClientError

from colony.release.bucket.s3 import S3Store


@dataclass
class Bucket:
    """A bucket of its own on a running server."""

    endpoint: str
    name: str

    def url(self, more: str = "", endpoint: str = "") -> str:
        """The deploy address of the folder ``portal`` in it."""
        return f"s3://{self.name}/portal?endpoint={endpoint or self.endpoint}{more}"

    @functools.cached_property
    def store(self) -> S3Store:
        """What is in that folder, looked at past any line that is cut."""
        return S3Store(self.name, "portal/", endpoint=self.endpoint)

    def contents(self) -> dict[str, bytes]:
        """Path → bytes of the site's own files."""
        store = self.store
        keys = [item.key for item in store.listing() if not item.key.startswith((".colony/", ".releases/"))]
        return {key: found.data for key in keys if (found := store.get(key))}

    def address(self, path: str) -> str:
        """Where a reader finds a file."""
        return f"{self.endpoint}/{self.name}/portal/{quote(path)}"


@contextlib.contextmanager
def bucket_on(endpoint: str) -> Iterator[Bucket]:
    """A new bucket whose files everybody may read."""
    made = Bucket(endpoint, f"seite-{os.getpid()}-{next(_NUMBERS)}")
    client = made.store._client
    client.create_bucket(Bucket=made.name)
    told = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{made.name}/*",
    }
    with contextlib.suppress(ClientError):  # rclone knows no policies
        client.put_bucket_policy(Bucket=made.name, Policy=json.dumps({"Statement": [told]}))
    try:
        yield made
    finally:
        made.store.close()


_NUMBERS = itertools.count()


@dataclass
class Line:
    """A line to a server, through which every request goes."""

    address: str
    requests: list[tuple[str, str]]
    """Method and path of every request so far."""
    trouble: Callable[[int, str], str]
    """Number and method of a request → ``cut`` before it, ``lost`` after it, ``refused``, or nothing."""

    def written(self) -> list[str]:
        """Keys of the site that were written so far, by bytes that travelled or by a copy."""
        found = [path for method, path in self.requests if method == "PUT"]
        return [path for path in found if "/portal/." not in path]


@contextlib.contextmanager
def line(endpoint: str) -> Iterator[Line]:
    """A line to a server, without trouble at first."""
    host = endpoint.removeprefix("http://")
    told = Line("", [], lambda _number, _method: "")
    counting = threading.Lock()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            with counting:
                trouble = told.trouble(len(told.requests), self.command)
                told.requests.append((self.command, self.path))
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if trouble == "cut":
                self.close_connection = True
                return
            if trouble == "refused":
                self._answer(403, {"Content-Type": "application/xml"}, _DENIED)
                return
            there = http.client.HTTPConnection(host, timeout=60)
            try:
                there.request(self.command, self.path, body, dict(self.headers))
                answer = there.getresponse()
                data = answer.read()
            finally:
                there.close()
            if trouble == "lost":
                self.close_connection = True
                return
            self._answer(answer.status, dict(answer.getheaders()), data)

        do_GET = do_PUT = do_DELETE = do_HEAD = do_POST = _pass_on  # noqa: N815 - the base class's names

        def _answer(self, status: int, headers: dict[str, str], data: bytes) -> None:
            self.send_response_only(status)
            dropped = ("content-length", "transfer-encoding", "connection")
            for name, value in headers.items():
                if name.lower() not in dropped:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            with contextlib.suppress(OSError):  # the client may have been killed
                self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        told.address = f"http://127.0.0.1:{serving.server_port}"
        try:
            yield told
        finally:
            serving.shutdown()
            thread.join()


_DENIED = b"<?xml version='1.0'?><Error><Code>AccessDenied</Code><Message>Quota exceeded</Message></Error>"
