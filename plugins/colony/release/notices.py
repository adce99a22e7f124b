"""Notices after a deploy: tells search engines and linked pages what has changed.

A notice that fails is only reported, since the site is live. The caller of :func:`notify` passes the
:data:`Notice` functions, so that this room need not know of feeds and their hub (WebSub).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlsplit

from colony.model import Value, encode
from colony.release.deploy_plan import Plan
from colony.release.headers import is_page
from colony.release.http_client import fetch
from colony.release.verify import address_of

INDEXNOW = "https://api.indexnow.org/indexnow"
INDEXNOW_MAX_ADDRESSES = 10_000
"""Most addresses in one message (indexnow.org, documentation)."""

MAX_MENTIONS = 50
"""Most linked addresses that are asked for their webmention endpoint after one deploy."""

MAX_EDITED = 20
"""Most changed pages that are taken for an author's edits (with lists and neighbours, which change along);
more were changed by a theme or a setting."""


class DeployNews(Value, frozen=True, kw_only=True):
    """What a deploy has changed. Paths are relative to the site's root."""

    siteurl: str
    """Without a slash at the end."""
    output_root: str
    written: tuple[str, ...]
    """Paths of new and changed files."""
    added: tuple[str, ...] = ()
    """Paths of new files."""
    deleted: tuple[str, ...] = ()


Notice = Callable[[DeployNews], Iterator[str]]
"""Tells a service of the changes; yields a line for each fault."""


def news_of(plan: Plan, siteurl: str, output_root: Path) -> DeployNews:
    """The changes of a plan that was carried out."""
    return DeployNews(
        siteurl=siteurl,
        output_root=str(output_root),
        written=tuple(each.path for each in plan.transfers),
        added=tuple(each.path for each in plan.added),
        deleted=tuple(each.path for each in plan.deleted),
    )


def notify(news: DeployNews, notices: Sequence[Notice]) -> tuple[str, ...]:
    """Send every notice; returns a line for each fault."""
    return tuple(fault for notice in notices for fault in notice(news))


def indexnow(key: str, endpoint: str = INDEXNOW) -> Notice:
    """Make a notice that tells search engines which pages to fetch again (indexnow.org)."""

    def tell(news: DeployNews) -> Iterator[str]:
        pages = [path for path in (*news.written, *news.deleted) if is_page(path) and path != "404.html"]
        if not pages:
            return
        if not Path(news.output_root, f"{key}.txt").is_file():
            yield f"IndexNow was not told: the site has no file {key}.txt with the key in it."
            return
        addresses = [address_of(news.siteurl, path) for path in pages[:INDEXNOW_MAX_ADDRESSES]]
        body = encode(
            {
                "host": urlsplit(news.siteurl).netloc,
                "key": key,
                "keyLocation": f"{news.siteurl}/{key}.txt",
                "urlList": addresses,
            }
        )
        answer = fetch(
            endpoint, method="POST", body=body, headers={"Content-Type": "application/json; charset=utf-8"}
        )
        if answer.status not in (200, 202):
            yield f"IndexNow answered with {answer.status or answer.body.decode(errors='replace')}."

    return tell


MAX_HEAD_BYTES = 300_000
"""Number of bytes of a linked page that are searched for its endpoint."""

_LINK = re.compile(r'<a\b[^>]*\bhref="(https?://[^"]+)"')
_ENDPOINT_HEADER = re.compile(r'<([^>]*)>\s*;[^,]*\brel="?[^",]*\bwebmention\b', re.IGNORECASE)
_ENDPOINT_TAG = re.compile(rb'<(?:link|a)\b[^>]*\brel=["\']?[^"\'>]*\bwebmention\b[^>]*>', re.IGNORECASE)
_HREF = re.compile(rb'\bhref=["\']?([^"\'\s>]*)', re.IGNORECASE)


def webmention(news: DeployNews) -> Iterator[str]:
    """A notice to the pages that new and changed articles link to (W3C Webmention, 3.1)."""
    own = urlsplit(news.siteurl).netloc
    asked = 0
    for path in _mentioning(news):
        text = Path(news.output_root, path).read_text("utf-8", errors="replace")
        article = text.partition("<article")[2].partition("</article>")[0]
        targets = dict.fromkeys(unescape(found) for found in _LINK.findall(article))
        for target in targets:
            if urlsplit(target).netloc == own:
                continue
            if asked == MAX_MENTIONS:
                yield f"webmentions: more than {MAX_MENTIONS} links are new, the rest was not told."
                return
            asked += 1
            yield from _mention(address_of(news.siteurl, path), target)


def _mentioning(news: DeployNews) -> Iterator[str]:
    """Yield new articles, and changed ones unless more than :data:`MAX_EDITED` have changed.

    In that case a theme or setting has changed, and the articles have the same links as before.
    """
    yield from filter(_is_article, news.added)
    new = set(news.added)
    changed = [path for path in news.written if path not in new and _is_article(path)]
    if len(changed) <= MAX_EDITED:
        yield from changed


def _is_article(path: str) -> bool:
    return is_page(path) and path.endswith("/index.html")


def _mention(source: str, target: str) -> Iterator[str]:
    endpoint = endpoint_of(target)
    if not endpoint:
        return
    body = urlencode({"source": source, "target": target}).encode()
    answer = fetch(
        endpoint, method="POST", body=body, headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    if not 200 <= answer.status < 300:
        yield f"webmention to {target}: {answer.status or answer.body.decode(errors='replace')}"


def endpoint_of(target: str) -> str:
    """The webmention endpoint of a page; empty if it has none (W3C Webmention, 3.1.2)."""
    answer = fetch(target)
    if answer.status != 200:
        return ""
    header = _ENDPOINT_HEADER.search(answer.header("Link"))
    if header:
        return urljoin(target, str(header[1]))
    tag = _ENDPOINT_TAG.search(answer.body[:MAX_HEAD_BYTES])
    href = _HREF.search(tag[0]) if tag else None
    return urljoin(target, unescape(href[1].decode(errors="replace"))) if href else ""
