"""What search engines are told of a page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.model import Link, Photo, PictureUse
from colony.pages.all_pages import all_pages, site_view
from colony.rendering.json_ld import json_ld, script_safe
from tests.builders import builder, config, entry

TEXTS = st.text(max_size=20)


@given(st.dictionaries(TEXTS, TEXTS, max_size=3))
def test_nothing_ends_the_script_it_stands_in(data: dict[str, str]) -> None:
    """The text has no angle bracket and no ampersand, and parses back to what was said."""
    text = script_safe(data)
    assert not {"<", ">", "&"} & {*text}
    assert json.loads(text) == {"@context": "https://schema.org", **data}


def told(path: str, *entries: Any) -> dict[str, Any]:
    """What the page at a path tells."""
    here = builder(entries, config(SITEURL="https://x.example/portal"))
    (page,) = [page for page in all_pages(here) if page.save_as == path]
    text = json_ld(page.view, site_view(here))
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, "NewsArticle"),
        ({"kind": "opinion"}, "OpinionNewsArticle"),
        ({"kind": "guide"}, "Article"),
        ({"kind": "opinion", "sponsored": "Verlag"}, "AdvertiserContentArticle"),
    ],
)
def test_the_kind_of_an_article(changes: dict[str, str], kind: str) -> None:
    """News, opinion and the rest are told apart, and an advertisement says that it is one."""
    assert told("artikel/x/index.html", entry("x", **changes))["@type"] == kind


def test_an_article_in_full() -> None:
    """Addresses are absolute, also where the site lives in a folder."""
    made = told(
        "artikel/x/index.html",
        entry("x", authors=("Anna",), image=PictureUse(path="a.jpg", alt=""), license="CC-BY-4.0"),
    )
    assert made["mainEntityOfPage"] == "https://x.example/portal/artikel/x/"
    assert made["publisher"]["url"] == "https://x.example/portal/"
    assert made["author"][0]["name"] == "Anna"
    assert made["author"][0]["url"] == "https://x.example/portal/autor/anna/"
    assert made["image"].startswith("https://x.example/")
    assert made["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert made["datePublished"] == made["dateModified"] == "2026-01-01T08:00:00+00:00"


def test_other_kinds_of_pages() -> None:
    """Galleries, authors and the front page tell what they are; an imprint tells nothing."""
    photos = (Photo(slug="a", use=PictureUse(path="a.jpg", alt="Ein Bild")),)
    entries = (
        entry("fest", type="gallery", day=1, photos=photos),
        entry("anna", type="author", links=(Link(label="Seite", address="https://anna.example/"),)),
        entry("info", type="page"),
    )
    assert told("galerie/fest/index.html", *entries)["image"][0]["caption"] == "Ein Bild"
    photo = told("galerie/fest/a/index.html", *entries)
    assert (photo["@type"], photo["isPartOf"]["name"]) == ("ImageObject", "Fest")
    assert photo["contentUrl"].startswith("https://x.example/")
    assert told("autor/anna/index.html", *entries)["mainEntity"]["sameAs"] == ["https://anna.example/"]
    assert told("index.html", *entries)["@type"] == "WebSite"
    assert told("info/index.html", *entries) == {}
