"""A site that changes its look by settings, one stylesheet and a folder of templates; no theme is copied."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from colony.settings.declaration import SettingsError
from colony.storage.files import bytes_digest
from tests.site.running import ROOT
from tests.site.serving import serving
from tests.site.workshop import Workshop, make

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" width="200" height="40">'
    "<script>alert(1)</script><path d='M0 0h200v40H0z'/></svg>"
)
DOTS = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="2"/></svg>'
STYLE = """
.card-row { border-radius: 12px; background: url("dots.svg") }
.foot { background: url(https://fremd.example/x.png) }
"""
SETTINGS = """
THEME = {theme!r}
COLONY_THEME = {{
    "name": "Die Übung",
    "logo": "logo.svg",
    "accent": "#0b5fa5",
    "text_font": {{"family": "Probe", "files": {{"variable": "fonts/probe.woff2"}}}},
}}
COLONY_STYLESHEETS = ["style.css"]
THEME_TEMPLATES_OVERRIDES = ["own"]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small site with Colony's own theme and a look of its own, built once."""
    root = tmp_path_factory.mktemp("look") / "site"
    site = make(root)
    shutil.rmtree(root / "theme")
    write(root, {"logo.svg": LOGO, "style.css": STYLE, "dots.svg": DOTS, "fonts/probe.woff2": "wOF2"})
    write(root, {"own/components/section_title.css": ".section-title { color: #123456 }"})
    with (root / "settings.py").open("a") as settings:
        settings.write(SETTINGS.format(theme=str(ROOT / "theme")))
    return site


def write(root: Path, files: dict[str, str]) -> None:
    """Write these files below a folder."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")


def page(site: Workshop, path: str = "index.html") -> str:
    """A page of the site as it was built last."""
    return (site.output / path).read_text("utf-8")


def test_name_logo_accent_font_and_stylesheet_are_on_every_page(built: Workshop) -> None:
    """Settings and one stylesheet change the look; an address of another server is refused with a finding."""
    done = built.build()
    assert [(found.code, found.path, found.line) for found in done.findings] == [
        ("stylesheet-external", "style.css", 3)
    ]
    for path in ("index.html", "404.html", "impressum/index.html"):
        html = page(built, path)
        (logo,) = re.findall(
            r'<img class="logo" src="(/theme/logo\.\w{8}\.svg)" width="200" height="40"', html
        )
        assert "<script" not in (built.output / logo[1:]).read_text("utf-8")
        assert 'alt="Die Übung"' in html
        assert '<p class="foot-name">Die Übung</p>' in html
        assert ":root{--accent:#0b5fa5}" in html
        assert ":root{--accent-dark:#" in html
        (font,) = re.findall(
            r'<link rel="preload" as="font" type="font/woff2" href="/(\S+)" crossorigin>', html
        )
        assert (built.output / font).read_bytes() == b"wOF2"
        assert f'src:url("/{font}")' in html
        assert '--serif:"Probe",Charter,' in html
        assert "fremd.example" not in html
        (css,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in html
        assert css.index("@layer utilities{") < css.index("@layer site{.card-row{border-radius:12px;")
    (dots,) = re.findall(r'url\("/(theme/dots\.\w+\.svg)"\)', page(built))
    assert (built.output / dots).is_file()


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("style.css", ".card-row { top: 7px }", "@layer site{.card-row{top:7px}}"),
        ("own/components/section_title.css", ".section-title { top: 8px }", ".section-title{top:8px}"),
        (
            "own/components/footer.html",
            "{% macro footer(here) %}<i>Eigener Fuß</i>{% endmacro %}",
            "<i>Eigener Fuß",
        ),
        (
            "own/base.html",
            "{% extends '!theme/base.html' %}{% block scripts %}<!--own-->{% endblock %}",
            "<!--own-->",
        ),
        ("logo.svg", LOGO.replace('"200"', '"300"'), 'width="300"'),
        ("fonts/probe.woff2", "other", f"/theme/probe.{bytes_digest(b'other')[:8]}.woff2"),
    ],
)
def test_an_edit_of_the_look_reaches_every_page(built: Workshop, path: str, text: str, wanted: str) -> None:
    """After a stylesheet, a component or a logo is edited the pages are those of a clean build."""
    built.build()
    before = (built.root / path).read_text("utf-8") if (built.root / path).is_file() else None
    write(built.root, {path: text})
    try:
        done = built.build()
        assert "index.html" in done.outcome.rewritten
        assert wanted in page(built)
        assert built.tree() == built.clean_tree()
    finally:
        (built.root / path).unlink()
        write(built.root, {} if before is None else {path: before})


def test_a_theme_that_extends_ours_writes_what_differs(tmp_path: Path) -> None:
    """It has one template and one stylesheet of its own; everything else is inherited."""
    site = make(tmp_path / "site")
    shutil.rmtree(site.root / "theme")
    write(
        site.root / "theme",
        {
            "colony.toml": '[theme]\nextends = "kolonie"\nviews = 1\n',
            "templates/components/footer.html": "{% macro footer(here) %}<footer>Own</footer>{% endmacro %}",
            "static/css/components/footer.css": "footer { top: 1px }",
        },
    )
    site.build()
    assert "<footer>Own</footer>" in page(site)
    assert "footer{top:1px}" in page(site)
    assert 'class="masthead"' in page(site)
    assert ".foot{" not in page(site)
    write(site.root / "theme", {"static/css/components/footer.css": "footer { top: 2px }"})
    site.build()
    assert "footer{top:2px}" in page(site)
    assert site.tree() == site.clean_tree()


@pytest.mark.parametrize(
    ("accent", "better"),
    [("'accent': '#ffcc00'", "#856b00"), ("'accent_dark': '#0b5fa5'", "#1088ec")],
)
def test_an_accent_that_cannot_be_read_is_refused(built: Workshop, accent: str, better: str) -> None:
    """Below 4.5 : 1 nothing is built, and the message names the nearest accent that holds."""
    settings = built.root / "settings.py"
    before = settings.read_text("utf-8")
    settings.write_text(f"{before}\nCOLONY_THEME = {{{accent}}}\n", "utf-8")
    try:
        with pytest.raises(SettingsError, match=f"needs 4.5 : 1 .*; the nearest that holds is {better}"):
            built.build()
        settings.write_text(
            f"{before}\nCOLONY_THEME = {{{accent[: accent.index(':')]}: '{better}'}}\n", "utf-8"
        )
        built.build()
    finally:
        settings.write_text(before, "utf-8")
    built.build()


@pytest.fixture
def address(built: Workshop) -> Iterator[str]:
    """Where the built site is served on this machine."""
    built.build()
    with serving(built.output) as place:
        yield place


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "accent"), [("light", "rgb(11, 95, 165)"), ("dark", "rgb(16, 136, 236)")])
@pytest.mark.parametrize("width_px", [390, 1280])
def test_the_browser_wears_the_look(
    address: str, browser: Browser, scheme: str, accent: str, width_px: int
) -> None:
    """The policy lets logo and styles through, nobody else is asked, nothing is wider than the screen."""
    context = browser.new_context(
        viewport={"width": width_px, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    shown = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(address)
    shown.wait_for_load_state("networkidle")
    assert shown.eval_on_selector(".logo", "logo => logo.complete && logo.naturalWidth") == 200
    assert shown.eval_on_selector(".brand a", "link => getComputedStyle(link, '::after').content") == "none"
    assert shown.eval_on_selector(".rubric", "rubric => getComputedStyle(rubric).color") == accent
    assert shown.eval_on_selector(".card-row", "card => getComputedStyle(card).borderRadius") == "12px"
    assert shown.evaluate("document.documentElement.scrollWidth") == width_px
    # The font of this test is none, which the browser tells in two lines.
    assert [text for text in said if "probe" not in text and "OTS parsing" not in text] == []
    assert all(url.startswith(address) for url in asked)
    context.close()
