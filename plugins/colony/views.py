"""What each page may show: one frozen class a kind of page.

A template sees its view (as ``page``) and the constant ``site``, nothing else. So the hash of a
view stands for everything that can change on the page, and views hold no more than is shown.

Addresses named ``href`` are ready for an attribute: from the server's root (``/artikel/x/``) or
of another host. ``site.origin + href`` makes an inner one absolute.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from colony.model import Fact, Heading, Value


class View(Value, frozen=True, kw_only=True, tag=True):
    """Base of the views; the class's name travels with the data."""


class Anchor(View, frozen=True, kw_only=True):
    """A link to show: its text and where it leads."""

    title: str
    href: str
    lang: str = ""


class SourceSet(View, frozen=True, kw_only=True):
    """The renditions of one picture in one format, narrowest first."""

    mime: str
    """``image/avif``, ``image/webp`` …"""
    candidates: tuple[tuple[str, int], ...]
    """(href, width in pixels)."""

    @property
    def srcset(self) -> str:
        """The value of the ``srcset`` attribute, with width descriptors."""
        return ", ".join(f"{href} {width_px}w" for href, width_px in self.candidates)


class PictureView(View, frozen=True, kw_only=True):
    """A picture in all its renditions. The template decides ``sizes`` and ``loading``."""

    sources: tuple[SourceSet, ...]
    """Best format first; empty for drawings and pictures of other hosts."""
    href: str
    """The one for browsers that know no ``<source>``, and for feeds."""
    width_px: int
    """0 where unknown (pictures of other hosts)."""
    height_px: int
    alt: str = ""
    caption_html: str = ""
    credit: str = ""
    license: str = ""
    colour: str = ""
    focus: str = ""
    full_href: str = ""
    """Where the picture is shown large: its own page in a gallery; empty otherwise."""


class GalleryStrip(View, frozen=True, kw_only=True):
    """A gallery embedded in an article: a few of its photos and the way in."""

    title: str
    href: str
    photos: tuple[PictureView, ...]
    total: int


class Snippet(View, frozen=True, kw_only=True):
    """A piece of HTML made by Colony itself, such as the link to another host's picture."""

    html: str


Fill = str | PictureView | GalleryStrip | Snippet


class BodyView(View, frozen=True, kw_only=True):
    """The text of a page: which stored body, and what is filled into its marks, in order."""

    digest: str
    fills: tuple[Fill, ...] = ()


class FeedAnchor(View, frozen=True, kw_only=True):
    """A feed to announce (``rel=alternate``) and to list."""

    title: str
    href: str
    mime: str


class HeadView(View, frozen=True, kw_only=True):
    """What stands in ``<head>``."""

    title: str
    """The page's own title, without the site's name."""
    description: str = ""
    lang: str = "de"
    href: str = ""
    """The page's canonical address, from the server's root."""
    indexed: bool = True
    """False asks search engines to stay away."""
    alternates: tuple[Anchor, ...] = ()
    """The same page in every language it exists in, itself included (hreflang); empty for one."""
    feeds: tuple[FeedAnchor, ...] = ()
    og_type: Literal["website", "article", "profile"] = "website"
    og_image: str = ""
    """Href of the picture for social networks; empty for none."""
    json_ld: str = ""
    """schema.org data as JSON text that is safe inside ``<script>``; empty for none."""


class PersonCard(View, frozen=True, kw_only=True):
    """An author as named beside an article."""

    name: str
    href: str
    """Empty for an author without a page."""
    role: str = ""
    summary: str = ""
    portrait: PictureView | None = None


class Card(View, frozen=True, kw_only=True):
    """An entry as shown in lists: the teaser."""

    title: str
    href: str
    lang: str
    kind: str
    summary: str = ""
    date: datetime | None = None
    minutes: int = 0
    category: Anchor | None = None
    authors: tuple[str, ...] = ()
    picture: PictureView | None = None
    sponsored: str = ""
    """Advertiser's name: the label „Anzeige“ must be shown. Empty for editorial entries."""


class AdView(View, frozen=True, kw_only=True):
    """A paid notice between articles."""

    advertiser: str
    title: str
    text: str
    href: str


class SeriesView(View, frozen=True, kw_only=True):
    """The series an article is part of, all parts in order."""

    title: str
    position: int
    parts: tuple[Anchor, ...]


