"""Recipes: a type of entry with pages, a list and a feed of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from colony.content.front_matter import Key, page_values
from colony.entry_types import EntryTypeRow, Overview, TypeFeeds, in_language
from colony.model import Entry, Term
from colony.press.desk import Desk
from colony.press.feed_subjects import Subscribable, by_date
from colony.views import Page, StaticView

TITLES = {"de": ("Rezepte", "rezepte/"), "en": ("Recipes", "recipes/")}


def pages(desk: Desk) -> Iterator[Page]:
    """A page for each recipe."""
    for entry in desk.catalogue.of_type["recipe"]:
        yield _page(desk, entry)


def _page(desk: Desk, entry: Entry) -> Page:
    head = desk.head(entry.title, entry.url, description=entry.summary, lang=entry.lang)
    body, values = desk.body(entry), page_values(entry)
    view = StaticView(
        head=head, title=entry.title, summary="", body=body, features=entry.features, values=values
    )
    return Page(entry.save_as, "recipe.html", view)


def again(desk: Desk, _page_before: Page, entry: Entry) -> Page:
    """The page of an edited recipe."""
    return _page(desk, entry)


def subscribables(desk: Desk) -> Iterator[Subscribable]:
    """One feed of all recipes."""
    entries = by_date(entry for entry in desk.catalogue.of_type["recipe"] if entry.status == "published")
    title, url = in_language(TITLES, desk.config.lang)
    if entries:
        term = Term(name=title, slug="recipes", url=url, save_as=f"{url}index.html")
        yield Subscribable("recipes", term, entries, desk.config.lang)


ENTRY_TYPE = EntryTypeRow(
    name="recipe",
    paths_setting="RECIPE_PATHS",
    folders=("recipes",),
    pattern="RECIPE",
    addresses={"de": "rezept/{slug}/", "en": "recipe/{slug}/"},
    keys=(
        Key(
            name="servings",
            type="number",
            about={"de": "Für wie viele es reicht.", "en": "How many it is for."},
            example="4",
        ),
    ),
    pages=pages,
    again=again,
    json_ld={StaticView: None},
    overview=Overview("recipes", TITLES),
    feeds=TypeFeeds(
        "recipes",
        {"de": "feeds/rezepte", "en": "feeds/recipes"},
        {"de": "Rezepte", "en": "Recipes"},
        subscribables,
        has_items=True,
        formats=("atom",),
    ),
    templates=("recipe.html",),
    template_folder=str(Path(__file__).parent / "templates"),
)
