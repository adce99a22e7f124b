"""Recordings in feeds: enclosures by each format's rules, and what Apple's directory asks for."""

from __future__ import annotations

from typing import Any

import feedparser

from colony.feeds.atom_rss import atom, rss
from colony.model import replaced
from colony.views.feed_views import EnclosureView, PodcastView
from tests.feeds.samples import BODIES, FIRST, ORIGIN, VIEW
from tests.feeds.test_atom_rss import NAMESPACES, one_item, parse, tree

ITUNES = {**NAMESPACES, "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd"}
SOUND = EnclosureView(address=f"{ORIGIN}/ton/folge.mp3", mime="audio/mpeg", size_bytes=12_345, duration_s=754)
PODCAST = PodcastView(
    author="Kolonie & Co",
    email="ton@portal.example",
    image_address=f"{ORIGIN}/cover.jpg",
    categories=(("Society & Culture", "Documentary"), ("News", "")),
)
VIEW_OF_EPISODES = replaced(one_item(enclosure=SOUND), podcast=PODCAST)


def find(data: bytes, path: str) -> Any:
    """What an XPath finds."""
    return tree(data).xpath(path, namespaces=ITUNES)


def test_enclosures() -> None:
    """RSS has one with address, length and type; Atom a link; feedparser finds both."""
    for render in (atom, rss):
        (entry,) = parse(render(one_item(enclosure=SOUND), BODIES.__getitem__)).entries
        (found,) = entry.enclosures
        assert (found.href, found.type, found.length) == (SOUND.address, "audio/mpeg", "12345")


def test_length_that_nobody_knows() -> None:
    """RSS must have a number, so it is 0 (RSS Advisory Board); Atom leaves it out."""
    view = one_item(enclosure=replaced(SOUND, size_bytes=0))
    assert find(rss(view, BODIES.__getitem__), "//enclosure/@length") == ["0"]
    assert "length" not in parse(atom(view, BODIES.__getitem__)).entries[0].enclosures[0]


def test_channel() -> None:
    """Author, owner, cover, categories, and explicit in the words that Apple reads today."""
    data = rss(VIEW_OF_EPISODES, BODIES.__getitem__)
    assert find(data, "channel/itunes:author/text()") == ["Kolonie & Co"]
    assert find(data, "channel/itunes:owner/itunes:email/text()") == ["ton@portal.example"]
    assert find(data, "channel/itunes:image/@href") == [f"{ORIGIN}/cover.jpg"]
    assert find(data, "channel/itunes:category/@text") == ["Society & Culture", "News"]
    assert find(data, "channel/itunes:category/itunes:category/@text") == ["Documentary"]
    assert find(data, "channel/itunes:explicit/text()") == ["false"]
    assert find(data, "channel/itunes:type/text()") == ["episodic"]


def test_episode() -> None:
    """Its length in seconds, its picture, its people, and the guid that never changes."""
    data = rss(VIEW_OF_EPISODES, BODIES.__getitem__)
    assert find(data, "//item/itunes:duration/text()") == ["754"]
    assert find(data, "//item/itunes:image/@href") == [f"{ORIGIN}/bilder/vogel-736.jpg"]
    assert find(data, "//item/itunes:author/text()") == ["Erika Muster, Jörg Öztürk"]
    assert find(data, "//item/guid/text()") == [FIRST.id]
    assert feedparser.parse(data).entries[0].itunes_duration == "754"


def test_other_feeds_are_no_podcasts() -> None:
    """The namespace stands only where it is used."""
    assert b"itunes" not in rss(one_item(enclosure=SOUND), BODIES.__getitem__)
    assert b"itunes" not in rss(VIEW, BODIES.__getitem__)
