"""Settings: Pelican's names keep their meaning, and a fault names its key and the remedy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from colony.settings.all_settings import own_defaults
from colony.settings.declaration import SettingsError
from colony.settings.parsing import parse, reader_digest
from tests.builders import CONFIG, SETTINGS, config


@pytest.mark.parametrize(
    ("key", "value", "remedy"),
    [
        ("COLONY_PAGESIZE", 10, "did you mean COLONY_PAGE_SIZE?"),
        ("COLONY_XYLOPHONE_QUARTET", 1, "remove it"),
        ("COLONY_PAGE_SIZE", 0, "1 or more"),
        ("COLONY_PAGE_SIZE", "zwölf", "a whole number"),
        ("COLONY_PAGE_SIZE", True, "a whole number"),
        ("COLONY_DEPLOY_KEEP", 1, "2 or more"),
        ("COLONY_DEPLOY_MAX_DELETED_PERCENT", 101, "from 0 to 100"),
        ("COLONY_PREVIEW", "no", "True or False"),
        ("COLONY_TAGLINE", None, "text in quotation marks"),
        ("COLONY_GALLERY_PATHS", "galleries", "a list"),
        ("COLONY_ADVERTISERS", ["example.com"], "a table"),
        ("COLONY_PICTURE_FORMATS", ["webp", "bmp"], "is none of avif, webp, jpeg"),
        ("COLONY_PICTURE_WIDTHS", [400, "800"], "whole number"),
        ("COLONY_PICTURE_WIDTHS", [0], "whole number"),
        ("COLONY_PICTURE_QUALITIES", {"webp": "high"}, "whole number"),
        ("COLONY_NOW", "Weihnachten", "2026-11-23"),
        ("COLONY_FOOTER", ["impressum/"], "no pair"),
        ("MENUITEMS", [("Nur ein Titel",)], "no pair"),
        ("PATH", "/nowhere/at/all", "name one that exists"),
        ("PATH", "", "name one that exists"),
        ("TIMEZONE", "Europe/Bielefeld", "write one like Europe/Berlin"),
        ("TIMEZONE", "../../etc", "write one like Europe/Berlin"),
        ("SITEURL", "kolonie.example", "must begin with https://"),
        ("SITEURL", "javascript:alert(1)", "must begin with https://"),
        ("SLUGIFY_SOURCE", "name", "'title' or 'basename'"),
    ],
)
def test_a_fault_names_its_key_and_the_remedy(key: str, value: Any, remedy: str) -> None:
    """Every setting that cannot be used is refused in a line that its owner can act on."""
    with pytest.raises(SettingsError) as refused:
        config(**{key: value})
    (line,) = str(refused.value).splitlines()
    assert line.startswith(f"setting {key}: ")
    assert remedy in line


def test_all_faults_are_said_at_once() -> None:
    """Three wrong settings are three lines of one message."""
    with pytest.raises(SettingsError) as refused:
        config(COLONY_PAGE_SIZ=3, COLONY_PAGE_SIZE="x", TIMEZONE="x")
    assert [line.split(":")[0] for line in str(refused.value).splitlines()] == [
        "setting COLONY_PAGE_SIZ",
        "setting COLONY_PAGE_SIZE",
        "setting TIMEZONE",
    ]


def test_folders_of_entry_types() -> None:
    """Each type has the folders that its setting names; an empty path among the excluded excludes nothing."""
    made = config(ARTICLE_PATHS=["blog"], PAGE_EXCLUDES=["", "pages/alt"])
    assert (made.folders["article"], made.folders["gallery"]) == (("blog",), ("galleries",))
    assert (made.excludes["page"], made.excludes["gallery"]) == (("pages/alt",), ())


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("SITENAME", "Feldpost", "site_name", "Feldpost"),
        ("SITEURL", "https://x.example/portal/", "siteurl", "https://x.example/portal"),
        ("DEFAULT_LANG", "EN", "lang", "en"),
        ("TIMEZONE", None, "timezone", "UTC"),
        ("EXTRA_PATH_METADATA", {"a.txt": {"path": "b.txt"}, "c": {}}, "extra_static", {"a.txt": "b.txt"}),
        ("MENUITEMS", (("Start", "/"),), "menu", (("Start", "/"),)),
        ("MENUITEMS", None, "menu", ()),
        ("COLONY_PAGE_SIZE", 7, "page_size", 7),
        ("COLONY_EXTRA", {"b": 1, "a": "x"}, "extra", {"a": "x", "b": "1"}),
    ],
)
def test_settings_keep_their_meaning(key: str, value: Any, field: str, expected: Any) -> None:
    """A setting arrives under its field, in one form."""
    assert getattr(config(**{key: value}), field) == expected


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("AUTHOR", "Redaktion", "default_author", "Redaktion"),
        ("DEFAULT_DATE", (2026, 3, 1), "default_date", "2026-03-01T00:00:00"),
        ("DEFAULT_DATE", "fs", "default_date", "fs"),
        ("DEFAULT_DATE", None, "default_date", ""),
        ("DEFAULT_METADATA", {"status": "draft"}, "draft_by_default", True),
        ("SUMMARY_MAX_LENGTH", None, "summary_max_words", 0),
        ("CATEGORY_SAVE_AS", "", "default_category", ""),
        ("SLUG_REGEX_SUBSTITUTIONS", [["ä", "ae"]], "slug_substitutions", (("ä", "ae"),)),
        ("COLONY_ADVERTISERS", {"Example.COM": "Verlag"}, "advertisers", {"example.com": "Verlag"}),
        ("MARKDOWN", {"extensions": ["a", "markdown.extensions.meta"], "extension_configs": {"b": {}}},
         "markdown_extensions", ("a", "b")),
    ],
)  # fmt: skip
def test_what_readers_need(key: str, value: Any, field: str, expected: Any) -> None:
    """The part of the settings that reading depends on, in one form."""
    assert getattr(config(**{key: value}).reader, field) == expected


def test_feeds_that_are_switched_off_have_no_path() -> None:
    """None, as Pelican writes it, and an absent key both mean no feed."""
    feeds = config(FEED_ALL_RSS=None, FEED_MAX_ITEMS=None).feeds
    assert [pattern.path for pattern in feeds.of("site")] == ["feeds/alle.atom.xml", "feeds/alle.json"]
    assert feeds.of("tags") == ()
    assert feeds.max_items == 20


@pytest.mark.parametrize(
    ("siteurl", "origin", "href", "absolute"),
    [
        ("", "", "/a/", "/a/"),
        ("https://x.example", "https://x.example", "/a/", "https://x.example/a/"),
        ("https://x.example/p", "https://x.example", "/p/a/", "https://x.example/p/a/"),
    ],
)
def test_addresses(siteurl: str, origin: str, href: str, absolute: str) -> None:
    """Addresses count from where the site lives; those with a host of their own stay."""
    made = config(SITEURL=siteurl)
    assert (made.origin, made.href("a/"), made.absolute("/a/")) == (origin, href, absolute)
    assert made.href("https://other.example/a") == made.absolute("https://other.example/a")
    assert made.href("//other.example/a") == "//other.example/a"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2026-12-24", datetime(2026, 12, 24, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("2026-12-24T18:00", datetime(2026, 12, 24, 18, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("2026-12-24T18:00+00:00", datetime(2026, 12, 24, 18, tzinfo=UTC)),
        (datetime(2026, 12, 24, tzinfo=UTC), datetime(2026, 12, 24, tzinfo=UTC)),
    ],
)
def test_the_clock_can_be_told(told: Any, expected: datetime) -> None:
    """A day or moment without a zone is one of the site's."""
    assert config(COLONY_NOW=told, TIMEZONE="Europe/Berlin").now == expected


