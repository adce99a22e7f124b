"""Pages of teasers: the front page, categories, tags, authors, years, and the indexes of names."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from colony.entry_types import Overview, entry_types
from colony.model import Cut, Entry, Shelf, Term
from colony.press.desk import Desk
from colony.press.feed_links import shelf_feeds
from colony.settings import ListPlace
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


def list_pages(desk: Desk) -> Iterator[Page]:
    """All paged lists but the front page."""
    for shelf in desk.catalogue.categories.values():
        yield from _shelf_pages(desk, shelf, "category", shelf_feeds(desk.config, "category", shelf.term))
    for shelf in desk.catalogue.tags.values():
        yield from _shelf_pages(desk, shelf, "tag", shelf_feeds(desk.config, "tag", shelf.term))
    for shelf in desk.catalogue.years.values():
        yield from _shelf_pages(desk, shelf, "year", ())


def _shelf_pages(
    desk: Desk,
    shelf: Shelf,
    label: Literal["category", "tag", "year", "stream"],
    feeds: tuple[FeedAnchor, ...],
) -> Iterator[Page]:
    if not shelf.term.save_as:
        return
    for place, cut in enumerate(shelf.cuts):
        url, save_as = address(desk, shelf.term, cut)
        view = ListView(
            head=desk.head(shelf.term.name, url, feeds=feeds),
            title=shelf.term.name,
            label=label,
            cards=cards(desk, shelf.entries[cut.start : cut.stop]),
            pager=pager(desk, shelf.term, shelf.cuts, place),
            feeds=feeds,
        )
        yield Page(save_as, "list.html", view)


def address(desk: Desk, term: Term, cut: Cut) -> tuple[str, str]:
    """(URL, path to save as) of one page of a list; the newest page has the list's own."""
    if cut.number == 0:
        return term.url, term.save_as
    base = term.url if term.url.endswith("/") or not term.url else f"{term.url.removesuffix('.html')}/"
    config = desk.config
    return (
        config.pagination_url.format(base=base, number=cut.number),
        config.pagination_save_as.format(base=base, number=cut.number),
    )


def pager(desk: Desk, term: Term, cuts: Sequence[Cut], place: int) -> Pager:
    """Links from the page at this place of a list to the older and the newer one."""

    def to(neighbour: Cut) -> Anchor:
        return Anchor(title=term.name, href=desk.href(address(desk, term, neighbour)[0]))

    return Pager(
        older=to(cuts[place - 1]) if place else None,
        newer=to(cuts[place + 1]) if place + 1 < len(cuts) else None,
        number=cuts[place].number,
    )


def cards(desk: Desk, entries: Sequence[Entry]) -> tuple[Card, ...]:
    """Teasers, newest first, of entries that run from old to new."""
    return tuple(desk.card(entry) for entry in reversed(entries))


def listed(entries: Sequence[Entry]) -> list[Entry]:
    """Those that lists may show: no hidden ones, and no drafts, which only the preview has."""
    return [entry for entry in entries if entry.status == "published"]


def home_pages(desk: Desk, feeds: tuple[FeedAnchor, ...]) -> Iterator[Page]:
    """The front page, and the older pages of the stream behind it."""
    stream = desk.catalogue.stream
    newest = stream.cuts[-1]
    view = _home(desk, stream, newest, feeds)
    yield Page(stream.term.save_as, "index.html", view)
    for place, cut in enumerate(stream.cuts[:-1]):
        url, save_as = address(desk, stream.term, cut)
        yield Page(
            save_as,
            "list.html",
            ListView(
                head=desk.head(desk.config.site_name, url, feeds=feeds),
                title=desk.config.site_name,
                label="stream",
                cards=cards(desk, stream.entries[cut.start : cut.stop]),
                pager=pager(desk, stream.term, stream.cuts, place),
                feeds=feeds,
            ),
        )


