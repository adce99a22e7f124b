"""The settings of a site's look: what they take, and what is said of what they do not."""

from __future__ import annotations

from typing import Any

import pytest

from colony.config import SettingsError
from colony.theme_settings import FontSettings, LookSettings
from tests.builders import config

FONT = {"family": "Inter", "files": {"variable": "fonts/inter.woff2"}}


def test_what_is_read() -> None:
    """Texts lose the blanks around them, fonts become values, stylesheets keep their order."""
    theme = {"name": " Die Börse ", "logo": "logo.svg", "accent": "#0b5fa5", "text_font": FONT}
    found = config(COLONY_THEME=theme, COLONY_STYLESHEETS=["b.css", "a.css"]).look
    assert found == LookSettings(
        name="Die Börse",
        logo="logo.svg",
        accent="#0b5fa5",
        text_font=FontSettings(family="Inter", files={"variable": "fonts/inter.woff2"}),
        stylesheets=("b.css", "a.css"),
    )
    assert config().look == LookSettings()


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ({"acent": "#000"}, "'acent' is unknown; did you mean 'accent'?"),
        ({"xylophone": 1}, "it takes name, logo, icon, accent, accent_dark, text_font, heading_font."),
        ({1: 1}, "1 is unknown; it takes"),
        ({"name": 1}, "'name' is 1; write the site's name"),
        ({"accent": "red"}, "'accent' is 'red'; write a colour such as #c2301a."),
        ({"accent": "#12345"}, "write a colour such as #c2301a."),
        ({"accent_dark": 0x123456}, "write a colour for dark screens"),
        ({"logo": "logo.jpg"}, "'logo' is 'logo.jpg'; name an SVG or PNG file."),
        ({"icon": ["a.svg"]}, "write an SVG or PNG file for tabs and bookmarks in quotation marks."),
        ({"text_font": "Inter"}, "write the family of what is read at length as {'family': 'Inter',"),
        ({"text_font": {"family": 'A"}<b>'}}, "write the family of what is read at length as"),
        ({"heading_font": {"family": "Inter", "files": ["a.woff2"]}}, "write the family of headings"),
        ({"text_font": {**FONT, "file": {}}}, "'text_font': 'file' is unknown; did you mean 'files'?"),
        ({"text_font": {"family": "I", "files": {"bolt": "a.woff2"}}}, "did you mean 'bold'?"),
        ({"text_font": {"family": "I", "files": {"bold": "a.ttf"}}}, "'bold' is 'a.ttf'; name a WOFF2 file"),
        ({"text_font": {"family": "I", "files": {"bold": 1}}}, "'bold' is 1; name a WOFF2 file"),
    ],
)
def test_a_fault_names_the_key_and_the_remedy(theme: dict[Any, Any], said: str) -> None:
    """Whatever cannot be used is refused in one line, and a misspelt key with the nearest name."""
    with pytest.raises(SettingsError) as refused:
        config(COLONY_THEME=theme)
    (line,) = str(refused.value).splitlines()
    assert line.startswith("setting COLONY_THEME: ")
    assert said in line


@pytest.mark.parametrize("path", ["style.less", 1, None, ["a.css"]])
def test_a_stylesheet_is_a_path(path: Any) -> None:
    """What is no path of a stylesheet is refused."""
    with pytest.raises(SettingsError, match=r"setting COLONY_STYLESHEETS: .* write \['style.css'\]"):
        config(COLONY_STYLESHEETS=[path])
