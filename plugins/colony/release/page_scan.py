"""Searches the finished pages for redirects and for addresses of development servers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from colony.release.site_tree import File

_HINTS = (b"localhost", b"127.", b"0.0.0.0", b"[::", b".local", b".test")
"""Every text that names a development server has one of these; a quick test before the full search."""

_DEVELOPMENT = re.compile(
    rb"""["'>(\s=]https?://(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|[\w.-]+\.(?:localhost|test|local))"""
    rb"""(?::\d+)?(?=[/"'<)\s])""",
    re.IGNORECASE,
)
"""Matches such an address in an attribute, as the text of an XML element, in JSON or CSS. Code that an
article shows is ignored (see :func:`_without_code`)."""

_CODE = re.compile(rb"<(code|pre|kbd|samp)\b.*?</\1>", re.DOTALL | re.IGNORECASE)

_REFRESH = re.compile(
    rb"""<meta\s+http-equiv=["']?refresh["']?\s+content=["']\s*0\s*;\s*url=([^"']+)["']""", re.IGNORECASE
)

_LINE = re.compile(rb"<loc>\s*([^<]+?)\s*</loc>\s*<lastmod>\s*([^<]+?)\s*</lastmod>")


@dataclass
class Pages:
    """Findings in the texts of a tree; :func:`colony.release.site_tree.scan` calls :meth:`look` for each."""

    development: list[str] = field(default_factory=list)
    """Paths of files that name a development server."""
    redirects: dict[str, str] = field(default_factory=dict)
    """Path of a redirect page → the href of its target."""

    def look(self, path: str, data: bytes) -> None:
        """Search one text."""
        if any(hint in data for hint in _HINTS) and _DEVELOPMENT.search(_without_code(data)):
            self.development.append(path)
        found = _REFRESH.search(data, 0, 8192) if path.endswith(".html") else None
        if found:
            self.redirects[path] = unescape(found[1].decode(errors="replace")).strip()


def _without_code(data: bytes) -> bytes:
    return _CODE.sub(b"", data)


def newest_page(output_root: Path, tree: Mapping[str, File]) -> str:
    """Path of the page with the latest date in the sitemaps; empty if no sitemap has one."""
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
    """Path of the file at an address of the site; empty if there is none.

    The site may be in a folder of its host, so the path is also tried without its first parts.
    """
    path = unquote(urlsplit(address).path).lstrip("/")
    while True:
        wanted = f"{path}index.html" if path.endswith("/") or not path else path
        if wanted in tree:
            return wanted
        _, slash, path = path.partition("/")
        if not slash:
            return ""
