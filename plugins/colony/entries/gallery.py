"""The entry type ``gallery``: a folder of photos; pages with all of them, and a page per photo."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from colony.catalogue import urn
from colony.content import Caption, Fields, Inventory, from_raw, image, page_values, photos_of, read_captions
from colony.findings import say
from colony.locale import choose
from colony.model import Cut, Entry, Finding, Photo, PictureUse, Ref, Term, replaced
from colony.pages import EPOCH, Subscribable, ViewBuilder, address, feed_id, pager, photo_url, small, term_of
from colony.rendering import image_data
from colony.settings import Config
from colony.tables import Completed, EntryTypeRow, Overview, SourceAbout, TypeFeeds
from colony.text import plain, slugify
from colony.views import (
    Anchor,
    Card,
    FeedItem,
    Fill,
    GalleryStrip,
    GalleryView,
    Page,
    PhotoView,
    PictureView,
    SiteView,
    license_anchor,
)

CAPTION_FILES = ("captions.yml", "captions.yaml")
"""Names of the files in a gallery's folder with the photos' captions."""


UNNAMED = {"de": "bild", "en": "photo"}
"""Language → slug of a photo whose file name has no letters."""

PHOTOS_A_PAGE = 40
"""Photos on one page of a gallery: with long captions still less than 100 KB of HTML.

