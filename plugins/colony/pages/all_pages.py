"""Catalogue → all pages of the site, as plain data."""

from __future__ import annotations

from colony.findings import say
from colony.locale import choose
from colony.model import Entry, Finding
from colony.pages.feed_addresses import site_feeds
from colony.pages.feed_pages import feed_pages
from colony.pages.feed_subjects import has_feeds
from colony.pages.lists import has_entries, home_pages, index_pages, list_pages, overview_pages
from colony.pages.utility_pages import fixed_pages, redirect_pages, sitemap_pages
from colony.pages.view_builder import ViewBuilder
from colony.tables import entry_types, feed_kinds, overviews
from colony.views import Anchor, FeedView, Page, SiteView

TITLES: dict[str, dict[str, str]] = {
    "de": {
        "categories": "Rubriken",
        "tags": "Themen",
        "authors": "Autoren",
        "archives": "Archiv",
        "subscribe": "Abonnieren",
        "search": "Suche",
        "not-found": "Seite nicht gefunden",
    },
    "en": {
        "categories": "Sections",
        "tags": "Topics",
        "authors": "Authors",
        "archives": "Archive",
        "subscribe": "Subscribe",
        "search": "Search",
        "not-found": "Page not found",
    },
}
"""Language → label → title of the pages that every site has; their addresses are in the settings."""


def titles(lang: str) -> dict[str, str]:
    """Label → title of the fixed pages and lists in a language; English if they have none in it."""
    return {**choose(lang, TITLES), **{each.label: each.title(lang) for each in overviews()}}


def all_pages(builder: ViewBuilder) -> list[Page]:
    """All pages of the site; no two have the same output path.

    If two pages want one path, the first in this order gets it: entries, lists, fixed pages, redirects.
    The other is left out and named in a finding.
    """
    named = titles(builder.config.lang)
    pages: list[Page] = [
        *home_pages(builder, site_feeds(builder.config)),
        *(page for row in entry_types().values() for page in row.pages(builder)),
        *list_pages(builder),
        *index_pages(builder, named),
        *overview_pages(builder, named),
        *fixed_pages(builder, named),
        *feed_pages(builder),
        *redirect_pages(builder),
    ]
    pages = _one_a_path(builder, [page for page in pages if page.save_as])
    return [*pages, *sitemap_pages(builder, pages)]


def edited_page(builder: ViewBuilder, page: Page, entry: Entry) -> Page | None:
    """An edited entry's new page; what it shows of other entries is taken from its page as built before.

    None for kinds of pages that are not made of one entry: then the whole site must be built.
    """
    row = entry_types()[entry.type]
    if row.edited_page is None or type(page.view) not in row.json_ld:
        return None
    return row.edited_page(builder, page, entry)


def _one_a_path(builder: ViewBuilder, pages: list[Page]) -> list[Page]:
    sources = {entry.save_as: entry for entry in builder.catalogue.by_path.values()}
    kept: dict[str, Page] = {}
    for page in pages:
        if kept.setdefault(page.save_as, page) is not page:
            if isinstance(page.view, FeedView):
                builder.findings.append(_feed_without_place(builder, page.view, kept[page.save_as]))
                continue
            path = sources[page.save_as].source_path if page.save_as in sources else page.save_as
            builder.findings.append(say("path-taken", path, lang=builder.config.lang, address=page.save_as))
    return list(kept.values())


def _feed_without_place(builder: ViewBuilder, feed: FeedView, other: Page) -> Finding:
    """The finding about two subjects whose names give one slug, so that their feeds have one path."""
    owner = other.view.title if isinstance(other.view, FeedView) else other.save_as
    return say(
        "feed-path-taken",
        other.save_as,
        lang=builder.config.lang,
        title=feed.title,
        address=other.save_as,
        other=owner,
        example=f"AUTHOR_FEED_ATOM = '{feed_kinds()['authors'].stem(builder.config.lang)}.atom.xml'",
    )


def site_view(builder: ViewBuilder) -> SiteView:
    """What is the same on every page."""
    config = builder.config
    named = titles(config.lang)
    menu = [Anchor(title=title, href=config.href(url)) for title, url in config.menu] or [
        Anchor(title=named[label], href=config.href(config.lists[label].url))
        for label in ("categories", "tags", *(each.label for each in overviews()), "archives")
        if config.lists[label].save_as and has_entries(builder, label)
    ]
    pages = [
        _page_anchor(builder, entry) for entry in builder.catalogue.pages if _in_footer(entry, config.lang)
    ]
    footer = [Anchor(title=title, href=config.href(url)) for title, url in config.footer] or pages
    return SiteView(
        name=config.site_name,
        tagline=config.tagline,
        origin=config.origin,
        base_href=config.base_href,
        lang=config.lang,
        timezone=config.timezone,
        menu=tuple(menu),
        footer=tuple(footer),
        search_href=config.href(config.lists["search"].url),
        subscribe_href=config.href(config.lists["subscribe"].url) if has_feeds(builder) else "",
        feeds=site_feeds(config),
        preview=config.preview,
        contact_email=config.contact_email,
        extra=config.extra,
    )


def _page_anchor(builder: ViewBuilder, entry: Entry) -> Anchor:
    return Anchor(title=entry.title, href=builder.href(entry.url))


def _in_footer(entry: Entry, lang: str) -> bool:
    return entry.status == "published" and entry.lang == lang
