"""The corpora: the same for everyone who makes them, and readable in both dialects."""

from __future__ import annotations

import hashlib
import itertools
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

from benchmarks import corpus


def digest_of(folder: Path) -> str:
    """One hash over all names and contents of a folder."""
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*.md")):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def test_a_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    """Two corpora of one size are equal byte for byte, and so are those written together or apart."""
    corpus.write_all(30, {tmp_path / "a": "yaml", tmp_path / "b": "headers"})
    corpus.write_all(30, {tmp_path / "c": "yaml"})
    corpus.write_all(30, {tmp_path / "d": "headers"})
    assert digest_of(tmp_path / "a") == digest_of(tmp_path / "c")
    assert digest_of(tmp_path / "b") == digest_of(tmp_path / "d")
    assert len(list((tmp_path / "a").rglob("*.md"))) == 30


def test_bytes_do_not_depend_on_the_day() -> None:
    """A hash that was once written down still holds: neither Python's version nor the clock has a say."""
    text = corpus.text(corpus.article(7, 1000), "yaml").encode()
    assert hashlib.sha256(text).hexdigest()[:16] == "055236a56d580764"


def test_an_article_hardly_depends_on_the_size_of_its_corpus() -> None:
    """Only its date does, so corpora of different sizes hold the same work."""
    small, large = corpus.article(3, 100), corpus.article(3, 10_000)
    assert (small.title, small.tags, small.body) == (large.title, large.tags, large.body)
    assert small.date != large.date


def test_articles_are_what_was_promised() -> None:
    """About 4 KB, two to five tags, dates that rise from the first day to the last."""
    made = list(corpus.articles(400))
    sizes = [len(corpus.text(each, "yaml").encode()) for each in made]
    assert 3_800 < sum(sizes) / len(sizes) < 4_800
    assert all(2 <= len(each.tags) <= 5 and 1 <= len(each.authors) <= 2 for each in made)
    assert all(older.date < newer.date for older, newer in itertools.pairwise(made))
    assert made[0].date >= corpus.FIRST_DAY
    assert made[-1].date <= corpus.LAST_DAY
    assert {each.category for each in made} == set(corpus.CATEGORIES)
    assert {tag for each in made for tag in each.tags} == set(corpus.TAGS)
    assert {author for each in made for author in each.authors} == set(corpus.AUTHORS)


def test_the_names_are_as_many_as_the_comparison_says() -> None:
    """Eight categories, sixty tags, forty authors, none twice."""
    assert [len(set(names)) for names in (corpus.CATEGORIES, corpus.TAGS, corpus.AUTHORS)] == [8, 60, 40]


@pytest.mark.parametrize("mark", ["## ", "\n- ", "\n1. ", "](https://", "**", "```python", "|---|", "\n> "])
def test_all_of_markdown_is_there(mark: str) -> None:
    """Headings, lists, links, emphasis, code, tables and quotes occur."""
    assert any(mark in each.body for each in corpus.articles(60))


@settings(deadline=None)
@given(st.integers(0, 200_000), st.integers(1, 100_000))
def test_yaml_front_matter_parses_to_what_was_meant(number: int, size: int) -> None:
    """Every value comes back from a YAML parser as it went in, whatever the article."""
    made = corpus.article(number, size)
    _, head, body = corpus.text(made, "yaml").split("---\n", 2)
    told = yaml.safe_load(head)
    assert told["title"] == made.title
    assert told["summary"] == made.summary
    assert told["category"] == made.category
    assert (tuple(told["tags"]), tuple(told["authors"])) == (made.tags, made.authors)
    assert told["date"].replace(tzinfo=None) == made.date
    assert body.strip() == made.body.strip()


def test_headers_parse_to_what_was_meant(tmp_path: Path) -> None:
    """Pelican's own reader finds the same metadata in the other dialect."""
    made = corpus.article(11, 100)
    path = corpus.write(made, "headers", tmp_path)
    html, told = MarkdownReader({**DEFAULT_CONFIG, "FORMATTED_FIELDS": []}).read(str(path))
    assert (told["title"], told["summary"], told["slug"]) == (made.title, made.summary, made.slug)
    assert tuple(tag.name for tag in told["tags"]) == made.tags
    assert tuple(author.name for author in told["authors"]) == made.authors
    assert told["date"].replace(tzinfo=None) == made.date
    assert "<h2>" in html


def test_an_edit_touches_the_body_alone() -> None:
    """The token of an edit stands in the text; everything else stays."""
    made = corpus.article(5, 100)
    edited = corpus.edited(made, "Fassung7")
    assert edited.body.startswith(made.body)
    assert "Fassung7" in edited.body
    assert (edited.title, edited.date, edited.summary) == (made.title, made.date, made.summary)


def test_an_added_article_is_the_newest_and_not_of_the_future() -> None:
    """What is added comes after the whole corpus and before the builds' clock."""
    added = corpus.article(100, 100)
    assert corpus.article(99, 100).date < added.date < corpus.article(101, 100).date
    assert added.date < datetime.fromisoformat(corpus.NOW)
