"""Feed views → bytes of Atom (RFC 4287) and RSS 2.0. feedgen lives in this module only.

Everything that feedgen would take from the clock or from its own version is set, so the same view
always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.ext.media import MediaEntryExtension, MediaExtension
from feedgen.feed import FeedGenerator

from colony.feeds.item_html import absolute, item_html, xml_text
from colony.views import FeedItem, FeedView

BodyOf = Callable[[str], str]
"""From a body's digest to its stored HTML."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(view: FeedView, body_of: BodyOf) -> bytes:
    """Write the feed as an Atom document, UTF-8 with its XML declaration.

    Args:
        view: what the feed holds; its dates know their time zone.
        body_of: gives the stored HTML (with marks) for a body's digest.

    Raises:
        ValueError: a date has no time zone.
        IndexError: a body has a mark that its view has nothing for.
    """
    feed = _feed(view, "application/atom+xml")
    feed.subtitle(xml_text(view.subtitle))
    if not view.items or not all(item.authors for item in view.items):
        # RFC 4287, 4.1.1: the feed names an author unless every entry does.
        feed.author(name=xml_text(view.title))
    for item in view.items:
        entry = _add_entry(feed, view, item, body_of)
        entry.updated(_moment(item.updated))
        entry.author([{"name": xml_text(name)} for name in item.authors])
        if item.summary:
            entry.summary(xml_text(item.summary), type="text")
        if item.license:
            entry.rights(xml_text(item.license))
    return bytes(feed.atom_str(pretty=True))


def rss(view: FeedView, body_of: BodyOf) -> bytes:
    """Write the feed as an RSS 2.0 document with the whole text in ``content:encoded``, UTF-8.

    Authors are ``dc:creator`` elements, since RSS's own ``author`` demands an e-mail address.
    Arguments and errors are those of :func:`atom`.
    """
    feed = _feed(view, "application/rss+xml")
    feed.register_extension("dc", DcExtension, DcEntryExtension)
    feed.subtitle(xml_text(view.subtitle) or xml_text(view.title))
    for item in view.items:
        entry = _add_entry(feed, view, item, body_of)
        entry.dc.dc_creator([xml_text(name) for name in item.authors])
        if item.summary:
            # Readers take an RSS description for HTML, so plain text is escaped as such.
            entry.summary(escape(xml_text(item.summary), quote=False))
        if item.license:
            entry.dc.dc_rights(xml_text(item.license))
        if item.lang != view.lang:
            entry.dc.dc_language(item.lang)
    return bytes(feed.rss_str(pretty=True))


class _Entry(FeedEntry):  # type: ignore[misc]  # feedgen has no types
    """feedgen's entry with what its Atom lacks: attributes of links (they are lost) and xml:lang."""

    def __init__(self, xml_lang: str) -> None:
        super().__init__()
        self._xml_lang = xml_lang

    def atom_entry(self, extensions: bool = True) -> Any:
        """Build the entry's XML element."""
        entry = super().atom_entry(extensions)
        for element, link in zip(entry.findall("link"), self.link(), strict=True):
            element.attrib.update(link)
        if self._xml_lang:
            entry.set(_XML_LANG, self._xml_lang)
        return entry


def _feed(view: FeedView, mime: str) -> Any:
    """Start the feed, still without items, as far as both formats agree."""
    feed = FeedGenerator()
    feed.register_extension("media", MediaExtension, MediaEntryExtension)
    feed.id(view.id)
    feed.title(xml_text(view.title))
    feed.language(view.lang)
    feed.updated(_moment(view.updated))
    feed.generator("Colony")
    feed.link(href=view.self_address, rel="self", type=mime)
    # RSS takes the last link for the channel's, so the page comes after the feed's own address.
    feed.link(href=view.alternate_address, rel="alternate", type="text/html", hreflang=view.lang)
    return feed


def _add_entry(feed: Any, view: FeedView, item: FeedItem, body_of: BodyOf) -> Any:
    """Append an item with all that both formats share, and return feedgen's entry for the rest."""
    entry = feed.add_entry(_Entry("" if item.lang == view.lang else item.lang), order="append")
    entry.guid(item.id, permalink=False)
    # Both formats demand a title; one of nothing but control characters leaves the address.
    entry.title(xml_text(item.title) or item.address)
    entry.link(href=item.address, rel="alternate", type="text/html", hreflang=item.lang)
    entry.published(_moment(item.date))
    entry.category([{"term": xml_text(name)} for name in item.categories])
    content = item_html(item, view.origin, body_of(item.body.digest))
    if content:
        entry.content(content, type="html")
    _add_lead_picture(entry, view, item)
    return entry


def _add_lead_picture(entry: Any, view: FeedView, item: FeedItem) -> None:
    """Name the lead picture for readers that show previews (Media RSS 1.5.1, ``media:content``)."""
    picture = item.picture
    if picture is None:
        return
    fields = {"url": absolute(picture.href, view.origin, item.address), "medium": "image"}
    if picture.width_px and picture.height_px:
        fields |= {"width": str(picture.width_px), "height": str(picture.height_px)}
    entry.media.content(fields, group=None)


def _moment(date: datetime) -> datetime:
    """Bring a date into what both formats can write: whole seconds, and an offset in whole minutes.

    Offsets with seconds are those of local mean time, before zones were agreed on (Berlin: 1893).
    """
    offset = date.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        date = date.astimezone(UTC)
    return date.replace(microsecond=0)
