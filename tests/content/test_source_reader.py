"""Whole files through the door: what is kept, what is reported, and that nothing raises."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from colony.content.markdown.markdown_text import MAX_UNCLOSED
from colony.content.reader_version import READER_VERSION
from colony.content.source_reader import read
from colony.model import Enclosure, EntryType, Reading, decode, digest, encode
from colony.text.body_marks import MARK
from tests.content.samples import HEAD, codes, entry_of, read_body, read_text, settings

WHOLE = """---
title: "Er sagt \\"ja\\" - Folge 3"
slug: folge-3
date: 24.12.2026 18:30
modified: 2026-12-26
lang: de
status: published
kind: Interview
category: Netzwerke
tags: [Graphen, Öl]
authors: [Ada Beispiel, "Doe, Jane"]
summary: Kurz & *gut*.
image: lead.png
image_alt: Ein Bild
image_credit: "Foto: Ada"
image_focus: 10%  20%
mentions: [xing, yasni]
series: Reihe
series_index: 3
license: CC-BY-4.0
source: https://quelle.example/
aliases: [alt/eins.html, alt/zwei/]
enclosure: /ton/folge.mp3 40:12
feed_id: tag:alt,2009:1
translation: true
template: lang
farbe: rot
---

Text mit [Link]({filename}b.md).
"""


def test_whole_article() -> None:
    """Every key of an article's front matter gets to its place."""
    reading = read_text(WHOLE)
    entry = entry_of(reading)
    assert (entry.title, entry.slug, entry.kind) == ("Er sagt „ja“ – Folge 3", "folge-3", "interview")
    assert entry.date == datetime(2026, 12, 24, 18, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert entry.modified == datetime(2026, 12, 26, tzinfo=ZoneInfo("Europe/Berlin"))
    assert (entry.category, entry.tags, entry.authors) == (
        "Netzwerke",
        ("Graphen", "Öl"),
        ("Ada Beispiel", "Doe, Jane"),
    )
    assert entry.summary == "Kurz & gut."
    assert entry.image is not None
    assert (entry.image.path, entry.image.alt, entry.image.credit) == (
        "artikel/lead.png",
        "Ein Bild",
        "Foto: Ada",
    )
    assert (entry.image.focus, entry.image.line) == ("10% 20%", 13)
    assert (entry.mentions, entry.series, entry.series_index) == (("xing", "yasni"), "Reihe", 3)
    assert (entry.license, entry.source) == ("CC-BY-4.0", "https://quelle.example/")
    assert entry.aliases == ("alt/eins.html", "alt/zwei/")
    assert entry.enclosure == Enclosure(address="ton/folge.mp3", duration="40:12")
    assert (entry.feed_id, entry.is_translation, entry.template) == ("tag:alt,2009:1", True, "lang")
    assert entry.extra == {"farbe": "rot"}
    assert entry.body_hash == digest(reading.body_html)
    assert [(each.code, each.line, each.severity) for each in reading.findings] == [
        ("key-unknown", 27, "hint")
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("enclosure: ton/folge.mp3 40:12", Enclosure(address="artikel/ton/folge.mp3", duration="40:12")),
        (
            "enclosure: {url: https://o.example/f.mp3, length: 12345, duration: 95}",
            Enclosure(address="https://o.example/f.mp3", duration="95", size_bytes=12_345),
        ),
        (
            "enclosure: {url: https://o.example/f.mp3, length: viel}",
            Enclosure(address="https://o.example/f.mp3"),
        ),
    ],
)
def test_recording(written: str, expected: Enclosure) -> None:
    """A recording is a path or an address, with its duration, and its size where nobody else knows it."""
    entry = entry_of(read_text(f"---\n{HEAD}{written}\n---\nText"))
    assert entry.enclosure == expected


def test_both_habits_are_one_entry() -> None:
    """The same article with headers and with YAML is the same entry."""
    headers = read_text("Title: A\nDate: 2026-01-02 10:00\nTags: a, b\nAuthor: Ada\nX: y\n\nText")
    fenced = read_text("---\ntitle: A\ndate: 2026-01-02 10:00\ntags: [a, b]\nauthor: Ada\nx: y\n---\n\nText")
    assert headers.entry == fenced.entry
    assert headers.body_html == fenced.body_html


