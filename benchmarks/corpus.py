"""Corpora for the benchmark: deterministic, made one article at a time, the same for every generator.

An article is known by its number alone (its date by the corpus's size too), so any one of them can be
written again or edited without the others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from benchmarks import prose

Dialect = Literal["headers", "yaml"]
"""How the front matter is written: ``Title:`` lines (Colony, Pelican) or YAML (Hugo, Eleventy)."""

SEED = 2009
BODY_BYTES = 3_300
"""Size in bytes after which no section is added to a body; the file has about 4 KB then."""

FIRST_DAY = datetime(2018, 1, 1, 6, 0)  # noqa: DTZ001 - front matter has local times
LAST_DAY = datetime(2025, 12, 20, 6, 0)  # noqa: DTZ001
NOW = "2026-01-15"
"""The time that builds are given: later than all articles, also than those that are added."""

CATEGORIES = (
    "Gemeinschaft", "Handel", "Netzwerke", "Plattformen", "Recht", "Veranstaltungen", "Werkstatt",
    "Öffentlichkeit",
)  # fmt: skip
_TAG_HEADS = ("Bild", "Brief", "Daten", "Ehren", "Feed", "Förder", "Garten", "Länder", "Markt", "Straßen")
_TAG_TAILS = ("arbeit", "fragen", "kunde", "netz", "recht", "werk")
TAGS = tuple(f"{head}{tail}" for head in _TAG_HEADS for tail in _TAG_TAILS)
_GIVEN = ("Anna", "Björn", "Çelik", "Doris", "Emil", "Frieda", "Günter", "Helene")
_FAMILY = ("Ackermann", "Böttcher", "Cramer", "Döring", "Ehlers")
AUTHORS = tuple(f"{given} {family}" for given in _GIVEN for family in _FAMILY)


@dataclass(frozen=True)
class Article:
    """One article before it is written in a dialect."""

    slug: str
    title: str
    date: datetime
    category: str
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    summary: str
    body: str

    @property
    def path(self) -> str:
        """Its path relative to the content folder: ``articles/YYYY/slug.md``."""
        return f"articles/{self.date.year}/{self.slug}.md"

    @property
    def url(self) -> str:
        """Its address, the same on every side: ``artikel/slug/``."""
        return f"artikel/{self.slug}/"


def article(number: int, size: int) -> Article:
    """Article ``number`` (from 0) of a corpus of ``size``; a number from ``size`` on is newer than all."""
    rng = random.Random(f"{SEED}-{number}")
    # In its own slot, so that dates rise with the numbers and no two are equal.
    slot = number + 0.8 * rng.random()
    if number < size:
        date = FIRST_DAY + (LAST_DAY - FIRST_DAY) / size * slot
    else:
        date = LAST_DAY + timedelta(days=1, minutes=number - size)
    authors = rng.sample(AUTHORS, 2 if rng.random() < 0.1 else 1)
    headline = prose.title(rng)
    return Article(
        slug=f"beitrag-{number:06d}",
        title=f"{headline} ({number})",
        date=date.replace(microsecond=0),
        category=rng.choice(CATEGORIES),
        tags=tuple(sorted(rng.sample(TAGS, rng.randint(2, 5)))),
        authors=tuple(authors),
        summary=prose.sentence(rng).replace("*", ""),
        body=prose.body(rng, BODY_BYTES),
    )


def articles(size: int) -> Iterator[Article]:
    """All articles of a corpus, one after the other, oldest first."""
    return (article(number, size) for number in range(size))


def edited(original: Article, token: str) -> Article:
    """The article with one more paragraph, which holds ``token``: an edit of the body alone."""
    return replace(original, body=f"{original.body}\nNachtrag: {token} steht nun am Ende.\n")


def text(made: Article, dialect: Dialect) -> str:
    """The article as a file in this dialect."""
    date = made.date.strftime("%Y-%m-%d %H:%M:%S")
    if dialect == "headers":
        head = (
            f"Title: {made.title}\nDate: {date}\nSlug: {made.slug}\nCategory: {made.category}\n"
            f"Tags: {', '.join(made.tags)}\nAuthors: {'; '.join(made.authors)}\nSummary: {made.summary}\n"
        )
        return f"{head}\n{made.body}"
    head = (
        f'title: "{made.title}"\ndate: {date.replace(" ", "T")}Z\nslug: {made.slug}\n'
        f"category: {made.category}\n"
        f"tags: [{', '.join(made.tags)}]\nauthors: [{', '.join(made.authors)}]\n"
        f'summary: "{made.summary}"\n'
    )
    return f"---\n{head}---\n\n{made.body}"


def write(made: Article, dialect: Dialect, content_root: Path) -> Path:
    """Write one article below the content folder and say where it is."""
    path = content_root / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(made, dialect), encoding="utf-8")
    return path


def write_all(size: int, roots: dict[Path, Dialect]) -> None:
    """Write the corpus in one pass to every content folder, each in its dialect."""
    for made in articles(size):
        for root, dialect in roots.items():
            write(made, dialect, root)
