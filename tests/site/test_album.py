"""What the album shows of a picture where the author says less than the file."""

from __future__ import annotations

import pytest

from colony.content.inventory import Inventory
from colony.model import PictureFacts, PictureUse, replaced
from colony.site.picture_album import Album, _KnownPicture
from colony.views.parts import PictureView
from tests.builders import config, entry

FACTS = PictureFacts(
    path="galleries/fest/a.jpg",
    digest="d",
    format="jpeg",
    width_px=1200,
    height_px=800,
    title="Einzug",
    caption="Paare & Lampions",
    credit="Anna Licht",
    license="CC BY 4.0",
)
USE = PictureUse(path="/galleries/fest/a.jpg")


def shown(use: PictureUse, kind: str) -> PictureView:
    """The picture as used in an entry of a kind."""
    inventory = Inventory(content_root=".", digests={FACTS.path: "d"}, sources=(), unreadable=())
    album = Album(config=config(), inventory=inventory, known={FACTS.path: _KnownPicture(facts=FACTS)})
    view = album.show(use, entry("fest", type=kind, day=1))
    assert isinstance(view, PictureView)
    return view


def test_a_gallery_speaks_from_its_photos_metadata() -> None:
    """Caption, title as alternative text, credit and licence of the file, safe to stand in HTML."""
    view = shown(USE, "gallery")
    told = (view.caption_html, view.alt, view.credit, view.license)
    assert told == ("Paare &amp; Lampions", "Einzug", "Anna Licht", "CC BY 4.0")


def test_an_author_s_words_come_first() -> None:
    """What was written wins, an empty alternative text too: it says that the photo decorates."""
    view = shown(replaced(USE, alt="", caption_html="Von Hand", credit="Bert", license="CC0-1.0"), "gallery")
    assert (view.caption_html, view.alt, view.credit, view.license) == ("Von Hand", "", "Bert", "CC0-1.0")


@pytest.mark.parametrize("kind", ["article", "page"])
def test_an_article_shows_no_words_that_its_author_did_not_write(kind: str) -> None:
    """Only credit and licence come from the file there: they are owed."""
    view = shown(USE, kind)
    assert (view.caption_html, view.alt, view.credit) == ("", "", "Anna Licht")
