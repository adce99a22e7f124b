"""A theme and those it extends."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.settings.declaration import SettingsError
from colony.theming.theme_chain import ThemeChain, look_folders, theme_chain
from tests.builders import config

CARRIED = """
[theme]
name = "Kolonie"
views = 1
templates = ["article.html", "page.html"]
[colours.light]
paper = "#fff"
accent = "#a00"
[card]
font = "fonts/a.ttf"
dot = 0.25
"""


def write(root: Path, **files: str) -> None:
    """Write files below a folder, ``__`` in their names for ``/`` and ``_`` for ``.``."""
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def chain(root: Path, toml: str) -> ThemeChain:
    """A theme with this ``colony.toml``, beside a theme that Colony carries."""
    write(
        root / "carried",
        colony_toml=CARRIED,
        fonts__a_ttf="",
        templates__page_html="carried",
        examples__card_toml="",
    )
    write(root / "own", colony_toml=toml, templates__page_html="own")
    return theme_chain(str(root / "own"), root / "carried")


def test_what_a_theme_inherits(tmp_path: Path) -> None:
    """Its own files and values count; what it has not is the parent's; templates with a view add up."""
    own = """
[theme]
extends = "kolonie"
templates = ["special.html"]
[colours.light]
accent = "#00a"
"""
    found = chain(tmp_path, own)
    assert found.roots == (str(tmp_path / "own"), str(tmp_path / "carried"))
    assert found.names == ("own", "kolonie")
    assert found.templates == ("article.html", "page.html", "special.html")
    assert found.colours == {"light": {"paper": "#fff", "accent": "#00a"}, "dark": {}}
    assert found.card == {"font": "fonts/a.ttf", "dot": 0.25}
    assert found.find("templates/page.html") == tmp_path / "own/templates/page.html"
    assert found.find("examples/card.toml") == tmp_path / "carried/examples/card.toml"
    assert found.find("fonts/a.ttf") == tmp_path / "carried/fonts/a.ttf"
    assert found.find("fonts/b.ttf") is None


def test_a_parent_may_extend_another(tmp_path: Path) -> None:
    """A path counts from the theme's own folder, and the chain goes on from there."""
    write(tmp_path / "middle", colony_toml='[theme]\nextends = "kolonie"\n')
    found = chain(tmp_path, '[theme]\nextends = "../middle"\n')
    assert [Path(root).name for root in found.roots] == ["own", "middle", "carried"]


def test_a_theme_of_its_own(tmp_path: Path) -> None:
    """A theme that extends none stands alone, and one of Pelican's kind says nothing."""
    assert chain(tmp_path, "").templates is None
    (tmp_path / "own/colony.toml").unlink()
    found = theme_chain(str(tmp_path / "own"), tmp_path / "carried")
    assert (found.roots, found.templates, found.card) == ((str(tmp_path / "own"),), None, {})


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[theme", "mend it by the rules of TOML"),
        ("theme = 1", "write [theme] on a line of its own"),
        ("[theme]\nviews = 2", "version 2 of the views, this Colony has 1; install a version of the theme"),
        ("[theme]\nviews = '1'", "version '1' of the views"),
        ("[theme]\nextends = 'koloni'", 'write extends = "kolonie", or the path of a folder'),
        ("[colours.light]\npaper = 'white'", "paper = 'white' in [colours] must be written as #rrggbb"),
        ("[colours]\nlight = '#fff'", "light = None in [colours] must be"),
        ("[theme]\nextends = ''", "names no theme"),
        ("[theme]\nextends = 1", "names no theme"),
        ("[theme]\nextends = '.'", "extends itself"),
        ("[theme]\nextends = '../own'", "extends itself"),
    ],
)
def test_a_theme_that_cannot_be_used(tmp_path: Path, toml: str, said: str) -> None:
    """The message names the file, what is wrong with it and what to do."""
    with pytest.raises(SettingsError) as refused:
        chain(tmp_path, toml)
    assert str(tmp_path / "own/colony.toml") in str(refused.value)
    assert said in str(refused.value)


def test_folders_that_decide_how_pages_look(tmp_path: Path) -> None:
    """The site's own templates first; a theme that cannot be used stands alone until somebody mends it."""
    write(tmp_path, colony_toml='[theme]\nextends = "kolonie"\n')
    settings = config(THEME=str(tmp_path), THEME_TEMPLATES_OVERRIDES=["/own"])
    own, theme, carried = look_folders(settings)
    assert (own, theme, Path(carried).name) == ("/own", str(tmp_path), "theme")
    write(tmp_path, colony_toml="[theme")
    assert look_folders(settings) == ("/own", str(tmp_path))