For the same reason these pages offer only the best format and the fallback; a photo's own page has all.
"""

STRIP_PHOTOS = 6
"""Number of photos in a strip, as an article shows it."""


def read(fields: Fields, about: SourceAbout) -> dict[str, Any]:
    """The cover, the order of the photos and their captions, as arguments for Entry."""
    cover = image(fields, "cover", about.path, about.notes)
    captions = from_raw(fields.raw("captions"), fields.line("captions"), about.notes)
    told = (
        ("order", fields.text("order")),
        ("captions", {name: _as_dict(caption) for name, caption in captions.items()}),
    )
    return {
        **({"image": cover} if cover else {}),
        "extra": {key: value for key, value in told if value},
    }


def _as_dict(caption: object) -> dict[str, Any]:
    names = ("alt", "caption_html", "credit", "license", "focus")
    return {name: getattr(caption, name) for name in names if getattr(caption, name) not in ("", None)}


def is_source(path: str, _config: Config) -> bool:
    """Whether a file is a gallery: only the ``index`` file of a folder is."""
    return PurePosixPath(path).stem == "index"


def completed(entry: Entry, inventory: Inventory, config: Config) -> Completed:
    """The gallery with the photos of its folder and their captions, and findings about these."""
    paths = photos_of(entry.source_path, inventory.digests)
    captions, findings = _captions(entry, inventory, config)
    if not paths:
        findings.append(say("gallery-empty", entry.source_path, lang=config.lang))
    photos = tuple(_captioned(paths, captions, config))
    cover = entry.image or (PictureUse(path="/" + paths[0], alt="") if paths else None)
    if cover is not None and cover.alt is None:
        cover = replaced(cover, alt=captions.get(cover.path.rpartition("/")[2], Caption()).alt)
    return Completed(replaced(entry, photos=photos, image=cover, category=""), tuple(findings))


def _captions(entry: Entry, inventory: Inventory, config: Config) -> tuple[dict[str, Caption], list[Finding]]:
    """(file name → caption, findings). Captions in files of the folder win over those in front matter."""
    captions = {name: Caption(**told) for name, told in entry.extra.get("captions", {}).items()}
    findings: list[Finding] = []
    folder = entry.source_path.rpartition("/")[0]
    for path in (f"{folder}/{name}" for name in CAPTION_FILES):
        if path in inventory.digests:
            told, found = read_captions(path, inventory.absolute(path).read_bytes(), config.lang)
            captions |= told
            findings += found
    return captions, findings


def _captioned(paths: Iterable[str], captions: dict[str, Caption], config: Config) -> Iterator[Photo]:
    reader = config.reader
    taken: dict[str, int] = {}
    unnamed = choose(config.lang, UNNAMED)
    for path in paths:
        name = path.rpartition("/")[2]
        slug = slugify(name.rpartition(".")[0], reader.slug_substitutions) or unnamed
        taken[slug] = taken.get(slug, 0) + 1
        unique = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        told = captions.get(name, Caption())
        use = PictureUse(
            path="/" + path,
            alt=told.alt,
            caption_html=told.caption_html,
            credit=told.credit,
            license=told.license,
            focus=told.focus,
        )
        yield Photo(slug=unique, use=use)


def pages(builder: ViewBuilder) -> Iterator[Page]:
    """All pages of all galleries."""
    for entry in builder.catalogue.galleries:
        shown = _shown(builder, entry)
        yield from _grids(builder, entry, shown)
        yield from _photos(builder, entry, shown)


def _grids(builder: ViewBuilder, entry: Entry, shown: Sequence[tuple[Photo, PictureView]]) -> Iterator[Page]:
    term = Term(name=entry.title, slug=entry.slug, url=entry.url, save_as=entry.save_as)
    starts = range(0, max(len(shown), 1), PHOTOS_A_PAGE)
    # Unlike lists of articles, a gallery's first page has the first photos.
    cuts = [
        Cut(0 if start == 0 else number, start, min(start + PHOTOS_A_PAGE, len(shown)))
        for number, start in enumerate(starts, start=1)
    ]
    for place, cut in enumerate(cuts):
        url, save_as = address(builder, term, cut)
        photos = tuple(
            replaced(view, sources=view.sources[:1], full_href=builder.href(photo_url(entry, photo)))
            for photo, view in shown[cut.start : cut.stop]
        )
        cover = builder.picture(entry.image, entry) if entry.image else (photos[0] if photos else None)
        first = cut.number == 0
        view = GalleryView(
            values=page_values(entry),
            head=builder.head(
                entry.title,
                url,
                description=entry.summary,
                lang=entry.lang,
                indexed=entry.status == "published",
                picture=cover,
                card=builder.card_of(entry),
            ),
            title=entry.title,
            summary=entry.summary if entry.has_own_summary and first else "",
            date=entry.date,
            authors=tuple(builder.person(name) for name in entry.authors),
            body=builder.body(entry) if first and entry.word_count else None,
            photos=photos,
            total=len(shown),
            pager=pager(builder, term, cuts, place),
            license=license_anchor(entry.license),
        )
        yield Page(save_as, "gallery.html", view)


def _photos(builder: ViewBuilder, entry: Entry, shown: Sequence[tuple[Photo, PictureView]]) -> Iterator[Page]:
    for index, (photo, picture) in enumerate(shown):
        url = photo_url(entry, photo)
        title = f"{entry.title} ({index + 1}/{len(shown)})"
        view = PhotoView(
            head=builder.head(
                title,
                url,
                description=picture.alt,
                lang=entry.lang,
                indexed=entry.status == "published",
                picture=picture,
            ),
            gallery=builder.anchor(entry),
            picture=picture,
            position=index + 1,
            total=len(shown),
            older=_neighbour(builder, entry, shown, index - 1),
            newer=_neighbour(builder, entry, shown, index + 1),
            download_href=_largest(picture) if entry.downloadable else "",
        )
        yield Page(f"{url}index.html", "photo.html", view)


def _largest(picture: PictureView) -> str:
    """Href of the widest rendition in the most common format.

    Never the original, whose metadata may say where it was taken.
    """
    return picture.sources[-1].candidates[-1][0] if picture.sources else picture.href


def _neighbour(
    builder: ViewBuilder, entry: Entry, shown: Sequence[tuple[Photo, PictureView]], index: int
) -> Anchor | None:
    if not 0 <= index < len(shown):
        return None
    photo, picture = shown[index]
    return Anchor(title=picture.alt or photo.slug, href=builder.href(photo_url(entry, photo)))


def photo_items(builder: ViewBuilder, gallery: Entry) -> Iterator[FeedItem]:
    """A feed's items, one per photo. An item's id is made of the gallery's id and the photo's file name."""
    date = gallery.date or EPOCH
    licence = license_anchor(gallery.license)
    for number, (photo, picture) in enumerate(_shown(builder, gallery), start=1):
        name = photo.use.path.rpartition("/")[2]
        yield FeedItem(
            id=urn(f"{feed_id(builder, gallery)}#{name}"),
            title=_photo_title(gallery, picture, number),
            address=builder.config.absolute(photo_url(gallery, photo)),
            date=date,
            updated=max(date, gallery.modified or date),
            lang=gallery.lang,
            summary=plain(picture.caption_html) or picture.alt,
            body=None,
            authors=gallery.authors,
            picture=picture,
            license=picture.license or (licence.title if licence else ""),
            license_address=licence.href if licence and not picture.license else "",
        )


def _shown(builder: ViewBuilder, gallery: Entry) -> Sequence[tuple[Photo, PictureView]]:
    return [(photo, view) for photo in gallery.photos if (view := builder.picture(photo.use, gallery))]


def _photo_title(gallery: Entry, picture: PictureView, number: int) -> str:
    return picture.alt or f"{gallery.title} {number}"


def photo_cards(builder: ViewBuilder, gallery: Entry) -> Iterator[Card]:
    """The photos as teasers, for the page that shows the feed."""
    for number, (photo, picture) in enumerate(_shown(builder, gallery), start=1):
        yield Card(
            title=_photo_title(gallery, picture, number),
            href=builder.href(photo_url(gallery, photo)),
            lang="",
            kind="news",
            summary=plain(picture.caption_html),
            picture=small(picture),
        )


def fill(builder: ViewBuilder, ref: Ref, entry: Entry) -> Fill:
    """The strip of photos for a directive ``:::gallery``; empty, with a finding, if there is no gallery."""
    for gallery in builder.catalogue.galleries:
        folder = gallery.source_path.rpartition("/")[0].rpartition("/")[2]
        if ref.value in (gallery.slug, folder):
            shown = ((photo, builder.picture(photo.use, gallery)) for photo in gallery.photos[:STRIP_PHOTOS])
            return GalleryStrip(
                title=gallery.title,
                href=builder.href(gallery.url),
                photos=tuple(
                    replaced(small(picture), full_href=builder.href(photo_url(gallery, photo)))
                    for photo, picture in shown
                    if picture
                ),
                total=len(gallery.photos),
            )
    builder.report("gallery-missing", entry, ref.line, target=ref.value)
    return ""


def subscribables(builder: ViewBuilder) -> Iterator[Subscribable]:
    """A subject per gallery; the items of its feed are the photos."""
    for gallery in builder.catalogue.galleries:
        if gallery.status == "published" and gallery.lang == builder.config.lang:
            yield Subscribable(
                "galleries",
                term_of(gallery),
                (gallery,),
                gallery.lang,
                items=functools.partial(photo_items, builder, gallery),
                cards=functools.partial(photo_cards, builder, gallery),
            )


def schema_data(view: GalleryView, site: SiteView) -> dict[str, Any]:
    """The schema.org data of a gallery's page."""
    return {
        "@type": "ImageGallery",
        "name": view.title,
        "url": site.origin + view.head.href,
        "image": [
            {"@type": "ImageObject", **image_data(photo, site), "url": site.origin + photo.full_href}
            for photo in view.photos
            if not photo.href.startswith("data:")
        ],
    }


