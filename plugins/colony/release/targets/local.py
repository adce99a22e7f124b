"""The target ``file:///path``: a folder on this machine, with the same layout as behind ssh."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from colony.release.targets.folder import FolderTarget
from colony.release.targets.folder_access import FolderAccess
from colony.release.targets.target import TargetError


def connect(url: str, _environment: Mapping[str, str]) -> FolderTarget:
    """The target for a deploy address.

    Raises:
        TargetError: the address names no folder.
    """
    parts = urlsplit(url)
    path = unquote(parts.path).rstrip("/")
    if not path or parts.netloc not in ("", "localhost"):
        raise TargetError(f"{url}: write file:///path/of/the/site, with three slashes.")
    way = FolderAccess(place="this machine", sh=("sh", "-c"), rsync=("rsync",), rsync_prefix="")
    return FolderTarget(url, path, way)
