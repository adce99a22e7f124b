"""Related entries: what weighs how much, and how little a newcomer moves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from colony.catalogue.indexes import arrange
from colony.catalogue.related import WANTED
from colony.model import Entry
from tests.builders import CONFIG, articles, entry

TAGS = ("a", "b", "c", "d")
TOPICS = st.tuples(st.sets(st.sampled_from(TAGS)).map(sorted).map(tuple), st.sampled_from(("", "x", "y")))
SITES = st.lists(TOPICS, max_size=25)


def made(topics: list[tuple[tuple[str, ...], str]]) -> list[Entry]:
    """Articles with these tags and categories, oldest first."""
    return [
        entry(f"artikel-{number}", day=number, tags=tags, category=category)
        for number, (tags, category) in enumerate(topics)
    ]


def related(entries: list[Entry]) -> dict[str, list[str]]:
    """Slug → slugs of what is recommended after it."""
    found = arrange(entries, CONFIG).related
    return {path.split("/")[-1][:-3]: [other.slug for other in others] for path, others in found.items()}


def test_two_shared_tags_beat_one_and_a_tag_beats_a_category() -> None:
    """The more is shared the earlier it is recommended, a tag counting twice a category."""
    entries = [
        entry("beide", day=0, tags=("a", "b")),
        entry("schlagwort", day=1, tags=("a",)),
        entry("rubrik", day=2, category="x"),
        entry("fremd", day=3, tags=("z",)),
        entry("neu", day=4, tags=("a", "b"), category="x"),
    ]
    assert related(entries)["neu"] == ["beide", "schlagwort", "rubrik"]


def test_of_equals_the_newer_comes_first() -> None:
    """Articles that share as much stand from new to old."""
    assert related(articles(5, tags=("a",)))["artikel-4"] == ["artikel-3", "artikel-2", "artikel-1"]


def test_an_entry_alone_has_nothing_related() -> None:
    """An article that shares nothing is given no recommendation rather than a random one."""
    assert related([entry("a", tags=("x",)), entry("b", day=1, tags=("y",))]) == {"a": [], "b": []}


@given(SITES)
def test_recommendations_are_few_others_that_share_something(
    topics: list[tuple[tuple[str, ...], str]],
) -> None:
    """Nothing recommends itself, nothing twice, no more than wanted, and only with something in common."""
    entries = {each.slug: each for each in made(topics)}
    for slug, others in related(list(entries.values())).items():
        mine = entries[slug]
        assert slug not in others
        assert len(set(others)) == len(others) <= WANTED
        for other in (entries[name] for name in others):
            assert {*mine.tags} & {*other.tags} or mine.category == other.category != ""


@given(SITES, TOPICS)
def test_a_newcomer_changes_few(
    topics: list[tuple[tuple[str, ...], str]], newest: tuple[tuple[str, ...], str]
) -> None:
    """Publishing one more changes the recommendations of at most one other a tag and one a category."""
    before = related(made(topics))
    after = related(made([*topics, newest]))
    changed = [slug for slug, others in before.items() if after[slug] != others]
    assert len(changed) <= len(newest[0]) + bool(newest[1])


@given(SITES, st.randoms())
def test_the_order_of_reading_does_not_matter(
    topics: list[tuple[tuple[str, ...], str]], random: object
) -> None:
    """Entries that come in any order are recommended alike."""
    entries = made(topics)
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert related(shuffled) == related(entries)
