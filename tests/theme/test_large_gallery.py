"""A gallery of a thousand photos, printed with the real theme."""

from __future__ import annotations

import re

from colony.entries.gallery import PHOTOS_A_PAGE
from colony.entries.gallery import pages as gallery_pages
from colony.model import Photo, PictureUse, replaced
from colony.rendering.page_rendering import page_bytes
from colony.rendering.templates import Theme
from colony.rendering.theme_files import ThemeFiles
from colony.views.page_views import GalleryView
from colony.views.parts import PictureView, SourceSet
from tests.builders import builder, entry
from tests.theme.test_examples import SITE, THEME

NAME = "ein-dateiname-von-der-kamera-oder-vom-menschen"
WIDTHS_PX = (240, 400, 736, 1088, 1600)
CAPTION = "Ein Satz, der sagt, was auf dem Foto geschieht und wer darauf zu sehen ist. " * 4
ASSETS = {name: f"/theme/{name}" for name in ("favicon.svg", "js/gallery.js")}
MAX_HTML_BYTES = 100_000


def shown(use: PictureUse, _entry: object) -> PictureView:
    """A picture as it comes out of the portal's own settings: three formats in five widths."""
    sources = tuple(
        SourceSet(
            mime=f"image/{name}",
            candidates=tuple((f"/bilder/{NAME}-12345678-{px}.{name}", px) for px in WIDTHS_PX),
        )
        for name in ("avif", "webp", "jpeg")
    )
    return PictureView(
        sources=sources,
        href=f"/bilder/{NAME}-12345678-1088.jpg",
        width_px=1600,
        height_px=1067,
        alt=use.alt or "",
        caption_html=CAPTION,
        credit="Foto: Anna Licht",
        license="CC-BY-4.0",
    )


def test_a_thousand_photos_stay_light() -> None:
    """Every page is below 100 KB of HTML; all photos but the first of a page wait until they are near."""
    photos = tuple(
        Photo(slug=f"{NAME}-{at}", use=PictureUse(path=f"{at}.jpg", alt=CAPTION[:150])) for at in range(1000)
    )
    gallery = entry("fest", type="gallery", day=1, photos=photos, word_count=0)
    here = builder([gallery])
    here.picture_of = shown
    grids = [page for page in gallery_pages(here) if isinstance(page.view, GalleryView)]
    assert len(grids) == 1000 / PHOTOS_A_PAGE
    theme = Theme(ThemeFiles(theme_root=str(THEME), template_overrides=(), assets=ASSETS), SITE)
    for page in (grids[0], grids[1], grids[-1]):
        html = page_bytes(page.maker, page.view, theme).decode()
        assert len(html.encode()) <= MAX_HTML_BYTES
        pictures = re.findall(r"<img [^>]*>", html)
        assert len(pictures) == PHOTOS_A_PAGE
        assert all("width=" in each and "height=" in each for each in pictures)
        assert sum('loading="lazy"' in each for each in pictures) == PHOTOS_A_PAGE - 1


def test_adding_a_photo_changes_only_the_last_page() -> None:
    """Pages are cut from the first photo on, so what was full stays as it was but for the number of all."""
    before, after = (
        [
            replaced(page.view, total=0)
            for page in gallery_pages(builder([entry("fest", type="gallery", day=1, photos=some)]))
            if isinstance(page.view, GalleryView)
        ]
        for some in (
            tuple(Photo(slug=f"f{at}", use=PictureUse(path=f"{at}.jpg", alt="x")) for at in range(count))
            for count in (2 * PHOTOS_A_PAGE + 1, 2 * PHOTOS_A_PAGE + 2)
        )
    )
    assert before[:2] == after[:2]
    assert before[2] != after[2]
