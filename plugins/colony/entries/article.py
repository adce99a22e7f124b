"""The entry type ``article``: dated texts, filed under a category and tags."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from colony.content import is_inside, page_values
from colony.model import Entry, replaced
from colony.pages import ViewBuilder, contents, minutes, more_feeds, recording, series_slugs, site_feeds
from colony.settings import Config
from colony.tables import EntryTypeRow
from colony.text import host
from colony.views import Anchor, ArticleView, FeedAnchor, Page, SeriesView, SiteView, license_anchor

SCHEMA_TYPES = {"news": "NewsArticle", "opinion": "OpinionNewsArticle"}
"""Kind of an article → schema.org type; any other is an ``Article``."""


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """The pages of all articles: of the stream, translations, hidden ones, and drafts in the preview."""
    stream = builder.catalogue.stream.entries
    slugs = series_slugs(builder.catalogue, builder.config)
    feeds = site_feeds(builder.config)
    for position, entry in enumerate(stream):
        older = builder.anchor(stream[position - 1]) if position else None
        newer = builder.anchor(stream[position + 1]) if position + 1 < len(stream) else None
        announced = (*feeds, *more_feeds(builder.config, entry, slugs))
        yield _article_page(builder, entry, announced, position=position, older=older, newer=newer)
    for entry in (*builder.catalogue.translated, *builder.catalogue.unlisted):
        yield _article_page(builder, entry, (*feeds, *more_feeds(builder.config, entry, slugs)))


def _article_page(
    builder: ViewBuilder,
    entry: Entry,
    feeds: tuple[FeedAnchor, ...],
    *,
    position: int = 0,
    older: Anchor | None = None,
    newer: Anchor | None = None,
) -> Page:
    authors = tuple(builder.person(name) for name in entry.authors)
    picture = builder.picture(entry.image, entry) if entry.image else None
    languages = builder.languages(entry)
    recorded = recording(builder, entry)
    head = builder.head(
        builder.title(entry),
        entry.url,
        description=entry.summary,
        lang=entry.lang,
        indexed=entry.status == "published",
        alternates=languages,
        feeds=feeds,
        og_type="article",
        picture=picture,
        card=builder.card_of(entry),
    )
    view = ArticleView(
        values=page_values(entry),
        head=head,
        title=entry.title,
        kind=entry.kind,
        summary=entry.summary if entry.has_own_summary else "",
        date=entry.date or builder.config.now,
        body=builder.body(entry),
        minutes=minutes(entry),
        word_count=entry.word_count,
        status=entry.status,
        category=builder.category_anchor(entry),
        tags=builder.tag_anchors(entry),
        authors=authors,
        modified=entry.modified,
        picture=picture,
        contents=contents(entry),
        features=entry.features,
        license=license_anchor(entry.license),
        source=_source(entry.source),
        sponsored=entry.sponsored,
        mentions=builder.mentioned(entry),
        series=_series(builder, entry),
        enclosure_href=recorded.href if recorded else "",
        related=tuple(builder.card(other) for other in builder.catalogue.related.get(entry.source_path, ())),
        older=older,
        newer=newer,
        translations=tuple(anchor for anchor in languages if anchor.lang != entry.lang),
        ad=builder.ad_for(entry, position),
    )
    return Page(entry.save_as, f"{entry.template or 'article'}.html", view)


def _source(text: str) -> Anchor | None:
    if not text:
        return None
    place = host(text)
    return Anchor(title=place.removeprefix("www.") or text, href=text if place else "")


def _series(builder: ViewBuilder, entry: Entry) -> SeriesView | None:
    parts = builder.catalogue.series.get(entry.series, ()) if entry.series else ()
    paths = [part.source_path for part in parts]
    if len(parts) < 2 or entry.source_path not in paths:
        return None
    return SeriesView(
        title=entry.series,
        position=paths.index(entry.source_path) + 1,
        parts=tuple(builder.anchor(part) for part in parts),
    )


def edited_page(builder: ViewBuilder, page: Page, entry: Entry) -> Page:
    """The page of an edited article; what it shows of others (neighbours, series …) is the old page's."""
    before: Any = page.view
    fresh = _article_page(builder, entry, before.head.feeds, older=before.older, newer=before.newer)
    around = {"related": before.related, "ad": before.ad, "series": before.series}
    return Page(fresh.save_as, fresh.maker, replaced(fresh.view, **around))


def schema_data(view: ArticleView, site: SiteView) -> dict[str, Any]:
    """The schema.org data of an article; for a sponsored one, of an advertisement."""
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
    """Whether a file is an article. HTML in a folder of static files is not: it is published unchanged."""
    return not (path.lower().endswith((".html", ".htm")) and is_inside(path, config.static_paths))


ENTRY_TYPE = EntryTypeRow(
    name="article",
    paths_setting="ARTICLE_PATHS",
    excludes_setting="ARTICLE_EXCLUDES",
    rank=2,
    takes=is_source,
    pattern="ARTICLE",
    words={"de": ("eines Artikels", "der Artikel"), "en": ("an article", "the articles")},
    draft_pattern="DRAFT",
    kind="news",
    needs_date=True,
    needs_body=True,
    is_scheduled=True,
    has_translations=True,
    pages=pages,
    edited_page=edited_page,
    json_ld={ArticleView: schema_data},
)
