"""What stock Pelican has no word for and a site adds by plugin: neighbours, related articles, paged years."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import Any

from pelican import signals

OLDER = 8
"""How many older articles of a tag are looked at for each article."""


def add_ends(generator: Any) -> None:
    """Give every article its neighbours and three related ones, in one pass over the tags."""
    articles = generator.articles
    for newer, older in pairwise(articles):
        newer.older, older.newer = older, newer
    shelves: dict[str, list[Any]] = defaultdict(list)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    by_slug = {article.slug: article for article in articles}
    for article in articles:
        for tag in article.tags:
            for other in shelves[tag.name][-OLDER:]:
                shared[article.slug][other] += 1
                shared[other][article.slug] += 1
            shelves[tag.name].append(article.slug)
    for article in articles:
        article.related = [by_slug[slug] for slug, _ in shared[article.slug].most_common(3)]


def write_years(generator: Any, writer: Any) -> None:
    """A paged list for every year; Pelican's own period archives have no pages."""
    years: dict[int, list[Any]] = defaultdict(list)
    for article in generator.articles:
        years[article.date.year].append(article)
    for year, articles in years.items():
        writer.write_file(
            f"archiv/{year}/index.html",
            generator.get_template("year"),
            generator.context,
            relative_urls=False,
            paginated={"articles": articles, "dates": articles},
            template_name="year",
            url=f"archiv/{year}/",
            year=year,
        )


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(add_ends)
    signals.article_writer_finalized.connect(write_years)
