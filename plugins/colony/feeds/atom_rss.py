"""Feed views → bytes of Atom (RFC 4287) and RSS 2.0. No other module imports feedgen.

Everything that feedgen would take from the clock or from its own version is set here, so equal views give
equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.ext.media import MediaEntryExtension, MediaExtension
from feedgen.ext.podcast import PodcastExtension
from feedgen.ext.podcast_entry import PodcastEntryExtension
from feedgen.feed import FeedGenerator

from colony.feeds.item_html import item_html, xml_text
from colony.feeds.markup import absolute
from colony.views import EnclosureView, FeedItem, FeedView, PictureView, PodcastView

BodyOf = Callable[[str], str]
"""Digest of a body → its stored HTML, with marks."""

MAX_NAME = 255
"""Longest ``itunes:author`` that Apple accepts, in characters."""

_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA = "http://search.yahoo.com/mrss/"
_TERMS = "http://purl.org/dc/terms/"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(view: FeedView, body_of: BodyOf) -> bytes:
    """The feed as an Atom document: UTF-8 with an XML declaration.

    Args:
        view: the feed; its dates have time zones.
        body_of: see :data:`BodyOf`.

    Raises:
        ValueError: a date has no time zone.
        IndexError: a body has a mark without a fill in its view.
    """
    feed = _feed(view, "application/atom+xml")
    feed.subtitle(xml_text(view.subtitle))
    if not view.items or not all(item.authors for item in view.items):
        # RFC 4287, 4.1.1: the feed names an author unless every entry does.
        feed.author(name=xml_text(view.title))
    for item in view.items:
        entry = _add_entry(feed, view, item, body_of)
        entry.updated(moment(item.updated))
        entry.author([{"name": xml_text(name)} for name in item.authors])
        if item.summary:
            entry.summary(xml_text(item.summary), type="text")
        if item.license:
            entry.rights(xml_text(item.license))
        if item.enclosure is not None:
            entry.link(**_enclosure_link(item.enclosure))
    return bytes(feed.atom_str(pretty=True))


def rss(view: FeedView, body_of: BodyOf) -> bytes:
    """The feed as an RSS 2.0 document in UTF-8, with the whole texts in ``content:encoded``.

    Authors are ``dc:creator`` elements, since RSS's own ``author`` must be an e-mail address. Arguments and
    errors are those of :func:`atom`.
    """
    feed = _feed(view, "application/rss+xml")
    feed.register_extension("dc", DcExtension, DcEntryExtension)
    feed.register_extension("terms", _Terms, BaseEntryExtension, atom=False)
    feed.terms.hub = view.hub
    feed.subtitle(xml_text(view.subtitle) or xml_text(view.title))
    if view.podcast is not None:
        _add_podcast(feed, view, view.podcast)
    for item in view.items:
        entry = _add_entry(feed, view, item, body_of)
        entry.dc.dc_creator([xml_text(name) for name in item.authors])
        if item.summary:
            # Feed readers parse an RSS description as HTML, so plain text is escaped as HTML.
            entry.summary(escape(xml_text(item.summary), quote=False))
        if item.license:
            entry.dc.dc_rights(xml_text(item.license))
        if item.lang != view.lang:
            entry.dc.dc_language(item.lang)
        if item.enclosure is not None:
            entry.enclosure(
                url=item.enclosure.address,
                length=str(item.enclosure.size_bytes),
                type=item.enclosure.mime,
            )
        if view.podcast is not None:
            _add_episode(entry, view, item)
    return bytes(feed.rss_str(pretty=True))


class _Entry(FeedEntry):  # type: ignore[misc]  # feedgen has no types
    """feedgen's entry with elements that feedgen cannot write.

    In Atom: attributes of links, the licence and xml:lang. In RSS: the time of the last change
    (``dcterms:modified``). In both: the description of the picture (Media RSS 1.5.1).
    """

    def __init__(self, item: FeedItem, feed_lang: str) -> None:
        super().__init__()
        self._item = item
        self._xml_lang = item.lang if item.lang != feed_lang else ""

    def atom_entry(self, extensions: bool = True) -> Any:
        """Build the entry's XML element."""
        entry = super().atom_entry(extensions)
        for element, link in zip(entry.findall("link"), self.link(), strict=True):
            element.attrib.update(link)
        if self._xml_lang:
            entry.set(_XML_LANG, self._xml_lang)
        if self._item.license_address:
            # RFC 4946; feedgen lets no link of that name pass.
            _append(entry, "link", None, href=self._item.license_address, rel="license")
        self._describe_picture(entry)
        return entry

    def rss_entry(self, extensions: bool = True) -> Any:
        """Build the item's XML element."""
        entry = super().rss_entry(extensions)
        _append(entry, f"{{{_TERMS}}}modified", moment(self._item.updated).isoformat())
        self._describe_picture(entry)
        return entry

    def _describe_picture(self, entry: Any) -> None:
        for content in entry.iter(f"{{{_MEDIA}}}content"):
            for name, attributes, text in _said_of(self._item.picture):
                _append(content, f"{{{_MEDIA}}}{name}", text, **attributes)


def _said_of(picture: PictureView | None) -> Iterator[tuple[str, dict[str, str], str]]:
    """(name, attributes, text) of the Media RSS elements that describe a picture; none for no picture."""
    if picture is None:
        return
    if picture.alt:
        yield "description", {"type": "plain"}, xml_text(picture.alt)
    if picture.credit:
        yield "credit", {}, xml_text(picture.credit)
    if picture.license:
        yield "license", {}, xml_text(picture.license)