@pytest.mark.parametrize(
    ("text", "kept", "found"),
    [
        ("Title: A\n\nText", False, [("date-missing", 0)]),
        ("Title: A\nDate: morgen\n\nText", False, [("date-unreadable", 2)]),
        ("Title: A\nStatus: draft\n\nText", True, []),
        ("Date: 2026-01-01\n\nText", True, [("title-missing", 0)]),
        (f"{HEAD}Modified: x\n\nText", True, [("modified-unreadable", 3)]),
        (f"{HEAD}Status: fertig\n\nText", True, [("status-unknown", 3)]),
        (f"{HEAD}Lang: Deutsch\n\nText", True, [("lang-unreadable", 3)]),
        (f"{HEAD}Template: ../x\n\nText", True, [("template-unusable", 3)]),
        (f"{HEAD}Sponsored: ja\n\nText", True, [("sponsored-nameless", 3)]),
        (f"{HEAD}Source: javascript:x\n\nText", True, [("key-shape", 3)]),
        (f"{HEAD}Image: ../../x.png\nImage_alt: x\n\nText", True, [("path-outside", 3)]),
        (f"{HEAD}Image: x.png\nImage_alt: x\nImage_focus: oben\n\nText", True, [("focus-unreadable", 3)]),
        (f"{HEAD}Image: x.png\n\nText", True, [("alt-missing", 3)]),
        (f"{HEAD}Modfied: 2026-01-01\n\nText", True, [("key-unknown", 3)]),
        (f"{HEAD}Summary: {'Wort ' * 80}\n\nText", True, [("summary-long", 3)]),
        (f"{HEAD}\n", True, [("body-empty", 4)]),
        (f"{HEAD}Status: skip\nLang: ???\n\nText", False, []),
    ],
)
def test_faults(text: str, kept: bool, found: list[tuple[str, int]]) -> None:
    """Each fault is one finding with its line, and the article is kept where that makes sense."""
    reading = read_text(text)
    assert (reading.entry is not None) is kept
    assert [(each.code, each.line) for each in reading.findings] == found
    assert all(each.remedy for each in reading.findings)


def test_unknown_status_is_a_draft() -> None:
    """A status that nobody knows keeps the text back."""
    assert entry_of(read_text(f"{HEAD}Status: fertig\n\nText")).status == "draft"


def test_near_name() -> None:
    """A misspelt key is told its right name, and its value is kept."""
    reading = read_text(f"{HEAD}Modfied: 2026-01-01\n\nText")
    assert "modified" in reading.findings[0].remedy
    assert entry_of(reading).extra == {"modfied": "2026-01-01"}


def test_language_of_findings() -> None:
    """Findings speak the site's language, not the article's."""
    german = read_text(f"{HEAD}lang: en\nstatus: x\n\nText").findings[0]
    english = read_text(f"{HEAD}lang: de\nstatus: x\n\nText", DEFAULT_LANG="en").findings[0]
    assert "Status" in german.message
    assert "status" in english.message


@pytest.mark.parametrize(
    ("given", "summary"),
    [
        ("Einfach so.", "Einfach so."),
        ('<div style="float:left"><img src="x.png" alt="y"></div>Text &amp; mehr', "Text & mehr"),
        ("Mit [Link](x.md) und `code`", "Mit Link und code"),
    ],
)
def test_summary_is_plain_text(given: str, summary: str) -> None:
    """Pelican's summaries hold Markdown and HTML; ours are text."""
    assert entry_of(read_text(f"{HEAD}Summary: {given}\n\nText")).summary == summary


def test_summary_from_the_first_paragraph() -> None:
    """Without a summary the first words of the text stand in, cut as the settings say."""
    reading = read_body("Eins zwei drei vier", SUMMARY_MAX_LENGTH=2)
    assert entry_of(reading).summary == "Eins zwei…"


def test_author() -> None:
    """An author's file is a person: role, portrait and links."""
    text = (
        "---\ntitle: Ada\nrole: Chefin\nsummary: S\nportrait: /p/a.png\nportrait_alt: Ada lacht\n"
        "links:\n  - label: Blog\n    url: https://ada.example/\n  - url: javascript:x\n---\nText\n"
    )
    reading = read_text(text, "authors/ada.md", "author")
    entry = entry_of(reading)
    assert (entry.role, entry.date) == ("Chefin", None)
    assert entry.image is not None
    assert (entry.image.path, entry.image.alt) == ("p/a.png", "Ada lacht")
    assert [(link.label, link.address) for link in entry.links] == [("Blog", "https://ada.example/")]
    assert codes(reading) == ["key-shape"]


