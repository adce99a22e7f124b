"""Atom and RSS as readers see them: feedparser reads back what the view holds."""

from __future__ import annotations

import html
from calendar import timegm
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from colony.feeds.atom_rss import BodyOf, atom, rss
from colony.feeds.hooks import register
from colony.feeds.item_html import item_html, xml_text
from colony.views.feed_views import FeedItem, FeedView
from tests.feeds.samples import BERLIN, BODIES, FIRST, LEAD, ORIGIN, SECOND, VIEW

NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
BOTH = pytest.mark.parametrize("render", [atom, rss])

_PIECES = [
    "]]>",
    "&amp;",
    "&",
    "<b>fett</b>",
    "<",
    '"',
    "'",
    "👩‍👩‍👧",
    "שלום",
    "\u202eRTL",
    "\x00",
    "\x02",
    "\x1b",
    "\ufffe",
    "\x85",
    "\r\n",
]
texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), min_size=1, max_size=6).map(
    "".join
)
words = texts.filter(lambda text: bool(xml_text(text).strip()))
# Dates in feeds have whole seconds; years of four digits are what RFC 822's successors ask for.
dates = st.datetimes(datetime(1890, 1, 1), datetime(2100, 1, 1), timezones=st.just(BERLIN))  # noqa: DTZ001  hypothesis adds the zone


def parse(data: bytes) -> Any:
    """Read a feed without feedparser's sanitising, which would hide what was written."""
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def tree(data: bytes) -> Any:
    """Parse the bytes strictly."""
    return etree.fromstring(data)


def find(data: bytes, path: str) -> list[Any]:
    """All that an XPath finds, with the feeds' namespaces."""
    found = tree(data).xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return found


def one_item(**changes: Any) -> FeedView:
    """Take the sample feed with its first item alone, changed."""
    return msgspec.structs.replace(VIEW, items=(msgspec.structs.replace(FIRST, **changes),))


