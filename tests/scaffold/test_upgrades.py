"""What a newer Colony wants changed in a site's files: each row, said and not said."""

from __future__ import annotations

from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from colony.model import replaced
from colony.scaffold.defaults_0_1 import ADDRESSES_0_1
from colony.scaffold.site_state import SiteState
from colony.scaffold.upgrades import CHANGES, wanted_changes
from colony.settings.all_settings import table

ENGLISH: dict[str, Any] = {"SITENAME": "The Exchange", "ARTICLE_SAVE_AS": "{slug}.html"}

SITE = SiteState(
    lang="en",
    settings_name="pelicanconf.py",
    told={"SITENAME": "The Exchange"},
    in_force={**ADDRESSES_0_1, **ENGLISH},
    published_told={"SITENAME": "The Exchange", "SITEURL": "https://x.example"},
    built_paths=frozenset(),
    content_folders=frozenset(),
    requirement="pelican-colony==0.2.0",
    requirements="pelican-colony==0.2.0\n",
    running="0.2.0",
)


def lines(**changes: Any) -> list[str]:
    """The lines that are wanted of the site with these changes."""
    return [line for change in wanted_changes(replaced(SITE, **changes)) for line in change.lines]


def test_every_old_default_is_a_setting() -> None:
    """The names are those of today's settings: a line with another would be refused."""
    assert not ADDRESSES_0_1.keys() - table().keys() - DEFAULT_CONFIG.keys()


OLD = "ARTICLE_SAVE_AS = 'artikel/{slug}/index.html'"


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        pytest.param({}, [], id="never built with 0.1"),
        pytest.param({"since": "0.1"}, [OLD], id="the user says so"),
        pytest.param({"since": "0.1.9"}, [OLD], id="any 0.1"),
        pytest.param({"since": "0.2"}, [OLD], id="0.2 is older than 0.2.0 by its numbers"),
        pytest.param({"since": "0.2.0"}, [], id="built with this one already"),
        pytest.param({"built_paths": frozenset({"artikel/a/index.html"})}, [OLD], id="its build shows it"),
        pytest.param({"built_paths": frozenset({"artikel/a/b/index.html"})}, [], id="another folder's page"),
        pytest.param({"built_paths": frozenset({"a.html"})}, [], id="built as Pelican does"),
        pytest.param({"since": "0.1", "told": ENGLISH, "published_told": ENGLISH}, [], id="the file says it"),
    ],
)
def test_lines_that_keep_addresses(changes: dict[str, Any], wanted: list[str]) -> None:
    """What 0.1 assumed is named where a site was built so, does not say it, and would now get another."""
    assert lines(**changes) == wanted


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, True),
        ({"since": ""}, False),
        ({"content_folders": frozenset({"articles"})}, False),
        ({"told": {**ENGLISH, "COLONY_EVENT_PATHS": ["events"]}}, False),
        ({"in_force": {**ADDRESSES_0_1, "COLONY_EVENT_PATHS": ["termine"]}}, False),
        ({"in_force": ADDRESSES_0_1}, False),
    ],
)
def test_a_folder_of_events_is_named(changes: dict[str, Any], wanted: bool) -> None:
    """Articles in a folder of that name are told of, in a site of 0.1 whose settings do not speak of it."""
    site = {
        "since": "0.1",
        "content_folders": frozenset({"articles", "events"}),
        "in_force": {**ADDRESSES_0_1, "COLONY_EVENT_PATHS": ("events",)},
    }
    assert ("COLONY_EVENT_PATHS = []" in lines(**{**site, **changes})) is wanted


def test_a_public_file_that_stands_alone_gets_pelicans_import() -> None:
    """A publishconf.py that lacks what the settings say is told to begin with them."""
    assert lines(published_told={"SITEURL": "https://x.example"})[-1] == "from pelicanconf import *"
    assert lines(published_told=None) == []


@pytest.mark.parametrize(
    ("requirements", "wanted"),
    [
        ("", []),
        ("markdown==3\n", []),
        ("pelican-colony==0.2.0\n", []),
        ("# pelican-colony==0.2.0\npelican-colony @ file:///w.whl\n", []),
        ("pelican-colony==0.1.0\n", ["pelican-colony==0.2.0"]),
        ("# pelican-colony==0.1.0\npelican-colony @ file:///w.whl\n", ["pelican-colony==0.2.0"]),
    ],
)
def test_another_version_is_pinned(requirements: str, wanted: list[str]) -> None:
    """requirements.txt is to name the version that is running, where it names one at all."""
    assert lines(requirements=requirements) == wanted


def test_changes_speak_the_language_of_the_site() -> None:
    """Each row has its reason in German and English, and names its file and version."""
    told: dict[str, Any] = {
        "since": "0.1",
        "published_told": {},
        "requirements": "pelican-colony==0.1.0",
        "content_folders": frozenset({"events"}),
        "in_force": {**SITE.in_force, "COLONY_EVENT_PATHS": ["events"]},
    }
    german, english = (wanted_changes(replaced(SITE, lang=lang, **told)) for lang in ("de-at", "en"))
    assert len(german) == len(english) == len(CHANGES)
    assert all(one.why != other.why for one, other in zip(german, english, strict=True))
    assert [change.file for change in german] == ["pelicanconf.py"] * 2 + [
        "publishconf.py",
        "requirements.txt",
    ]
    assert {change.version for change in german} == {"0.2.0"}
