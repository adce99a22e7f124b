"""The views of feeds, calendar files and the pages about them. Import them from :mod:`colony.views`."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from colony.views.parts import BodyView, Card, FeedAnchor, HeadView, PictureView, View


class FeedSubject(View, frozen=True, kw_only=True):
    """Something to subscribe to, such as a category, with its feeds in all formats."""

    title: str
    preview_href: str
    """The page that shows the feed's items in a browser."""
    page_href: str
    """The page that the feed belongs to, such as the category's; without one, ``preview_href``."""
    feeds: tuple[FeedAnchor, ...]


class FeedGroup(View, frozen=True, kw_only=True):
    """All subjects of one kind."""

    kind: str
    """Name of a row of :func:`colony.tables.feed_kind.feed_kinds`."""
    title: str
    """In the site's language."""
    subjects: tuple[FeedSubject, ...]


class FeedPageView(View, frozen=True, kw_only=True):
    """The page that shows a feed's items in a browser."""

    head: HeadView
    title: str
    subject: FeedSubject
    cards: tuple[Card, ...]
    """Newest first."""


class CalendarEvent(View, frozen=True, kw_only=True):
    """An event in a calendar file. Start and end are in its time zone."""

    uid: str
    """The event's id, the same in all versions of the file."""
    sequence: int
    """How often time, place or status have changed (RFC 5545, 3.8.7.4)."""
    created: datetime
    changed: datetime
    start: datetime
    end: datetime
    """Equal to the start if unknown; for whole days the day after the last."""
    zone: str
    is_all_day: bool
    title: str
    lang: str
    summary: str
    place: str
    address: str
    """Absolute address of its page."""
    status: str


class CalendarView(View, frozen=True, kw_only=True):
    """A calendar file (RFC 5545)."""

    title: str
    self_address: str
    events: tuple[CalendarEvent, ...]


class OpmlView(View, frozen=True, kw_only=True):
    """The list of all feeds, which feed readers import (OPML 2.0)."""

    title: str
    origin: str
    groups: tuple[FeedGroup, ...]


class EnclosureView(View, frozen=True, kw_only=True):
    """A recording that belongs to an item (RSS 2.0, ``enclosure``)."""

    address: str
    mime: str
    size_bytes: int = 0
    """0 if unknown, as the RSS Advisory Board's profile demands."""
    duration_s: int = 0
    """Duration in seconds; 0 if unknown."""


class FeedItem(View, frozen=True, kw_only=True):
    """One item of a feed. Addresses are absolute, except those of pictures, which are root-relative."""

    id: str
    title: str
    """If the entry is sponsored, it begins with the label ``Anzeige: ``."""
    address: str
    date: datetime
    updated: datetime
    lang: str
    summary: str
    body: BodyView | None
    """None if the feed has summaries only."""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    picture: PictureView | None = None
    license: str = ""
    license_address: str = ""
    enclosure: EnclosureView | None = None


class PodcastView(View, frozen=True, kw_only=True):
    """What Apple's podcast directory demands of a feed ("A podcaster's guide to RSS")."""

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
    """Address of the WebSub hub, which notifies subscribers at once; empty for none."""
    podcast: PodcastView | None = None
