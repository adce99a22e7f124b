"""What events show: the views of their pages, lists and feed, and how these are made."""

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
"""What the list is called in the settings."""

TITLES = {"de": "Termine", "en": "Events"}
"""Language → title of the list."""


class EventDetails(Value, frozen=True, kw_only=True):
    """What an event's front matter says beside what every entry has."""

    start: datetime
    end: datetime | None = None
    """Of one that lasts whole days, its last day."""
    zone: str
    """Name in the IANA's database; the offsets of both moments are its own."""
    is_all_day: bool = False
    place: str = ""
    address: str = ""
    online: str = ""
    """Web address under which it can be attended."""
    status: str = "scheduled"
    """A key of :data:`STATUSES`."""

    def moments(self) -> tuple[datetime, datetime]:
        """From when to when it lasts, on the clocks of its place; without an end it ends as it begins."""
        zone = ZoneInfo(self.zone)
        start = self.start.astimezone(zone)
        last = self.end.astimezone(zone) if self.end else start
        return start, last + timedelta(days=1) if self.is_all_day else last


class EventCard(View, frozen=True, kw_only=True):
    """An event in a list."""

    title: str
    href: str
    lang: str
    day: str
    """Day of the month, for the leaf of the calendar."""
    month: str
    when: str
    """The whole period in words."""
    start: datetime
    where: str = ""
    summary: str = ""
    status: str = "scheduled"


class EventYear(View, frozen=True, kw_only=True):
    """A page of past events."""

    title: str
    href: str
    count: int


class EventsView(View, frozen=True, kw_only=True):
    """The list of events: those to come, or those of one past year."""

    head: HeadView
    title: str
    events: tuple[EventCard, ...]
    """The next one first; of a past year, the last one first."""
    years: tuple[EventYear, ...]
    """Years with past events, newest first."""
    year: str = ""
    """The past year that this page is of; empty on the list itself."""
    list_href: str = ""
    feeds: tuple[FeedAnchor, ...] = ()
    ics_href: str = ""
    """The file of all events for calendar programs."""


class EventView(View, frozen=True, kw_only=True):
    """One event."""

    head: HeadView
    title: str
    summary: str
    status: str
    start: datetime
    end: datetime | None
    is_all_day: bool
    when: str
    zone: str
    """The time zone by its name in the event's language."""
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
    """The event's file for calendar programs; empty for one that is not published."""


def details_of(entry: Entry) -> EventDetails:
    """What an event's front matter said."""
    details: EventDetails = converted(entry.values, EventDetails)
    return details


def moments(entry: Entry) -> tuple[datetime, datetime]:
    """An event begins and ends: then it moves in the lists."""
    return details_of(entry).moments()


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """A page for each event."""
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
    """The whole period in words, in the event's language."""
    details = details_of(entry)
    start, _ = details.moments()
    last = details.end.astimezone(start.tzinfo) if details.end else None
    return period(start, last, entry.lang, is_all_day=details.is_all_day)


def _where(entry: Entry) -> str:
    details = details_of(entry)
    return details.place or details.address or ("online" if details.online else "")


def _said(entry: Entry) -> str:
    """When, where and what, in one line."""
    place = " · ".join(part for part in (when(entry), _where(entry)) if part)
    return f"{place}. {entry.summary}" if entry.summary else place


def list_title(builder: ViewBuilder) -> str:
    """Title of the list in the site's language."""
    return choose(builder.config.lang, TITLES)


def _feeds(builder: ViewBuilder) -> tuple[FeedAnchor, ...]:
    return subject_feeds(builder.config, "events", list_title(builder), "events")


def originals(builder: ViewBuilder, entries: Iterable[Entry]) -> list[Entry]:
    """Of each event the version that lists show, the earliest first."""
    versions = builder.catalogue.languages
    shown = (entry for entry in entries if versions.get(entry.source_path, (entry,))[0] is entry)
    return sorted(shown, key=lambda entry: (moments(entry), entry.source_path))


def coming(builder: ViewBuilder) -> list[Entry]:
    """The published events that are not over, the next one first."""
    entries = [entry for entry in builder.catalogue.of_type["event"] if entry.status == "published"]
    return [entry for entry in originals(builder, entries) if moments(entry)[1] > builder.config.now]


class _List(NamedTuple):
    """What all pages of the list of events share."""

    builder: ViewBuilder
    title: str
    place: ListPlace
    years: tuple[EventYear, ...]

    def page(self, entries: Sequence[Entry], year: str = "") -> Page:
        """The page of one past year, or of what is to come."""
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
    """The list of what is to come, and a page for each year of what is over."""
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
    """A teaser that shows when the event takes place and not when it was announced."""
    return replaced(card, date=moments(entry)[0])


def subscribables(builder: ViewBuilder) -> Iterator[Subscribable]:
    """One feed of all events, those announced last in front."""
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
    """Where an event's own calendar file is, below the site's root."""
    if entry.url.endswith("/"):
        return f"{entry.url}{entry.slug}.ics"
    return f"{entry.url.removesuffix('.html')}.ics"


def list_ics_url(builder: ViewBuilder) -> str:
    """Where the calendar file of all events is, beside their list: ``termine.ics`` of ``termine/``."""
    return f"{builder.config.lists[LABEL].stem or LABEL}.ics"