def test_organisation() -> None:
    """A directory entry has its facts, the named ones first and none twice."""
    text = (
        "---\ntitle: Xing\nkind: Platform\nsince: 2003\noperator: Xing AG\nwebsite: https://xing.example\n"
        "facts:\n  - label: Betreiber\n    value: Eigene Angabe\n---\nText\n"
    )
    reading = read_text(text, "directory/xing.md", "organisation")
    entry = entry_of(reading)
    assert (entry.slug, entry.kind) == ("xing", "platform")
    assert [(fact.label, fact.value) for fact in entry.facts] == [
        ("Seit", "2003"),
        ("Betreiber", "Eigene Angabe"),
    ]
    assert [link.address for link in entry.links] == ["https://xing.example"]
    assert codes(reading) == []


def test_gallery() -> None:
    """A gallery's index has order, cover, download and captions; its photos come later."""
    text = (
        "---\ntitle: Fest\norder: name\ncover: a.jpg\ncover_alt: A\ndownload: true\n"
        "captions:\n  a.jpg: Der Einzug\n  b.jpg:\n    alt: B\n    credit: Ada\n---\n"
    )
    reading = read_text(text, "galleries/fest/index.md", "gallery")
    entry = entry_of(reading)
    assert entry.downloadable
    assert entry.image is not None
    assert entry.image.path == "galleries/fest/a.jpg"
    assert entry.extra == {
        "order": "name",
        "captions": {"a.jpg": {"caption_html": "Der Einzug"}, "b.jpg": {"alt": "B", "credit": "Ada"}},
    }
    assert codes(reading) == []


def test_too_large() -> None:
    """A file above the limit is named and not read."""
    reading = read_body("x" * 200, COLONY_SOURCE_MAX_BYTES=100)
    assert reading.entry is None
    assert codes(reading) == ["file-too-large"]


def test_version_is_a_digest() -> None:
    """The reader's version can stand in a memo key."""
    assert len(READER_VERSION) == 32


TYPES: list[EntryType] = ["article", "page", "gallery", "author", "organisation"]
PIECES = st.sampled_from(
    [
        "title: a\n",
        "date: 2026-01-01\n",
        "---\n",
        "\n",
        ":::note x\n",
        ":::gallery g\n",
        ":::figure b.png\n",
        ":::\n",
        "![a](b.png)",
        "[x]({filename}y.md)",
        "<img src='c.png'>",
        "<a href='d e'>",
        "</p>",
        "<hr data-slot=0>",
        "&#2;0&#3;",
        "\x020\x03",
        "\x1a0\x1a",
        "```\n",
        "``` {lang=x}\n",
        "    ",
        "- ",
        "> ",
        "| a |\n|---|\n",
        "# ",
        "[^1]",
        "[^1]: a\n",
        "<table>",
        "<aside>",
        "*",
        "\"'",
        "tags: [",
        "captions:\n  - file: x\n",
        "ä",
        "\ufeff",
        '<hr data-slot-end="0">',
        "image: ../../x\n",
        "<p><img src=a></p>",
        "slug: ../x\n",
        "{: .a #b style=x}",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join), st.sampled_from(TYPES))
@example(text=f"{HEAD}\n:::figure x.png\n<hr data-slot=0>\n:::\n<hr data-slot=0>", kind="article")
@example(text=HEAD + "\n" + "[" * (MAX_UNCLOSED + 1), kind="page")
def test_any_text_is_read(text: str, kind: EntryType) -> None:
    """Whatever is in a file: no exception, marks and refs one to one, values that can be stored."""
    reading = read("galleries/x/index.md", text.encode(errors="replace"), kind, settings())
    refs = reading.entry.refs if reading.entry else ()
    assert [int(index) for index in MARK.findall(reading.body_html)] == list(range(len(refs)))
    assert reading.body_html.count("\x02") == reading.body_html.count("\x03") == len(refs)
    assert decode(encode(reading), Reading) == reading


@given(st.binary(max_size=200), st.sampled_from([".md", ".html", ".xyz"]))
def test_any_bytes_are_read(data: bytes, suffix: str) -> None:
    """Bytes that are no text at all raise nothing either."""
    reading = read(f"a/b{suffix}", data, "page", settings())
    assert decode(encode(reading), Reading) == reading


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_order_of_reading_does_not_matter(text: str) -> None:
    """Reading is pure: another text in between changes nothing."""
    first: Any = read_text(f"{HEAD}\n{text}")
    read_text(f"{HEAD}\n[^1]: x\n*[a]: b\n[x]: y\n:::note\n{text}")
    assert read_text(f"{HEAD}\n{text}") == first
