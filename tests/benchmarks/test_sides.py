"""The generators' layouts: those that need no installation are run for real."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpus, measure
from benchmarks.sides import RIVALS, SIDES


@pytest.mark.parametrize("name", ["pelican", "pelican-cached", "colony"])
def test_a_small_corpus_builds(tmp_path: Path, name: str) -> None:
    """Every article has its page; the site has its feeds, its sitemap and its not-found page."""
    (tmp_path / name).mkdir()
    site = SIDES[name](tmp_path / name, tmp_path / "tools")
    corpus.write_all(20, {site.content_root: site.dialect})
    measure.run(site.build, site.folder, tmp_path / "log", "no")
    for each in corpus.articles(20):
        assert each.title in (site.output_root / each.url / "index.html").read_text(encoding="utf-8")
    for path in ("404.html", "robots.txt", "sitemap.xml", "feeds/alle.atom.xml", "feeds/alle.rss.xml"):
        assert (site.output_root / path).is_file(), path


def test_forgetting_leaves_the_content(tmp_path: Path) -> None:
    """Output, what lies beside it, and cache are put aside; the articles stay."""
    (tmp_path / "colony").mkdir()
    site = SIDES["colony"](tmp_path / "colony", tmp_path / "tools")
    for path in (site.output_root / "a", site.cache_root / "b", site.content_root / "c"):
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (site.folder / ".output.colony").touch()
    site.forget_output()
    assert sorted(path.name for path in site.folder.iterdir()) == ["aside", "cache", "content"]
    site.forget_all()
    assert sorted(path.name for path in site.folder.iterdir()) == ["aside", "content"]
    assert sorted(path.name for path in (site.folder / "aside").rglob("*") if path.is_file()) == ["a", "b"]


def test_rivals_bring_all_they_need() -> None:
    """A theme for each, of our own writing, lies in the repository."""
    assert {path.name for path in RIVALS.iterdir() if path.is_dir()} == {
        "colony",
        "colony_pictures",
        "eleventy",
        "eleventy-img",
        "hugo",
        "hugo-pictures",
        "image_process",
        "pelican",
        "ssimulacra2",
    }
