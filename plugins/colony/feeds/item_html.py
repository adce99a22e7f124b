"""An article's text as HTML for a feed: plain pictures, and absolute addresses.

Feed readers show the text without the site's stylesheet, often without its address, and several items on
one page. So addresses become absolute, a picture becomes a single ``<img>`` with its caption below, players
become links, and ids get a prefix per item.
"""

from __future__ import annotations

import functools
import re
from html import escape
from typing import NamedTuple

from colony.feeds.markup import Place, lead_source, portable
from colony.model import digest
from colony.text import drop_control_characters, fill
from colony.views import BodyView, FeedItem, Fill, GalleryStrip, PictureView, Snippet

REMEMBERED_ITEMS = 512
"""Most texts kept per process: an item is in some six feeds, and in each in two or three formats."""

LONG_CHARACTERS = 100_000
"""Texts of at least this length are not kept, so that the cache stays below 50 MB."""


def item_html(item: FeedItem, origin: str, body_html: str) -> str:
    """The HTML of a feed's item, not yet escaped for XML.

    Args:
        item: the item; its lead picture comes first, unless the body begins with that picture.
        origin: the site's scheme and host, ``https://example.org``.
        body_html: the stored body, with marks.

    Raises:
        IndexError: the body has a mark without a fill in ``item.body.fills``.
    """
    source = _Source(item.id, item.address, item.body, item.picture, origin, body_html)
    return (_make if len(body_html) < LONG_CHARACTERS else _make.__wrapped__)(source)


class _Source(NamedTuple):
    """Everything that an item's HTML depends on: the key of the cache."""

    item_id: str
    address: str
    body: BodyView | None
    picture: PictureView | None
    origin: str
    body_html: str


@functools.lru_cache(maxsize=REMEMBERED_ITEMS)
def _make(source: _Source) -> str:
    place = Place(origin=source.origin, base=source.address, prefix=f"i{digest(source.item_id)[:8]}-")
    fills = source.body.fills if source.body else ()
    text = _portable(fill(source.body_html, lambda index: _filling(fills[index])), place)
    if source.picture is not None:
        lead = _portable(picture_html(source.picture), place)
        if lead_source(text) != lead_source(lead):
            text = f"{lead}\n{text}"
    return text


def _portable(fragment: str, place: Place) -> str:
    # Before: java\x7fscript: is harmless only with the character. After: %7f in a player's name is decoded.
    return xml_text(portable(xml_text(fragment), place))


def xml_text(text: str) -> str:
    """The text without characters that XML forbids (XML 1.0, 2.2) or discourages (C1 controls)."""
    return _UNWELCOME.sub("", drop_control_characters(text))


# A pattern: str.translate takes ten times as long on text that is not ASCII.
_UNWELCOME = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def picture_html(picture: PictureView) -> str:
    """A picture as one ``<img>``, with caption, credit and licence, if any, in a paragraph below."""
    note = _note(picture)
    image = _image(picture)
    return f"<p>{image}</p>\n<p>{note}</p>" if note else image


def gallery_html(strip: GalleryStrip) -> str:
    """The photos of a strip, each with its link, then the link to the gallery."""
    photos = "\n".join(_linked_photo(photo, strip.href) for photo in strip.photos)
    way_in = f'<p><a href="{escape(strip.href)}">{escape(strip.title)} ({strip.total})</a></p>'
    return f"<ul>\n{photos}\n</ul>\n{way_in}" if photos else way_in


def _filling(value: Fill) -> str:
    if isinstance(value, PictureView):
        return picture_html(value)
    if isinstance(value, GalleryStrip):
        return gallery_html(value)
    if isinstance(value, Snippet):
        return value.html
    return escape(value)


def _image(picture: PictureView) -> str:
    size = "".join(
        f' {name}="{length_px}"'
        for name, length_px in (("width", picture.width_px), ("height", picture.height_px))
        if length_px
    )
    return f'<img src="{escape(picture.href)}" alt="{escape(picture.alt)}"{size}>'


def _note(picture: PictureView) -> str:
    caption = f"<em>{picture.caption_html}</em>" if picture.caption_html else ""
    parts = (caption, escape(picture.credit), escape(picture.license))
    return " · ".join(part for part in parts if part)


def _linked_photo(photo: PictureView, gallery_href: str) -> str:
    note = _note(photo)
    below = f"<br>{note}" if note else ""
    return f'<li><a href="{escape(photo.full_href or gallery_href)}">{_image(photo)}</a>{below}</li>'
