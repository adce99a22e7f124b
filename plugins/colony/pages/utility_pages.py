"""Pages every site has: subscribing, search, not found, redirects, sitemaps, robots.txt."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from colony.locale import choose
from colony.model import Listing
from colony.pages.feed_subjects import feed_groups
from colony.pages.view_builder import ViewBuilder
from colony.views import (
    Anchor,
    ArticleView,
    NotFoundView,
    Page,
    RedirectView,
    RobotsView,
    SearchView,
    SitemapLine,
    SitemapView,
    SubscribeView,
)

WITHOUT_LINE = (RedirectView, NotFoundView)
"""Views of pages that are in no sitemap."""


UNDATED = {"de": "seiten", "en": "pages"}
"""Language → file name of the sitemap with all pages without a date."""


def fixed_pages(builder: ViewBuilder, titles: Mapping[str, str]) -> Iterator[Page]:
    """The search page, the not-found page and, if there are feeds, the subscribe page."""
    config, catalogue = builder.config, builder.catalogue
    groups = feed_groups(builder)
    if groups:
        place = config.lists["subscribe"]
        head = builder.head(titles["subscribe"], place.url)
        opml = config.href(config.feeds.opml) if config.feeds.opml else ""
        yield Page(place.save_as, "subscribe.html", SubscribeView(head=head, groups=groups, opml_href=opml))
    place = config.lists["search"]
    yield Page(
        place.save_as,
        "search.html",
        SearchView(
            head=builder.head(titles["search"], place.url),
            categories=_anchors(builder, catalogue.categories.values()),
            tags=_anchors(builder, catalogue.tags.values()),
            authors=_anchors(builder, catalogue.authors.values()),
            years=tuple(reversed(_anchors(builder, catalogue.years.values()))),
        ),
    )
    head = builder.head(titles["not-found"], "404.html", indexed=False)
    yield Page("404.html", "404.html", NotFoundView(head=head))


def _anchors(builder: ViewBuilder, listings: Iterable[Listing]) -> tuple[Anchor, ...]:
    return tuple(builder.listing_anchor(listing) for listing in listings if listing.term.save_as)


def redirect_pages(builder: ViewBuilder) -> Iterator[Page]:
    """A redirecting page at every old address that an entry names under ``aliases``."""
    for entry in builder.catalogue.by_path.values():
        for alias in entry.aliases:
            yield Page(
                alias_path(alias),
                "redirect.html",
                RedirectView(
                    head=builder.head(entry.title, entry.url, lang=entry.lang, indexed=False),
                    target=builder.anchor(entry),
                ),
            )


def alias_path(alias: str) -> str:
    """Path below the output root of the page at an old address; steps out of it are dropped.

    >>> alias_path("/alt/beitrag"), alias_path("/alt.html"), alias_path("alt/"), alias_path("../../x")
    ('alt/beitrag/index.html', 'alt.html', 'alt/index.html', 'x/index.html')
    """
    try:
        written = urlsplit(alias).path
    except ValueError:  # brackets that are no IPv6 address
        written = alias
    printable = "".join(letter for letter in unquote(written) if letter.isprintable())
    path = posixpath.normpath(f"/{printable}").lstrip("/")
    last = path.rpartition("/")[2]
    return path if "." in last else f"{path}/index.html".lstrip("/")


def sitemap_pages(builder: ViewBuilder, pages: list[Page]) -> Iterator[Page]:
    """A sitemap per year, one of pages without a date, their index, and robots.txt.

    So a new article changes the sitemap of its year only.
    """
    by_year: dict[str, list[SitemapLine]] = defaultdict(list)
    zone = ZoneInfo(builder.config.timezone)
    undated = choose(builder.config.lang, UNDATED)
    for page in pages:
        head = getattr(page.view, "head", None)
        if head is None or not head.indexed or isinstance(page.view, WITHOUT_LINE):
            continue
        part, modified = undated, None
        if isinstance(page.view, ArticleView):
            part, modified = str(page.view.date.astimezone(zone).year), page.view.modified or page.view.date
        by_year[part].append(SitemapLine(address=builder.config.origin + head.href, modified=modified))
    paths = []
    for part, lines in sorted(by_year.items()):
        path = f"sitemap-{part}.xml"
        paths.append(path)
        ordered = tuple(sorted(lines, key=lambda line: line.address))
        yield Page(path, "sitemap.xml", SitemapView(lines=ordered))
    index = tuple(SitemapLine(address=builder.config.absolute(path)) for path in paths)
    yield Page("sitemap.xml", "sitemap-index.xml", SitemapView(lines=index))
    yield Page(
        "robots.txt",
        "robots.txt",
        RobotsView(sitemap_address=builder.config.absolute("sitemap.xml"), allow=not builder.config.preview),
    )
