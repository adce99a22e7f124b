"""What a site lays over its theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from colony.model import replaced
from colony.settings.declaration import SettingsError
from colony.settings.rooms.for_site import Config
from colony.theming.site_look import SiteLook, look_files, site_look
from tests.builders import config
from tests.theme.test_examples import THEME

FONT = {"family": "Inter", "files": {"bold_italic": "bi.woff2", "regular": "r.woff2", "bold": "b.woff2"}}


def settings(root: Path, *sheets: str, **theme: Any) -> Config:
    """Settings of a site in a folder, with files that its look may name."""
    for name in ("logo.svg", "r.woff2", "b.woff2", "bi.woff2", "dots.png"):
        (root / name).write_text(name, "utf-8")
    for number, text in enumerate(sheets):
        (root / f"{number}.css").write_text(text, "utf-8")
    names = [f"{number}.css" for number in range(len(sheets))]
    made = config(PATH=str(root), THEME=str(THEME), COLONY_THEME=theme, COLONY_STYLESHEETS=names)
    return replaced(made, pelican=replaced(made.pelican, settings_file=str(root / "pelicanconf.py")))


def look(root: Path, *sheets: str, **theme: Any) -> SiteLook:
    """The look of a site of these stylesheets and this ``COLONY_THEME``."""
    return site_look(settings(root, *sheets, **theme), lambda path: (len(path.name), 40))


def test_a_site_that_asks_for_nothing(tmp_path: Path) -> None:
    """The theme stays as it is."""
    assert look(tmp_path) == SiteLook()


@pytest.mark.parametrize(
    ("theme", "css"),
    [
        (
            {"accent": "#0b5fa5"},
            ":root{--accent:#0b5fa5}:root{--accent-dark:#1088ec}"
            "@media (prefers-color-scheme:dark){:root{--accent:#1088ec}}",
        ),
        (
            {"accent": "#a00", "accent_dark": "#fa0"},
            ":root{--accent:#a00}:root{--accent-dark:#fa0}"
            "@media (prefers-color-scheme:dark){:root{--accent:#fa0}}",
        ),
        (
            {"accent_dark": "#ffaa00"},
            ":root{--accent-dark:#ffaa00}@media (prefers-color-scheme:dark){:root{--accent:#ffaa00}}",
        ),
        ({"name": "Die Börse"}, ""),
    ],
)
def test_accents(tmp_path: Path, theme: dict[str, str], css: str) -> None:
    """An accent alone has its nearest on dark screens; one for dark screens alone leaves the light one."""
    assert look(tmp_path, **theme).tokens == css


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ({"accent": "#ffcc00"}, "'accent': #ffcc00 on the theme's wash #f6efea has a contrast of 1.33 : 1"),
        ({"accent": "#ffcc00"}, "needs 4.5 : 1 (WCAG 2.2, 1.4.3); the nearest that holds is #856b00."),
        ({"accent": "#c8412b"}, "on the theme's wash #f6efea has a contrast of 4.35 : 1, text"),
        ({"accent_dark": "#0b5fa5"}, "'accent_dark': #0b5fa5 on the theme's wash"),
        ({"logo": "gone.svg"}, "'logo': there is no file 'gone.svg'"),
        ({"text_font": {"family": "X", "files": {"bold": "gone.woff2"}}}, "'text_font': there is no file"),
    ],
)
def test_what_is_refused(tmp_path: Path, theme: dict[str, Any], said: str) -> None:
    """An accent that cannot be read and a file that is not there stop the build by the setting's name."""
    with pytest.raises(SettingsError) as refused:
        look(tmp_path, **theme)
    assert str(refused.value).startswith("setting COLONY_THEME, ")
    assert said in str(refused.value)


def test_a_theme_that_does_not_tell_its_grounds(tmp_path: Path) -> None:
    """Where nobody can say whether an accent can be read, the theme's maker is asked for two colours."""
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain/colony.toml").write_text("", "utf-8")
    bare = replaced(settings(tmp_path, accent="#000000"), theme_root=str(tmp_path / "plain"))
    with pytest.raises(SettingsError, match=r"a table \[colours.light\] with paper and wash"):
        site_look(bare, lambda _: (1, 1))


def test_a_theme_without_dark_colours(tmp_path: Path) -> None:
    """The accent of a theme for light screens alone is judged there alone."""
    (tmp_path / "plain").mkdir()
    toml = '[colours.light]\npaper = "#fff"\n'
    (tmp_path / "plain/colony.toml").write_text(toml, "utf-8")
    bare = replaced(settings(tmp_path, accent="#000"), theme_root=str(tmp_path / "plain"))
    assert site_look(bare, lambda _: (1, 1)).tokens == ":root{--accent:#000}"