def _append(parent: Any, tag: str, text: str | None, **attributes: str) -> None:
    element = parent.makeelement(tag, attributes)
    element.text = text
    parent.append(element)


class _Terms(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen's RSS channel lacks: the prefix of ``dcterms:modified``, and the hub (WebSub, 4)."""

    hub = ""

    def extend_ns(self) -> dict[str, str]:
        """Prefix → namespace."""
        return {"dcterms": _TERMS}

    def extend_rss(self, rss_feed: Any) -> Any:
        """Add the link to the channel."""
        if self.hub:
            _append(rss_feed[0], f"{{{_ATOM}}}link", None, rel="hub", href=self.hub)
        return rss_feed


class _Podcast(PodcastExtension):  # type: ignore[misc]  # feedgen has no types
    """feedgen's podcast extension with Apple's current values: true and false instead of yes and no."""

    is_explicit = False

    def extend_rss(self, rss_feed: Any) -> Any:
        """Add the podcast's elements to the channel."""
        rss_feed = super().extend_rss(rss_feed)
        _append(rss_feed[0], f"{{{_ITUNES}}}explicit", "true" if self.is_explicit else "false")
        return rss_feed


def _feed(view: FeedView, mime: str) -> Any:
    """A feed of feedgen's without items, with all that both formats have in common."""
    feed = FeedGenerator()
    feed.register_extension("media", MediaExtension, MediaEntryExtension)
    feed.id(view.id)
    feed.title(xml_text(view.title))
    feed.language(view.lang)
    feed.updated(moment(view.updated))
    feed.generator("Colony")
    feed.link(href=view.self_address, rel="self", type=mime)
    if view.hub:
        feed.link(href=view.hub, rel="hub")
    # feedgen's RSS uses the last link as the channel's, so the page comes after the feed's own address.
    feed.link(href=view.alternate_address, rel="alternate", type="text/html", hreflang=view.lang)
    return feed


def _add_entry(feed: Any, view: FeedView, item: FeedItem, body_of: BodyOf) -> Any:
    """Append an item with all that both formats have in common; returns feedgen's entry for the rest."""
    entry = feed.add_entry(_Entry(item, view.lang), order="append")
    entry.guid(item.id, permalink=False)
    # Both formats demand a title. If nothing is left of it without control characters, the address is used.
    entry.title(xml_text(item.title) or item.address)
    entry.link(href=item.address, rel="alternate", type="text/html", hreflang=item.lang)
    entry.published(moment(item.date))
    entry.category([{"term": xml_text(name)} for name in item.categories])
    content = item_html(item, view.origin, body_of(item.body.digest) if item.body else "")
    if content:
        entry.content(content, type="html")
    _add_lead_picture(entry, view, item)
    return entry


def _add_lead_picture(entry: Any, view: FeedView, item: FeedItem) -> None:
    """Add the lead picture, for feed readers that show previews (Media RSS 1.5.1, ``media:content``)."""
    picture = item.picture
    if picture is None or picture.href.startswith("data:"):
        return
    fields = {"url": absolute(picture.href, view.origin, item.address), "medium": "image"}
    if picture.width_px and picture.height_px:
        fields |= {"width": str(picture.width_px), "height": str(picture.height_px)}
    entry.media.content(fields, group=None)


def _enclosure_link(enclosure: EnclosureView) -> dict[str, str]:
    """A recording as an Atom link (RFC 4287, 4.2.7.2); an unknown length is left out."""
    link = {"href": enclosure.address, "rel": "enclosure", "type": enclosure.mime}
    return link | ({"length": str(enclosure.size_bytes)} if enclosure.size_bytes else {})


def _add_podcast(feed: Any, view: FeedView, podcast: PodcastView) -> None:
    """Add the elements that Apple's directory demands of a channel ("A podcaster's guide to RSS")."""
    feed.register_extension("podcast", _Podcast, PodcastEntryExtension, atom=False)
    feed.podcast.itunes_author(xml_text(podcast.author))
    feed.podcast.itunes_summary(xml_text(view.subtitle) or xml_text(view.title))
    feed.podcast.itunes_type(podcast.order)
    feed.podcast.is_explicit = podcast.explicit
    if podcast.categories:
        named = [
            {"cat": name, "sub": below} if below else {"cat": name} for name, below in podcast.categories
        ]
        feed.podcast.itunes_category(named)
    if podcast.image_address:
        feed.podcast.itunes_image(podcast.image_address)
        feed.image(url=podcast.image_address, title=xml_text(view.title), link=view.alternate_address)
    if podcast.email:
        feed.podcast.itunes_owner(name=xml_text(podcast.author), email=podcast.email)


def _add_episode(entry: Any, view: FeedView, item: FeedItem) -> None:
    """Add the elements of an episode that an ordinary item does not have."""
    entry.podcast.itunes_author(xml_text(", ".join(item.authors))[:MAX_NAME])
    entry.podcast.itunes_episode_type("full")
    if item.enclosure is not None and item.enclosure.duration_s:
        entry.podcast.itunes_duration(str(item.enclosure.duration_s))
    if item.picture is not None and not item.picture.href.startswith("data:"):
        entry.podcast.itunes_image(absolute(item.picture.href, view.origin, item.address))


def moment(date: datetime) -> datetime:
    """The date as both formats can write it: in whole seconds, with an offset in whole minutes.

    Offsets with seconds occur in local mean time, before time zones were introduced (Berlin: 1893).
    """
    offset = date.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        date = date.astimezone(UTC)
    return date.replace(microsecond=0)
