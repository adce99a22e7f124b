"""Social cards of the published sample: one for every entry, and honest about advertising."""

from __future__ import annotations

import tomllib
from io import BytesIO

from lxml.html import HtmlElement
from PIL import Image

from tests.site.published import Published
from tests.site.running import ROOT


def meta(page: HtmlElement, name: str) -> str:
    """The content of a meta element; empty where there is none."""
    found = page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return str(found[0]) if found else ""


def carded(published: Published) -> dict[str, HtmlElement]:
    """The pages that name a card."""
    return {path: page for path, page in published.pages.items() if "/karte-" in meta(page, "og:image")}


def test_every_public_article_has_a_card_of_its_own(published: Published) -> None:
    """Size and words stand in the head, and the file is what they say, below 100 KB."""
    pages = carded(published)
    articles = {path for path in published.indexed() if "artikel/" in path and path.count("/") >= 2}
    assert len(articles) > 15
    assert articles <= set(pages)
    for path, page in pages.items():
        address = meta(page, "og:image")
        target = published.target(address, path)
        assert target is not None
        data = published.files[target[0]]
        with Image.open(BytesIO(data)) as image:
            size = (str(image.width), str(image.height))
        assert size == (meta(page, "og:image:width"), meta(page, "og:image:height")) == ("1200", "630")
        assert len(data) <= 100_000
        assert meta(page, "twitter:card") == "summary_large_image"
        assert meta(page, "og:image:alt")
    assert len({meta(pages[path], "og:image") for path in articles}) == len(articles)


def test_paid_articles_say_so_on_the_card(published: Published) -> None:
    """The words that stand for the card begin with the label, and no other card's do."""
    paid = [
        page
        for page in carded(published).values()
        if page.xpath("//header[contains(@class, 'article-head')]//p[@class='sponsored']")
    ]
    labelled = [
        page for page in carded(published).values() if meta(page, "og:image:alt").startswith("Anzeige · ")
    ]
    assert paid
    assert paid == labelled


def test_no_card_without_a_page_that_names_it(published: Published) -> None:
    """Drafts and scheduled articles have none, and none is left over."""
    named = {meta(page, "og:image").rpartition("/")[2] for page in carded(published).values()}
    files = {path.rpartition("/")[2] for path in published.files if "/karte-" in path}
    assert files == named


def test_the_font_of_cards_is_free() -> None:
    """The theme has the font that it names for cards, and its licence beside it."""
    card = tomllib.loads((ROOT / "theme/colony.toml").read_text("utf-8"))["card"]
    assert (ROOT / "theme" / card["font"]).is_file()
    assert "SIL OPEN FONT LICENSE" in (ROOT / "theme/fonts/OFL.txt").read_text("utf-8").upper()