def _home(desk: Desk, stream: Shelf, newest: Cut, feeds: tuple[FeedAnchor, ...]) -> HomeView:
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
    config = desk.config
    return HomeView(
        head=desk.head(config.site_name, "", description=config.tagline, feeds=feeds),
        lead=desk.card(leads[0]) if leads else None,
        seconds=tuple(desk.card(entry) for entry in leads[1:]),
        river=cards(desk, [entry for entry in shown if entry.source_path not in led]),
        sections=tuple(
            Section(
                title=shelf.term.name,
                href=desk.href(shelf.term.url),
                cards=cards(desk, shelf.entries[-SECTION_CARDS:]),
            )
            for shelf in desk.catalogue.categories.values()
        ),
        guides=tuple(desk.card(entry) for entry in guides),
        galleries=tuple(
            desk.card(entry) for entry in reversed(listed(desk.catalogue.galleries)[-GALLERIES:])
        ),
        pager=pager(desk, stream.term, stream.cuts, len(stream.cuts) - 1),
    )


_LABELS: dict[str, Literal["categories", "tags", "authors", "archive"]] = {
    "categories": "categories", "tags": "tags", "authors": "authors", "archives": "archive",
}  # fmt: skip
"""Label in the settings → label in the views."""


def index_pages(desk: Desk, titles: Mapping[str, str]) -> Iterator[Page]:
    """The lists of names: categories, tags, authors, years.

    Args:
        desk: the builders' tools.
        titles: label → title in the site's language.
    """
    for name, label in _LABELS.items():
        place = desk.config.lists[name]
        view = IndexView(
            head=desk.head(titles[name], place.url),
            title=titles[name],
            label=label,
            anchors=named_anchors(desk, name),
        )
        yield Page(place.save_as, "names.html", view)


def named_anchors(desk: Desk, name: str) -> tuple[Anchor, ...]:
    """What a list of names shows: the names that have a page; the articles where no year has one."""
    catalogue = desk.catalogue
    if name == "archives":
        years = _anchors(desk, list(catalogue.years.values())[::-1])
        return years or tuple(desk.anchor(entry) for entry in reversed(catalogue.stream.entries))
    return _anchors(desk, _by_name(_shelves(desk, name)))


def _shelves(desk: Desk, name: str) -> Iterable[Shelf]:
    catalogue = desk.catalogue
    shelves = {"categories": catalogue.categories, "tags": catalogue.tags, "authors": catalogue.authors}
    return shelves[name].values()


def _anchors(desk: Desk, shelves: Iterable[Shelf]) -> tuple[Anchor, ...]:
    return tuple(desk.shelf_anchor(shelf) for shelf in shelves if shelf.term.save_as)


def has_entries(desk: Desk, name: str) -> bool:
    """Whether there is anything on the page that lists these: then a menu may lead there."""
    catalogue = desk.catalogue
    for row in entry_types().values():
        if row.overview is not None and row.overview.label == name:
            return bool(listed(catalogue.of_type[row.name]))
    if name == "archives":
        return bool(catalogue.stream.entries)
    return any(shelf.term.save_as for shelf in _shelves(desk, name))


def _by_name(shelves: Iterable[Shelf]) -> list[Shelf]:
    return sorted(shelves, key=lambda shelf: shelf.term.name.casefold())


def overview_pages(desk: Desk, titles: Mapping[str, str]) -> Iterator[Page]:
    """The pages that list all entries of a type: galleries, the directory …, where there are any."""
    for row in entry_types().values():
        entries = listed(desk.catalogue.of_type[row.name])
        if row.overview is not None and entries:
            place, title = desk.config.lists[row.overview.label], titles[row.overview.label]
            make = row.overview.pages or functools.partial(_cards_page, row.overview)
            yield from make(desk, entries, title, place)


def _cards_page(
    overview: Overview, desk: Desk, entries: Sequence[Entry], title: str, place: ListPlace
) -> Iterator[Page]:
    ordered = entries[::-1] if overview.newest_first else entries
    view = CardsView(
        head=desk.head(title, place.url),
        title=title,
        label=overview.label,
        cards=tuple(desk.card(entry) for entry in ordered),
    )
    yield Page(place.save_as, "cards.html", view)
