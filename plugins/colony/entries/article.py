"""Articles: what a portal is for, dated and filed under a category."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from colony.addresses import host
from colony.content.front_matter import page_values
from colony.entry_types import EntryTypeRow
from colony.model import Entry, replaced
from colony.press.contents import contents
from colony.press.desk import Desk, minutes
from colony.press.enclosures import recording
from colony.press.feed_links import more_feeds, site_feeds
from colony.press.feed_subjects import series_slugs
from colony.press.licenses import license_anchor
from colony.settings import Config
from colony.sources import is_inside
from colony.views import Anchor, ArticleView, FeedAnchor, Page, SeriesView, SiteView

SCHEMA_TYPES = {"news": "NewsArticle", "opinion": "OpinionNewsArticle"}
"""Kind of an article → schema.org type; any other is an ``Article``."""


def pages(desk: Desk) -> Iterator[Page]:
    """Every article that has a page: the stream, translations, hidden ones, drafts in the preview."""
    stream = desk.catalogue.stream.entries
    slugs = series_slugs(desk.catalogue, desk.config)
    feeds = site_feeds(desk.config)
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
        values=page_values(entry),
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
        contents=contents(entry),
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


def _source(text: str) -> Anchor | None:
    if not text:
        return None
    place = host(text)
    return Anchor(title=place.removeprefix("www.") or text, href=text if place else "")


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


def again(desk: Desk, page: Page, entry: Entry) -> Page:
    """The page of an edited article, with everything around it as it was before."""
    before: Any = page.view
    fresh = _article_page(desk, entry, before.head.feeds, older=before.older, newer=before.newer)
    around = {"related": before.related, "ad": before.ad, "series": before.series}
    return Page(fresh.save_as, fresh.maker, replaced(fresh.view, **around))


def tell(view: ArticleView, site: SiteView) -> dict[str, Any]:
    """An article, or an advertisement that looks like one, for search engines."""
    kind = "AdvertiserContentArticle" if view.sponsored else SCHEMA_TYPES.get(view.kind, "Article")
    data: dict[str, Any] = {
        "@type": kind,
        "headline": view.title,
        "inLanguage": view.head.lang,
        "mainEntityOfPage": site.origin + view.head.href,
        "publisher": {"@type": "Organization", "name": site.name, "url": site.origin + site.base_href},
        "author": [
            {"@type": "Organization", "name": person.name, "url": site.origin + person.href}
            for person in view.authors
        ],
        "datePublished": view.date.isoformat(),
        "dateModified": (view.modified or view.date).isoformat(),
    }
    if view.summary:
        data["description"] = view.summary
    image = view.picture.href if view.picture else view.head.og_image
    if image and not image.startswith("data:"):
        data["image"] = site.origin + image
    if view.license and view.license.href:
        data["license"] = view.license.href
    return data


def is_source(path: str, config: Config) -> bool:
    """Whether a file is an article: HTML in a folder of static files is published as it is."""
    return not (path.lower().endswith((".html", ".htm")) and is_inside(path, config.static_paths))


ENTRY_TYPE = EntryTypeRow(
    name="article",
    paths_setting="ARTICLE_PATHS",
    excludes_setting="ARTICLE_EXCLUDES",
    rank=2,
    takes=is_source,
    pattern="ARTICLE",
    draft_pattern="DRAFT",
    kind="news",
    needs_date=True,
    needs_body=True,
    is_scheduled=True,
    has_translations=True,
    pages=pages,
    again=again,
    json_ld={ArticleView: tell},
)