class Pager(View, frozen=True, kw_only=True):
    """Where the older and the newer part of a list are. Pages count from the oldest."""

    older: Anchor | None = None
    newer: Anchor | None = None
    number: int = 0
    """This page's number; 0 on the newest page."""


class ArticleView(View, frozen=True, kw_only=True):
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


class StaticView(View, frozen=True, kw_only=True):
    """A page that stands outside the stream: about, imprint, privacy."""

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


class AuthorView(View, frozen=True, kw_only=True):
    """An author's page: the desk or person, and what they wrote."""

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


class Section(View, frozen=True, kw_only=True):
    """A headed group of teasers on the home page."""

    title: str
    href: str
    cards: tuple[Card, ...]


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


class GalleryView(View, frozen=True, kw_only=True):
    """One page of a gallery."""

    head: HeadView
    title: str
    summary: str
    date: datetime | None
    authors: tuple[PersonCard, ...]
    body: BodyView | None
    photos: tuple[PictureView, ...]
    """Each with ``full_href``, its own page."""
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
    """A plain page of teasers that is not paged: galleries, the directory."""

    head: HeadView
    title: str
    label: Literal["galleries", "directory"]
    cards: tuple[Card, ...]


class OrganisationView(View, frozen=True, kw_only=True):
    """A directory entry: a company, platform, community or app, and what was written of it."""

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
    main: tuple[FeedAnchor, ...]
    categories: tuple[FeedAnchor, ...]
    authors: tuple[FeedAnchor, ...]


class SearchView(View, frozen=True, kw_only=True):
    """The place of the search: for now the ways to browse."""

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


class FeedItem(View, frozen=True, kw_only=True):
    """One entry in a feed. Addresses are absolute."""

    id: str
    title: str
    """With the label ``Anzeige: `` before it where it is sponsored."""
    address: str
    date: datetime
    updated: datetime
    lang: str
    summary: str
    body: BodyView
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    picture: PictureView | None = None
    license: str = ""


class FeedView(View, frozen=True, kw_only=True):
    """A feed. Addresses are absolute."""

    id: str
    title: str
    subtitle: str
    lang: str
    self_address: str
    alternate_address: str
    origin: str
    updated: datetime
    items: tuple[FeedItem, ...]
    """Newest first."""


class SitemapLine(View, frozen=True, kw_only=True):
    """An address in a sitemap (sitemaps.org, 0.9)."""

    address: str
    modified: datetime | None = None


class SitemapView(View, frozen=True, kw_only=True):
    """One sitemap file, or the index of them."""

    lines: tuple[SitemapLine, ...]


class RobotsView(View, frozen=True, kw_only=True):
    """robots.txt (RFC 9309)."""

    sitemap_address: str
    allow: bool


AnyView = (
    ArticleView | StaticView | ListView | AuthorView | HomeView | IndexView | GalleryView | PhotoView
    | CardsView | OrganisationView | SubscribeView | SearchView | NotFoundView | RedirectView
    | FeedView | SitemapView | RobotsView
)  # fmt: skip


class Page(msgspec.Struct, frozen=True):
    """One output file: where it goes, what makes it, what it shows.

    ``maker`` is the name of a template (``article.html``) or, with a colon, of a function
    (``colony.feeds.render:atom``) that takes a view and a reader of bodies and gives bytes.
    """

    save_as: str
    maker: str
    view: AnyView


class SiteView(View, frozen=True, kw_only=True):
    """What is the same on every page. It changes only when the operator changes the settings,
    or the fixed pages of the portal, so that publishing an article touches no other page."""

    name: str
    tagline: str
    origin: str
    """``https://example.org`` without a path or slash at the end; empty in the preview."""
    base_href: str
    """The home page's href: ``/``, or ``/portal/`` where the site lives in a folder."""
    lang: str
    menu: tuple[Anchor, ...]
    footer: tuple[Anchor, ...]
    search_href: str
    subscribe_href: str
    feeds: tuple[FeedAnchor, ...]
    preview: bool
    """True while authors look at it: nothing is for the public."""
    start_year: int = 0
    contact_email: str = ""
    extra: dict[str, str] = {}
    """The operator's own words for templates (setting ``COLONY_EXTRA``)."""
