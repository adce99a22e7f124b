"""What the finished pages say that a release must know: where they lead, and what should not be in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from colony.release.site_tree import File

_HINTS = (b"localhost", b"127.", b"0.0.0.0", b"[::", b".local", b".test")
"""One of these is in every text that names a development server: looked for first, at a tenth of the cost."""

_DEVELOPMENT = re.compile(
    rb"""["'>(\s=]https?://(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|[\w.-]+\.(?:localhost|test|local))"""
    rb"""(?::\d+)?(?=[/"'<)\s])""",
    re.IGNORECASE,
)
"""Where it stands as an address: in an attribute, as the text of an XML element, in JSON or CSS. What an
article only writes about is left alone where it is code (see :func:`_without_code`)."""

_CODE = re.compile(rb"<(code|pre|kbd|samp)\b.*?</\1>", re.DOTALL | re.IGNORECASE)

_REFRESH = re.compile(
    rb"""<meta\s+http-equiv=["']?refresh["']?\s+content=["']\s*0\s*;\s*url=([^"']+)["']""", re.IGNORECASE
)

_LINE = re.compile(rb"<loc>\s*([^<]+?)\s*</loc>\s*<lastmod>\s*([^<]+?)\s*</lastmod>")


@dataclass
class Pages:
    """What was found in the texts of a tree: :func:`colony.release.site_tree.scan` shows them one by one."""

    development: list[str] = field(default_factory=list)
    """Paths of files that name a development server."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Path of a redirect page → the href that it leads to."""

    def look(self, path: str, data: bytes) -> None:
        """Take in one text."""
        if any(hint in data for hint in _HINTS) and _DEVELOPMENT.search(_without_code(data)):
            self.development.append(path)
        found = _REFRESH.search(data, 0, 8192) if path.endswith(".html") else None
        if found:
            self.redirects[path] = unescape(found[1].decode(errors="replace")).strip()


def _without_code(data: bytes) -> bytes:
    return _CODE.sub(b"", data)


def newest_page(output_root: Path, tree: Mapping[str, File]) -> str:
    """Path of the page that the sitemaps call the latest; empty where no sitemap tells."""
    latest = (b"", "")
    for path in tree:
        name = path.rpartition("/")[2]
        if not (name.startswith("sitemap") and name.endswith(".xml")):
            continue
        for address, modified in _LINE.findall((output_root / path).read_bytes()):
            found = page_of(unescape(address.decode(errors="replace")), tree)
            if found:
                latest = max(latest, (modified, found))
    return latest[1]


def page_of(address: str, tree: Mapping[str, File]) -> str:
    """The file that an address of the site leads to; empty where there is none.

    A site may live in a folder of its host, so leading parts of the path are tried away.
    """
    path = unquote(urlsplit(address).path).lstrip("/")
    while True:
        wanted = f"{path}index.html" if path.endswith("/") or not path else path
        if wanted in tree:
            return wanted
        _, slash, path = path.partition("/")
        if not slash:
            return ""
