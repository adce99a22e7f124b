"""JSON Feed 1.1: every field the format asks for, of the right type, and nothing lost."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from hypothesis import given, settings

from colony.feeds.item_html import item_html, xml_text
from colony.feeds.json_feed import json_feed
from colony.model import replaced
from colony.views.feed_views import EnclosureView, FeedView
from tests.feeds.samples import BODIES, FIRST, ORIGIN, SECOND, VIEW
from tests.feeds.test_atom_rss import _escaped, dates, one_item, seconds, texts, words

FEED_TYPES: dict[str, type] = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "language": str,
    "hubs": list, "items": list,
}  # fmt: skip
ITEM_TYPES: dict[str, type] = {
    "id": str, "url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "language": str, "attachments": list, "_license": dict,
}  # fmt: skip
"""The format's names, with their types (jsonfeed.org/version/1.1); ours begins with an underscore."""


def parsed(view: FeedView, body: Any = BODIES.__getitem__) -> dict[str, Any]:
    """A feed, read and held to the format."""
    feed: dict[str, Any] = json.loads(json_feed(view, body))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert all(isinstance(value, FEED_TYPES[name]) for name, value in feed.items())
    for item in feed["items"]:
        assert all(isinstance(value, ITEM_TYPES[name]) for name, value in item.items())
        assert item["id"]
        assert "content_html" in item or "content_text" in item
        assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified"))
        assert all(author["name"] for author in item.get("authors", ()))
        assert all(each["url"] and each["mime_type"] for each in item.get("attachments", ()))
    return feed


def test_fields() -> None:
    """All that the view knows of feed and items, addresses absolute, newest first."""
    feed = parsed(VIEW)
    first, second = feed["items"]
    assert (feed["home_page_url"], feed["feed_url"]) == (VIEW.alternate_address, VIEW.self_address)
    assert (first["id"], first["url"], first["title"]) == (FIRST.id, FIRST.address, FIRST.title)
    assert first["content_html"] == item_html(FIRST, ORIGIN, BODIES["eins"])
    assert first["image"] == f"{ORIGIN}/bilder/vogel-736.jpg"
    assert first["authors"] == [{"name": "Erika Muster"}, {"name": "Jörg Öztürk"}]
    assert first["tags"] == list(FIRST.categories)
    assert first["_license"]["name"] == FIRST.license
    assert (second["language"], "language" in first) == ("en", False)


def test_recording_and_hub() -> None:
    """A recording is an attachment with what is known of it; the hub is named."""
    sound = EnclosureView(address=f"{ORIGIN}/f.mp3", mime="audio/mpeg", size_bytes=9, duration_s=60)
    feed = parsed(replaced(one_item(enclosure=sound), hub="https://hub.example/"))
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert feed["items"][0]["attachments"] == [
        {"url": sound.address, "mime_type": "audio/mpeg", "size_in_bytes": 9, "duration_in_seconds": 60}
    ]


def test_an_item_of_a_title_alone() -> None:
    """It has a text, as the format demands, if only an empty one."""
    view = one_item(title="\x07", summary="", body=SECOND.body, picture=None)
    (item,) = parsed(view, lambda _: "")["items"]
    assert (item["title"], item["content_text"]) == (FIRST.address, "")


def test_same_view_same_bytes() -> None:
    """Keys have one order."""
    assert json_feed(VIEW, BODIES.__getitem__) == json_feed(VIEW, BODIES.__getitem__)


@settings(deadline=None)
@given(title=words, summary=words, body=texts, author=words, category=words, date=dates)
def test_round_trip(
    *, title: str, summary: str, body: str, author: str, category: str, date: datetime
) -> None:
    """Whatever characters an author types, a reader gets the same text back."""
    view = one_item(
        title=title,
        summary=summary,
        authors=(author,),
        categories=(category,),
        date=date,
        picture=None,
    )
    (item,) = parsed(view, _escaped(body))["items"]
    assert item["title"] == xml_text(title)
    assert item["summary"] == xml_text(summary)
    assert item["content_html"] == xml_text(_escaped(body)(""))
    assert (item["authors"][0]["name"], item["tags"]) == (xml_text(author), [xml_text(category)])
    assert seconds(datetime.fromisoformat(item["date_published"])) == seconds(date)