def seconds(date: datetime) -> int:
    """Seconds since 1970, as feedparser's time tuples count them."""
    return int((date.replace(microsecond=0) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


@BOTH
def test_fields_read_back(render: Any) -> None:
    """Feed and items come back with ids, addresses, names, categories and dates, newest first."""
    parsed = parse(render(VIEW, BODIES.__getitem__))
    feed = parsed.feed
    assert (feed.title, feed.subtitle, feed.language) == (VIEW.title, VIEW.subtitle, "de")
    assert feed.link == VIEW.alternate_address
    assert [link.href for link in feed.links if link.rel == "self"] == [VIEW.self_address]
    assert feed.generator == "Colony"
    assert timegm(feed.updated_parsed) == seconds(VIEW.updated)
    assert [entry.id for entry in parsed.entries] == [FIRST.id, SECOND.id]
    for entry, item in zip(parsed.entries, VIEW.items, strict=True):
        assert (entry.title, entry.link) == (item.title, item.address)
        assert [author.name for author in entry.authors if author] == list(item.authors)
        assert [tag.term for tag in entry.get("tags", [])] == list(item.categories)
        assert timegm(entry.published_parsed) == seconds(item.date)
        assert entry.content[0].value == item_html(item, ORIGIN, BODIES[item.body.digest]).strip()


def test_atom_fields() -> None:
    """Atom alone says when an item changed, whose licence it has, and types its texts."""
    data = atom(VIEW, BODIES.__getitem__)
    first, second = parse(data).entries
    assert timegm(first.updated_parsed) == seconds(FIRST.updated)
    assert (first.summary, first.summary_detail.type) == (FIRST.summary, "text/plain")
    assert first.content[0].type == "text/html"
    assert first.rights == FIRST.license
    assert "rights" not in second
    assert find(data, "/a:feed/a:author") == []
    assert find(data, "//a:entry/@xml:lang") == ["en"]
    assert [dict(link.attrib) for link in find(data, "//a:entry[1]/a:link")] == [
        {"href": FIRST.address, "rel": "alternate", "type": "text/html", "hreflang": "de"}
    ]


def test_rss_fields() -> None:
    """RSS has one dc:creator an author, a guid that is no address, and its page as channel link."""
    data = rss(VIEW, BODIES.__getitem__)
    assert find(data, "//item[1]/dc:creator/text()") == list(FIRST.authors)
    assert find(data, "//item[1]/dc:rights/text()") == [FIRST.license]
    assert find(data, "//item/dc:language/text()") == ["en"]
    assert find(data, "//guid/@isPermaLink") == ["false", "false"]
    assert find(data, "/rss/channel/link/text()") == [VIEW.alternate_address]
    assert find(data, "/rss/channel/lastBuildDate/text()") == ["Sun, 22 Nov 2026 09:30:00 +0100"]
    assert find(data, "//item[1]/pubDate/text()") == ["Fri, 20 Nov 2026 08:00:00 +0100"]
    assert find(data, "//item[1]/description/text()") == [html.escape(FIRST.summary)]
    assert find(data, "//author") == []


@BOTH
def test_sponsored_title_is_labelled(render: Any) -> None:
    """The label before a sponsored title reaches the reader unchanged."""
    assert parse(render(VIEW, BODIES.__getitem__)).entries[0].title.startswith("Anzeige: ")


@BOTH
def test_lead_picture(render: Any) -> None:
    """The lead picture is named for previews with its size, directly in the item."""
    data = render(VIEW, BODIES.__getitem__)
    expected = {"url": ORIGIN + LEAD.href, "medium": "image", "width": "736", "height": "491"}
    for element in find(data, "//media:content"):
        assert dict(element.attrib) == expected
        assert [child.text for child in element] == [LEAD.alt, LEAD.credit]
        assert etree.QName(element.getparent()).localname in ("entry", "item")
    assert len(find(data, "//media:content")) == 1


@BOTH
def test_picture_of_unknown_size(render: Any) -> None:
    """A picture of another host keeps its address and has no size made up."""
    picture = msgspec.structs.replace(LEAD, href="https://o.example/p.jpg", width_px=0, height_px=0)
    data = render(one_item(picture=picture), BODIES.__getitem__)
    assert dict(find(data, "//media:content")[0].attrib) == {
        "url": "https://o.example/p.jpg",
        "medium": "image",
    }


@BOTH
def test_changes_are_told(render: Any) -> None:
    """A reader learns when an item was published and when it changed last."""
    for entry, item in zip(parse(render(VIEW, BODIES.__getitem__)).entries, VIEW.items, strict=True):
        assert timegm(entry.published_parsed) == seconds(item.date)
        assert timegm(entry.updated_parsed) == seconds(item.updated)


@BOTH
def test_hub(render: Any) -> None:
    """The WebSub hub is named beside the feed's own address, where there is one."""
    view = msgspec.structs.replace(VIEW, hub="https://hub.example/")
    links = parse(render(view, BODIES.__getitem__)).feed.links
    assert [link.href for link in links if link.rel == "hub"] == ["https://hub.example/"]
    assert [link.href for link in links if link.rel == "self"] == [VIEW.self_address]
    assert b'"hub"' not in render(VIEW, BODIES.__getitem__)


def test_licence_in_atom() -> None:
    """The licence is named and linked (RFC 4946)."""
    address = "https://creativecommons.org/licenses/by/4.0/"
    data = atom(one_item(license_address=address), BODIES.__getitem__)
    assert find(data, "//a:entry/a:link[@rel='license']/@href") == [address]


@BOTH
def test_summaries_only(render: Any) -> None:
    """A feed of summaries holds no text."""
    (entry,) = parse(render(one_item(body=None, picture=None), BODIES.__getitem__)).entries
    assert "content" not in entry
    assert html.unescape(entry.summary) == FIRST.summary


@BOTH
def test_same_view_same_bytes(render: Any) -> None:
    """Nothing of the clock or of the library's version gets into the bytes."""
    data = render(VIEW, BODIES.__getitem__)
    assert data == render(VIEW, BODIES.__getitem__)
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>")
    assert b"feedgen" not in data


@BOTH
def test_empty_feed(render: Any) -> None:
    """A feed without items is still a whole feed, with an author where Atom demands one."""
    view = msgspec.structs.replace(VIEW, items=(), subtitle="")
    parsed = parse(render(view, BODIES.__getitem__))
    assert (parsed.feed.title, parsed.entries) == (VIEW.title, [])


def test_feed_author_for_entries_without() -> None:
    """Where an entry names nobody, the feed itself is the author (RFC 4287, 4.1.1)."""
    data = atom(one_item(authors=()), BODIES.__getitem__)
    assert find(data, "/a:feed/a:author/a:name/text()") == [VIEW.title]


@BOTH
def test_bare_item(render: Any) -> None:
    """An item with neither text nor summary nor readable title keeps its address and id."""
    view = one_item(title="\x07", summary="", body=SECOND.body, picture=None, categories=(), license="")
    (entry,) = parse(render(view, lambda _: "")).entries
    assert (entry.title, entry.link, entry.id) == (FIRST.address, FIRST.address, FIRST.id)


@BOTH
def test_naive_date_is_an_error(render: Any) -> None:
    """A date without a zone raises instead of being taken for some zone."""
    view = one_item(date=datetime(2026, 1, 1))  # noqa: DTZ001  the fault that is tested
    with pytest.raises(ValueError, match="timezone"):
        render(view, BODIES.__getitem__)


def test_offset_with_seconds() -> None:
    """Local mean time, whose offset RFC 3339 cannot write, becomes UTC."""
    data = atom(one_item(date=datetime(1890, 1, 1, 12, 0, tzinfo=BERLIN)), BODIES.__getitem__)
    assert find(data, "//a:published/text()") == ["1890-01-01T11:06:32+00:00"]


def test_register_is_callable_without_pelican() -> None:
    """Pelican may name the package as a plugin; it connects to nothing."""
    assert register() is None


def read(text: str) -> str:
    """A text as feedparser gives it: it takes letters that look like UTF-8 read as Latin-1 for that mistake.

    „Â¡“ becomes „¡“. No feed can prevent it, so what is expected makes the same guess.
    """
    kept = xml_text(text).strip()
    try:
        return kept.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return kept


def _escaped(text: str) -> BodyOf:
    body = f"<p>{html.escape(text.replace(chr(2), ''), quote=False)}</p>"
    return lambda _: body


@settings(deadline=None)
@given(title=words, summary=words, body=texts, author=words, category=words, date=dates)
def test_atom_round_trip(
    *, title: str, summary: str, body: str, author: str, category: str, date: datetime
) -> None:
    """Whatever characters an author types, an Atom reader gets the same text back."""
    view = one_item(
        title=title,
        summary=summary,
        authors=(author,),
        categories=(category,),
        date=date,
        updated=date + timedelta(days=1),
        picture=None,
    )
    (entry,) = parse(atom(view, _escaped(body))).entries
    assert entry.title == read(title)
    assert entry.summary == read(summary)
    assert entry.author == read(author)
    assert entry.tags[0].term == xml_text(category)
    assert entry.content[0].value == read(_escaped(body)(""))
    assert timegm(entry.published_parsed) == seconds(date)


@settings(deadline=None)
@given(title=words, summary=words, body=texts, author=words, category=words, date=dates)
def test_rss_round_trip(
    *, title: str, summary: str, body: str, author: str, category: str, date: datetime
) -> None:
    """The same in RSS; titles are compared as XML, since readers guess whether they are HTML."""
    view = one_item(
        title=title, summary=summary, authors=(author,), categories=(category,), date=date, picture=None
    )
    data = rss(view, _escaped(body))
    (entry,) = parse(data).entries
    assert tree(data).findtext("channel/item/title") == xml_text(title)
    assert entry.summary == read(html.escape(xml_text(summary), quote=False))
    assert entry.author == read(author)
    assert entry.tags[0].term == read(category)
    assert entry.content[0].value == read(_escaped(body)(""))
    assert timegm(entry.published_parsed) == seconds(date)


@BOTH
@given(items=st.lists(words, min_size=1, max_size=4, unique=True))
@settings(deadline=None)
def test_order_is_the_views(render: Any, items: list[str]) -> None:
    """Items stay in the order of the view, which is newest first."""
    made: list[FeedItem] = [
        msgspec.structs.replace(FIRST, id=f"tag:portal.example,2026:{number}", title=title)
        for number, title in enumerate(items)
    ]
    parsed = parse(render(msgspec.structs.replace(VIEW, items=tuple(made)), BODIES.__getitem__))
    assert [entry.id for entry in parsed.entries] == [item.id for item in made]
