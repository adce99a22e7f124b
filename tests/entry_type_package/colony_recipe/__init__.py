"""Recipes, ``recipes/*.md``: a page each with what it serves, a list, a feed and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from colony.content.front_matter import Key
from colony.entry_types import EntryTypeRow, Overview, TypeFeeds
from colony.model import Entry, Term
from colony.press import Desk
from colony.press.feed_subjects import Subscribable, by_date
from colony.views import BodyView, HeadView, Page, SiteView, View


class RecipeView(View, frozen=True, kw_only=True):
    """A recipe."""

    head: HeadView
    title: str
    servings: int
    body: BodyView


def _pages(desk: Desk) -> Iterator[Page]:
    for entry in desk.catalogue.of_type["recipe"]:
        yield _page(desk, entry)


def _page(desk: Desk, entry: Entry) -> Page:
    view = RecipeView(
        head=desk.head(entry.title, entry.url, description=entry.summary, lang=entry.lang),
        title=entry.title,
        servings=entry.value("servings", int) or 1,
        body=desk.body(entry),
    )
    return Page(entry.save_as, "recipe.html", view)


def _again(desk: Desk, _before: Page, entry: Entry) -> Page:
    return _page(desk, entry)


def _tell(view: RecipeView, site: SiteView) -> dict[str, Any]:
    return {"@type": "Recipe", "name": view.title, "recipeYield": view.servings, "publisher": site.name}


def _subscribables(desk: Desk) -> Iterator[Subscribable]:
    entries = by_date(desk.catalogue.of_type["recipe"])
    if entries:
        term = Term(name="Rezepte", slug="recipes", url="rezepte/", save_as="rezepte/index.html")
        yield Subscribable("recipes", term, entries, desk.config.lang)


ENTRY_TYPE = EntryTypeRow(
    name="recipe",
    paths_setting="COLONY_RECIPE_PATHS",
    folders=("recipes",),
    pattern="COLONY_RECIPE",
    addresses={"de": "rezept/{slug}/", "en": "recipe/{slug}/"},
    keys=(
        Key(
            name="servings",
            type="number",
            about={"de": "Für wie viele es reicht.", "en": "How many it serves."},
            example="4",
        ),
    ),
    needs_date=True,
    pages=_pages,
    again=_again,
    json_ld={RecipeView: _tell},
    overview=Overview("recipes", {"de": ("Rezepte", "rezepte/"), "en": ("Recipes", "recipes/")}),
    feeds=TypeFeeds(
        "recipes",
        {"de": "feeds/rezepte", "en": "feeds/recipes"},
        {"de": "Rezepte", "en": "Recipes"},
        _subscribables,
        has_items=True,
        formats=("rss",),
    ),
    templates=("recipe.html",),
    template_folder=str(Path(__file__).parent / "templates"),
)
