"""The target ``ssh://user@host[:port]/path``; ``/~/path`` is relative to the login folder.

Keys, ports and jump hosts come from the user's ``~/.ssh/config`` and agent; the host may be an alias
there. The environment variable ``COLONY_SSH_COMMAND`` replaces ``ssh``, as ``GIT_SSH_COMMAND`` for git.
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
"""With these ssh notices a lost connection after a minute, as :mod:`colony.release.targets.locking_shell`."""


def connect(url: str, environment: Mapping[str, str]) -> FolderTarget:
    """The target for a deploy address.

    Raises:
        TargetError: the address lacks host or path, or is malformed.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError as error:
        raise TargetError(f"{url}: {error}") from error
    path = unquote(parts.path).rstrip("/")
    host, user = parts.hostname or "", unquote(parts.username or "")
    # urlsplit lowers the host's case, which matters in an alias of ~/.ssh/config.
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
    # The shell and rsync share one connection and one login.
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
