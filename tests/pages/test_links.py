"""Where authors' links lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.pages.links import LinkTarget, resolve
from tests.builders import builder, entry

HERE = entry("hier", source_path="articles/2026/hier.md")
FILES = {
    "articles/2026/plan.pdf": "articles/2026/plan.pdf",
    "bilder/a b.jpg": "bilder/a b.jpg",
    "robots.txt": "r",
}
INDEX = builder(
    [HERE, entry("nachbar", source_path="articles/2026/nachbar.md"), entry("ueber", type="page")], files=FILES
).links

NEIGHBOUR = "artikel/nachbar/"


@pytest.mark.parametrize(
    ("written", "url", "static_path"),
    [
        ("{filename}nachbar.md", NEIGHBOUR, ""),
        ("{filename}/articles/2026/nachbar.md", NEIGHBOUR, ""),
        ("{filename}../../pages/ueber.md", "ueber/", ""),
        ("|filename|nachbar.md", NEIGHBOUR, ""),
        ("{filename}nachbar.md#teil?x", f"{NEIGHBOUR}#teil?x", ""),
        ("{filename}nachbar.md?a=1#b", f"{NEIGHBOUR}?a=1#b", ""),
        ("nachbar.md", NEIGHBOUR, ""),
        ("articles/2026/nachbar.md", NEIGHBOUR, ""),
        ("{static}plan.pdf", "articles/2026/plan.pdf", "articles/2026/plan.pdf"),
        ("{attach}plan.pdf#page=2", "articles/2026/plan.pdf#page=2", "articles/2026/plan.pdf"),
        ("{static}/bilder/a b.jpg", "bilder/a%20b.jpg", "bilder/a b.jpg"),
        ("/bilder/a%20b.jpg", "bilder/a%20b.jpg", "bilder/a b.jpg"),
        ("{static}/robots.txt", "r", "robots.txt"),
        ("{category}Neue Wege", "rubrik/neue-wege/", ""),
        ("{tag}Vereine#oben", "thema/vereine/#oben", ""),
        ("{author}Anna%20B", "autor/anna-b/", ""),
        ("{index}", "", ""),
        ("#anker", "#anker", ""),
        ("https://example.org/nachbar.md", "https://example.org/nachbar.md", ""),
        ("//example.org/x", "//example.org/x", ""),
        ("mailto:a@example.org", "mailto:a@example.org", ""),
        ("/suche/?q=x", "suche/?q=x", ""),
        ("unbekannt/", "unbekannt/", ""),
    ],
)
def test_a_link_leads_where_the_author_means(written: str, url: str, static_path: str) -> None:
    """Pelican's forms and plain paths find sources, files and terms; other addresses stay."""
    assert resolve(written, HERE, INDEX) == LinkTarget(url, static_path)


@pytest.mark.parametrize(
    "written",
    [
        "{filename}fehlt.md",
        "{static}fehlt.pdf",
        "{attach}../../../etc/passwd",
        "{filename}",
        "http://[kaputt",
        "{filename}//[kaputt",
    ],
)
def test_a_link_that_leads_to_nothing_is_broken(written: str) -> None:
    """What should be a file of the content and is none, or is no address at all, has no target."""
    assert resolve(written, HERE, INDEX) is None


@given(st.text(alphabet="{}|filenamestc/.#?%[]:@ \\\u00fc", max_size=25))
def test_no_link_stops_a_build(written: str) -> None:
    """Whatever is written, the answer is a target or none; files are only those of the content."""
    target = resolve(written, HERE, INDEX)
    assert target is None or target.static_path in {"", *FILES}
