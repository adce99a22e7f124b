"""The addresses of feeds, and which pages announce them. Depends on the settings alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from colony.model import Entry, Term
from colony.settings import Config, FeedPattern, preview_path
from colony.tables import feed_formats
from colony.views import FeedAnchor, FeedSubject

_SHELVES: dict[Literal["category", "tag", "author"], str] = {
    "category": "categories",
    "tag": "tags",
    "author": "authors",
}


def filled(pattern: str, slug: str) -> str:
    """A pattern of the settings with its placeholder replaced by a subject's slug."""
    return pattern.format(slug=slug, lang=slug)


def subject_patterns(config: Config, kind: str, slug: str) -> tuple[FeedPattern, ...]:
    """The settings' patterns of a kind's feeds; empty if they need a slug and the subject has none."""
    named = kind not in ("site", "podcast")
    return config.feeds.of(kind) if slug or not named else ()


def subject_feeds(config: Config, kind: str, title: str, slug: str = "") -> tuple[FeedAnchor, ...]:
    """The feeds of one subject, as links."""
    return tuple(
        FeedAnchor(
            title=f"{title} ({row.title})",
            href=config.href(filled(pattern.url, slug)),
            mime=row.mime,
            format=row.title,
        )
        for pattern in subject_patterns(config, kind, slug)
        for row in (feed_formats()[pattern.format],)
    )


def subject(config: Config, kind: str, term: Term) -> FeedSubject | None:
    """A term as a subject, with its feeds and the page that shows their items; None if it has no feed."""
    feeds = subject_feeds(config, kind, term.name, term.slug)
    if not feeds:
        return None
    preview = filled(preview_path(subject_patterns(config, kind, term.slug)[0]), term.slug)
    return FeedSubject(
        title=term.name,
        preview_href=config.href(preview),
        page_href=config.href(term.url if term.save_as else preview),
        feeds=feeds,
    )


def site_feeds(config: Config) -> tuple[FeedAnchor, ...]:
    """The feeds of the whole site, as links."""
    return subject_feeds(config, "site", config.site_name)


def listing_feeds(
    config: Config, label: Literal["category", "tag", "author"], term: Term
) -> tuple[FeedAnchor, ...]:
    """The feeds of a category, tag or author, as links."""
    return subject_feeds(config, _SHELVES[label], term.name, term.slug)


def more_feeds(config: Config, entry: Entry, slug_of: Mapping[str, str]) -> tuple[FeedAnchor, ...]:
    """The feeds that an article's page announces besides the site's: of its language, series and podcast.

    Args:
        config: the settings.
        entry: the article.
        slug_of: series → its slug.
    """
    more: list[FeedAnchor] = []
    if entry.status == "published":
        if entry.lang != config.lang:
            more += subject_feeds(config, "languages", entry.lang, entry.lang)
        if entry.series:
            more += subject_feeds(config, "series", entry.series, slug_of.get(entry.series, ""))
        if entry.enclosure is not None:
            more += subject_feeds(config, "podcast", config.feeds.podcast.title or config.site_name)
    return tuple(more)
