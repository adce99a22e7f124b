"""Slugs, addresses and paths: Pelican's patterns, and nothing that leaves its place."""

from __future__ import annotations

from typing import Any

import pytest

from colony.content.entry_urls import is_inside
from colony.model import EntryType
from tests.content.samples import HEAD, codes, entry_of, read_text


@pytest.mark.parametrize(
    ("kind", "head", "changes", "url", "save_as"),
    [
        ("article", "slug: s", {}, "s.html", "s.html"),
        ("article", "slug: s\nlang: en", {}, "s-en.html", "s-en.html"),
        ("article", "slug: s\nstatus: draft", {}, "drafts/s.html", "drafts/s.html"),
        ("article", "slug: s\nstatus: hidden", {}, "s.html", "s.html"),
        ("page", "slug: s", {}, "pages/s.html", "pages/s.html"),
        ("page", "slug: s\nstatus: draft\nlang: en", {}, "drafts/pages/s-en.html", "drafts/pages/s-en.html"),
        ("gallery", "slug: s", {}, "galerie/s/", "galerie/s/index.html"),
        ("organisation", "slug: s", {}, "verzeichnis/s/", "verzeichnis/s/index.html"),
        ("author", "slug: s", {}, "author/s.html", "author/s.html"),
        (
            "article",
            "slug: s\ncategory: Grün Rot\nauthor: Ada B\nreihe: r",
            {
                "ARTICLE_URL": "{date:%Y/%m}/{category}/{author}/{lang}/{reihe}/{slug}/",
                "ARTICLE_SAVE_AS": "{slug}/i.html",
            },
            "2026/03/grun-rot/ada-b/de/r/s/",
            "s/i.html",
        ),
        ("article", "slug: s\nurl: u/\nsave_as: u/index.html", {}, "u/", "u/index.html"),
        ("article", "slug: s\nsave_as: u/index.html", {}, "u/", "u/index.html"),
        ("page", "slug: s\nsave_as: 404.html", {}, "404.html", "404.html"),
    ],
)
def test_place(kind: EntryType, head: str, changes: dict[str, Any], url: str, save_as: str) -> None:
    """Address and path follow Pelican's patterns for the type, status and language."""
    reading = read_text(f"{HEAD}{head}\n\nText", kind=kind, **changes)
    assert (entry_of(reading).url, entry_of(reading).save_as) == (url, save_as)
    assert [code for code in codes(reading) if code != "key-unknown"] == []


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("save_as: ../../etc/passwd", "save-as-outside"),
        ("save_as: /etc/passwd", "save-as-outside"),
        ("save_as: a\\..\\b", "save-as-outside"),
        ("save_as: " + "x" * 300, "save-as-outside"),
        ("url: javascript:alert(1)", "save-as-outside"),
        ("url: //evil.example/", "save-as-outside"),
        ("slug: ../../x", "slug-cleaned"),
        ("slug: a/b?c#d", "slug-cleaned"),
        ("slug: " + "x" * 500, "slug-cleaned"),
    ],
)
def test_escapes(head: str, code: str) -> None:
    """Whatever would leave the site is a finding, and the entry keeps a place inside it."""
    reading = read_text(f"{HEAD}{head}\n\nText")
    assert codes(reading) == [code]
    entry = entry_of(reading)
    assert is_inside(entry.save_as)
    assert "/" not in entry.slug
    assert entry.save_as.endswith(f"{entry.slug}.html")


def test_pattern_without_its_field() -> None:
    """A pattern that asks for what the article lacks is a finding, and the article keeps an address."""
    reading = read_text(f"{HEAD}slug: s\n\nText", ARTICLE_URL="{reihe}/{slug}/")
    assert codes(reading) == ["pattern-unusable"]
    assert entry_of(reading).url == "s.html"


@pytest.mark.parametrize(
    ("kind", "path", "title", "slug"),
    [
        ("article", "a/b.md", "Öl & Wasser", "ol-wasser"),
        ("article", "a/b.md", "!!!", "b"),
        ("article", "a/日.md", "!!!", "ri"),
        ("gallery", "galleries/fest/index.md", "Das Fest", "fest"),
        ("organisation", "directory/xing.md", "Xing.com", "xing"),
        ("author", "authors/a.md", "Ada Beispiel", "ada-beispiel"),
    ],
)
def test_slug_without_one(kind: EntryType, path: str, title: str, slug: str) -> None:
    """A slug comes from the title, or from the name where others refer by it."""
    assert entry_of(read_text(f"title: {title}\ndate: 2026-01-01\n\nText", path, kind)).slug == slug
