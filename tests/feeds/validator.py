"""The W3C feed validator, where it is at hand, and the same rules as our own assertions, where not.

The validator is no library that can be depended on. Whoever has its sources sets
``COLONY_FEEDVALIDATOR`` to the folder that holds the package ``feedvalidator`` and to a Python that
has lxml, html5lib and rdflib, as in ``COLONY_FEEDVALIDATOR=/tmp/feedvalidator/src:/tmp/venv/bin/python``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser
import lxml.html
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"

UNMENDED = {"ContainsHTML", "ContainsUndeclaredHTML", "DuplicateUpdated"}
"""Warnings not worth mending: of words that look like markup and are meant as words, in fields that
are plain text by their format; of two entries that changed in the same second, as a text and its
translation may."""

_ASK = """
import json, sys
sys.path.insert(0, sys.argv[1])
import io
import feedvalidator
from feedvalidator import compatibility
found = {}
for address, text in json.load(sys.stdin).items():
    try:
        events = feedvalidator.validateStream(io.BytesIO(text.encode()), base=address)["loggedEvents"]
    except feedvalidator.logging.ValidationFailure as failure:
        events = [failure.event]
    told = compatibility.AA(events)
    found[address] = [f"{type(each).__name__} {each.params}" for each in told]
json.dump(found, sys.stdout)
"""


def is_at_hand() -> bool:
    """Whether somebody has named the validator."""
    return bool(os.environ.get("COLONY_FEEDVALIDATOR"))


def complaints(feeds: Mapping[str, bytes]) -> dict[str, list[str]]:
    """What the W3C's validator says of feeds (address → bytes) that is worth mending."""
    sources, _, python = os.environ["COLONY_FEEDVALIDATOR"].partition(":")
    asked = {address: data.decode() for address, data in feeds.items()}
    done = subprocess.run(
        [python or "python3", "-W", "ignore", "-c", _ASK, sources],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    told = {
        address: [each for each in events if each.split()[0] not in UNMENDED]
        for address, events in found.items()
    }
    return {address: events for address, events in told.items() if events}


def hold_to_the_rules(address: str, data: bytes) -> None:
    """Assert the rules of RFC 4287, of RSS 2.0 with its Advisory Board's profile, of JSON Feed 1.1."""
    if address.endswith(".json"):
        _json(address, json.loads(data))
        return
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo, f"{address}: {parsed.get('bozo_exception')}"
    assert len({entry.id for entry in parsed.entries}) == len(parsed.entries), (
        f"{address}: an id stands twice"
    )
    if root.tag == f"{ATOM}feed":
        _atom(address, root)
    else:
        _rss(address, root)


def _atom(address: str, feed: Any) -> None:
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1, f"{address}: {name}"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == address
    assert links["alternate"]
    entries = feed.findall(f"{ATOM}entry")
    assert feed.find(f"{ATOM}author") is not None or all(each.findall(f"{ATOM}author") for each in entries)
    for entry in entries:
        for name in ("id", "title", "updated", "published"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1, f"{address}: {name}"
        assert urlsplit(entry.findtext(f"{ATOM}id")).scheme, f"{address}: an id is no address"
        alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        moments = [
            datetime.fromisoformat(entry.findtext(f"{ATOM}{name}")) for name in ("published", "updated")
        ]
        assert moments[0] <= moments[1]
        _html(address, entry.findtext(f"{ATOM}content"))


def _rss(address: str, root: Any) -> None:
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    for name in ("title", "link", "description", "language", "lastBuildDate", "generator", "docs"):
        assert len(channel.findall(name)) == 1, f"{address}: {name}"
    own = [link.get("href") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [address]
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")).tzinfo
    for item in channel.findall("item"):
        for name in ("title", "link", "guid", "pubDate"):
            assert len(item.findall(name)) == 1, f"{address}: {name}"
        assert item.find("guid").get("isPermaLink") == "false"
        assert item.findall("author") == [], "an author is an e-mail address; names are dc:creator"
        assert len(item.findall("enclosure")) <= 1
        assert all(each.get("length").isdecimal() for each in item.findall("enclosure"))
        assert re.fullmatch(r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}", item.findtext("pubDate"))
        _html(address, item.findtext(CONTENT))


def _json(address: str, feed: dict[str, Any]) -> None:
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == address
    assert feed["title"]
    for item in feed["items"]:
        assert item["id"]
        assert urlsplit(item["url"]).scheme
        assert "content_html" in item or "content_text" in item
        _html(address, item.get("content_html"))


def _html(address: str, text: str | None) -> None:
    """No script, frame, form or handler; every address absolute or a jump within the item."""
    if not text:
        return
    anchors = set()
    addresses = []
    for element in lxml.html.fromstring(f"<div>{text}</div>").iter("*"):
        assert element.tag not in ("script", "style", "iframe", "form", "picture", "source", "video", "audio")
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "srcset")]
        anchors.add(element.get("id"))
        addresses += [element.get(name) for name in ("href", "src", "cite") if element.get(name) is not None]
    for each in addresses:
        assert each[1:] in anchors if each.startswith("#") else re.match(r"\w+:", each), f"{address}: {each}"
