"""The views of pages: one frozen class per kind of page.

A template sees its view (as ``page``) and the value ``site``, nothing else. So the page changes only if the
digest of its view does, and views hold no more than is shown.

A field named ``href`` is relative to the server's root (``/artikel/x/``) or an address on another host;
``site.origin + href`` makes the former absolute.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from colony.model import Fact, Heading
from colony.views.feed_views import (
    FeedGroup,
    FeedPageView,
    FeedView,
    OpmlView,
)
from colony.views.parts import (
    AdView,
    Anchor,
    BodyView,
    BrandView,
    Card,
    EntryView,
    FeedAnchor,
    HeadView,
    Pager,
    PersonCard,
    PictureView,
    Section,
    SeriesView,
    SitemapLine,
    View,
)


class ArticleView(EntryView, frozen=True, kw_only=True):
    """An article."""

    head: HeadView
    title: str
    kind: str
    summary: str
    date: datetime
    body: BodyView
    minutes: int
    word_count: int
    status: str
    category: Anchor | None = None
    tags: tuple[Anchor, ...] = ()
    authors: tuple[PersonCard, ...] = ()
    modified: datetime | None = None
    picture: PictureView | None = None
    contents: tuple[Heading, ...] = ()
    features: tuple[str, ...] = ()
    license: Anchor | None = None
    source: Anchor | None = None
    sponsored: str = ""
    mentions: tuple[Anchor, ...] = ()
    series: SeriesView | None = None
    enclosure_href: str = ""
    related: tuple[Card, ...] = ()
    older: Anchor | None = None
    newer: Anchor | None = None
    translations: tuple[Anchor, ...] = ()
    ad: AdView | None = None


class StaticView(EntryView, frozen=True, kw_only=True):
    """A static page: about, imprint, privacy."""

    head: HeadView
    title: str
    summary: str
    body: BodyView
    modified: datetime | None = None
    contents: tuple[Heading, ...] = ()
    features: tuple[str, ...] = ()
    translations: tuple[Anchor, ...] = ()


class ListView(View, frozen=True, kw_only=True):
    """A page of teasers: of a category, a tag, a year, or the whole stream."""

    head: HeadView
    title: str
    label: Literal["category", "tag", "year", "stream", "kind"]
    cards: tuple[Card, ...]
    pager: Pager
    feeds: tuple[FeedAnchor, ...] = ()


class AuthorView(EntryView, frozen=True, kw_only=True):
    """An author's page: the profile and what they wrote."""

    head: HeadView
    name: str
    role: str
    summary: str
    portrait: PictureView | None
    body: BodyView | None
    links: tuple[Anchor, ...]
    cards: tuple[Card, ...]
    pager: Pager
    feeds: tuple[FeedAnchor, ...] = ()


class HomeView(View, frozen=True, kw_only=True):
    """The front page."""

    head: HeadView
    lead: Card | None
    seconds: tuple[Card, ...]
    river: tuple[Card, ...]
    sections: tuple[Section, ...]
    """The newest of each category."""
    guides: tuple[Card, ...]
    galleries: tuple[Card, ...]
    pager: Pager


class IndexView(View, frozen=True, kw_only=True):
    """A list of names to browse: categories, tags, authors, years."""

    head: HeadView
    title: str
    label: Literal["categories", "tags", "authors", "archive"]
    anchors: tuple[Anchor, ...]


class GalleryView(EntryView, frozen=True, kw_only=True):
    """One page of a gallery."""

    head: HeadView
    title: str
    summary: str
    date: datetime | None
    authors: tuple[PersonCard, ...]
    body: BodyView | None
    photos: tuple[PictureView, ...]
    """Each has ``full_href``, the photo's own page."""
    total: int
    pager: Pager
    license: Anchor | None = None


class PhotoView(View, frozen=True, kw_only=True):
    """One photo of a gallery, large, on a page of its own."""

    head: HeadView
    gallery: Anchor
    picture: PictureView
    position: int
    total: int
    older: Anchor | None = None
    """The photo before this one."""
    newer: Anchor | None = None
    """The photo after this one."""
    download_href: str = ""


class CardsView(View, frozen=True, kw_only=True):
    """A page with teasers of all entries of a type: galleries, the directory."""

    head: HeadView
    title: str
    label: str
    """The type's :attr:`colony.tables.entry_type.Overview.label`: ``galleries``, ``directory``."""
    cards: tuple[Card, ...]


class OrganisationView(EntryView, frozen=True, kw_only=True):
    """A directory entry (a company, platform, community or app) and the articles about it."""

    head: HeadView
    title: str
    kind: str
    summary: str
    picture: PictureView | None
    facts: tuple[Fact, ...]
    links: tuple[Anchor, ...]
    body: BodyView
    features: tuple[str, ...]
    mentioned_in: tuple[Anchor, ...]


class SubscribeView(View, frozen=True, kw_only=True):
    """The page that explains feeds and lists them."""

    head: HeadView
    groups: tuple[FeedGroup, ...]
    opml_href: str = ""
    """The OPML file with all feeds; empty if there is none."""


class SearchView(View, frozen=True, kw_only=True):
    """The search page: lists of names to browse."""

    head: HeadView
    categories: tuple[Anchor, ...]
    tags: tuple[Anchor, ...]
    authors: tuple[Anchor, ...]
    years: tuple[Anchor, ...]


class NotFoundView(View, frozen=True, kw_only=True):
    """The page a server shows for an address that does not exist."""

    head: HeadView


class RedirectView(View, frozen=True, kw_only=True):
    """A page at an old address that leads to the new one."""

    head: HeadView
    target: Anchor


class SitemapView(View, frozen=True, kw_only=True):
    """One sitemap file, or the index of them."""

    lines: tuple[SitemapLine, ...]


class RobotsView(View, frozen=True, kw_only=True):
    """robots.txt (RFC 9309)."""

    sitemap_address: str
    allow: bool


AnyView = View
"""Any of these views, or one of an entry type."""

SHARED_VIEWS: tuple[type[View], ...] = (
    ListView, HomeView, IndexView, CardsView, SubscribeView, SearchView, NotFoundView, RedirectView,
    FeedView, FeedPageView, OpmlView, SitemapView, RobotsView,
)  # fmt: skip
"""The views that belong to no entry type; the others are in the types' rows (``json_ld``)."""


@dataclass(frozen=True, slots=True)
class Page:
    """One output file: its path below the output root, its maker and its view.

    ``maker`` is the name of a template (``article.html``) or, with a colon, of a function
    (``colony.feeds.atom_rss:atom``): (view, digest of a body → its HTML) → the file's bytes.
    """

    save_as: str
    maker: str
    view: AnyView


class SiteView(View, frozen=True, kw_only=True):
    """What is the same on every page, known to templates as ``site``.

    It depends only on the settings and on which fixed pages there are, so publishing an article does not
    change it.
    """

    name: str
    tagline: str
    origin: str
    """``https://example.org`` without a path or slash at the end; empty in the preview."""
    base_href: str
    """The home page's href: ``/``, or ``/portal/`` if the site is in a folder."""
    lang: str
    timezone: str
    """The time zone that dates are shown in, by its IANA name."""
    menu: tuple[Anchor, ...]
    footer: tuple[Anchor, ...]
    search_href: str
    subscribe_href: str
    feeds: tuple[FeedAnchor, ...]
    preview: bool
    """True in the preview, which only authors see."""
    start_year: int = 0
    contact_email: str = ""
    brand: BrandView = BrandView()
    extra: dict[str, str] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """The site's own texts for templates (setting ``COLONY_EXTRA``)."""
