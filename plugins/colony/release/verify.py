"""Checks after a switch that the public address serves what was deployed.

A fault makes the previous release live again. Missing headers are not a fault but advice
(:func:`advice`), since switching back would not add them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from colony.release.headers import content_types, is_page
from colony.release.http_client import HttpAnswer, fetch
from colony.release.page_scan import newest_page
from colony.release.release_record import Record
from colony.release.site_tree import File, is_hashed

MISSING_PAGE = "gibt-es-nicht-{id}/"
"""An address, relative to the site's root, at which no site has a page."""

PAGE_MAX_AGE_SECONDS = 86_400
"""Longest time that caches may keep a page; with a longer one readers would not see changes."""

ASSET_MIN_AGE_SECONDS = 86_400


def samples(output_root: Path, tree: Mapping[str, File]) -> tuple[str, ...]:
    """Paths of the files to check: home page, newest article, a feed, a hashed asset, if they exist."""
    chosen = ["index.html", newest_page(output_root, tree)]
    feeds = [path for path in tree if path.endswith((".atom.xml", ".rss.xml", ".atom", ".rss"))]
    assets = [path for path in tree if is_hashed(path)]
    chosen += [*feeds[:1], *assets[:1]]
    return tuple(dict.fromkeys(path for path in chosen if path in tree))


def verify(public_url: str, output_root: Path, record: Record) -> tuple[str, ...]:
    """The faults of the site at its public address; empty if there are none.

    Args:
        public_url: address of the site's root, without a slash at the end.
        output_root: the deployed folder; not needed for an older release.
        record: the release that should be live.
    """
    faults: list[str] = []
    for path in samples(output_root, _on_disk(output_root, record)) or _plain_samples(record):
        address = address_of(public_url, path)
        faults += (f"{address}: {fault}" for fault in _faults(path, record.tree[path], fetch(address)))
    faults += _missing_page(public_url, record)
    return tuple(faults)


def _on_disk(output_root: Path, record: Record) -> Mapping[str, File]:
    """The release's files whose paths exist in the folder; after a rollback it may lack some."""
    return {path: file for path, file in record.tree.items() if (output_root / path).is_file()}


def _plain_samples(record: Record) -> tuple[str, ...]:
    return tuple(path for path in ("index.html",) if path in record.tree)


def address_of(public_url: str, path: str) -> str:
    """The public address of a file.

    >>> address_of("https://kolonie.example", "artikel/a b/index.html")
    'https://kolonie.example/artikel/a%20b/'
    """
    shown = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    return f"{public_url}/{quote(shown)}"


def _faults(path: str, file: File, answer: HttpAnswer) -> Iterator[str]:
    if answer.status != 200:
        yield _status(answer)
        return
    if hashlib.sha256(answer.body).hexdigest() != file.sha256:
        yield f"other bytes than were deployed ({len(answer.body)}, and {file.size_bytes} were)"
    told, wanted = answer.header("Content-Type").partition(";")[0].strip().lower(), content_types(path)
    if wanted and told not in wanted:
        yield f"Content-Type is {told or 'not set'}, and should be {wanted[0]}"
    age = max_age_seconds(answer.header("Cache-Control"))
    if is_page(path) and age is not None and age > PAGE_MAX_AGE_SECONDS:
        yield f"Cache-Control lets caches keep a page for {age} seconds; readers would not see it change"
    if "sandbox" in _directives(answer) and is_page(path):
        yield "its Content-Security-Policy has sandbox, which is for SVG files"


def _missing_page(public_url: str, record: Record) -> Iterator[str]:
    address = f"{public_url}/{MISSING_PAGE.format(id=record.release.id.lower())}"
    answer = fetch(address)
    if answer.status != 404:
        yield f"{address}: {_status(answer)}; what is not there should be answered with 404"


def _status(answer: HttpAnswer) -> str:
    if answer.status:
        return f"status {answer.status}"
    return f"cannot be reached: {answer.body.decode(errors='replace')}"


def max_age_seconds(cache_control: str) -> int | None:
    """Seconds that a cache may keep an answer; None if the header does not say (RFC 9111, 5.2.2).

    >>> max_age_seconds("public, max-age=31536000, immutable"), max_age_seconds("no-cache")
    (31536000, None)
    """
    found = re.search(r"(?:^|[\s,])max-age=\"?(\d+)", cache_control, re.IGNORECASE)
    return int(found[1]) if found else None


def _directives(answer: HttpAnswer) -> set[str]:
    policy = answer.header("Content-Security-Policy")
    return {part.split()[0].lower() for part in policy.split(";") if part.split()}


def advice(public_url: str, record: Record) -> tuple[str, ...]:
    """A line for each header that is missing at the public address, with the remedy."""
    missing: list[str] = []
    home = fetch(address_of(public_url, "index.html"))
    missing += (
        f"{name} on pages" for name in ("Content-Security-Policy", "Cache-Control") if not home.header(name)
    )
    asset = next((path for path in record.tree if is_hashed(path)), "")
    if asset:
        age = max_age_seconds(fetch(address_of(public_url, asset)).header("Cache-Control"))
        if age is None or age < ASSET_MIN_AGE_SECONDS:
            missing.append("a long Cache-Control on files with a hash in their name")
    return tuple(f"{each} is not set; `invoke headers` prints what the web server needs." for each in missing)
