"""The feeds of a site, and the pages that show their items in a browser, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from colony.catalogue import urn
from colony.findings import say
from colony.model import Entry
from colony.pages.enclosures import recording
from colony.pages.feed_addresses import filled, subject, subject_patterns
from colony.pages.feed_subjects import EPOCH, Subscribable, feed_groups, subscribables
from colony.pages.view_builder import ViewBuilder
from colony.settings import preview_path
from colony.tables import feed_formats
from colony.views import (
    FeedItem,
    FeedPageView,
    FeedSubject,
    FeedView,
    OpmlView,
    Page,
    PodcastView,
    license_anchor,
)

EPISODES = 300
"""Most items in a podcast's feed. Directories drop what the feed drops (Apple shows 2,000 at most)."""


def feed_pages(builder: ViewBuilder) -> Iterator[Page]:
    """All feeds that the settings ask for, the page of each subject, and the OPML list of all."""
    for found in subscribables(builder):
        shown = subject(builder.config, found.kind, found.term)
        if shown is not None:
            yield from _pages(builder, found, shown)
    config = builder.config
    groups = feed_groups(builder)
    if config.feeds.opml and groups:
        view = OpmlView(title=config.site_name, origin=config.origin, groups=groups)
        yield Page(config.feeds.opml, "colony.feeds:opml", view)


def _pages(builder: ViewBuilder, found: Subscribable, shown: FeedSubject) -> Iterator[Page]:
    is_podcast = found.kind == "podcast"
    newest = tuple(reversed(found.entries[-(EPISODES if is_podcast else builder.config.feeds.max_items) :]))
    items = tuple(found.items() if found.items else (feed_item(builder, entry) for entry in newest))
    if is_podcast:
        items = tuple(item for item in items if item.enclosure is not None)
        _check_podcast(builder)
    patterns = subject_patterns(builder.config, found.kind, found.term.slug)
    for pattern in patterns:
        path = filled(pattern.path, found.term.slug)
        address = builder.config.absolute(filled(pattern.url, found.term.slug))
        yield Page(path, feed_formats()[pattern.format].write, _feed(builder, found, shown, items, address))
    yield _preview(builder, found, shown, newest)


def _feed(
    builder: ViewBuilder, found: Subscribable, shown: FeedSubject, items: tuple[FeedItem, ...], address: str
) -> FeedView:
    config, term = builder.config, found.term
    is_whole = found.kind in ("site", "podcast")
    return FeedView(
        id=urn(f"colony:feed:{found.kind}:{term.slug}"),
        title=term.name if is_whole else f"{term.name} – {config.site_name}",
        subtitle=(found.kind == "podcast" and config.feeds.podcast.summary) or config.tagline,
        lang=found.lang,
        self_address=address,
        alternate_address=config.origin + shown.page_href,
        origin=config.origin,
        updated=max((item.updated for item in items), default=EPOCH),
        items=items,
        hub=config.feeds.hub,
        podcast=_podcast(builder) if found.kind == "podcast" else None,
    )


def _podcast(builder: ViewBuilder) -> PodcastView:
    told = builder.config.feeds.podcast
    return PodcastView(
        author=told.author or builder.config.site_name,
        email=told.email,
        image_address=builder.config.absolute(told.image) if told.image else "",
        categories=told.categories,
        explicit=told.explicit,
        order=told.type,
    )


def _check_podcast(builder: ViewBuilder) -> None:
    told = builder.config.feeds.podcast
    missing = [name for name in ("image", "categories") if not getattr(told, name)]
    if missing:
        path = filled(builder.config.feeds.of("podcast")[0].path, "")
        words = ", ".join(missing)
        builder.findings.append(say("podcast-incomplete", path, lang=builder.config.lang, missing=words))


def feed_item(builder: ViewBuilder, entry: Entry) -> FeedItem:
    """An entry as an item of feeds. Cached in the builder, since an entry is in several feeds."""
    known = builder.feed_items.get(entry.source_path)
    if known is None:
        licence = license_anchor(entry.license)
        date = entry.date or EPOCH
        recorded = recording(builder, entry)
        known = FeedItem(
            id=feed_id(builder, entry),
            title=builder.title(entry),
            address=builder.config.absolute(entry.url),
            date=date,
            updated=max(date, entry.modified or date),
            lang=entry.lang,
            summary=entry.summary,
            body=builder.body(entry) if builder.config.feeds.full_text else None,
            authors=entry.authors,
            categories=(*((entry.category,) if entry.category else ()), *entry.tags),
            picture=builder.picture(entry.image, entry) if entry.image else None,
            license=licence.title if licence else "",
            license_address=licence.href if licence else "",
            enclosure=recorded.view if recorded else None,
        )
        builder.feed_items[entry.source_path] = known
    return known


def feed_id(builder: ViewBuilder, entry: Entry) -> str:
    """An entry's id in feeds: from ``builder.feed_ids``, or its author's, or one of its language and slug."""
    told = builder.feed_ids.get(entry.source_path) or entry.feed_id
    return told or urn(f"colony:{entry.type}:{entry.lang}:{entry.slug}")


def _preview(builder: ViewBuilder, found: Subscribable, shown: FeedSubject, newest: Sequence[Entry]) -> Page:
    """The page that shows a feed's items, since browsers show the feed itself as plain text without XSLT."""
    pattern = subject_patterns(builder.config, found.kind, found.term.slug)[0]
    path = filled(preview_path(pattern), found.term.slug)
    cards = tuple(found.cards() if found.cards else (builder.card(entry) for entry in newest))
    title = f"Feed: {found.term.name}"
    view = FeedPageView(
        head=builder.head(title, path, indexed=False, feeds=shown.feeds),
        title=found.term.name,
        subject=shown,
        cards=cards,
    )
    return Page(path, "feed.html", view)
