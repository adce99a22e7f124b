"""The values inside views: links, pictures, teasers, heads. Import them from :mod:`colony.views`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from colony.model import Value

VIEWS_VERSION = 1
"""Version of all views. It rises when older templates would fail; a theme names the one it was made for."""


class View(Value, frozen=True, kw_only=True, tag=True):
    """Base of all views and parts. The class's name is part of the serialised data."""


class EntryView(View, frozen=True, kw_only=True):
    """Base of the views of single entries."""

    values: dict[str, Any] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Key → value, for keys of front matter that have no field here. Every such key of the entry's type is
    in it, empty if the author gave nothing. Moments are text, which the date filters of templates accept."""


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
    """A picture with all its renditions. The template chooses ``sizes`` and ``loading``."""

    sources: tuple[SourceSet, ...]
    """Best format first; empty for drawings and pictures of other hosts."""
    href: str
    """The rendition for feeds and for browsers without ``<source>``."""
    width_px: int
    """In pixels; 0 if unknown (pictures of other hosts)."""
    height_px: int
    alt: str = ""
    caption_html: str = ""
    credit: str = ""
    license: str = ""
    colour: str = ""
    focus: str = ""
    full_href: str = ""
    """Page that shows the picture large, for photos of a gallery; empty otherwise."""


class LogoView(View, frozen=True, kw_only=True):
    """The site's logo, shown instead of its name."""

    href: str
    width_px: int
    height_px: int


class BrandView(View, frozen=True, kw_only=True):
    """The site's logo, icon and fonts, which replace those of the theme."""

    name: str = ""
    """Name in masthead and footer; empty for the site's name."""
    logo: LogoView | None = None
    icon_href: str = ""
    """For tabs and bookmarks; empty for the theme's."""
    font_hrefs: tuple[str, ...] = ()
    """Font files for every page to preload."""


class GalleryStrip(View, frozen=True, kw_only=True):
    """A gallery embedded in an article: a few photos and a link to all."""

    title: str
    href: str
    photos: tuple[PictureView, ...]
    total: int


class Snippet(View, frozen=True, kw_only=True):
    """A piece of HTML made by Colony itself, such as the link to another host's picture."""

    html: str


Fill = str | PictureView | GalleryStrip | Snippet


class BodyView(View, frozen=True, kw_only=True):
    """The text of a page: the digest of its stored body, and the fills of the body's marks, in order."""

    digest: str
    fills: tuple[Fill, ...] = ()


class FeedAnchor(View, frozen=True, kw_only=True):
    """A feed to announce (``rel=alternate``) and to list."""

    title: str
    href: str
    mime: str
    format: str = ""
    """The format's name for readers: ``Atom``."""


class HeadView(View, frozen=True, kw_only=True):
    """What a page's ``<head>`` shows."""

    title: str
    """The page's own title, without the site's name."""
    description: str = ""
    lang: str = "de"
    href: str = ""
    """The page's canonical address, root-relative."""
    indexed: bool = True
    """False asks search engines to stay away."""
    alternates: tuple[Anchor, ...] = ()
    """All language versions of the page, itself included (hreflang); empty if there is only one."""
    feeds: tuple[FeedAnchor, ...] = ()
    og_type: Literal["website", "article", "profile"] = "website"
    og_image: str = ""
    """Href of the picture for social networks; empty for none."""
    og_image_alt: str = ""
    og_image_px: tuple[int, ...] = ()
    """Its width and height in pixels if it is a social card; otherwise empty."""


class PersonCard(View, frozen=True, kw_only=True):
    """An author, as shown beside an article."""

    name: str
    href: str
    """The author's page; empty if there is none."""
    role: str = ""
    summary: str = ""
    portrait: PictureView | None = None


class Card(View, frozen=True, kw_only=True, cache_hash=True):
    """The teaser of an entry, as shown in lists."""

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
    """The series that an article belongs to, all articles in order."""

    title: str
    position: int
    parts: tuple[Anchor, ...]


class Pager(View, frozen=True, kw_only=True):
    """Links to the older and newer page of a list. Pages are numbered from the oldest."""

    older: Anchor | None = None
    newer: Anchor | None = None
    number: int = 0
    """This page's number; 0 on the newest page."""


class Section(View, frozen=True, kw_only=True):
    """A headed group of teasers on the home page."""

    title: str
    href: str
    cards: tuple[Card, ...]


class SitemapLine(View, frozen=True, kw_only=True):
    """An address in a sitemap (sitemaps.org, 0.9)."""

    address: str
    modified: datetime | None = None
