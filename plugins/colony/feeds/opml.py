"""The list of all feeds as OPML 2.0 (opml.org/spec2.opml), which feed readers import."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from colony.feeds.atom_rss import BodyOf
from colony.feeds.item_html import xml_text
from colony.feeds.markup import absolute
from colony.tables import feed_formats
from colony.views import FeedSubject, OpmlView


def opml(view: OpmlView, _body_of: BodyOf) -> bytes:
    """The list's bytes: an outline per subject; kinds with several subjects are groups."""
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
    # A subject is in the list once, with its first format in the table's order.
    order = [row.mime for row in feed_formats().values()]
    feed = min(subject.feeds, key=lambda each: order.index(each.mime))
    title = xml_text(subject.title)
    ET.SubElement(
        place,
        "outline",
        # OPML has one type for feeds of all formats.
        type="rss",
        text=title,
        title=title,
        xmlUrl=absolute(feed.href, origin, origin),
        htmlUrl=absolute(subject.page_href, origin, origin),
    )
