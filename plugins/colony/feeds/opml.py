"""The list of all feeds as OPML 2.0 (opml.org/spec2.opml), which feed readers import."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from colony.feeds.atom_rss import BodyOf
from colony.feeds.item_html import xml_text
from colony.feeds.markup import absolute
from colony.tables import feed_formats
from colony.views import FeedSubject, OpmlView


def opml(view: OpmlView, _body_of: BodyOf) -> bytes:
    """Write the list, one outline a subject, grouped by kind where there is more than one of a kind."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = xml_text(view.title)
    body = ET.SubElement(root, "body")
    for group in view.groups:
        place = (
            ET.SubElement(body, "outline", text=xml_text(group.title)) if len(group.subjects) > 1 else body
        )
        for subject in group.subjects:
            _outline(place, subject, view.origin)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _outline(place: ET.Element, subject: FeedSubject, origin: str) -> None:
    # A subject stands in the list once, in the first format of the table that it has.
    order = [row.mime for row in feed_formats().values()]
    feed = min(subject.feeds, key=lambda each: order.index(each.mime))
    title = xml_text(subject.title)
    ET.SubElement(
        place,
        "outline",
        # OPML knows one type for every format of feed.
        type="rss",
        text=title,
        title=title,
        xmlUrl=absolute(feed.href, origin, origin),
        htmlUrl=absolute(subject.page_href, origin, origin),
    )
