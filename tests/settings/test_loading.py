"""Reading a site's settings: on Pelican's defaults, each file alone, paths counted from it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican.settings import DEFAULT_CONFIG

from colony.settings.declaration import SettingsError
from colony.settings.loading import OWN_PLUGINS, OWN_THEME, merged_settings, values_of
from colony.settings.parsing import parse
from colony.settings.taking import plain

QUICKSTART = """
import os
import sys
sys.path.append(os.curdir)
from pelicanconf import *

SITEURL = "https://their.example"
"""
"""A publishconf.py as Pelican's quickstart writes it."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of somebody's site."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "pelicanconf.py").write_text("SITENAME = 'Theirs'\nPATH = 'texts'\n", "utf-8")
    (tmp_path / "publishconf.py").write_text(QUICKSTART, "utf-8")
    return tmp_path


@pytest.fixture(autouse=True)
def same_interpreter() -> Iterator[None]:
    """Whatever a settings file does, nothing of it stays in this process."""
    path, modules = list(sys.path), set(sys.modules)
    yield
    assert sys.path == path
    assert not {"pelicanconf", "publishconf"} & (set(sys.modules) - modules)


def conf(folder: Path, text: str, name: str = "conf.py") -> Path:
    """A settings file with this text."""
    (folder / name).write_text(text, "utf-8")
    return folder / name


def test_publishconf_imports_the_file_beside_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the checkout's pelicanconf nor one that was imported before is taken for the site's own."""
    other = site / "other"
    other.mkdir()
    conf(other, "SITENAME = 'Wrong'\n", "pelicanconf.py")
    monkeypatch.chdir(other)
    monkeypatch.syspath_prepend(str(other))
    sys.modules["pelicanconf"] = type(sys)("pelicanconf")
    try:
        settings = merged_settings(site / "publishconf.py", {})
    finally:
        del sys.modules["pelicanconf"]
    assert (settings["SITENAME"], settings["SITEURL"]) == ("Theirs", "https://their.example")
    assert settings["PATH"] == str(site / "texts")


def test_a_changed_neighbour_is_read_anew(site: Path) -> None:
    """What publishconf.py imports is run again each time, as the preview needs it."""
    assert values_of(site / "publishconf.py")["SITENAME"] == "Theirs"
    conf(site, "SITENAME = 'Newer!'\nPATH = 'texts'\n", "pelicanconf.py")
    assert values_of(site / "publishconf.py")["SITENAME"] == "Newer!"
    assert not (site / "__pycache__").exists()


def test_what_a_site_does_not_say_pelicans_defaults_say(site: Path) -> None:
    """THEME and the plugins alone are Colony's own."""
    settings = merged_settings(conf(site, "PATH = 'texts'\n"), {})
    ours = ("PATH", "OUTPUT_PATH", "CACHE_PATH", "THEME", "PLUGINS", "PLUGIN_PATHS", "CSS_FILE",
            "PAGE_EXCLUDES", "ARTICLE_EXCLUDES", "PAGINATION_PATTERNS")  # fmt: skip
    other = {name for name, value in DEFAULT_CONFIG.items() if settings[name] != value} - set(ours)
    assert other == set()
    assert settings["THEME"] == str(OWN_THEME)
    assert settings["PLUGINS"] == list(OWN_PLUGINS)
    assert not [name for name in settings if name.startswith("COLONY_")]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("PATH = 'texts'", "PATH", "texts"),
        ("", "PATH", ""),
        ("PATH = '.'", "PATH", ""),
        ("", "OUTPUT_PATH", "output"),
        ("OUTPUT_PATH = 'public'", "OUTPUT_PATH", "public"),
        ("", "CACHE_PATH", "cache"),
        ("from pathlib import Path; PATH = Path('texts')", "PATH", "texts"),
        ("THEME = 'texts'", "THEME", "texts"),
    ],
)
def test_paths_count_from_the_settings_file(
    text: str, name: str, expected: str, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Wherever the command is given; so do Pelican's defaults."""
    file = conf(site, text)
    os.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert Path(merged_settings(file, {})[name]) == (site / expected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SITENAME = (", "SyntaxError"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("import nowhere_at_all", "nowhere_at_all"),
        ("PATH = 'nowhere'", "setting PATH: there is no content folder"),
        ("THEME = 'nowhere'", "setting THEME: there is no theme 'nowhere'"),
        ("THEME_TEMPLATES_OVERRIDES = ['nowhere']", "setting THEME_TEMPLATES_OVERRIDES: there is no folder"),
        ("THEME_STATIC_PATHS = []", r"setting THEME_STATIC_PATHS: .* write \['static'\] too"),
        ("COLONY_TAGLIN = 'x'", "did you mean COLONY_TAGLINE"),
    ],
)
def test_what_cannot_be_read_is_said_by_name(text: str, words: str, site: Path) -> None:
    """One line with the setting or file, what is wrong, and what to do."""
    with pytest.raises(SettingsError, match=words):
        merged_settings(conf(site, text), {})


def test_the_command_stands_over_the_file(site: Path) -> None:
    """What the command says wins, and is remembered beside the file's name."""
    found = merged_settings(site / "pelicanconf.py", {"PATH": site, "COLONY_PREVIEW": False})
    assert found["PATH"] == str(site)
    assert found["SETTINGS_ORIGIN"] == (
        str(site / "pelicanconf.py"), {"PATH": str(site), "COLONY_PREVIEW": False}
    )  # fmt: skip


PAIRS: Any = (("who", "blog"), ("status", "draft"))


@pytest.mark.parametrize("told", [PAIRS, dict(PAIRS), list(PAIRS)])
def test_default_metadata_may_be_pairs(told: Any, site: Path) -> None:
    """As Pelican's documentation allows it."""
    reader = parse(merged_settings(conf(site, f"PATH = 'texts'\nDEFAULT_METADATA = {told!r}\n"), {})).reader
    assert reader.default_metadata == plain(dict(PAIRS))
    assert reader.draft_by_default
