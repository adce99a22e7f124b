"""Pages of single entries: articles, static pages, directory entries."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from colony.model import Entry, Heading, replaced
from colony.press.desk import Desk, minutes
from colony.press.enclosures import recording
from colony.press.feed_links import more_feeds
from colony.press.feed_subjects import series_slugs
from colony.press.licenses import license_anchor
from colony.views import (
    Anchor,
    ArticleView,
    FeedAnchor,
    OrganisationView,
    Page,
    SeriesView,
    StaticView,
)

CONTENTS_FROM_WORDS = 900
"""Articles at least this long show a list of contents …"""

CONTENTS_FROM_HEADINGS = 3
"""… if they have at least as many headings."""


def article_pages(desk: Desk, feeds: tuple[FeedAnchor, ...]) -> Iterator[Page]:
    """Every article that has a page: the stream, translations, hidden ones, drafts in the preview."""
    stream = desk.catalogue.stream.entries
    slugs = series_slugs(desk.catalogue, desk.config)
    for position, entry in enumerate(stream):
        older = desk.anchor(stream[position - 1]) if position else None
        newer = desk.anchor(stream[position + 1]) if position + 1 < len(stream) else None
        announced = (*feeds, *more_feeds(desk.config, entry, slugs))
        yield _article_page(desk, entry, announced, position=position, older=older, newer=newer)
    for entry in (*desk.catalogue.translated, *desk.catalogue.unlisted):
        yield _article_page(desk, entry, (*feeds, *more_feeds(desk.config, entry, slugs)))


def _article_page(
    desk: Desk,
    entry: Entry,
    feeds: tuple[FeedAnchor, ...],
    *,
    position: int = 0,
    older: Anchor | None = None,
    newer: Anchor | None = None,
) -> Page:
    authors = tuple(desk.person(name) for name in entry.authors)
    picture = desk.picture(entry.image, entry) if entry.image else None
    languages = desk.languages(entry)
    recorded = recording(desk, entry)
    head = desk.head(
        desk.title(entry),
        entry.url,
        description=entry.summary,
        lang=entry.lang,
        indexed=entry.status == "published",
        alternates=languages,
        feeds=feeds,
        og_type="article",
        picture=picture,
        card=desk.card_of(entry),
    )
    view = ArticleView(
        head=head,
        title=entry.title,
        kind=entry.kind,
        summary=entry.summary if entry.has_own_summary else "",
        date=entry.date or desk.config.now,
        body=desk.body(entry),
        minutes=minutes(entry),
        word_count=entry.word_count,
        status=entry.status,
        category=desk.category_anchor(entry),
        tags=desk.tag_anchors(entry),
        authors=authors,
        modified=entry.modified,
        picture=picture,
        contents=_contents(entry),
        features=entry.features,
        license=license_anchor(entry.license),
        source=_source(entry.source),
        sponsored=entry.sponsored,
        mentions=desk.mentioned(entry),
        series=_series(desk, entry),
        enclosure_href=recorded.href if recorded else "",
        related=tuple(desk.card(other) for other in desk.catalogue.related.get(entry.source_path, ())),
        older=older,
        newer=newer,
        translations=tuple(anchor for anchor in languages if anchor.lang != entry.lang),
        ad=desk.ad_for(entry, position),
    )
    return Page(entry.save_as, f"{entry.template or 'article'}.html", view)


def _contents(entry: Entry) -> tuple[Heading, ...]:
    long = entry.word_count >= CONTENTS_FROM_WORDS and len(entry.headings) >= CONTENTS_FROM_HEADINGS
    return entry.headings if long else ()


def _source(text: str) -> Anchor | None:
    if not text:
        return None
    host = urlsplit(text).netloc
    return Anchor(title=host.removeprefix("www.") or text, href=text if host else "")


def _series(desk: Desk, entry: Entry) -> SeriesView | None:
    parts = desk.catalogue.series.get(entry.series, ()) if entry.series else ()
    paths = [part.source_path for part in parts]
    if len(parts) < 2 or entry.source_path not in paths:
        return None
    return SeriesView(
        title=entry.series,
        position=paths.index(entry.source_path) + 1,
        parts=tuple(desk.anchor(part) for part in parts),
    )


def static_pages(desk: Desk) -> Iterator[Page]:
    """The pages that stand outside the stream."""
    for entry in desk.catalogue.pages:
        yield _static_page(desk, entry)


def _static_page(desk: Desk, entry: Entry) -> Page:
    languages = desk.languages(entry)
    head = desk.head(
        entry.title,
        entry.url,
        description=entry.summary,
        lang=entry.lang,
        indexed=entry.status == "published",
        alternates=languages,
        card=desk.card_of(entry),
    )
    view = StaticView(
        head=head,
        title=entry.title,
        summary=entry.summary if entry.has_own_summary else "",
        body=desk.body(entry),
        modified=entry.modified,
        contents=_contents(entry),
        features=entry.features,
        translations=tuple(anchor for anchor in languages if anchor.lang != entry.lang),
    )
    return Page(entry.save_as, f"{entry.template or 'page'}.html", view)


def organisation_pages(desk: Desk) -> Iterator[Page]:
    """The directory's entries, each with the articles that mention it."""
    for entry in desk.catalogue.organisations:
        yield _organisation_page(desk, entry)


def _organisation_page(desk: Desk, entry: Entry) -> Page:
    mentioned_in = desk.catalogue.mentions.get(entry.slug, ())
    view = OrganisationView(
        head=desk.head(
            entry.title,
            entry.url,
            description=entry.summary,
            lang=entry.lang,
            indexed=entry.status == "published",
        ),
        title=entry.title,
        kind=entry.kind,
        summary=entry.summary if entry.has_own_summary else "",
        picture=desk.picture(entry.image, entry) if entry.image else None,
        facts=entry.facts,
        links=tuple(Anchor(title=link.label, href=link.address) for link in entry.links),
        body=desk.body(entry),
        features=entry.features,
        mentioned_in=tuple(desk.anchor(article) for article in mentioned_in),
    )
    return Page(entry.save_as, "organisation.html", view)


def page_again(desk: Desk, page: Page, entry: Entry) -> Page | None:
    """The page of an entry whose source was edited, with everything around it as it was before.

    None for a kind of page that is not made from one entry alone.
    """
    before = page.view
    if isinstance(before, ArticleView):
        fresh = _article_page(desk, entry, before.head.feeds, older=before.older, newer=before.newer)
        around = {"related": before.related, "ad": before.ad, "series": before.series}
        return Page(fresh.save_as, fresh.maker, replaced(fresh.view, **around))
    if isinstance(before, StaticView):
        return _static_page(desk, entry)
    if isinstance(before, OrganisationView):
        return _organisation_page(desk, entry)
    return None
