"""The promise holds for what Pelican itself makes, too: in place equals from nothing, anywhere."""

from __future__ import annotations

from pathlib import Path

from tests.incremental.builder import Builder
from tests.incremental.checking import Checker
from tests.incremental.little_site import LittleSite
from tests.incremental.test_planted import CASES
from tests.incremental.trees import tree

LIST = """\
{% extends "base.html" %}
{% block main %}{{ period }} {{ SITENAME }}
{% for article in articles %}
{{ article.title }} {{ article.url }} {{ article.locale_date }} {{ article.tags|join(", ") }}
{{ article.content }}
{% endfor %}
{% for tag, found in tags %}{{ tag }}: {{ found|map(attribute="title")|join(", ") }}{% endfor %}
{{ pages|map(attribute="title")|join }} {{ authors|map("first")|join }}
{% endblock %}
"""
LISTED = """\
[theme]
templates = [
    "article.html", "page.html", "list.html", "author.html", "index.html", "names.html", "cards.html",
    "gallery.html", "photo.html", "organisation.html", "subscribe.html", "search.html", "404.html",
    "redirect.html", "robots.txt", "sitemap.xml", "sitemap-index.xml",
]
"""


def begun(root: Path) -> LittleSite:
    """The little site with templates of several kinds that have no view."""
    site = LittleSite(root)
    site.begin()
    (site.theme / "colony.toml").write_text(LISTED, "utf-8")
    for name in ("liste", "period_archives", "eigen"):
        (site.theme / f"templates/{name}.html").write_text(LIST, "utf-8")
    site.write("pages/eigen.md", "---\ntitle: Eigen\ntemplate: eigen\n---\n:::gallery ausflug\n:::\n")
    site.settings |= {
        "DIRECT_TEMPLATES": ["index", "liste"],
        "MONTH_ARCHIVE_SAVE_AS": "monat/{date:%Y-%m}.html",
        "MONTH_ARCHIVE_URL": "monat/{date:%Y-%m}.html",
    }
    return site


def test_edits(tmp_path: Path) -> None:
    """After each of a row of edits the folder is that of a clean build under another clock and hash seed."""
    site = begun(tmp_path)
    with Builder({"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "LC_ALL": "POSIX"}) as builder:
        checker = Checker(site, builder)
        checker.check(in_here=True)
        made = tree(site.output)
        assert {"liste.html", "monat/2026-02.html", "eigen/index.html"} <= made.keys()
        for _, edit in CASES.values():
            edit(site)
            checker.check(in_here=True)
        (site.theme / "templates/liste.html").unlink()
        checker.check(in_here=False)
        assert "liste.html" not in tree(site.output)
