"""Which feeds there are, and what stands in each."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from colony.config import Config
from colony.model import Entry, Shelf, Term
from colony.press.desk import Desk
from colony.press.licenses import license_anchor
from colony.views import FeedAnchor, FeedItem, FeedView, Page

ATOM = ("application/atom+xml", "colony.feeds:atom")
RSS = ("application/rss+xml", "colony.feeds:rss")

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def shelf_feeds(
    config: Config, label: Literal["category", "tag", "author"], term: Term
) -> tuple[FeedAnchor, ...]:
    """The feeds of a category, tag or author, as links."""
    feeds = config.feeds
    patterns = {
        "category": (feeds.category_atom, feeds.category_rss),
        "tag": (feeds.tag_atom, feeds.tag_rss),
        "author": (feeds.author_atom, feeds.author_rss),
    }[label]
    return _anchors(config, term.name, *(pattern.format(slug=term.slug) for pattern in patterns))


def site_feeds(config: Config) -> tuple[FeedAnchor, ...]:
    """The feeds of the whole site, as links."""
    return _anchors(config, config.site_name, config.feeds.all_atom, config.feeds.all_rss)


def _anchors(config: Config, title: str, atom: str, rss: str) -> tuple[FeedAnchor, ...]:
    found = []
    if atom:
        found.append(FeedAnchor(title=f"{title} (Atom)", href=config.href(atom), mime=ATOM[0]))
    if rss:
        found.append(FeedAnchor(title=f"{title} (RSS)", href=config.href(rss), mime=RSS[0]))
    return tuple(found)


def feed_pages(desk: Desk) -> Iterator[Page]:
    """Every feed that the settings ask for."""
    config = desk.config
    # Translations are in the stream of subscribers too: a feed has no "also in English" link.
    everything = sorted(
        (*desk.catalogue.stream.entries, *desk.catalogue.translated),
        key=lambda entry: (entry.date or _EPOCH, entry.source_path),
    )
    home = desk.catalogue.stream.term
    yield from _pages(desk, home, everything, config.feeds.all_atom, config.feeds.all_rss)
    shelves: list[tuple[Sequence[Shelf], str, str]] = [
        (tuple(desk.catalogue.categories.values()), config.feeds.category_atom, config.feeds.category_rss),
        (tuple(desk.catalogue.authors.values()), config.feeds.author_atom, config.feeds.author_rss),
        (tuple(desk.catalogue.tags.values()), config.feeds.tag_atom, config.feeds.tag_rss),
    ]
    for group, atom, rss in shelves:
        for shelf in group:
            slug = shelf.term.slug
            yield from _pages(desk, shelf.term, shelf.entries, atom.format(slug=slug), rss.format(slug=slug))


def _pages(desk: Desk, term: Term, entries: Sequence[Entry], atom: str, rss: str) -> Iterator[Page]:
    newest = tuple(reversed(entries[-desk.config.feeds.max_items :]))
    if not (atom or rss):
        return
    items = tuple(_item(desk, entry) for entry in newest)
    for path, (_, maker) in ((atom, ATOM), (rss, RSS)):
        if path:
            yield Page(path, maker, _feed(desk, term, items, path))


def _feed(desk: Desk, term: Term, items: tuple[FeedItem, ...], path: str) -> FeedView:
    config = desk.config
    whole = term.slug == ""
    return FeedView(
        id=_urn(f"feed:{path}"),
        title=config.site_name if whole else f"{term.name} – {config.site_name}",
        subtitle=config.tagline,
        lang=config.lang,
        self_address=config.absolute(path),
        alternate_address=config.absolute(term.url),
        origin=config.origin,
        updated=max((item.updated for item in items), default=_EPOCH),
        items=items,
    )


def _item(desk: Desk, entry: Entry) -> FeedItem:
    known = desk.feed_items.get(entry.source_path)
    if known is None:
        licence = license_anchor(entry.license)
        date = entry.date or _EPOCH
        known = FeedItem(
            id=entry.feed_id or _urn(f"{entry.type}:{entry.lang}:{entry.slug}"),
            title=desk.title(entry),
            address=desk.config.absolute(entry.url),
            date=date,
            updated=max(date, entry.modified or date),
            lang=entry.lang,
            summary=entry.summary,
            body=desk.body(entry),
            authors=entry.authors,
            categories=(*((entry.category,) if entry.category else ()), *entry.tags),
            picture=desk.picture(entry.image, entry) if entry.image else None,
            license=licence.title if licence else "",
        )
        desk.feed_items[entry.source_path] = known
    return known


def _urn(name: str) -> str:
    """An id that depends on no address, so that it outlives a change of domain (RFC 9562, 5.5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'colony:{name}')}"
