"""The servers of :mod:`benchmarks.servers` for tests, which are skipped where one is not installed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from benchmarks import servers
from benchmarks.servers import Sshd
from benchmarks.sides import NotAvailableError
from tests.conftest import missing

__all__ = ["Sshd", "nginx", "sshd"]


@contextlib.contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """See :func:`benchmarks.servers.sshd`."""
    with contextlib.ExitStack() as stack:
        try:
            running = stack.enter_context(servers.sshd(folder))
        except NotAvailableError as error:
            missing(str(error))
        yield running


@contextlib.contextmanager
def nginx(folder: Path, root: Path, http: str = "", server: str = "") -> Iterator[str]:
    """See :func:`benchmarks.servers.nginx`."""
    with contextlib.ExitStack() as stack:
        try:
            address = stack.enter_context(servers.nginx(folder, root, http, server))
        except NotAvailableError as error:
            missing(str(error))
        yield address
