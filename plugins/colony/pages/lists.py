"""Pages of teasers: the front page, categories, tags, authors, years, and the indexes of names."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from colony.model import Cut, Entry, Listing, Term
from colony.pages.feed_addresses import listing_feeds
from colony.pages.view_builder import ViewBuilder
from colony.settings import ListPlace
from colony.tables import EntryTypeRow, Overview, entry_types
from colony.views import (
    Anchor,
    Card,
    CardsView,
    FeedAnchor,
    HomeView,
    IndexView,
    ListView,
    Page,
    Pager,
    Section,
)

SECONDS = 3
"""Stories beside the lead on the front page."""

SECTION_CARDS = 4
"""Teasers of each category on the front page."""

GUIDES = 4
"""Guides on the front page."""

GALLERIES = 3
"""Galleries on the front page."""

NOT_RUNNING_NEWS = ("guide",)
"""Kinds that have a place of their own on the front page."""


def list_pages(builder: ViewBuilder) -> Iterator[Page]:
    """All paged lists but the front page."""
    for listing in builder.catalogue.categories.values():
        yield from _listing_pages(
            builder, listing, "category", listing_feeds(builder.config, "category", listing.term)
        )
    for listing in builder.catalogue.tags.values():
        yield from _listing_pages(builder, listing, "tag", listing_feeds(builder.config, "tag", listing.term))
    for listing in builder.catalogue.years.values():
        yield from _listing_pages(builder, listing, "year", ())


def _listing_pages(
    builder: ViewBuilder,
    listing: Listing,
    label: Literal["category", "tag", "year", "stream"],
    feeds: tuple[FeedAnchor, ...],
) -> Iterator[Page]:
    if not listing.term.save_as:
        return
    for place, cut in enumerate(listing.cuts):
        url, save_as = address(builder, listing.term, cut)
        view = ListView(
            head=builder.head(listing.term.name, url, feeds=feeds),
            title=listing.term.name,
            label=label,
            cards=cards(builder, listing.entries[cut.start : cut.stop]),
            pager=pager(builder, listing.term, listing.cuts, place),
            feeds=feeds,
        )
        yield Page(save_as, "list.html", view)


def address(builder: ViewBuilder, term: Term, cut: Cut) -> tuple[str, str]:
    """(URL, path to save as) of one page of a list; the newest page has the list's own."""
    if cut.number == 0:
        return term.url, term.save_as
    base = term.url if term.url.endswith("/") or not term.url else f"{term.url.removesuffix('.html')}/"
    config = builder.config
    return (
        config.pagination_url.format(base=base, number=cut.number),
        config.pagination_save_as.format(base=base, number=cut.number),
    )


def pager(builder: ViewBuilder, term: Term, cuts: Sequence[Cut], place: int) -> Pager:
    """Links from the page at this place of a list to the older and the newer one."""

    def to(neighbour: Cut) -> Anchor:
        return Anchor(title=term.name, href=builder.href(address(builder, term, neighbour)[0]))

    return Pager(
        older=to(cuts[place - 1]) if place else None,
        newer=to(cuts[place + 1]) if place + 1 < len(cuts) else None,
        number=cuts[place].number,
    )


def cards(builder: ViewBuilder, entries: Sequence[Entry]) -> tuple[Card, ...]:
    """Teasers, newest first, of entries that run from old to new."""
    return tuple(builder.card(entry) for entry in reversed(entries))


def listed(entries: Sequence[Entry]) -> list[Entry]:
    """Those that lists may show: no hidden ones, and no drafts, which only the preview has."""
    return [entry for entry in entries if entry.status == "published"]


def home_pages(builder: ViewBuilder, feeds: tuple[FeedAnchor, ...]) -> Iterator[Page]:
    """The front page, and the older pages of the stream behind it."""
    stream = builder.catalogue.stream
    newest = stream.cuts[-1]
    view = _home(builder, stream, newest, feeds)
    yield Page(stream.term.save_as, "index.html", view)
    for place, cut in enumerate(stream.cuts[:-1]):
        url, save_as = address(builder, stream.term, cut)
        yield Page(
            save_as,
            "list.html",
            ListView(
                head=builder.head(builder.config.site_name, url, feeds=feeds),
                title=builder.config.site_name,
                label="stream",
                cards=cards(builder, stream.entries[cut.start : cut.stop]),
                pager=pager(builder, stream.term, stream.cuts, place),
                feeds=feeds,
            ),
        )


