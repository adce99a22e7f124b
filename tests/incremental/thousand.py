"""A site of many small articles, and seeded edits of it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from tests.incremental.little_site import LittleSite

WORDS = ("Netz", "Feed", "Portal", "Beitrag", "Thema", "Bild", "Recht", "Anfang", "Frage", "Größe", "Übung")


def many_articles(root: Path, count: int) -> LittleSite:
    """A site of so many articles and nothing else, built by all processors."""
    site = LittleSite(root)
    site.begin_empty()
    site.settings |= {"COLONY_EXECUTOR": "processes", "COLONY_PAGE_SIZE": 12}
    chance = random.Random(1)
    for number in range(count):
        site.set_article(f"articles/{number:05}.md", front_of(number, chance), text_of(chance))
    return site


def front_of(number: int, chance: random.Random) -> dict[str, Any]:
    """Front matter of one article."""
    return {
        "title": f"{chance.choice(WORDS)} {number}",
        "date": f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02} {number % 24:02}:00",
        "category": f"Rubrik {number % 4}",
        "tags": [f"Thema {number % 30}"],
        "authors": [f"Person {number % 10}"],
    }


def text_of(chance: random.Random) -> str:
    """Some words."""
    return " ".join(chance.choices(WORDS, k=12)) + "\n"


def edit(site: LittleSite, chance: random.Random) -> None:
    """A handful of edits: texts, a title, a new article, one that goes, sometimes the theme."""
    for path in chance.sample(sorted(site.articles), 5):
        front, _ = site.articles[path]
        site.set_article(path, front, text_of(chance))
    path = chance.choice(sorted(site.articles))
    front, body = site.articles[path]
    site.set_article(path, {**front, "title": f"Neu {chance.random()}"}, body)
    number = chance.randrange(10_000, 99_999)
    site.set_article(f"articles/{number}.md", front_of(number, chance), text_of(chance))
    site.drop_article(chance.choice(sorted(site.articles)))
    if chance.random() < 0.5:
        base = site.theme / "templates/base.html"
        base.write_text(base.read_text("utf-8") + f"<!-- {chance.random()} -->\n", "utf-8")
