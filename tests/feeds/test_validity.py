"""Feeds hold to their formats' rules whatever authors write, by our own reading of the rules and the W3C's.

``COLONY_FEEDVALIDATOR`` names the W3C's validator (see :mod:`tests.feeds.validator`); without it the
rules are those that module asserts.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from colony.feeds.atom_rss import atom, rss
from colony.feeds.json_feed import json_feed
from colony.model import replaced
from colony.views.feed_views import EnclosureView, FeedItem, FeedView, PodcastView
from colony.views.parts import BodyView
from tests.feeds.samples import BODIES, FIRST, ORIGIN, SECOND, VIEW
from tests.feeds.validator import complaints, hold_to_the_rules, is_at_hand

WORDS = {
    "cdata": "Ende ]]> und <![CDATA[ Anfang",
    "entities": "&amp; &amp;amp; &lt;b&gt; &nbsp; &#0; &unbekannt; & <b>fett</b> \"' \u00a0",
    "controls": "a\x00b\x01c\x0bd\x1be\x7ff\x85g\ufffeh\uffffi",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽 \U0010fffd",
    "rtl": "שלום \u202eעולם\u202c مرحبا \u200fبالعالم",
    "combining": "Z̸̢̛a̷̡l̶̢g̵o äöüß ﬁ Ｆｕｌｌ",
    "script": "<script>alert(1)</script> javascript:alert(1) onclick=",
    "spaces": " \t\r\n\u2028\u2029 mitten \u3000 drin ",
    "long": "Donaudampfschifffahrtsgesellschaft " * 40,
}
"""What authors and attackers write into every field."""

BODIES_TOO = {
    "tags": "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2 <code>&lt;script&gt;]]&gt;&lt;/script&gt;</code></p>",
    "trusted": '<iframe src="https://v.example/1"></iframe><form><input></form><p onclick="x()">x</p>',
    "footnotes": '<p id="fnref:1"><a class="fn" href="#fn:1">1</a></p><ol><li id="fn:1">n</li></ol>',
    "megabyte": "<p>Ein Absatz &amp; noch ein Absatz, immer weiter.</p>\n" * 20_000,
    "links": '<a href="/x y?ä=ö&amp;b">a</a> <a href="">b</a> <a href="?q">c</a> <a href="http://[x">d</a>',
    "empty": "",
    "player": '<video controls="" src="/f.mp4"></video><audio src="//cdn.example/a.mp3"></audio>',
    "table": '<table><tr><th id="a" scope="col">A</th></tr><tr><td headers="a">1</td></tr></table>',
}


def _items() -> list[FeedItem]:
    made = []
    for number, (name, words) in enumerate(WORDS.items()):
        made.append(
            replaced(
                FIRST,
                id=f"urn:words:{name}",
                title=words,
                summary=words,
                authors=(words, "Erika Muster"),
                categories=(words,),
                license=words,
                updated=FIRST.updated - timedelta(hours=number),
                date=FIRST.date - timedelta(hours=number),
            )
        )
    for number, name in enumerate(BODIES_TOO):
        made.append(
            replaced(
                SECOND,
                id=f"urn:body:{name}",
                body=BodyView(digest=name),
                date=SECOND.date - timedelta(hours=number),
                updated=SECOND.date - timedelta(hours=number),
            )
        )
    return made


HOSTILE = replaced(
    VIEW, items=tuple(_items()), title=WORDS["entities"], subtitle=WORDS["cdata"], hub="https://hub.example/"
)
EPISODES = replaced(
    VIEW,
    title="Zum Hören",
    items=tuple(
        replaced(item, enclosure=EnclosureView(address=f"{ORIGIN}/{n}.mp3", mime="audio/mpeg", duration_s=61))
        for n, item in enumerate(HOSTILE.items)
    ),
    podcast=PodcastView(
        author="Kolonie",
        email="ton@portal.example",
        image_address=f"{ORIGIN}/cover.jpg",
        categories=(("Society & Culture", "Documentary"),),
    ),
)
RENDERERS = {"atom.xml": atom, "rss.xml": rss, "json": json_feed}


def _made(view: FeedView, ending: str) -> tuple[str, bytes]:
    address = f"{ORIGIN}/feeds/alle.{ending}"
    data = RENDERERS[ending](replaced(view, self_address=address), {**BODIES, **BODIES_TOO}.__getitem__)
    return address, data


@pytest.mark.parametrize("ending", RENDERERS)
@pytest.mark.parametrize("view", [VIEW, HOSTILE, replaced(VIEW, items=())], ids=["plain", "hostile", "empty"])
def test_rules(view: FeedView, ending: str) -> None:
    """Every rule that a validator would check holds."""
    hold_to_the_rules(*_made(view, ending))


def test_rules_of_podcasts() -> None:
    """So they do for recordings."""
    hold_to_the_rules(*_made(EPISODES, "rss.xml"))


@pytest.mark.skipif(not is_at_hand(), reason="COLONY_FEEDVALIDATOR does not name the W3C's validator")
@pytest.mark.parametrize("view", [VIEW, HOSTILE, EPISODES], ids=["plain", "hostile", "podcast"])
def test_the_w3c_finds_nothing(view: FeedView) -> None:
    """Neither an error nor a warning worth mending."""
    endings = ["rss.xml"] if view.podcast else ["atom.xml", "rss.xml"]
    found = complaints(dict(_made(view, ending) for ending in endings))
    assert not found, "\n".join(line for lines in found.values() for line in lines)