def _home(builder: ViewBuilder, stream: Listing, newest: Cut, feeds: tuple[FeedAnchor, ...]) -> HomeView:
    shown = stream.entries[newest.start : newest.stop]
    # An advertisement is never the story of the day: it keeps its place in the river.
    leads = [entry for entry in reversed(shown) if not entry.sponsored][: 1 + SECONDS]
    # Of the newest stories the first with a picture leads; the others keep their order.
    first = next((entry for entry in leads if entry.image), None)
    leads = sorted(leads, key=lambda entry: entry is not first)
    led = {entry.source_path for entry in leads}
    guides = [
        entry for entry in reversed(stream.entries) if entry.kind in NOT_RUNNING_NEWS and not entry.sponsored
    ][:GUIDES]
    config = builder.config
    return HomeView(
        head=builder.head(config.site_name, "", description=config.tagline, feeds=feeds),
        lead=builder.card(leads[0]) if leads else None,
        seconds=tuple(builder.card(entry) for entry in leads[1:]),
        river=cards(builder, [entry for entry in shown if entry.source_path not in led]),
        sections=tuple(
            Section(
                title=listing.term.name,
                href=builder.href(listing.term.url),
                cards=cards(builder, listing.entries[-SECTION_CARDS:]),
            )
            for listing in builder.catalogue.categories.values()
        ),
        guides=tuple(builder.card(entry) for entry in guides),
        galleries=tuple(
            builder.card(entry) for entry in reversed(listed(builder.catalogue.galleries)[-GALLERIES:])
        ),
        pager=pager(builder, stream.term, stream.cuts, len(stream.cuts) - 1),
    )


_LABELS: dict[str, Literal["categories", "tags", "authors", "archive"]] = {
    "categories": "categories", "tags": "tags", "authors": "authors", "archives": "archive",
}  # fmt: skip
"""Label in the settings → label in the views."""


def index_pages(builder: ViewBuilder, titles: Mapping[str, str]) -> Iterator[Page]:
    """The lists of names: categories, tags, authors, years.

    Args:
        builder: the builders' tools.
        titles: label → title in the site's language.
    """
    for name, label in _LABELS.items():
        place = builder.config.lists[name]
        view = IndexView(
            head=builder.head(titles[name], place.url),
            title=titles[name],
            label=label,
            anchors=named_anchors(builder, name),
        )
        yield Page(place.save_as, "names.html", view)


def named_anchors(builder: ViewBuilder, name: str) -> tuple[Anchor, ...]:
    """What a list of names shows: the names that have a page; the articles where no year has one."""
    catalogue = builder.catalogue
    if name == "archives":
        years = _anchors(builder, list(catalogue.years.values())[::-1])
        return years or tuple(builder.anchor(entry) for entry in reversed(catalogue.stream.entries))
    return _anchors(builder, _by_name(_listings(builder, name)))


def _listings(builder: ViewBuilder, name: str) -> Iterable[Listing]:
    catalogue = builder.catalogue
    listings = {"categories": catalogue.categories, "tags": catalogue.tags, "authors": catalogue.authors}
    return listings[name].values()


def _anchors(builder: ViewBuilder, listings: Iterable[Listing]) -> tuple[Anchor, ...]:
    return tuple(builder.listing_anchor(listing) for listing in listings if listing.term.save_as)


def has_entries(builder: ViewBuilder, name: str) -> bool:
    """Whether there is anything on the page that lists these: then a menu may lead there."""
    of_types = {row.overview.label: row for row in entry_types().values() if row.overview is not None}
    if name in of_types:
        return bool(_entries_of(builder, of_types[name]))
    if name == "archives":
        return bool(builder.catalogue.stream.entries)
    return any(listing.term.save_as for listing in _listings(builder, name))


def _entries_of(builder: ViewBuilder, row: EntryTypeRow) -> Sequence[Entry]:
    return listed(builder.catalogue.of_type[row.name])


def _by_name(listings: Iterable[Listing]) -> list[Listing]:
    return sorted(listings, key=lambda listing: listing.term.name.casefold())


def overview_pages(builder: ViewBuilder, titles: Mapping[str, str]) -> Iterator[Page]:
    """The pages that list all entries of a type: galleries, the directory …; see ``index_pages``.

    None where there is nothing to list, or the site wants no such page.
    """
    for row in entry_types().values():
        if row.overview is not None:
            entries, place = _entries_of(builder, row), builder.config.lists[row.overview.label]
            make = row.overview.pages or functools.partial(_cards_page, row.overview)
            if entries and place.save_as:
                yield from make(builder, entries, titles[row.overview.label], place)


def _cards_page(
    overview: Overview, builder: ViewBuilder, entries: Sequence[Entry], title: str, place: ListPlace
) -> Iterator[Page]:
    ordered = entries[::-1] if overview.newest_first else entries
    view = CardsView(
        head=builder.head(title, place.url),
        title=title,
        label=overview.label,
        cards=tuple(builder.card(entry) for entry in ordered),
    )
    yield Page(place.save_as, "cards.html", view)
