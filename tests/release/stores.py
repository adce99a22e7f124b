"""Real S3 servers on this machine for the release tests, and a line to them that can be watched and cut.

moto keeps conditional writes and is lax with keys; rclone checks every signature, keeps objects as files and
ignores conditions. Between them they behave as the stores do that a site may meet.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import http.server
import itertools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from botocore.exceptions import ClientError

from colony.release.s3 import S3Store
from tests.release.servers import free_port, wait_for

BIN = Path(sys.executable).parent
KEY, SECRET = "AKIDEXAMPLE000000000", "geheim/wJalrXUtnFEMI+K7MDENGbPxRfiCYEXAMPLEK"

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": KEY,
    "AWS_SECRET_ACCESS_KEY": SECRET,
    "AWS_CONFIG_FILE": "/dev/null",
    "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true",
}
"""Logs in to either, whatever this machine's own configuration says."""

Kind = Literal["moto", "rclone"]


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


@contextlib.contextmanager
def server(kind: Kind, folder: Path) -> Iterator[str]:
    """A running S3 server; gives its address."""
    port = free_port()
    commands: dict[Kind, tuple[str, ...]] = {
        "moto": (str(BIN / "moto_server"), "-H", "127.0.0.1", "-p", str(port)),
        "rclone": (
            str(BIN / "rclone"), "serve", "s3", "--addr", f"127.0.0.1:{port}",
            "--config", str(folder / "rclone.conf"), "--vfs-cache-mode", "off", str(folder / "objects"),
        ),
    }  # fmt: skip
    (folder / "objects").mkdir()
    process = subprocess.Popen(
        commands[kind],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "RCLONE_AUTH_KEY": f'"{KEY},{SECRET}"'},
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


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
