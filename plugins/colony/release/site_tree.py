"""The files of a site, by content: what is compared, what travels, and what old pages still ask for."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import IntEnum
from pathlib import Path

from colony.model import Value, encode


class File(Value, frozen=True, kw_only=True, array_like=True):
    """One file's content."""

    sha256: str
    """64 hexadecimal digits."""
    size_bytes: int


Tree = dict[str, File]
"""Path below the site's root, with ``/`` and never with one in front → content. Names are any that
UTF-8 has: spaces, umlauts, leading dashes, quotes, line breaks. Nothing in a tree begins with a dot,
so targets may use such names for what is theirs."""


class TreeError(Exception):
    """A folder holds what must not be published.

    Attributes:
        faults: one sentence a fault, each with its path.
    """

    def __init__(self, faults: tuple[str, ...]):
        super().__init__("\n".join(faults))
        self.faults = faults


class Phase(IntEnum):
    """The order of writing where readers can watch: nothing names what is not there yet."""

    ASSETS = 0
    """Files whose names carry their hash, and all others that pages are made of."""
    PAGES = 1
    ENTRANCES = 2
    """What leads to pages: home, feeds, sitemaps."""


_HASHED = re.compile(r"[-.](?P<hash>[0-9a-f]{8,64})(?:-\d+)?(?:\.[A-Za-z0-9]+)?\Z")
"""As :mod:`colony.site.static_files` and :mod:`colony.pictures.rendition_plan` name them:
``menu.1a2b3c4d.js``, ``hafen-1a2b3c4d-736.avif``."""

_HASHED_SEARCH = re.compile(r"[-._][0-9a-f]{7,64}\.pf_(?:fragment|index|meta)\Z")
"""Pagefind's ``fragment/de_1a2b3c4.pf_fragment``."""

_PAGES = (".html", ".htm", ".xhtml")
_LISTS = (".xml", ".rss", ".atom", ".json", ".opml", ".txt", ".webmanifest", ".ics")


def is_hashed(path: str) -> bool:
    """Whether a file's name carries the hash of its content, so that it never means other bytes.

    >>> is_hashed("theme/js/menu.1a2b3c4d.js"), is_hashed("bilder/hafen-1a2b3c4d-736.avif")
    (True, True)
    >>> is_hashed("bilder/fest-20261123.jpg"), is_hashed("artikel/abc-deadbeef/index.html")
    (False, False)
    """
    name = path.rpartition("/")[2]
    if name.endswith((*_PAGES, *_LISTS)):
        return False
    if _HASHED_SEARCH.search(name):
        return True
    found = _HASHED.search(name)
    return found is not None and not _is_date(found["hash"])


def _is_date(digits: str) -> bool:
    """Photographers name files ``fest-20261123.jpg``: eight digits that are a day are no hash."""
    try:
        return len(digits) == 8 and digits.isdigit() and 1900 <= date.fromisoformat(digits).year < 2100
    except ValueError:
        return False


def phase_of(path: str) -> Phase:
    """When a file is written.

    >>> [phase_of(path).name for path in ("theme/menu.1a2b3c4d.js", "artikel/a/index.html", "en/index.html")]
    ['ASSETS', 'PAGES', 'ENTRANCES']
    """
    if path.endswith(_LISTS) or re.fullmatch(r"(?:[a-z]{2}(?:-[a-z]+)?/)?index\.html", path):
        return Phase.ENTRANCES
    return Phase.PAGES if path.endswith(_PAGES) else Phase.ASSETS


ObjectLook = Callable[[str, bytes], None]
"""Shown the path and the bytes of a text."""

TEXTS = (*_PAGES, *_LISTS, ".js", ".css")
"""Endings of files that are texts."""


def scan(output_root: Path, look: ObjectLook | None = None) -> Tree:
    """Every file of a finished site, ordered by path.

    Args:
        output_root: the folder.
        look: shown every text on the way, so that it has to be read but once.

    Raises:
        TreeError: a link, a device or pipe, a name that begins with a dot or is not UTF-8; all at once.
        OSError: something cannot be read.
    """
    faults: list[str] = []
    paths = list(_paths(output_root, faults))
    if faults:
        raise TreeError(tuple(faults))
    tree: Tree = {}
    for path in sorted(paths):
        # No Path: joining two costs as much as hashing a page.
        if look is not None and path.endswith(TEXTS):
            with open(f"{output_root}/{path}", "rb", buffering=0) as stream:  # noqa: PTH123 - as above
                data = stream.read()
            tree[path] = File(sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data))
            look(path, data)
        else:
            tree[path] = file_of(output_root / path)
    return tree


def _paths(output_root: Path, faults: list[str]) -> Iterator[str]:
    waiting = [("", os.fspath(output_root))]
    while waiting:
        prefix, folder = waiting.pop()
        with os.scandir(folder) as found:
            for item in sorted(found, key=lambda each: each.name):
                path = prefix + item.name
                fault = _fault(path, item)
                if fault:
                    faults.append(fault)
                elif item.is_dir(follow_symlinks=False):
                    waiting.append((f"{path}/", item.path))
                else:
                    yield path


def _fault(path: str, item: os.DirEntry[str]) -> str:
    shown = path.encode(errors="backslashreplace").decode()
    if item.name.startswith("."):
        return f"{shown}: a name that begins with a dot is never published; remove it from the folder."
    if shown != path:
        return f"{shown}: the name is not UTF-8; rename the file."
    mode = item.stat(follow_symlinks=False).st_mode
    if stat.S_ISLNK(mode):
        return f"{shown}: a link is never followed when publishing; put the file itself there."
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return f"{shown}: neither file nor folder; remove it."
    return ""


def file_of(path: Path) -> File:
    """The content of a file on this machine.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb", buffering=0) as stream:
        hashed = hashlib.file_digest(stream, "sha256")
        return File(sha256=hashed.hexdigest(), size_bytes=stream.tell())


def tree_digest(tree: Mapping[str, File]) -> str:
    """One hash for a whole tree, 64 hexadecimal digits."""
    return hashlib.sha256(encode(dict(tree))).hexdigest()


def page_count(tree: Mapping[str, File]) -> int:
    """How many pages a tree has."""
    return sum(path.endswith(_PAGES) for path in tree)


def total_bytes(tree: Mapping[str, File]) -> int:
    """Sum of all sizes."""
    return sum(each.size_bytes for each in tree.values())


def checksum_line(path: str, file: File) -> bytes:
    r"""A line as ``sha256sum --check`` reads it: a backslash in front says that the name has escapes.

    >>> checksum_line("a\nb", File(sha256="12", size_bytes=1))
    b'\\12  ./a\\nb\n'
    """
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != path else ""
    return f"{mark}{file.sha256}  ./{escaped}\n".encode()
