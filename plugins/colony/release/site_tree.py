"""Lists the files of a finished site with their content hashes, and the order in which they are deployed."""

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
    """Hash and size of a file's content."""

    sha256: str
    """64 hexadecimal digits."""
    size_bytes: int


Tree = dict[str, File]
"""Path relative to the site's root, with ``/``, none in front → content. Names can have any characters of
UTF-8: spaces, umlauts, leading dashes, quotes, line breaks. No name in a tree begins with a dot, so
targets can use such names for their own files."""


class TreeError(Exception):
    """A folder holds files that must not be published.

    Attributes:
        faults: a sentence for each fault, with its path.
    """

    def __init__(self, faults: tuple[str, ...]):
        super().__init__("\n".join(faults))
        self.faults = faults


class Phase(IntEnum):
    """The order of writing at targets without an atomic switch: no page refers to a file not yet there."""

    ASSETS = 0
    """All files that are neither pages nor entrances: stylesheets, pictures and so on."""
    PAGES = 1
    ENTRANCES = 2
    """Files that lead to pages: home page, feeds, sitemaps."""


_HASHED = re.compile(r"[-.](?P<hash>[0-9a-f]{8,64})(?:-\d+)?(?:\.[A-Za-z0-9]+)?\Z")
"""Names with a hash, such as ``menu.1a2b3c4d.js`` and ``hafen-1a2b3c4d-736.avif``, as
:mod:`colony.site.static_files` and :mod:`colony.pictures.rendition_plan` make them."""

_HASHED_SEARCH = re.compile(r"[-._][0-9a-f]{7,64}\.pf_(?:fragment|index|meta)\Z")
"""Names of Pagefind's index, such as ``fragment/de_1a2b3c4.pf_fragment``."""

_PAGES = (".html", ".htm", ".xhtml")
_LISTS = (".xml", ".rss", ".atom", ".json", ".opml", ".txt", ".webmanifest", ".ics")


def is_hashed(path: str) -> bool:
    """Whether a file's name contains the hash of its content, so that its bytes never change.

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
    """Whether digits are a date and so no hash, as in a photo's name ``fest-20261123.jpg``."""
    try:
        return len(digits) == 8 and digits.isdigit() and 1900 <= date.fromisoformat(digits).year < 2100
    except ValueError:
        return False


def phase_of(path: str) -> Phase:
    """The phase in which a file is written.

    >>> [phase_of(path).name for path in ("theme/menu.1a2b3c4d.js", "artikel/a/index.html", "en/index.html")]
    ['ASSETS', 'PAGES', 'ENTRANCES']
    """
    if path.endswith(_LISTS) or re.fullmatch(r"(?:[a-z]{2}(?:-[a-z]+)?/)?index\.html", path):
        return Phase.ENTRANCES
    return Phase.PAGES if path.endswith(_PAGES) else Phase.ASSETS


TextVisitor = Callable[[str, bytes], None]
"""Called with the path and the bytes of a text file."""

TEXTS = (*_PAGES, *_LISTS, ".js", ".css")
"""Endings of text files."""


def scan(output_root: Path, look: TextVisitor | None = None) -> Tree:
    """List every file of a finished site, sorted by path.

    Args:
        output_root: the folder.
        look: called for every text file, so that each has to be read only once.

    Raises:
        TreeError: there is a link, device or pipe, or a name that begins with a dot or is not UTF-8.
        OSError: a file or folder cannot be read.
    """
    faults: list[str] = []
    paths = list(_paths(output_root, faults))
    if faults:
        raise TreeError(tuple(faults))
    tree: Tree = {}
    for path in sorted(paths):
        # No Path: joining paths with it takes as long as hashing a page.
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
    """Hash and size of a file on this machine.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb", buffering=0) as stream:
        hashed = hashlib.file_digest(stream, "sha256")
        return File(sha256=hashed.hexdigest(), size_bytes=stream.tell())


def tree_digest(tree: Mapping[str, File]) -> str:
    """Hash of all paths and contents of a tree, 64 hexadecimal digits."""
    return hashlib.sha256(encode(dict(tree))).hexdigest()


def page_count(tree: Mapping[str, File]) -> int:
    """Number of HTML pages in a tree."""
    return sum(path.endswith(_PAGES) for path in tree)


def total_bytes(tree: Mapping[str, File]) -> int:
    """Size of all files in a tree."""
    return sum(each.size_bytes for each in tree.values())


def checksum_line(path: str, file: File) -> bytes:
    r"""A line for ``sha256sum --check``; a backslash in front says that the name has escapes.

    >>> checksum_line("a\nb", File(sha256="12", size_bytes=1))
    b'\\12  ./a\\nb\n'
    """
    escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != path else ""
    return f"{mark}{file.sha256}  ./{escaped}\n".encode()
