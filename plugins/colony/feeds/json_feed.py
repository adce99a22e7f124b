"""Feed views → bytes of JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from colony.feeds.atom_rss import BodyOf, moment
from colony.feeds.item_html import item_html, xml_text
from colony.feeds.markup import absolute
from colony.views import EnclosureView, FeedItem, FeedView

VERSION = "https://jsonfeed.org/version/1.1"

ABOUT_LICENSE = "https://spdx.org/licenses/"
"""The ``about`` address that the format demands of an extension, here of the items' ``_license``."""


def json_feed(view: FeedView, body_of: BodyOf) -> bytes:
    """The feed as JSON in UTF-8, keys in the order of the specification.

    Arguments and errors are those of :func:`colony.feeds.atom`.
    """
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": xml_text(view.title),
        "home_page_url": view.alternate_address,
        "feed_url": view.self_address,
    }
    if view.subtitle:
        feed["description"] = xml_text(view.subtitle)
    feed["language"] = view.lang
    if view.hub:
        feed["hubs"] = [{"type": "WebSub", "url": view.hub}]
    feed["items"] = [_item(view, item, body_of) for item in view.items]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(view: FeedView, item: FeedItem, body_of: BodyOf) -> dict[str, Any]:
    content = item_html(item, view.origin, body_of(item.body.digest) if item.body else "")
    made: dict[str, Any] = {"id": item.id, "url": item.address, "title": xml_text(item.title) or item.address}
    # The format demands one of the two, even if the item is a title without a text.
    made |= {"content_html": content} if content else {"content_text": xml_text(item.summary)}
    if item.summary:
        made["summary"] = xml_text(item.summary)
    if item.picture is not None and not item.picture.href.startswith("data:"):
        made["image"] = absolute(item.picture.href, view.origin, item.address)
    made["date_published"] = _date(item.date)
    made["date_modified"] = _date(item.updated)
    if item.authors:
        made["authors"] = [{"name": xml_text(name)} for name in item.authors]
    if item.categories:
        made["tags"] = [xml_text(name) for name in item.categories]
    if item.lang != view.lang:
        made["language"] = item.lang
    if item.enclosure is not None:
        made["attachments"] = [_attachment(item.enclosure)]
    if item.license:
        made["_license"] = {"about": item.license_address or ABOUT_LICENSE, "name": xml_text(item.license)}
    return made


def _attachment(enclosure: EnclosureView) -> dict[str, Any]:
    made: dict[str, Any] = {"url": enclosure.address, "mime_type": enclosure.mime}
    if enclosure.size_bytes:
        made["size_in_bytes"] = enclosure.size_bytes
    if enclosure.duration_s:
        made["duration_in_seconds"] = enclosure.duration_s
    return made


def _date(date: datetime) -> str:
    """A moment in the form of RFC 3339."""
    return moment(date).isoformat()
