"""Hand-made entries, settings and desks: all fields filled in, each test names what matters to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from colony.catalogue.indexes import arrange, term
from colony.model import Entry, PictureUse, replaced
from colony.pages.links import LinkIndex
from colony.pages.view_builder import ViewBuilder
from colony.settings.parsing import parse
from colony.settings.rooms.for_site import Config
from colony.views.parts import AdView, PictureView, Snippet, SourceSet

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)

FIRST_DAY = datetime(2026, 1, 1, 8, tzinfo=UTC)

SETTINGS: dict[str, Any] = {
    **DEFAULT_CONFIG,
    "PATH": str(Path(__file__).parent),
    "SITENAME": "Kolonie",
    "SITEURL": "https://kolonie.example",
    "DEFAULT_LANG": "de",
    "TIMEZONE": "UTC",
    "PAGE_EXCLUDES": [""],
    "ARTICLE_EXCLUDES": ["pages"],
    "ARTICLE_URL": "artikel/{slug}/",
    "ARTICLE_SAVE_AS": "artikel/{slug}/index.html",
    "CATEGORY_URL": "rubrik/{slug}/",
    "CATEGORY_SAVE_AS": "rubrik/{slug}/index.html",
    "TAG_URL": "thema/{slug}/",
    "TAG_SAVE_AS": "thema/{slug}/index.html",
    "AUTHOR_URL": "autor/{slug}/",
    "AUTHOR_SAVE_AS": "autor/{slug}/index.html",
    "YEAR_ARCHIVE_URL": "archiv/{date:%Y}/",
    "YEAR_ARCHIVE_SAVE_AS": "archiv/{date:%Y}/index.html",
    "FEED_ALL_ATOM": "feeds/alle.atom.xml",
    "FEED_ALL_RSS": "feeds/alle.rss.xml",
    "CATEGORY_FEED_ATOM": "feeds/rubrik/{slug}.atom.xml",
    "AUTHOR_FEED_ATOM": "feeds/autor/{slug}.atom.xml",
    "AUTHOR_FEED_RSS": None,
    "TRANSLATION_FEED_ATOM": None,
    "FEED_MAX_ITEMS": 3,
    "COLONY_NOW": NOW,
    "COLONY_PAGE_SIZE": 2,
    "COLONY_PREVIEW": False,
}
"""Pelican's defaults with what a small German portal would set."""


def config(**changes: Any) -> Config:
    """The settings of a small portal, with these keys of Pelican's or Colony's set otherwise."""
    return parse({**SETTINGS, **changes})


CONFIG = config()

_PLACES = {
    "article": ("articles/{slug}.md", "artikel/{slug}/"),
    "page": ("pages/{slug}.md", "{slug}/"),
    "gallery": ("galleries/{slug}/index.md", "galerie/{slug}/"),
    "author": ("authors/{slug}.md", "autor/{slug}/"),
    "organisation": ("directory/{slug}.md", "verzeichnis/{slug}/"),
    "event": ("events/{slug}.md", "termin/{slug}/"),
}


def entry(slug: str, *, day: int | None = None, **changes: Any) -> Entry:
    """An entry, an article unless ``type`` says otherwise, ``day`` days after the first of January 2026."""
    kind = changes.pop("type", "article")
    path, url = (pattern.format(slug=slug) for pattern in _PLACES[kind])
    if kind == "article" and day is None:
        day = 0
    values: dict[str, Any] = {
        "type": kind,
        "source_path": path,
        "slug": slug,
        "title": slug.title(),
        "lang": "de",
        "status": "published",
        "url": url,
        "save_as": f"{url}index.html",
        "body_hash": f"body of {slug}",
        "word_count": 100,
        "date": None if day is None else FIRST_DAY + timedelta(days=day),
    }
    return Entry(**{**values, **changes})


def articles(count: int, **changes: Any) -> list[Entry]:
    """So many articles, ``artikel-0`` the oldest, a day apart."""
    return [entry(f"artikel-{number}", day=number, **changes) for number in range(count)]


PICTURE = PictureView(
    sources=(
        SourceSet(mime="image/avif", candidates=(("/b/400.avif", 400), ("/b/1600.avif", 1600))),
        SourceSet(mime="image/webp", candidates=(("/b/400.webp", 400), ("/b/1600.webp", 1600))),
    ),
    href="/b/1088.jpg",
    width_px=1600,
    height_px=1067,
)
"""What every picture of these tests is shown as, with the alternative text of its use."""


def shown(use: PictureUse, _entry: Entry) -> PictureView | Snippet:
    """A picture as an album would show it: one of another host as a link."""
    if "://" in use.path:
        return Snippet(html=f'<a href="{use.path}">Bild</a>')
    return replaced(PICTURE, alt=use.alt or "", credit=use.credit, caption_html=use.caption_html)


def builder(
    entries: Iterable[Entry],
    settings: Config = CONFIG,
    *,
    files: dict[str, str] | None = None,
    ads: tuple[tuple[AdView, tuple[str, ...]], ...] = (),
) -> ViewBuilder:
    """A builder for the builders of views, over these entries arranged."""
    catalogue = arrange(entries, settings)
    links = LinkIndex(
        catalogue=catalogue,
        files=files or {},
        term_url=lambda pattern, name: term(name, pattern, settings).url,
    )
    return ViewBuilder(config=settings, catalogue=catalogue, links=links, picture_of=shown, ads=ads)
