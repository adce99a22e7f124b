"""A published folder as tests look at it: its files, its parsed pages, where its addresses lead."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from tests.site.sources import Source

URL_ATTRIBUTES = ("href", "src", "poster", "action", "data")
"""Attributes that hold one address."""


@dataclass(frozen=True)
class Published:
    """A site that was published for one address.

    Args:
        root: the output folder.
        origin: scheme and host it was built for.
    """

    root: Path
    origin: str

    @functools.cached_property
    def files(self) -> dict[str, bytes]:
        """Every file: path below the root → bytes."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    @functools.cached_property
    def pages(self) -> dict[str, HtmlElement]:
        """Every HTML page, parsed."""
        parser = lxml.html.HTMLParser(encoding="utf-8")
        return {
            path: lxml.html.document_fromstring(data, parser=parser)
            for path, data in self.files.items()
            if path.endswith(".html")
        }

    @functools.cached_property
    def documents(self) -> dict[str, lxml.etree._Element]:
        """Every XML file, parsed: feeds and sitemaps."""
        parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
        return {
            path: lxml.etree.fromstring(data, parser)
            for path, data in self.files.items()
            if path.endswith(".xml")
        }

    @functools.cached_property
    def feeds(self) -> dict[str, lxml.etree._Element]:
        """Those of the XML files that are feeds."""
        return {
            path: root
            for path, root in self.documents.items()
            if lxml.etree.QName(root).localname in ("feed", "rss")
        }

    def address(self, path: str) -> str:
        """The public address of a file; a folder's for its ``index.html``."""
        folder, _, name = path.rpartition("/")
        return f"{self.origin}/{path if name != 'index.html' else folder + '/' if folder else ''}"

    def target(self, address: str, page: str) -> tuple[str, str] | None:
        """The file and the fragment that an address on a page leads to; None where it leaves the site."""
        parts = urlsplit(urljoin(self.address(page), address))
        if f"{parts.scheme}://{parts.netloc}" != self.origin:
            return None
        path = unquote(parts.path).lstrip("/")
        return (f"{path}index.html" if not path or path.endswith("/") else path), unquote(parts.fragment)

    def fault(self, address: str, page: str) -> str:
        """Why an address on a page leads nowhere; empty where it is right or not this site's."""
        target = self.target(address, page)
        if target is None:
            return ""
        path, fragment = target
        if path not in self.files:
            return f"{page}: {address} leads to {path}, which is not there"
        if fragment and path in self.pages and fragment not in self.anchors(path):
            return f"{page}: {address} leads to no element of {path}"
        return ""

    @functools.cache  # noqa: B019 - lives as long as the test run anyway
    def anchors(self, path: str) -> frozenset[str]:
        """The ids on a page."""
        return frozenset(self.pages[path].xpath("//@id"))

    def indexed(self) -> set[str]:
        """Paths of the pages that search engines may keep."""
        return {
            path
            for path, page in self.pages.items()
            if not any("noindex" in robots for robots in page.xpath("//meta[@name='robots']/@content"))
        }

    def mapped(self) -> list[str]:
        """Every address in the sitemaps that robots.txt leads to, as often as it stands there."""
        index = self.documents["sitemap.xml"]
        found: list[str] = []
        for address in locations(index):
            target = self.target(address, "index.html")
            assert target is not None, f"{address} is no address of this site"
            found += locations(self.documents[target[0]])
        return found


def locations(sitemap: lxml.etree._Element) -> list[str]:
    """The addresses in a sitemap or in an index of sitemaps."""
    return [str(element.text) for element in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def addresses(page: HtmlElement) -> Iterator[str]:
    """Every address that a page names, in whatever attribute."""
    for element in page.iter():
        for name in URL_ATTRIBUTES:
            value = element.get(name)
            if value is not None:
                yield value
        for name in ("srcset", "imagesrcset"):
            yield from (part.split()[0] for part in (element.get(name) or "").split(",") if part.strip())
    for content in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield content.partition("url=")[2]
    for content in page.xpath("//meta[@property='og:image' or @property='og:url']/@content"):
        yield content


def text_of(element: HtmlElement) -> str:
    """The visible text of an element, white space folded."""
    return " ".join(" ".join(element.itertext()).split())


def article_path(source: Source, published: Published) -> str:
    """Where an article of the sample site is saved."""
    lang = source.meta.get("lang", "de")
    prefix = "" if lang == "de" else f"{lang}/"
    path = f"{prefix}artikel/{source.slug}/index.html"
    assert path in published.files
    return path
