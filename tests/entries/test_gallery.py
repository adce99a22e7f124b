"""Pages of galleries and of their photos."""

from __future__ import annotations

from typing import Any

from colony.entries.gallery import PHOTOS_A_PAGE
from colony.entries.gallery import pages as gallery_pages
from colony.model import Photo, PictureUse
from colony.views.page_views import GalleryView, Page, PhotoView
from tests.builders import PICTURE, builder, entry


def pages(count: int, **changes: Any) -> dict[str, Page]:
    """The pages of a gallery of so many photos, by path."""
    photos = tuple(
        Photo(slug=f"foto-{at}", use=PictureUse(path=f"{at}.jpg", alt=f"Bild {at}")) for at in range(count)
    )
    gallery = entry("fest", type="gallery", day=1, **{"photos": photos, **changes})
    return {page.save_as: page for page in gallery_pages(builder([gallery]))}


def grid(page: Page) -> GalleryView:
    """A page of the gallery."""
    assert isinstance(page.view, GalleryView)
    return page.view


def photo(page: Page) -> PhotoView:
    """A photo's own page."""
    assert isinstance(page.view, PhotoView)
    return page.view


def test_every_photo_has_a_permalink_and_neighbours() -> None:
    """Three photos: a grid that links to three pages, each linking to the ones beside it."""
    made = pages(3)
    assert list(made) == [
        "galerie/fest/index.html",
        *(f"galerie/fest/foto-{at}/index.html" for at in range(3)),
    ]
    assert [each.full_href for each in grid(made["galerie/fest/index.html"]).photos] == [
        f"/galerie/fest/foto-{at}/" for at in range(3)
    ]
    first, middle, last = (photo(made[f"galerie/fest/foto-{at}/index.html"]) for at in range(3))
    assert first.older is last.newer is None
    assert middle.older is not None
    assert middle.newer is not None
    assert (middle.older.href, middle.newer.title) == ("/galerie/fest/foto-0/", "Bild 2")
    assert (middle.position, middle.total, middle.gallery.href) == (2, 3, "/galerie/fest/")
    assert middle.head.title == "Fest (2/3)"


def test_a_large_gallery_is_read_from_its_first_photo() -> None:
    """The front holds the first photos; further pages follow, and each links on."""
    made = pages(PHOTOS_A_PAGE + 1)
    front, second = grid(made["galerie/fest/index.html"]), grid(made["galerie/fest/seite/2/index.html"])
    assert (len(front.photos), len(second.photos)) == (PHOTOS_A_PAGE, 1)
    assert second.photos[0].alt == f"Bild {PHOTOS_A_PAGE}"
    assert front.total == second.total == PHOTOS_A_PAGE + 1
    assert front.pager.newer is not None
    assert front.pager.newer.href == "/galerie/fest/seite/2/"
    assert second.pager.older is not None
    assert second.pager.older.href == "/galerie/fest/"
    assert front.body is not None
    assert second.body is None


def test_a_gallery_without_photos_has_its_page() -> None:
    """Nothing is shown, and nothing breaks."""
    (page,) = pages(0).values()
    assert grid(page).photos == ()


def test_photos_of_other_hosts_are_no_pages() -> None:
    """What lies elsewhere is not shown here, so it has no page here either."""
    foreign = Photo(slug="fremd", use=PictureUse(path="https://example.org/a.jpg"))
    assert list(pages(0, photos=(foreign,))) == ["galerie/fest/index.html"]


def test_the_original_is_never_handed_out() -> None:
    """A download is the widest rendition, which tells nothing of where it was taken; none unless allowed."""
    path = "galerie/fest/foto-0/index.html"
    assert photo(pages(1)[path]).download_href == ""
    assert photo(pages(1, downloadable=True)[path]).download_href == PICTURE.sources[-1].candidates[-1][0]


def test_a_hidden_gallery_asks_search_engines_to_stay_away() -> None:
    """Its page and its photos' pages say so."""
    made = pages(1, status="hidden")
    assert not grid(made["galerie/fest/index.html"]).head.indexed
    assert not photo(made["galerie/fest/foto-0/index.html"]).head.indexed
