"""The script in a real browser, on pages with a Content-Security-Policy as strict as the theme's."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.preview.samples import Preview

pytestmark = pytest.mark.browser

TALL = "<h1>{}</h1>" + "<p>Absatz</p>" * 200


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of two pages."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.html").write_text(TALL.format("Eins"))
    (tmp_path / "content/zwei.html").write_text(TALL.format("Zwei"))
    return tmp_path


def settle(page: Page) -> None:
    """Wait until the page stays: it comes once more where it was served while the first build still ran."""
    stays = False
    while not stays:
        with contextlib.suppress(Error):  # it went from under the question
            page.evaluate("window.stays = true")
            page.wait_for_timeout(700)
            stays = page.evaluate("window.stays === true")


@pytest.fixture
def page(root: Path, browser: Browser) -> Iterator[Page]:
    """The home page of a running preview; whatever the console says against it is a fault."""
    preview = Preview(root)
    opened = browser.new_page()
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on(
        "console", lambda message: said.append(message.text) if "Content Security" in message.text else None
    )
    opened.goto(preview.url)
    expect(opened.locator("h1")).to_have_text("Eins")  # by itself, where the first build took longer
    settle(opened)
    yield opened
    opened.close()
    preview.end(signal.SIGTERM)
    assert said == []


def test_a_page_reloads_where_it_was(root: Path, page: Page) -> None:
    """The page comes anew when it changed, scrolled to where the author was."""
    page.evaluate("window.scrollTo(0, 1500)")
    (root / "content/index.html").write_text(TALL.format("Eins, neu"))
    expect(page.locator("h1")).to_have_text("Eins, neu")
    page.wait_for_function("window.scrollY === 1500")


def test_another_page_changed(root: Path, page: Page) -> None:
    """A page that did not change stays untouched while findings elsewhere are shown on it."""
    page.evaluate("window.untouched = true")
    (root / "content/zwei.html").write_text("<p>FEHLER</p>")
    expect(page.get_by_text("zwei.html:3")).to_be_visible()
    assert page.evaluate("window.untouched") is True


def test_the_panel(root: Path, page: Page) -> None:
    """It stands at the bottom, names file and line first, and closes by keyboard until something new."""
    (root / "content/index.html").write_text(TALL.format("FEHLER"))
    panel = page.get_by_role("region", name="Befunde der Vorschau")
    expect(panel).to_be_visible()
    item = panel.get_by_role("listitem")
    expect(item).to_have_text("index.html:3 Fehler: Falsch. – Mach es so. (probe)")
    assert page.evaluate("getComputedStyle(document.querySelector('colony-preview')).position") == "fixed"
    box = panel.bounding_box()
    assert box is not None
    assert page.viewport_size is not None
    assert box["y"] + box["height"] == page.viewport_size["height"]
    panel.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Schließen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel).to_have_count(0)
    page.reload()
    (root / "content/zwei.html").write_text("<p>Zwei, FEHLER</p>")
    expect(panel.get_by_role("listitem")).to_have_count(2)
    panel.focus()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_a_build_that_fails_and_is_mended(root: Path, page: Page) -> None:
    """The message stands over the last good page and goes with the next good build."""
    (root / "content/index.html").write_text("<h1>KAPUTT</h1>")
    panel = page.get_by_role("region", name="Befunde der Vorschau")
    expect(panel).to_contain_text("index.html ist kaputt.")
    expect(page.locator("h1")).to_have_text("Eins")
    (root / "content/index.html").write_text("<h1>Heil</h1>")
    expect(page.locator("h1")).to_have_text("Heil")
    expect(panel).to_have_count(0)


def test_a_page_that_is_missing_comes_when_it_is_there(root: Path, page: Page, browser: Browser) -> None:
    """An author who opens a page before writing it sees it as soon as it is built."""
    # In a tab of its own: the first one may be reloading, which would break off going elsewhere.
    tab = browser.new_page()
    tab.goto(page.url + "drei.html")
    expect(tab.locator("p")).to_have_text("Diese Seite gibt es nicht.")
    (root / "content/drei.html").write_text("<h1>Drei</h1>")
    expect(tab.locator("h1")).to_have_text("Drei")
    tab.close()