@pytest.mark.parametrize("told", [None, ""])
def test_a_clock_that_is_not_told_is_the_real_one(told: str | None) -> None:
    """Without the setting the build's moment is now, with the site's zone."""
    before = datetime.now(UTC)
    assert before <= config(COLONY_NOW=told).now <= datetime.now(UTC)


def test_readings_are_remembered_by_what_they_depend_on() -> None:
    """A setting that readers look at changes the digest, one that they do not look at leaves it."""
    same = config(SITENAME="Anders", COLONY_PAGE_SIZE=9, THEME="notmyidea")
    assert reader_digest(same) == reader_digest(CONFIG)
    for changes in ({"DEFAULT_LANG": "en"}, {"COLONY_TYPOGRAPHY": False}, {"MARKDOWN": {}}, {"TAG_URL": "x"}):
        assert reader_digest(config(**changes)) != reader_digest(CONFIG)


def test_functions_among_the_settings_have_a_stable_form() -> None:
    """A function given to a Markdown extension is named, not printed with its address in memory."""
    given = {"extension_configs": {"toc": {"slugify": reader_digest, "levels": {3, 2}}}}
    configs = config(MARKDOWN=given).reader.markdown_configs
    assert configs == {"toc": {"levels": [2, 3], "slugify": "colony.settings.parsing.reader_digest"}}


def test_every_own_setting_may_be_left_out(tmp_path: Path) -> None:
    """Pelican's defaults and a content folder are all that a site needs."""
    plain = {key: value for key, value in SETTINGS.items() if not key.startswith("COLONY_")}
    made = parse({**plain, "PATH": str(tmp_path)})
    assert made.page_size == own_defaults("de")["COLONY_PAGE_SIZE"]
    assert made.content_root == str(tmp_path)


@pytest.mark.parametrize(("preview", "speed"), [(True, 9), (False, 6)])
def test_pictures_are_made_in_haste_for_the_preview_only(preview: bool, speed: int) -> None:
    """The encoder's speed is that of what the build is for; each of the two is a setting."""
    assert config(COLONY_PREVIEW=preview).pictures.avif_speed == speed
    changed = config(COLONY_PREVIEW=preview, COLONY_PICTURE_AVIF_SPEED=4, COLONY_PICTURE_PREVIEW_SPEED=10)
    assert changed.pictures.avif_speed == (10 if preview else 4)
