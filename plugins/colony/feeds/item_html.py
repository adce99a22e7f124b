"""An article's text as a feed carries it: plain pictures, and addresses that work anywhere.

A reader program shows the text far from the site, without its stylesheet and often without
knowing where the text came from. So every address becomes absolute, pictures become a single
``<img>`` with the caption in the text below, players become links, and the anchors of an item get
names of their own, since several items may stand on one page.
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
"""Texts kept a process: an item stands in some six feeds, and in each in two or three formats."""

LONG_CHARACTERS = 100_000
"""Texts from this length on are made anew, so that what is kept stays below 50 MB."""


def item_html(item: FeedItem, origin: str, body_html: str) -> str:
    """Make the whole HTML of a feed's item, which the feed then carries escaped.

    Args:
        item: the entry; its lead picture comes first, unless the body begins with that picture.
        origin: scheme and host that root-relative addresses belong to, ``https://example.org``.
        body_html: the stored body with its marks, as nh3 wrote it.

    Raises:
        IndexError: the body has a mark that ``item.body.fills`` has nothing for.
    """
    source = _Source(item.id, item.address, item.body, item.picture, origin, body_html)
    return (_make if len(body_html) < LONG_CHARACTERS else _make.__wrapped__)(source)


class _Source(NamedTuple):
    """All that an item's HTML is made of."""

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
    # First, since java\x7fscript: is harmless only with the character; last, for what %7f in a name says.
    return xml_text(portable(xml_text(fragment), place))


def xml_text(text: str) -> str:
    """Drop the characters that XML forbids (1.0, 2.2) or advises against (C1 controls)."""
    return _UNWELCOME.sub("", drop_control_characters(text))


# A pattern: str.translate takes ten times as long on text that is not ASCII.
_UNWELCOME = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def picture_html(picture: PictureView) -> str:
    """Make one ``<img>``; caption, credit and licence, where there are any, in a paragraph below."""
    note = _note(picture)
    image = _image(picture)
    return f"<p>{image}</p>\n<p>{note}</p>" if note else image


def gallery_html(strip: GalleryStrip) -> str:
    """List the photos of a strip, each with its link, and then the way to the whole gallery."""
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
