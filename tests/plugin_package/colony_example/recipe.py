"""Recipes: a type of entry with pages, a list and a feed of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from colony.content import Fields, Key, page_values
from colony.findings import Message, Wording
from colony.model import Entry, Term
from colony.pages import Subscribable, ViewBuilder, by_date
from colony.tables import EntryTypeRow, Overview, SourceAbout, TypeFeeds
from colony.views import Page, StaticView

OVERVIEW = Overview("recipes", {"de": "Rezepte", "en": "Recipes"}, {"de": "rezepte/", "en": "recipes/"})

MESSAGE = Message(
    "recipe-servings",
    "hint",
    Wording(
        "das Rezept sagt nicht, für wie viele es reicht",
        "„servings: 4“ in den Kopf schreiben",
        "Wer kocht, will wissen, für wie viele.",
    ),
    Wording(
        "the recipe does not say how many it is for",
        "write “servings: 4” in the front matter",
        "Whoever cooks wants to know for how many.",
    ),
)


def read(fields: Fields, about: SourceAbout) -> dict[str, Any]:
    """Nothing beside the key, which goes to the entry's values by itself; but it had better be there."""
    if not fields.has("servings"):
        about.notes.add("recipe-servings")
    return {}


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """A page for each recipe."""
    for entry in builder.catalogue.of_type["recipe"]:
        yield _page(builder, entry)


def _page(builder: ViewBuilder, entry: Entry) -> Page:
    head = builder.head(entry.title, entry.url, description=entry.summary, lang=entry.lang)
    body, values = builder.body(entry), page_values(entry)
    view = StaticView(
        head=head, title=entry.title, summary="", body=body, features=entry.features, values=values
    )
    return Page(entry.save_as, "recipe.html", view)


def edited_page(builder: ViewBuilder, _page_before: Page, entry: Entry) -> Page:
    """The page of an edited recipe."""
    return _page(builder, entry)


def subscribables(builder: ViewBuilder) -> Iterator[Subscribable]:
    """One feed of all recipes."""
    entries = by_date(entry for entry in builder.catalogue.of_type["recipe"] if entry.status == "published")
    place = builder.config.lists[OVERVIEW.label]
    if entries:
        title = OVERVIEW.title(builder.config.lang)
        term = Term(name=title, slug="recipes", url=place.url, save_as=place.save_as)
        yield Subscribable("recipes", term, entries, builder.config.lang)


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
    read=read,
    pages=pages,
    edited_page=edited_page,
    json_ld={StaticView: None},
    overview=OVERVIEW,
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
