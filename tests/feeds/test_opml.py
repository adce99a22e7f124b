"""The list of all feeds, as feed readers import it."""

from __future__ import annotations

from lxml import etree

from colony.feeds.opml import opml
from colony.views.feed_views import FeedGroup, FeedSubject, OpmlView
from colony.views.parts import FeedAnchor
from tests.feeds.samples import ORIGIN


def _subject(title: str, *endings: str) -> FeedSubject:
    mimes = {
        "atom.xml": "application/atom+xml",
        "rss.xml": "application/rss+xml",
        "json": "application/feed+json",
    }
    feeds = tuple(FeedAnchor(title="", href=f"/f/x.{end}", mime=mimes[end]) for end in endings)
    return FeedSubject(title=title, preview_href="/f/x.html", page_href="/x/", feeds=feeds)


VIEW = OpmlView(
    title="Portal & Co",
    origin=ORIGIN,
    groups=(
        FeedGroup(kind="site", title="Alles", subjects=(_subject("Portal", "json", "rss.xml", "atom.xml"),)),
        FeedGroup(
            kind="tags",
            title="Themen",
            subjects=(_subject('Ö "&" <b>', "rss.xml"), _subject("\x07ab", "json")),
        ),
    ),
)


def test_each_subject_is_named_once() -> None:
    """In the format that most readers know, with absolute addresses, kinds in folders."""
    root = etree.fromstring(opml(VIEW, str))
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "Portal & Co")
    outlines = [dict(each.attrib) for each in root.iter("outline") if each.get("xmlUrl")]
    assert [each["xmlUrl"] for each in outlines] == [
        f"{ORIGIN}/f/x.{end}" for end in ("atom.xml", "rss.xml", "json")
    ]
    assert [each["text"] for each in outlines] == ["Portal", 'Ö "&" <b>', "ab"]
    assert {each["type"] for each in outlines} == {"rss"}
    assert {each["htmlUrl"] for each in outlines} == {f"{ORIGIN}/x/"}
    assert [each.get("text") for each in root.findall("body/outline") if not each.get("xmlUrl")] == ["Themen"]


def test_same_view_same_bytes() -> None:
    """No clock: dateCreated is left out."""
    assert opml(VIEW, str) == opml(VIEW, str)
    assert b"dateCreated" not in opml(VIEW, str)
