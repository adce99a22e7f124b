"""The settings of a site's look: what they take, and what is said of what they do not."""

from __future__ import annotations

from typing import Any

import pytest

from colony.settings.declaration import SettingsError
from colony.settings.rooms.for_look import FontSettings, LookSettings, ThemeSettings
from tests.builders import config

FONT = {"family": "Inter", "files": {"variable": "fonts/inter.woff2"}}


def test_what_is_read() -> None:
    """Texts lose the blanks around them, fonts become values, stylesheets keep their order."""
    theme = {"name": " Die Börse ", "logo": "logo.svg", "accent": "#0b5fa5", "text_font": FONT}
    found = config(COLONY_THEME=theme, COLONY_STYLESHEETS=["b.css", "a.css"]).look
    font = FontSettings(family="Inter", files={"variable": "fonts/inter.woff2"})
    assert found == LookSettings(
        theme=ThemeSettings(name="Die Börse", logo="logo.svg", accent="#0b5fa5", text_font=font),
        stylesheets=("b.css", "a.css"),
    )
    assert config().look == LookSettings()


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ({"acent": "#000"}, "the key 'acent' is unknown; did you mean 'accent'?"),
        ({"xylophone": 1}, "write some of name, logo, icon, accent, accent_dark, text_font, heading_font."),
        ({1: 1}, "the key 1 is unknown"),
        ({"name": 1}, "will not do; write a table of some of name, logo"),
        ({"accent": "red"}, "'accent' is 'red'; write a colour such as '#c2301a'."),
        ({"accent": "#12345"}, "write a colour such as '#c2301a'."),
        ({"accent_dark": 0x123456}, "will not do; write a table of some of"),
        ({"logo": "logo.jpg"}, "'logo' is 'logo.jpg'; name an SVG or PNG file."),
        ({"icon": ["a.svg"]}, "will not do; write a table of some of"),
        ({"text_font": "Inter"}, "{'family': 'Inter', 'files': {'variable': 'fonts/inter.woff2'}}"),
        ({"text_font": {"family": 'A"}<b>'}}, "is no name of a family; write one such as 'Inter'."),
        ({"text_font": {**FONT, "file": {}}}, "the key 'file' is unknown; did you mean 'files'?"),
        ({"text_font": {"family": "I", "files": {"bolt": "a.woff2"}}}, "did you mean 'bold'?"),
        ({"text_font": {"family": "I", "files": {"x": "a.woff2"}}}, "write some of regular, bold,"),
        ({"heading_font": {"family": "I", "files": {"bold": "a.ttf"}}}, "'a.ttf' is no WOFF2 file"),
        ({"heading_font": {"family": "I", "files": ["a.woff2"]}}, "will not do; write a table of some of"),
    ],
)
def test_a_fault_names_the_setting_and_the_remedy(theme: dict[Any, Any], said: str) -> None:
    """Whatever cannot be used is refused in one line, and a misspelt key with the nearest name."""
    with pytest.raises(SettingsError) as refused:
        config(COLONY_THEME=theme)
    (line,) = str(refused.value).splitlines()
    assert line.startswith("setting COLONY_THEME: ")
    assert said in line


@pytest.mark.parametrize("path", ["style.less", 1, None, ["a.css"]])
def test_a_stylesheet_is_a_path(path: Any) -> None:
    """What is no path of a stylesheet is refused."""
    with pytest.raises(SettingsError, match=r"setting COLONY_STYLESHEETS: .*write a .*'style.css'"):
        config(COLONY_STYLESHEETS=[path])
