"""Whatever stands in a settings file is fine, or refused by the setting's name; nothing leaves the output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from colony.pelican_bridge import load_config
from colony.settings.all_settings import table
from colony.settings.declaration import SettingsError
from colony.settings.loading import merged_settings
from colony.settings.parsing import parse
from colony.site import build

VALUES: tuple[Any, ...] = (None, True, 0, -1, "", "x", [], {}, [1], {"a": 1}, 10**30)

WAYS_OUT = ("../x", "/x", "..", "a/../../x", "x\0y", "~/x", "C:\\x", "https://x.example/y")


def refusal(folder: Path, name: str, value: Any) -> str:
    """The complaint about one setting with this value; empty where it is taken.

    Any other error than a complaint fails the test.
    """
    file = folder / "conf.py"
    file.write_text(f"PATH = 'content'\nTIMEZONE = 'UTC'\n{name} = {value!r}\n", "utf-8")
    try:
        parse(merged_settings(file, {}))
    except SettingsError as refused:
        return str(refused)
    return ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of two articles, a translation, a page and a file, with a category that wants to get out."""
    content = tmp_path / "site/content"
    texts = {
        "a.md": "Title: A\nDate: 2026-01-02\nTags: t\nAuthor: Anna\nCategory: ../../x\n\nText\n",
        "b.md": "Title: B\nDate: 2026-01-02\nStatus: draft\n\nText\n",
        "a.fr.md": "Title: A\nDate: 2026-01-02\nSlug: a\nLang: fr\n\nText\n",
        "pages/p.md": "Title: P\n\nText\n",
        "images/x.txt": "x",
    }
    for path, text in texts.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, "utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize("name", sorted(table()))
def test_a_wrong_value_is_refused_by_name_or_fine(name: str, folder: Path) -> None:
    """Every setting of Colony's and of Pelican's, with eleven values of all types."""
    complaints = [refusal(folder, name, value) for value in VALUES]
    assert [each for each in complaints if each and f"setting {name}: " not in each] == []


@pytest.mark.parametrize("name", sorted(name for name in table() if name.endswith("_SAVE_AS")))
def test_no_pattern_of_paths_leads_out(name: str, folder: Path) -> None:
    """A path that would leave the output is refused before a build."""
    assert [value for value in WAYS_OUT if not refusal(folder, name, value)] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("THEME_STATIC_DIR", "../x"),
        ("COLONY_PICTURE_FOLDER", "/x"),
        ("EXTRA_PATH_METADATA", {"images/x.txt": {"path": "../../x.txt"}}),
        ("EXTRA_PATH_METADATA", {"images/x.txt": {"path": 1}}),
        ("TEMPLATE_PAGES", {"x.html": "../x.html"}),
        ("COLONY_FEED_OPML", "../x.opml"),
        ("FEED_ALL_ATOM", "../x.xml"),
        ("SITEMAP_SAVE_AS", "../x"),
        ("CATEGORY_SAVE_AS", "{foo}.html"),
        ("CATEGORY_SAVE_AS", "{slug.__class__.__mro__[9]}.html"),
        ("TAG_SAVE_AS", "{slug"),
        ("YEAR_ARCHIVE_SAVE_AS", "{slug}.html"),
    ],
)
def test_nothing_else_leads_out(name: str, value: Any, folder: Path) -> None:
    """Neither do folders, tables of paths, and settings of templates of the site's own."""
    assert refusal(folder, name, value)


@pytest.mark.parametrize(
    "settings",
    [
        "CATEGORY_SAVE_AS = '{name}/index.html'",
        "CATEGORY_SAVE_AS = '{name}'; SLUG_REGEX_SUBSTITUTIONS = []",
        "TAG_SAVE_AS = 't/{name}/index.html'",
        "EXTRA_PATH_METADATA = {'images/x.txt': {'path': '/x.txt'}}",
        "THEME_STATIC_DIR = 'a/b'",
    ],
)
def test_a_build_writes_nothing_outside(settings: str, folder: Path) -> None:
    """What the settings leave open, an author cannot use: a category named ../../x stays in the output."""
    file = folder / "conf.py"
    file.write_text(f"PATH = 'content'\nTIMEZONE = 'UTC'\nCOLONY_EXECUTOR = 'serial'\n{settings}\n", "utf-8")
    before = {path for path in folder.parent.rglob("*") if path.is_file()}
    build(load_config(file, {}))
    written_now = {path for path in folder.parent.rglob("*") if path.is_file()} - before
    own = {folder / ".output.colony", folder / ".output.lock", folder / ".output.stamp"}
    inside = (folder / "output", folder / "cache")
    assert [path for path in written_now - own if not path.is_relative_to(inside[0])
            and not path.is_relative_to(inside[1])] == []  # fmt: skip
    assert (folder / "output/a.html").is_file()
