"""The catalogue: who is listed where, who translates whom, who gets an address."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import process_translations

from colony.catalogue.indexes import arrange, term
from colony.model import Catalogue, Entry
from colony.settings.rooms.for_site import Config
from tests.builders import CONFIG, NOW, articles, config, entry

PREVIEW = config(COLONY_PREVIEW=True)


def slugs(entries: Any) -> list[str]:
    """The slugs of some entries."""
    return [each.slug for each in entries]


@pytest.mark.parametrize(
    ("changes", "settings", "listed", "has_page"),
    [
        pytest.param({}, CONFIG, True, True, id="published"),
        pytest.param({"status": "hidden"}, CONFIG, False, True, id="hidden"),
        pytest.param({"status": "draft"}, CONFIG, False, False, id="draft for the public"),
        pytest.param({"status": "draft"}, PREVIEW, False, True, id="draft in the preview"),
        pytest.param({"date": NOW}, CONFIG, True, True, id="due this moment"),
        pytest.param({"date": NOW + timedelta(seconds=1)}, CONFIG, False, False, id="of the future"),
        pytest.param(
            {"date": NOW + timedelta(seconds=1)}, PREVIEW, False, False, id="of the future, preview"
        ),
    ],
)
def test_who_is_listed(changes: dict[str, Any], settings: Config, listed: bool, has_page: bool) -> None:
    """Lists show what is published and due; drafts have a page in the preview alone, hidden ones always."""
    made = arrange([entry("x", tags=("t",), category="c", authors=("A",), **changes)], settings)
    assert slugs(made.stream.entries) == ["x"] * listed
    assert bool(made.tags) is bool(made.categories) is bool(made.authors) is bool(made.years) is listed
    assert slugs(made.by_path.values()) == ["x"] * has_page


def test_the_stream_runs_from_old_to_new() -> None:
    """Order is by date, then by path, whatever order the sources came in."""
    old, new, twin = entry("b", day=0), entry("a", day=1), entry("c", day=1)
    assert slugs(arrange([twin, new, old], CONFIG).stream.entries) == ["b", "a", "c"]


def test_two_entries_of_one_address() -> None:
    """The older keeps the address; the other is left out and named in a finding with both paths."""
    old = entry("x", day=0)
    new = entry("x", day=1, source_path="articles/neu.md")
    made = arrange([new, old], CONFIG)
    assert [each.source_path for each in made.stream.entries] == [old.source_path]
    (finding,) = made.findings
    assert (finding.path, finding.code, finding.severity) == ("articles/neu.md", "address-taken", "error")
    assert old.source_path in finding.message


def test_entries_without_an_address_never_collide() -> None:
    """Where a kind of page is switched off, its entries have no place to quarrel about."""
    made = arrange([entry("a", save_as=""), entry("b", save_as="")], CONFIG)
    assert len(made.by_path) == 2
    assert made.findings == ()


def test_each_type_has_its_place() -> None:
    """What is no article is apart from the stream; the directory is in order of names."""
    made = arrange(
        [
            entry("seite", type="page"),
            entry("fotos", type="gallery", day=3),
            entry("anna", type="author"),
            entry("zeta", type="organisation"),
            entry("alpha", type="organisation", title="ALPHA"),
        ],
        CONFIG,
    )
    assert made.stream.entries == ()
    assert slugs(made.pages) == ["seite"]
    assert slugs(made.galleries) == ["fotos"]
    assert list(made.people) == ["anna"]
    assert slugs(made.organisations) == ["alpha", "zeta"]


def test_spellings_of_one_slug_share_a_listing_and_the_oldest_names_it() -> None:
    """A newcomer that writes a tag otherwise joins its listing and does not rename it."""
    made = arrange([entry("a", tags=("Verein",)), entry("b", day=1, tags=("VEREIN", "verein"))], CONFIG)
    (listing,) = made.tags.values()
    assert listing.term.name == "Verein"
    assert slugs(listing.entries) == ["a", "b"]


def test_listings_are_cut_by_the_setting() -> None:
    """Each listing brings its pages with it, of the size that the settings name."""
    (listing,) = arrange(articles(5, category="c"), CONFIG).categories.values()
    assert [(cut.number, cut.stop - cut.start) for cut in listing.cuts] == [(1, 2), (0, 3)]


def test_a_term_has_pelicans_address() -> None:
    """Category, tag and author get the slug and the patterns of the settings."""
    assert term("Öffentliche Arbeit", "CATEGORY", CONFIG).url == "rubrik/offentliche-arbeit/"
    german = config(SLUG_REGEX_SUBSTITUTIONS=[("[Öö]", "oe"), (r"[^\w\s-]", ""), (r"[-\s]+", "-")])
    assert term("Öffentliche Arbeit", "TAG", german).save_as == "thema/oeffentliche-arbeit/index.html"


def test_years_mentions_and_series() -> None:
    """Years are listings, mentions run from new to old, the parts of a series by their index."""
    made = arrange(
        [
            entry("eins", day=-10, mentions=("verlag",), series="Reihe", series_index=2),
            entry("zwei", day=10, mentions=("verlag",), series="Reihe", series_index=1),
        ],
        CONFIG,
    )
    assert {year: slugs(listing.entries) for year, listing in made.years.items()} == {
        2025: ["eins"],
        2026: ["zwei"],
    }
    assert made.years[2025].term.save_as == "archiv/2025/index.html"
    assert slugs(made.mentions["verlag"]) == ["zwei", "eins"]
    assert slugs(made.series["Reihe"]) == ["zwei", "eins"]


def test_language_versions_know_each_other() -> None:
    """The site's language comes first; the other version is a translation and in no list."""
    german = entry("x")
    english = entry("x", lang="en", source_path="articles/x-en.md", save_as="en/x.html")
    made = arrange([english, german, entry("allein")], CONFIG)
    assert slugs(made.translated) == ["x"]
    assert made.translated[0].lang == "en"
    assert made.languages == dict.fromkeys((german.source_path, english.source_path), (german, english))
    assert english not in made.stream.entries


