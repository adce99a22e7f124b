"""An article's text as a feed carries it: plain pictures, and addresses that work anywhere.

A reader program shows the text far from the site, without its stylesheet and often without
knowing where the text came from. So every address becomes absolute, and pictures become a single
``<img>`` with the caption in the text below.
"""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import urljoin

from colony.html import drop_control_characters, fill
from colony.views import FeedItem, Fill, GalleryStrip, PictureView, Snippet

_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ADDRESS = re.compile(r'(\s(?:href|src|poster|cite)=")([^"]*)"')
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_FIRST_PICTURE = re.compile(r'\s*(?:<(?!img\b)[a-zA-Z][^>]*>\s*)*<img\b[^>]*?\ssrc="([^"]*)"')
_UNWELCOME = re.compile("[\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def item_html(item: FeedItem, origin: str, body_html: str) -> str:
    """Make the whole HTML of a feed's item, which the feed then carries escaped.

    Args:
        item: the entry; its lead picture comes first, unless the body begins with that picture.
        origin: scheme and host that root-relative addresses belong to, ``https://example.org``.
        body_html: the stored body with its marks, as nh3 wrote it.

    Raises:
        IndexError: the body has a mark that ``item.body.fills`` has nothing for.
    """
    filled = fill(body_html, lambda index: _filling(item.body.fills[index]))
    text = absolute_addresses(filled, origin, item.address)
    if item.picture is not None:
        lead = absolute_addresses(picture_html(item.picture), origin, item.address)
        if _first_picture(text) != _first_picture(lead):
            text = f"{lead}\n{text}"
    return xml_text(text)


def xml_text(text: str) -> str:
    """Drop the characters that XML forbids (1.0, 2.2) or advises against (C1 controls)."""
    return _UNWELCOME.sub("", drop_control_characters(text))


def absolute(address: str, origin: str, base: str) -> str:
    """Resolve an address found on the page at ``base`` (RFC 3986, 5.2).

    An address with a scheme is returned as it is: an author's broken link shall not stop a build.

    >>> absolute("/artikel/x/", "https://example.org", "https://example.org/artikel/y/")
    'https://example.org/artikel/x/'
    >>> absolute("#fn:1", "https://example.org", "https://example.org/artikel/y/")
    'https://example.org/artikel/y/#fn:1'
    """
    if _SCHEME.match(address):
        return address
    if address.startswith("//"):
        return f"{origin.partition('//')[0] or 'https:'}{address}"
    if address.startswith("/"):
        return origin + address
    if not address or address.startswith("#"):
        return base + address
    return urljoin(base, address)


def absolute_addresses(fragment: str, origin: str, base: str) -> str:
    """Make every ``href``, ``src``, ``poster`` and ``cite`` absolute; text that looks alike stays."""

    def in_attribute(match: re.Match[str]) -> str:
        before, value = match.groups()
        if _SCHEME.match(value):
            return match[0]
        return f'{before}{escape(absolute(unescape(value), origin, base))}"'

    return _TAG.sub(lambda tag: _ADDRESS.sub(in_attribute, tag[0]), fragment)


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


def _first_picture(fragment: str) -> str | None:
    """Find the source of the picture that the fragment begins with; None if it begins with text."""
    match = _FIRST_PICTURE.match(fragment)
    return match[1] if match else None
