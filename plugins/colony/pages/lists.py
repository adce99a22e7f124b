"""Pages of teasers: the front page, categories, tags, years; and the lists of names."""

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
"""Teasers next to the lead story on the front page."""

SECTION_CARDS = 4
"""Teasers of each category on the front page."""

GUIDES = 4
"""Guides on the front page."""

GALLERIES = 3
"""Galleries on the front page."""

NOT_RUNNING_NEWS = ("guide",)
"""Kinds of articles that have a section of their own on the front page and are not among the news."""


def list_pages(builder: ViewBuilder) -> Iterator[Page]:
    """All paged lists except the front page."""
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
    """(URL, save_as) of one page of a list; the newest page has the list's own address."""
    if cut.number == 0:
        return term.url, term.save_as
    base = term.url if term.url.endswith("/") or not term.url else f"{term.url.removesuffix('.html')}/"
    config = builder.config
    return (
        config.pagination_url.format(base=base, number=cut.number),
        config.pagination_save_as.format(base=base, number=cut.number),
    )


def pager(builder: ViewBuilder, term: Term, cuts: Sequence[Cut], place: int) -> Pager:
    """Links from a list's page, by its index in ``cuts``, to the older and the newer page."""

    def to(neighbour: Cut) -> Anchor:
        return Anchor(title=term.name, href=builder.href(address(builder, term, neighbour)[0]))

    return Pager(
        older=to(cuts[place - 1]) if place else None,
        newer=to(cuts[place + 1]) if place + 1 < len(cuts) else None,
        number=cuts[place].number,
    )


def cards(builder: ViewBuilder, entries: Sequence[Entry]) -> tuple[Card, ...]:
    """Teasers, newest first, of entries that are sorted oldest first."""
    return tuple(builder.card(entry) for entry in reversed(entries))


def listed(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that lists show: all except hidden ones and drafts."""
    return [entry for entry in entries if entry.status == "published"]


def home_pages(builder: ViewBuilder, feeds: tuple[FeedAnchor, ...]) -> Iterator[Page]:
    """The front page and the older pages of the stream."""
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
    # A sponsored article is never the lead story; it stays in its place among the others.
    leads = [entry for entry in reversed(shown) if not entry.sponsored][: 1 + SECONDS]
    # The newest story with a picture among the first few is the lead; the others keep their order.
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
"""Label in the settings → label in the views of listings."""


def index_pages(builder: ViewBuilder, titles: Mapping[str, str]) -> Iterator[Page]:
    """The pages that list names: categories, tags, authors, years.

    Args:
        builder: see :class:`ViewBuilder`.
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
    """Links to the names that have a page; for the archive, if no year has a page, links to the articles."""
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
    """Whether the page with this label lists anything, so that the menu can link to it."""
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
    """The pages that list all entries of a type: galleries, the directory. Arguments as of ``index_pages``.

    There is no page for a type without entries, or if the settings give the page no address.
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