@dataclass(eq=False)
class Content:
    """As much of Pelican's content object as its search for translations looks at."""

    slug: str
    lang: str
    in_default_lang: bool
    source_path: str
    metadata: dict[str, str]
    translations: list[Content] = field(default_factory=list)

    def get_relative_source_path(self) -> str:
        """The path, for messages."""
        return self.source_path


VERSIONS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(("de", "en", "fr")), st.booleans()), max_size=9
)


@given(VERSIONS)
def test_translations_are_pelicans(versions: list[tuple[str, str, bool]]) -> None:
    """Originals, translations and groups are those of Pelican's own ``process_translations``."""
    entries = [
        entry(slug, lang=lang, is_translation=marked, source_path=f"{number}.md", save_as=f"{number}.html")
        for number, (slug, lang, marked) in enumerate(versions)
    ]
    contents = [
        Content(
            each.slug,
            each.lang,
            each.lang == "de",
            each.source_path,
            {"translation": "true"} if each.is_translation else {},
        )
        for each in entries
    ]
    logging.disable(logging.CRITICAL)  # Pelican warns of doubled versions, which this is full of
    try:
        originals, translations = process_translations(list(contents), "slug")
    finally:
        logging.disable(logging.NOTSET)
    made = arrange(entries, CONFIG)
    assert _paths(made.stream.entries) == _paths(originals)
    assert _paths(made.translated) == _paths(translations)
    for content in contents:
        versions_here = made.languages.get(content.source_path, ())
        assert _paths(versions_here) - {content.source_path} == _paths(content.translations)


def _paths(things: Any) -> set[str]:
    return {thing.source_path for thing in things}


def _listed(catalogue: Catalogue) -> dict[str, list[str]]:
    return {slug: slugs(listing.entries) for slug, listing in catalogue.tags.items()}


@given(st.lists(st.sets(st.sampled_from("abcd")).map(sorted).map(tuple), max_size=12), st.randoms())
def test_arranging_does_not_depend_on_the_order_of_sources(tags: list[tuple[str, ...]], random: Any) -> None:
    """The same entries in any order give the same listings, each in order of time."""
    entries: list[Entry] = [
        entry(f"e{number:02}", day=number, tags=names) for number, names in enumerate(tags)
    ]
    shuffled = list(entries)
    random.shuffle(shuffled)
    made = _listed(arrange(shuffled, CONFIG))
    assert made == {
        name: [each.slug for each in entries if name in each.tags]
        for name in sorted({name for names in tags for name in names})
    }
