"""The views of events' pages and lists, the feed of events, and the functions that build them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from colony.locale import choose, period, short_month, zone_name
from colony.model import Entry, Term, Value, converted, replaced
from colony.pages import Subscribable, ViewBuilder, by_date, feed_item, subject_feeds
from colony.settings import ListPlace
from colony.views import Anchor, BodyView, Card, FeedAnchor, FeedItem, HeadView, Page, PictureView, View

STATUSES = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "moved-online": "EventMovedOnline",
}
"""Status of an event → schema.org's ``eventStatus``."""

LABEL = "events"
"""The list's name in the settings."""

TITLES = {"de": "Termine", "en": "Events"}
"""Language → title of the list."""


class EventDetails(Value, frozen=True, kw_only=True):
    """The values of front matter that only events have."""

    start: datetime
    end: datetime | None = None
    """None if unknown. If the event lasts whole days, a moment of its last day."""
    zone: str
    """Name of the time zone in the IANA database; start and end are in it."""
    is_all_day: bool = False
    place: str = ""
    address: str = ""
    online: str = ""
    """Web address for taking part; empty for none."""
    status: str = "scheduled"
    """A key of :data:`STATUSES`."""

    def moments(self) -> tuple[datetime, datetime]:
        """(start, end) in its time zone; the end is the start if unknown."""
        zone = ZoneInfo(self.zone)
        start = self.start.astimezone(zone)
        last = self.end.astimezone(zone) if self.end else start
        return start, last + timedelta(days=1) if self.is_all_day else last


class EventCard(View, frozen=True, kw_only=True):
    """The teaser of an event in lists of events."""

    title: str
    href: str
    lang: str
    day: str
    """Day of the month, shown like a calendar's leaf."""
    month: str
    when: str
    """Start and end in words."""
    start: datetime
    where: str = ""
    summary: str = ""
    status: str = "scheduled"


class EventYear(View, frozen=True, kw_only=True):
    """A link to the page of a year's past events."""

    title: str
    href: str
    count: int


class EventsView(View, frozen=True, kw_only=True):
    """A page of the list of events: the coming ones, or the past ones of a year."""

    head: HeadView
    title: str
    events: tuple[EventCard, ...]
    """Coming events with the earliest first; past ones with the latest first."""
    years: tuple[EventYear, ...]
    """Years with past events, newest first."""
    year: str = ""
    """The year of past events; empty for the coming ones."""
    list_href: str = ""
    feeds: tuple[FeedAnchor, ...] = ()
    ics_href: str = ""
    """The calendar file with all events."""


class EventView(View, frozen=True, kw_only=True):
    """An event's page."""

    head: HeadView
    title: str
    summary: str
    status: str
    start: datetime
    end: datetime | None
    is_all_day: bool
    when: str
    zone: str
    """Name of the time zone in the event's language."""
    is_over: bool
    body: BodyView
    place: str = ""
    address: str = ""
    online: str = ""
    picture: PictureView | None = None
    features: tuple[str, ...] = ()
    mentions: tuple[Anchor, ...] = ()
    translations: tuple[Anchor, ...] = ()
    modified: datetime | None = None
    ics_href: str = ""
    """The event's calendar file; empty for a draft or hidden event."""


def details_of(entry: Entry) -> EventDetails:
    """An event's details from its front matter."""
    details: EventDetails = converted(entry.values, EventDetails)
    return details


def moments(entry: Entry) -> tuple[datetime, datetime]:
    """When an event begins and ends: then lists change."""
    return details_of(entry).moments()


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """The pages of all events."""
    for entry in builder.catalogue.of_type["event"]:
        yield _event_page(builder, entry)


def _event_page(builder: ViewBuilder, entry: Entry) -> Page:
    details = details_of(entry)
    start, end = details.moments()
    languages = builder.languages(entry)
    picture = builder.picture(entry.image, entry) if entry.image else None
    view = EventView(
        head=builder.head(
            entry.title,
            entry.url,
            description=_said(entry),
            lang=entry.lang,
            indexed=entry.status == "published",
            alternates=languages,
            feeds=_feeds(builder),
            picture=picture,
            card=builder.card_of(entry),
        ),
        title=entry.title,
        summary=entry.summary if entry.has_own_summary else "",
        status=details.status,
        start=start,
        end=details.end,
        is_all_day=details.is_all_day,
        when=when(entry),
        zone=zone_name(start, entry.lang),
        is_over=end <= builder.config.now,
        body=builder.body(entry),
        place=details.place,
        address=details.address,
        online=details.online,
        picture=picture,
        features=entry.features,
        mentions=builder.mentioned(entry),
        translations=tuple(anchor for anchor in languages if anchor.lang != entry.lang),
        modified=entry.modified,
        ics_href=builder.href(ics_url(entry)) if entry.status == "published" else "",
    )
    return Page(entry.save_as, f"{entry.template or 'event'}.html", view)


def edited_page(builder: ViewBuilder, _page: Page, entry: Entry) -> Page:
    """The page of an edited event."""
    return _event_page(builder, entry)