def photo_schema_data(view: PhotoView, site: SiteView) -> dict[str, Any]:
    """The schema.org data of a photo's page."""
    gallery = {"@type": "ImageGallery", "name": view.gallery.title, "url": site.origin + view.gallery.href}
    return {
        "@type": "ImageObject",
        **image_data(view.picture, site),
        "url": site.origin + view.head.href,
        "isPartOf": gallery,
    }


ENTRY_TYPE = EntryTypeRow(
    name="gallery",
    paths_setting="COLONY_GALLERY_PATHS",
    folders=("galleries",),
    takes=is_source,
    pattern="COLONY_GALLERY",
    words={"de": ("einer Galerie", "der Galerien"), "en": ("a gallery", "the galleries")},
    addresses={"de": "galerie/{slug}/", "en": "gallery/{slug}/"},
    slug_from="name",
    is_scheduled=True,
    read=read,
    completed=completed,
    fill=fill,
    pages=pages,
    json_ld={GalleryView: schema_data, PhotoView: photo_schema_data},
    overview=Overview(
        "galleries", {"de": "Galerien", "en": "Galleries"}, {"de": "galerien/", "en": "galleries/"}
    ),
    feeds=TypeFeeds(
        "galleries",
        {"de": "feeds/galerie/{slug}", "en": "feeds/gallery/{slug}"},
        {"de": "Galerien", "en": "Galleries"},
        subscribables,
        has_items=True,
    ),
    label="Gallery",
)
