"""A server behind ssh: ``ssh://user@host[:port]/path``; ``/~/path`` counts from the login folder.

Everything about the login – keys, other ports, jump hosts – comes from the user's own ``~/.ssh/config`` and
agent; the host may be one of its aliases. ``COLONY_SSH_COMMAND`` in the environment replaces ``ssh``, as
``GIT_SSH_COMMAND`` does for git.
"""

from __future__ import annotations

import shlex
import tempfile
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from colony.release.targets.folder import FolderTarget
from colony.release.targets.folder_access import FolderAccess
from colony.release.targets.target import TargetError

_OPTIONS = ("-T", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4")
"""A line that died is noticed here after a minute, as it is there (colony.release.targets.locking_shell)."""


def connect(url: str, environment: Mapping[str, str]) -> FolderTarget:
    """The folder on that server.

    Raises:
        TargetError: the URL names no host, no path, or nonsense.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError as error:
        raise TargetError(f"{url}: {error}") from error
    path = unquote(parts.path).rstrip("/")
    host, user = parts.hostname or "", unquote(parts.username or "")
    # Case counts in an alias of ~/.ssh/config, and urlsplit lowers it.
    written = parts.netloc.rpartition("@")[2].removesuffix(f":{parts.port}")
    if written.lower() == host:
        host = written
    if not host or not path or parts.query or parts.fragment:
        raise TargetError(
            f"{url}: write ssh://user@host/path/of/the/site, or /~/path below the login's folder."
        )
    if host.startswith("-") or user.startswith("-") or any(letter.isspace() for letter in host + user):
        raise TargetError(f"{url}: neither host nor user may begin with a dash or hold a space.")
    root = path.removeprefix("/~/") if path.startswith("/~/") else path
    if not root.startswith("/"):
        root = f"./{root}"
    scratch = tempfile.TemporaryDirectory(prefix="colony-")
    # One connection and one login for both, the shell and rsync.
    ssh = [*shlex.split(environment.get("COLONY_SSH_COMMAND") or "ssh"), *_OPTIONS]
    ssh += ["-o", f"ControlPath={scratch.name}/ssh"]
    ssh += ["-p", str(port)] if port else []
    ssh += ["-l", user] if user else []
    way = FolderAccess(
        place=host,
        sh=(*ssh, "-o", "ControlMaster=yes", "--", host),
        rsync=(
            "rsync",
            "--compress",
            "--protect-args",
            f"--rsh={shlex.join([*ssh, '-o', 'ControlMaster=no'])}",
        ),
        rsync_prefix=f"[{host}]:" if ":" in host else f"{host}:",
        scratch=scratch,
    )
    return FolderTarget(url, root, way)
