"""The feeds of a site, and the pages that show them to people, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from colony.feed_formats import feed_formats
from colony.findings import say
from colony.ledger import urn
from colony.model import Entry
from colony.press.desk import Desk
from colony.press.enclosures import recording
from colony.press.feed_links import filled, subject, subject_patterns
from colony.press.feed_subjects import EPOCH, Subscribable, feed_groups, subscribables
from colony.press.licenses import license_anchor
from colony.settings import preview_path
from colony.views import (
    FeedItem,
    FeedPageView,
    FeedSubject,
    FeedView,
    OpmlView,
    Page,
    PodcastView,
)

EPISODES = 300
"""Items of a podcast: what has left the feed has left the directories too (Apple shows 2,000 at most)."""


def feed_pages(desk: Desk) -> Iterator[Page]:
    """Every feed that the settings ask for, each with the page beside it, and the list of all."""
    for found in subscribables(desk):
        shown = subject(desk.config, found.kind, found.term)
        if shown is not None:
            yield from _pages(desk, found, shown)
    config = desk.config
    groups = feed_groups(desk)
    if config.feeds.opml and groups:
        view = OpmlView(title=config.site_name, origin=config.origin, groups=groups)
        yield Page(config.feeds.opml, "colony.feeds:opml", view)


def _pages(desk: Desk, found: Subscribable, shown: FeedSubject) -> Iterator[Page]:
    is_podcast = found.kind == "podcast"
    newest = tuple(reversed(found.entries[-(EPISODES if is_podcast else desk.config.feeds.max_items) :]))
    items = tuple(found.items() if found.items else (feed_item(desk, entry) for entry in newest))
    if is_podcast:
        items = tuple(item for item in items if item.enclosure is not None)
        _check_podcast(desk)
    patterns = subject_patterns(desk.config, found.kind, found.term.slug)
    for pattern in patterns:
        path = filled(pattern.path, found.term.slug)
        address = desk.config.absolute(filled(pattern.url, found.term.slug))
        yield Page(path, feed_formats()[pattern.format].write, _feed(desk, found, shown, items, address))
    yield _preview(desk, found, shown, newest)


def _feed(
    desk: Desk, found: Subscribable, shown: FeedSubject, items: tuple[FeedItem, ...], address: str
) -> FeedView:
    config, term = desk.config, found.term
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
        podcast=_podcast(desk) if found.kind == "podcast" else None,
    )


def _podcast(desk: Desk) -> PodcastView:
    told = desk.config.feeds.podcast
    return PodcastView(
        author=told.author or desk.config.site_name,
        email=told.email,
        image_address=desk.config.absolute(told.image) if told.image else "",
        categories=told.categories,
        explicit=told.explicit,
        order=told.type,
    )


def _check_podcast(desk: Desk) -> None:
    told = desk.config.feeds.podcast
    missing = [name for name in ("image", "categories") if not getattr(told, name)]
    if missing:
        path = filled(desk.config.feeds.of("podcast")[0].path, "")
        words = ", ".join(missing)
        desk.findings.append(say("podcast-incomplete", path, lang=desk.config.lang, missing=words))


def feed_item(desk: Desk, entry: Entry) -> FeedItem:
    """An entry as an item of a feed; made once, since it stands in several."""
    known = desk.feed_items.get(entry.source_path)
    if known is None:
        licence = license_anchor(entry.license)
        date = entry.date or EPOCH
        recorded = recording(desk, entry)
        known = FeedItem(
            id=feed_id(desk, entry),
            title=desk.title(entry),
            address=desk.config.absolute(entry.url),
            date=date,
            updated=max(date, entry.modified or date),
            lang=entry.lang,
            summary=entry.summary,
            body=desk.body(entry) if desk.config.feeds.full_text else None,
            authors=entry.authors,
            categories=(*((entry.category,) if entry.category else ()), *entry.tags),
            picture=desk.picture(entry.image, entry) if entry.image else None,
            license=licence.title if licence else "",
            license_address=licence.href if licence else "",
            enclosure=recorded.view if recorded else None,
        )
        desk.feed_items[entry.source_path] = known
    return known


def feed_id(desk: Desk, entry: Entry) -> str:
    """An entry's id for good; the ledger's minting alone where a desk was set up without one."""
    told = desk.feed_ids.get(entry.source_path) or entry.feed_id
    return told or urn(f"colony:{entry.type}:{entry.lang}:{entry.slug}")


def _preview(desk: Desk, found: Subscribable, shown: FeedSubject, newest: Sequence[Entry]) -> Page:
    """The page beside a feed. Browsers show feeds as plain text, now that they drop XSLT."""
    pattern = subject_patterns(desk.config, found.kind, found.term.slug)[0]
    path = filled(preview_path(pattern), found.term.slug)
    cards = tuple(found.cards() if found.cards else (desk.card(entry) for entry in newest))
    title = f"Feed: {found.term.name}"
    view = FeedPageView(
        head=desk.head(title, path, indexed=False, feeds=shown.feeds),
        title=found.term.name,
        subject=shown,
        cards=cards,
    )
    return Page(path, "feed.html", view)
