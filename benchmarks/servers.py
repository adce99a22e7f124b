"""Real servers on this machine, for measuring and testing deploys: sshd with rsync, nginx."""

from __future__ import annotations

import contextlib
import getpass
import os
import resource
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sides import NotAvailableError

SSHD = "/usr/sbin/sshd"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server that was just started takes connections."""
    for _ in range(200):
        assert process.poll() is None, "the server ended at once"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("the server does not listen")


@dataclass(frozen=True)
class Sshd:
    """A running sshd, and how to log in there."""

    process: subprocess.Popen[bytes]
    port: int
    environment: dict[str, str]
    """With ``COLONY_SSH_COMMAND``, which knows key and host key."""

    def url(self, folder: Path | str) -> str:
        """The deploy address of a folder."""
        return f"ssh://{getpass.getuser()}@127.0.0.1:{self.port}{folder}"

    def connections(self) -> list[int]:
        """Process ids of the connections that are open."""
        return _children(self.process.pid)

    def cut(self) -> bool:
        """Cut all connections in the middle of a word; tells whether there was one."""
        found = self.connections()
        for pid in found:
            for child in _children(pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        return bool(found)

    @contextlib.contextmanager
    def refusing_files_over(self, size_bytes: int) -> Iterator[None]:
        """While this lasts, no connection can make a file longer than that."""
        soft, hard = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size_bytes, hard))
        try:
            yield
        finally:
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (soft, hard))


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


@contextlib.contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """An sshd that lets this user in with a new key.

    Raises:
        NotAvailableError: there is none here.
    """
    if not Path(SSHD).exists() or shutil.which("rsync") is None:
        raise NotAvailableError("there is no sshd or rsync here: sudo apt-get install openssh-server rsync")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd of root insists on it
    for name in ("host", "login"):
        subprocess.run(("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name), check=True)
    port = free_port()
    (folder / "authorized").write_bytes((folder / "login.pub").read_bytes())
    (folder / "sshd.conf").write_text(
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder}/host\nPidFile none\nUsePAM no\n"
        f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nPermitRootLogin yes\n"
        "PasswordAuthentication no\nMaxStartups 100\n"
    )
    host_key = (folder / "host.pub").read_text().split()
    (folder / "known").write_text(f"[127.0.0.1]:{port} {host_key[0]} {host_key[1]}\n")
    (folder / "ssh.conf").write_text(
        f"IdentityFile {folder}/login\nIdentitiesOnly yes\nUserKnownHostsFile {folder}/known\n"
        "StrictHostKeyChecking yes\nBatchMode yes\n"
    )
    process = subprocess.Popen(
        (SSHD, "-D", "-e", "-f", folder / "sshd.conf"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield Sshd(process, port, {**os.environ, "COLONY_SSH_COMMAND": f"ssh -F {folder}/ssh.conf"})
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def nginx(folder: Path, root: Path, http: str = "", server: str = "") -> Iterator[str]:
    """An nginx that serves ``root``; gives its address without a slash at the end.

    Args:
        folder: for its own files.
        root: what it serves.
        http: lines for the http block.
        server: lines for the server block.

    Raises:
        NotAvailableError: there is none here.
    """
    if not Path(NGINX).exists():
        raise NotAvailableError("there is no nginx here: sudo apt-get install nginx-light")
    port = free_port()
    temporary = "".join(
        f"{each}_temp_path {folder}/{each};\n"
        for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; include /etc/nginx/mime.types;\n{temporary}{http}\n"
        f"server {{ listen 127.0.0.1:{port}; root {root};\n{server}\n}} }}\n"
    )
    process = subprocess.Popen((NGINX, "-e", folder / "error.log", "-c", folder / "nginx.conf"))
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