def test_fonts(tmp_path: Path) -> None:
    """Each file is a face; the theme's families stay behind them; the upright one is fetched at once."""
    found = look(tmp_path, heading_font=FONT, text_font={"family": "Georgia"})
    faces = [part.partition("src:url")[0] for part in found.tokens.split("@font-face{")[1:]]
    assert faces == [
        'font-family:"Inter";font-weight:400;font-style:normal;font-display:optional;',
        'font-family:"Inter";font-weight:700;font-style:normal;font-display:optional;',
        'font-family:"Inter";font-weight:700;font-style:italic;font-display:optional;',
    ]
    assert found.tokens.startswith(':root{--serif:"Georgia",Charter,')
    assert ':root{--sans:"Inter","Avenir Next Condensed",' in found.tokens
    assert [href.split(".")[0] for href in found.brand.font_hrefs] == ["/theme/b"]
    assert sorted(Path(each.source).name for each in found.files) == ["b.woff2", "bi.woff2", "r.woff2"]


def test_logo_name_and_icon(tmp_path: Path) -> None:
    """The logo is measured, and both files are served under their hashes."""
    found = look(tmp_path, name="Die Börse", logo="logo.svg", icon="dots.png")
    brand, logo = found.brand, found.brand.logo
    assert logo is not None
    assert (brand.name, logo.width_px, logo.height_px) == ("Die Börse", 8, 40)
    assert {each.save_as for each in found.files} == {logo.href[1:], brand.icon_href[1:]}


@pytest.mark.parametrize(
    ("css", "code", "line"),
    [
        ("a{}\na{b:url(https://x.example/a.png)}", "stylesheet-external", 2),
        ("a{b:url(//x.example/a.png)}", "stylesheet-external", 1),
        ("a{b:url(' \\\\\\\\x.example/a.png')}", "stylesheet-external", 1),
        ("a{b:url(/\\a /x.example/a.png)}", "stylesheet-external", 1),
        ("a{b:url(file:///etc/passwd)}", "stylesheet-external", 1),
        ("a{b:image-set('https://x.example/a.png' 1x)}", "stylesheet-external", 1),
        ("\n\na{b:url(gone.png)}", "stylesheet-file", 3),
        ("a{b:url(pelicanconf.py)}", "stylesheet-file", 1),
        ("@import 'https://x.example/a.css';", "stylesheet-import", 1),
        ("a{b:c}}", "stylesheet-bracket", 1),
    ],
)
def test_what_a_stylesheet_may_not_ask_for(tmp_path: Path, css: str, code: str, line: int) -> None:
    """It is told with its line, and it is gone from the text that goes into pages."""
    found = look(tmp_path, css)
    assert [(each.code, each.path, each.line) for each in found.findings] == [(code, "0.css", line)]
    assert "x.example" not in found.sheets
    assert "passwd" not in found.sheets
    assert found.files == ()


def test_stylesheets_in_their_order(tmp_path: Path) -> None:
    """One follows the other, a picture beside them is served, and what stands for itself stays."""
    found = look(tmp_path, "a{b:url(dots.png)}", "a{c:url(#x);d:url(data:image/png;base64,AA==)}")
    (served,) = found.files
    first, second = found.sheets.split("\n")
    assert first == f'a{{b:url("/{served.save_as}")}}'
    assert second == 'a{c:url("#x");d:url("data:image/png;base64,AA==")}'
    assert found.findings == ()


def test_a_stylesheet_that_is_no_text(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are refused by the setting's name."""
    made = settings(tmp_path, "")
    (tmp_path / "0.css").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"setting COLONY_STYLESHEETS: '0.css' cannot be read"):
        site_look(made, lambda _: (1, 1))
    assert look_files(made) == (tmp_path / "0.css",)


def test_the_files_that_a_look_is_made_of(tmp_path: Path) -> None:
    """Named ones and those that stylesheets show; what is missing is passed over."""
    made = settings(
        tmp_path, "a{b:url(dots.png);c:url(gone.png)}", logo="logo.svg", icon="gone.svg", text_font=FONT
    )
    names = [path.name for path in look_files(made)]
    assert names == ["0.css", "b.woff2", "bi.woff2", "dots.png", "logo.svg", "r.woff2"]
