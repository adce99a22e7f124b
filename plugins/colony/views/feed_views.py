"""What feeds and the pages about them may show.

:mod:`colony.views` hands these on.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from colony.views.parts import BodyView, Card, FeedAnchor, HeadView, PictureView, View


class FeedSubject(View, frozen=True, kw_only=True):
    """What one can subscribe to, in every format that there is."""

    title: str
    preview_href: str
    """The page that shows the feed to people."""
    page_href: str
    """The page that the feed is of; the preview where it has none."""
    feeds: tuple[FeedAnchor, ...]


class FeedGroup(View, frozen=True, kw_only=True):
    """Subjects of one kind."""

    kind: str
    """A row of :func:`colony.tables.feed_kind.feed_kinds`."""
    title: str
    """In the site's language."""
    subjects: tuple[FeedSubject, ...]


class FeedPageView(View, frozen=True, kw_only=True):
    """The page beside a feed that shows what a subscriber gets."""

    head: HeadView
    title: str
    subject: FeedSubject
    cards: tuple[Card, ...]
    """Newest first."""


class CalendarEvent(View, frozen=True, kw_only=True):
    """An event in a calendar file. Both moments are those of its zone."""

    uid: str
    """Known to subscribers, and the same for good."""
    sequence: int
    """How often what they have noted has changed (RFC 5545, 3.8.7.4)."""
    created: datetime
    changed: datetime
    start: datetime
    end: datetime
    """The start again where nobody said; of whole days the day after the last."""
    zone: str
    is_all_day: bool
    title: str
    lang: str
    summary: str
    place: str
    address: str
    """Of its page, absolute."""
    status: str


class CalendarView(View, frozen=True, kw_only=True):
    """A calendar file (RFC 5545)."""

    title: str
    self_address: str
    events: tuple[CalendarEvent, ...]


class OpmlView(View, frozen=True, kw_only=True):
    """The list of all feeds, for feed readers to take over (OPML 2.0)."""

    title: str
    origin: str
    groups: tuple[FeedGroup, ...]


class EnclosureView(View, frozen=True, kw_only=True):
    """A recording that belongs to an item (RSS 2.0, ``enclosure``)."""

    address: str
    mime: str
    size_bytes: int = 0
    """0 where unknown, as the RSS Advisory Board's profile asks for."""
    duration_s: int = 0
    """0 where unknown."""


class FeedItem(View, frozen=True, kw_only=True):
    """One entry in a feed. Addresses are absolute, those of pictures from the server's root."""

    id: str
    title: str
    """With the label ``Anzeige: `` before it where it is sponsored."""
    address: str
    date: datetime
    updated: datetime
    lang: str
    summary: str
    body: BodyView | None
    """None where the feed has summaries only."""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    picture: PictureView | None = None
    license: str = ""
    license_address: str = ""
    enclosure: EnclosureView | None = None


class PodcastView(View, frozen=True, kw_only=True):
    """What Apple's podcast directory wants to know of a feed ("A podcaster's guide to RSS")."""

    author: str
    email: str = ""
    image_address: str = ""
    categories: tuple[tuple[str, str], ...] = ()
    explicit: bool = False
    order: Literal["episodic", "serial"] = "episodic"


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
    hub: str = ""
    """Address of the WebSub hub that tells subscribers at once; empty for none."""
    podcast: PodcastView | None = None
