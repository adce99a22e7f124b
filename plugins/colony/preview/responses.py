"""Decides what to answer to a request; only reads the file system."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote

from colony.tables import is_text, media_type

PAGE_SCRIPT = "/_colony/page.js"
EVENTS = "/_colony/events"

HTML = "text/html; charset=utf-8"

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})", re.IGNORECASE)

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
"""Sent with every answer, so that browsers never show an outdated page from their caches."""


@dataclass(frozen=True)
class PreviewAnswer:
    """The answer to a request."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Without ``Content-Length``, which is added when the file is open."""
    file: Path | None = None
    """The file to send; None for a short text or an empty body."""

    @property
    def is_page(self) -> bool:
        """Whether the body is HTML, so that the preview's script is added."""
        return self.headers.get("Content-Type") == HTML


def answer(target: str, output_root: Path, base_href: str = "/") -> PreviewAnswer:
    """Decide the answer to a request.

    Args:
        target: path and query of the request line, still percent-encoded.
        output_root: the folder that is served; nothing outside it is, not even through a link.
        base_href: path of the site's root on its server, with a slash at both ends.
    """
    path, mark, query = target.partition("?")
    if base_href != "/" and path in ("/", base_href.rstrip("/")):
        return _redirect(base_href)
    if not path.startswith(base_href):
        return _missing(output_root)
    encoded = path[len(base_href) :].lstrip("/")
    found = _inside(output_root, unquote(encoded))
    if found is None:
        return _missing(output_root)
    if found.is_dir():
        if encoded and not encoded.endswith("/"):
            return _redirect(f"{base_href}{encoded}/{mark}{query}")
        found = _inside(output_root, f"{unquote(encoded)}index.html")
    elif encoded.endswith("/"):
        return _missing(output_root)
    return _missing(output_root) if found is None or not found.is_file() else _found(HTTPStatus.OK, found)


def _inside(output_root: Path, relative: str) -> Path | None:
    """The file or folder at a path relative to the root; None if there is none or it may not be served."""
    if any(part.startswith(".") for part in relative.split("/")):  # also the parent folder
        return None
    try:
        root = output_root.resolve()
        found = (root / relative).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # missing, name too long; link in a circle; NUL
        return None
    return found if found.is_relative_to(root) else None


def _found(status: int, file: Path) -> PreviewAnswer:
    return PreviewAnswer(status, {**HEADERS, "Content-Type": content_type(file.name)}, file)


def _missing(output_root: Path) -> PreviewAnswer:
    own = _inside(output_root, "404.html")
    if own is None or not own.is_file():
        return PreviewAnswer(HTTPStatus.NOT_FOUND, {**HEADERS, "Content-Type": HTML})
    return _found(HTTPStatus.NOT_FOUND, own)


def _redirect(href: str) -> PreviewAnswer:
    return PreviewAnswer(HTTPStatus.FOUND, {**HEADERS, "Location": quote(href, safe="/%?&=+~!$'()*,;:@")})


def content_type(name: str) -> str:
    """Media type of a file by its name; ``application/octet-stream`` if unknown."""
    mime = media_type(name)
    return f"{mime}; charset=utf-8" if is_text(mime) else mime


def with_script(html: bytes, query: str = "") -> bytes:
    """A page with the preview's script added before ``</body>``, or at the end without that tag.

    Args:
        html: the page as it was built.
        query: query of the script's address, which tells the script from which build the page is.
    """
    address = escape(f"{PAGE_SCRIPT}?{query}" if query else PAGE_SCRIPT)
    script = f'<script type="module" src="{address}"></script>'.encode()
    place = html.lower().rfind(b"</body>")
    return html + script if place < 0 else html[:place] + script + html[place:]


def span(header: str, size: int) -> tuple[int, int] | None:
    """The part of a file that a ``Range`` header asks for (RFC 9110, 14.1.2), as media players do to seek.

    Args:
        header: the header's value, or the empty string.
        size: length of the file in bytes.

    Returns:
        Index of the first byte and of the one after the last; both equal if the range is outside the
        file. None for the whole file: without a header, or with one that has several ranges or errors.
    """
    asked = _RANGE.fullmatch(header.strip())
    if asked is None:
        return None
    first, last = asked.groups()
    if not first:
        return (max(size - int(last), 0), size) if last else None
    if last and int(last) < int(first):
        return None
    start = min(int(first), size)
    return start, min(int(last) + 1, size) if last else size