def when(entry: Entry) -> str:
    """Start and end in words, in the event's language."""
    details = details_of(entry)
    start, _ = details.moments()
    last = details.end.astimezone(start.tzinfo) if details.end else None
    return period(start, last, entry.lang, is_all_day=details.is_all_day)


def _where(entry: Entry) -> str:
    details = details_of(entry)
    return details.place or details.address or ("online" if details.online else "")


def _said(entry: Entry) -> str:
    """Time, place and summary in one line."""
    place = " · ".join(part for part in (when(entry), _where(entry)) if part)
    return f"{place}. {entry.summary}" if entry.summary else place


def list_title(builder: ViewBuilder) -> str:
    """Title of the list in the site's language."""
    return choose(builder.config.lang, TITLES)


def _feeds(builder: ViewBuilder) -> tuple[FeedAnchor, ...]:
    return subject_feeds(builder.config, "events", list_title(builder), "events")


def originals(builder: ViewBuilder, entries: Iterable[Entry]) -> list[Entry]:
    """One language version of each event, the original, the earliest event first."""
    versions = builder.catalogue.languages
    shown = (entry for entry in entries if versions.get(entry.source_path, (entry,))[0] is entry)
    return sorted(shown, key=lambda entry: (moments(entry), entry.source_path))


def coming(builder: ViewBuilder) -> list[Entry]:
    """The published events that are not over, the earliest first."""
    entries = [entry for entry in builder.catalogue.of_type["event"] if entry.status == "published"]
    return [entry for entry in originals(builder, entries) if moments(entry)[1] > builder.config.now]


class _List(NamedTuple):
    """What all pages of the list of events have in common."""

    builder: ViewBuilder
    title: str
    place: ListPlace
    years: tuple[EventYear, ...]

    def page(self, entries: Sequence[Entry], year: str = "") -> Page:
        """The page of a year's past events; without a year, of the coming events."""
        builder, place = self.builder, self.place.below(year) if year else self.place
        feeds = _feeds(builder)
        view = EventsView(
            head=builder.head(f"{self.title} {year}".strip(), place.url, feeds=feeds),
            title=self.title,
            events=tuple(_event_card(builder, entry) for entry in entries),
            years=self.years,
            year=year,
            list_href=builder.href(self.place.url),
            feeds=feeds,
            ics_href=builder.href(list_ics_url(builder)),
        )
        return Page(place.save_as, "events.html", view)


def list_pages(
    builder: ViewBuilder, entries: Sequence[Entry], title: str, place: ListPlace
) -> Iterator[Page]:
    """The list of coming events, and a page per year of past events."""
    past: dict[str, list[Entry]] = defaultdict(list)
    for entry in reversed(originals(builder, entries)):
        if moments(entry)[1] <= builder.config.now:
            past[str(moments(entry)[0].year)].append(entry)
    years = tuple(
        EventYear(title=year, href=builder.href(place.below(year).url), count=len(found))
        for year, found in sorted(past.items(), reverse=True)
    )
    shown = _List(builder, title, place, years)
    yield shown.page(coming(builder))
    for year, found in past.items():
        yield shown.page(found, year)


def _event_card(builder: ViewBuilder, entry: Entry) -> EventCard:
    details, anchor = details_of(entry), builder.anchor(entry)
    start, _ = details.moments()
    return EventCard(
        title=anchor.title,
        href=anchor.href,
        lang=anchor.lang,
        day=str(start.day),
        month=short_month(start, builder.config.lang),
        when=when(entry),
        start=start,
        where=_where(entry),
        summary=entry.summary,
        status=details.status,
    )


def teaser(entry: Entry, card: Card) -> Card:
    """The teaser with the event's time in place of the date of publication."""
    return replaced(card, date=moments(entry)[0])


def subscribables(builder: ViewBuilder) -> Iterator[Subscribable]:
    """The feed of all events, the most recently published first."""
    entries = by_date(entry for entry in builder.catalogue.of_type["event"] if entry.status == "published")
    if entries:
        place = builder.config.lists[LABEL]
        term = Term(name=list_title(builder), slug="events", url=place.url, save_as=place.save_as)
        newest = entries[-builder.config.feeds.max_items :][::-1]
        yield Subscribable(
            "events", term, entries, builder.config.lang, items=functools.partial(_items, builder, newest)
        )


def _items(builder: ViewBuilder, entries: Sequence[Entry]) -> Iterator[FeedItem]:
    for entry in entries:
        yield replaced(feed_item(builder, entry), summary=_said(entry))


def ics_url(entry: Entry) -> str:
    """Address of an event's calendar file, relative to the site's root."""
    if entry.url.endswith("/"):
        return f"{entry.url}{entry.slug}.ics"
    return f"{entry.url.removesuffix('.html')}.ics"


def list_ics_url(builder: ViewBuilder) -> str:
    """Address of the calendar file with all events: ``termine.ics`` for a list at ``termine/``."""
    return f"{builder.config.lists[LABEL].stem or LABEL}.ics"
