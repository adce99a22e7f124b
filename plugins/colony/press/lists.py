"""Pages of teasers: the front page, categories, tags, authors, years, and the indexes of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from colony.model import Cut, Entry, Shelf, Term
from colony.press.desk import Desk
from colony.press.feed_links import shelf_feeds
from colony.views import (
    Anchor,
    AuthorView,
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


def author_pages(desk: Desk) -> Iterator[Page]:
    """A page for everyone who wrote something or has a profile."""
    shelves = {shelf.term.url: shelf for shelf in desk.catalogue.authors.values()}
    profiles = {profile.url: profile for profile in desk.catalogue.people.values()}
    for profile in profiles.values():
        term = Term(name=profile.title, slug=profile.slug, url=profile.url, save_as=profile.save_as)
        shelves.setdefault(profile.url, Shelf(term=term, entries=(), cuts=(Cut(0, 0, 0),)))
    for shelf in shelves.values():
        if not shelf.term.save_as:
            continue
        for place in range(len(shelf.cuts)):
            yield _author_page(desk, shelf, place, profiles.get(shelf.term.url))


def _author_page(desk: Desk, shelf: Shelf, place: int, profile: Entry | None) -> Page:
    cut = shelf.cuts[place]
    url, save_as = address(desk, shelf.term, cut)
    feeds = shelf_feeds(desk.config, "author", shelf.term) if shelf.entries else ()
    links = tuple(Anchor(title=link.label, href=link.address) for link in profile.links) if profile else ()
    portrait = desk.picture(profile.image, profile) if profile and profile.image else None
    view = AuthorView(
        head=desk.head(
            shelf.term.name,
            url,
            description=profile.summary if profile else "",
            feeds=feeds,
            og_type="profile",
            picture=portrait,
        ),
        name=shelf.term.name,
        role=profile.role if profile else "",
        summary=profile.summary if profile and profile.has_own_summary else "",
        portrait=portrait,
        body=desk.body(profile) if profile and profile.word_count and cut.number == 0 else None,
        links=links,
        cards=cards(desk, shelf.entries[cut.start : cut.stop]),
        pager=pager(desk, shelf.term, shelf.cuts, place),
        feeds=feeds,
    )
    return Page(save_as, "author.html", view)


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
    if name in ("galleries", "directory"):
        return bool(_cards_of(desk, name))
    if name == "archives":
        return bool(catalogue.stream.entries)
    return any(shelf.term.save_as for shelf in _shelves(desk, name))


def _cards_of(desk: Desk, name: str) -> Sequence[Entry]:
    catalogue = desk.catalogue
    if name == "galleries":
        return listed(catalogue.galleries)[::-1]
    return listed(catalogue.organisations)


def _by_name(shelves: Iterable[Shelf]) -> list[Shelf]:
    return sorted(shelves, key=lambda shelf: shelf.term.name.casefold())


def cards_pages(desk: Desk, titles: Mapping[str, str]) -> Iterator[Page]:
    """The overview of galleries and that of the directory, where there are any."""
    labels: tuple[Literal["galleries", "directory"], ...] = ("galleries", "directory")
    for label in labels:
        entries = _cards_of(desk, label)
        place = desk.config.lists[label]
        view = CardsView(
            head=desk.head(titles[label], place.url),
            title=titles[label],
            label=label,
            cards=tuple(desk.card(entry) for entry in entries),
        )
        if entries:
            yield Page(place.save_as, "cards.html", view)
