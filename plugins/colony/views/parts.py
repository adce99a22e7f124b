"""The pieces that pages are put together from: links, pictures, teasers, heads.

:mod:`colony.views` has the pages themselves, and hands these on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from colony.model import Value

VIEWS_VERSION = 1
"""Goes up when a template written for today's views would fail; a theme says which it was made for."""


class View(Value, frozen=True, kw_only=True, tag=True):
    """Base of the views; the class's name travels with the data."""


class EntryView(View, frozen=True, kw_only=True):
    """Base of the views of single entries."""

    values: dict[str, Any] = {}  # noqa: RUF012 - msgspec copies empty defaults
    """What the author gave for keys of front matter that no other field shows, each under its name. Every
    key that the type of entry knows is there, empty where nothing was given. Moments are text, which the
    filters for dates take."""


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


class LogoView(View, frozen=True, kw_only=True):
    """The site's own mark, shown in the place of its name."""

    href: str
    width_px: int
    height_px: int


class BrandView(View, frozen=True, kw_only=True):
    """What a site shows of its own in the place of its theme's."""

    name: str = ""
    """In the masthead and the foot, where it is another than the site's name."""
    logo: LogoView | None = None
    icon_href: str = ""
    """For tabs and bookmarks; empty for the theme's."""
    font_hrefs: tuple[str, ...] = ()
    """Font files that every page needs at once."""


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
    format: str = ""
    """The format by the name that readers know it by: ``Atom``."""


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
    og_image_alt: str = ""
    og_image_px: tuple[int, ...] = ()
    """Its width and height, where it was made for this."""


class PersonCard(View, frozen=True, kw_only=True):
    """An author as named beside an article."""

    name: str
    href: str
    """Empty for an author without a page."""
    role: str = ""
    summary: str = ""
    portrait: PictureView | None = None


class Card(View, frozen=True, kw_only=True, cache_hash=True):
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


class Section(View, frozen=True, kw_only=True):
    """A headed group of teasers on the home page."""

    title: str
    href: str
    cards: tuple[Card, ...]


class SitemapLine(View, frozen=True, kw_only=True):
    """An address in a sitemap (sitemaps.org, 0.9)."""

    address: str
    modified: datetime | None = None
