"""Pages of galleries, and of each photo in them."""

from __future__ import annotations

from collections.abc import Iterator

from colony.model import Cut, Entry, Photo, Term, replaced
from colony.press.desk import Desk, photo_url
from colony.press.licenses import license_anchor
from colony.press.lists import address, pager
from colony.views import Anchor, GalleryView, Page, PhotoView, PictureView

PHOTOS_A_PAGE = 40
"""Photos on one page of a gallery: with long captions still below 100 KB of HTML.

For the same end the grid offers the best format and the fallback; a photo's own page has them all.
"""


def gallery_pages(desk: Desk) -> Iterator[Page]:
    """All pages of all galleries."""
    for entry in desk.catalogue.galleries:
        shown = [(photo, view) for photo in entry.photos if (view := desk.picture(photo.use, entry))]
        yield from _grids(desk, entry, shown)
        yield from _photos(desk, entry, shown)


def _grids(desk: Desk, entry: Entry, shown: list[tuple[Photo, PictureView]]) -> Iterator[Page]:
    term = Term(name=entry.title, slug=entry.slug, url=entry.url, save_as=entry.save_as)
    starts = range(0, max(len(shown), 1), PHOTOS_A_PAGE)
    # A gallery is read from its first photo: here the front holds the first, not the newest.
    cuts = [
        Cut(0 if start == 0 else number, start, min(start + PHOTOS_A_PAGE, len(shown)))
        for number, start in enumerate(starts, start=1)
    ]
    for place, cut in enumerate(cuts):
        url, save_as = address(desk, term, cut)
        photos = tuple(
            replaced(view, sources=view.sources[:1], full_href=desk.href(photo_url(entry, photo)))
            for photo, view in shown[cut.start : cut.stop]
        )
        cover = desk.picture(entry.image, entry) if entry.image else (photos[0] if photos else None)
        first = cut.number == 0
        view = GalleryView(
            head=desk.head(
                entry.title,
                url,
                description=entry.summary,
                lang=entry.lang,
                indexed=entry.status == "published",
                picture=cover,
                card=desk.card_of(entry),
            ),
            title=entry.title,
            summary=entry.summary if entry.has_own_summary and first else "",
            date=entry.date,
            authors=tuple(desk.person(name) for name in entry.authors),
            body=desk.body(entry) if first and entry.word_count else None,
            photos=photos,
            total=len(shown),
            pager=pager(desk, term, cuts, place),
            license=license_anchor(entry.license),
        )
        yield Page(save_as, "gallery.html", view)


def _photos(desk: Desk, entry: Entry, shown: list[tuple[Photo, PictureView]]) -> Iterator[Page]:
    for index, (photo, picture) in enumerate(shown):
        url = photo_url(entry, photo)
        title = f"{entry.title} ({index + 1}/{len(shown)})"
        view = PhotoView(
            head=desk.head(
                title,
                url,
                description=picture.alt,
                lang=entry.lang,
                indexed=entry.status == "published",
                picture=picture,
            ),
            gallery=desk.anchor(entry),
            picture=picture,
            position=index + 1,
            total=len(shown),
            older=_neighbour(desk, entry, shown, index - 1),
            newer=_neighbour(desk, entry, shown, index + 1),
            download_href=_largest(picture) if entry.downloadable else "",
        )
        yield Page(f"{url}index.html", "photo.html", view)


def _largest(picture: PictureView) -> str:
    """The widest rendition in the most common format.

    Never the original, which may tell where it was taken.
    """
    return picture.sources[-1].candidates[-1][0] if picture.sources else picture.href


def _neighbour(desk: Desk, entry: Entry, shown: list[tuple[Photo, PictureView]], index: int) -> Anchor | None:
    if not 0 <= index < len(shown):
        return None
    photo, picture = shown[index]
    return Anchor(title=picture.alt or photo.slug, href=desk.href(photo_url(entry, photo)))
