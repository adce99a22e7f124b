"""Galleries in a real browser: by keyboard, by finger, without scripts, with nothing that moves unasked."""

from __future__ import annotations

import contextlib
import http.server
import itertools
import re
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.site.published import Published
from tests.site.test_browser import (
    AXE,
    DESKTOP_PX,
    PHONE_PX,
    SCREENSHOTS,
    looking,
    scroll_through,
)

GALLERY = "/galerie/titelbilder/"
PHOTO = "/galerie/titelbilder/04-kreise/"
PHOTOS = 12
TOUCH_PX = 44
"""Least width and height of what a finger is to hit (WCAG 2.2, 2.5.5)."""

pytestmark = pytest.mark.browser


def opened(page: Page, number: int = 0) -> Locator:
    """The gallery with the viewer open at a photo, reached by Tab and Enter alone."""
    page.goto(GALLERY)
    page.locator(".gallery .photo > a").nth(number).focus()
    page.keyboard.press("Enter")
    viewer = page.locator("dialog.viewer")
    viewer.wait_for(state="visible")
    return viewer


def moved(page: Page) -> float:
    """The cumulative layout shift so far; below a thousandth it is a row of pixels rounded the other way."""
    return float(page.evaluate("window.shifts.reduce((sum, [value, input]) => sum + (input ? 0 : value), 0)"))


def shown(viewer: Locator) -> str:
    """The path of the page of the photo that is seen."""
    return urlsplit(viewer.locator(".viewer-page").evaluate("link => link.href")).path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE_PX, DESKTOP_PX])
def test_viewer_looks_right(width: int, scheme: str, browser: Browser, address: str) -> None:
    """Photo and caption fit into the window, nothing moves or fails, buttons are large enough for fingers."""
    with looking(browser, address, width=width, scheme=scheme) as (page, watch):
        viewer = opened(page, 3)
        page.evaluate("document.querySelector('.viewer-stage img').decode()")
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"viewer-{width}-{scheme}.png")
        assert moved(page) < 0.001
        assert viewer.locator("figcaption").is_visible()
        assert viewer.locator(".credit").is_visible()
        small = viewer.locator("button:visible, a").evaluate_all(
            """(all, least) => all.map((each) => each.getBoundingClientRect())
              .filter((box) => box.width < least || box.height < least).length""",
            TOUCH_PX,
        )
        assert small == 0
        assert viewer.evaluate("each => each.scrollWidth <= innerWidth && each.scrollHeight <= innerHeight")
        assert watch.faults == []


def test_viewer_by_keyboard_alone(browser: Browser, address: str) -> None:
    """Tab reaches a photo, Enter opens it, arrows turn, Escape leads back to the last photo seen."""
    with looking(browser, address) as (page, watch):
        page.goto(GALLERY)
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.locator(".gallery .photo > a:focus").count():
                break
        page.keyboard.press("Enter")
        viewer = page.locator("dialog.viewer")
        viewer.wait_for(state="visible")
        first = shown(viewer)
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        assert "1 von 12" in (viewer.locator(".viewer-count").text_content() or "")
        page.keyboard.press("ArrowLeft")
        assert shown(viewer) == first
        page.keyboard.press("ArrowRight")
        assert shown(viewer) != first
        second = shown(viewer)
        page.keyboard.press("Escape")
        page.wait_for_function("path => document.activeElement.pathname === path", arg=second)
        assert not viewer.is_visible()
        assert watch.faults == []


def test_focus_stays_in_the_viewer(browser: Browser, address: str) -> None:
    """Tab goes round the viewer's own stops, the last photo's too, and never to the page behind it."""
    with looking(browser, address) as (page, _):
        viewer = opened(page, PHOTOS - 2)
        viewer.locator(".viewer-on").focus()
        page.keyboard.press("Enter")
        assert not viewer.locator(".viewer-on").is_visible()
        assert page.evaluate("document.activeElement.className") == "viewer-back"
        for _ in range(8):
            page.keyboard.press("Tab")
            assert (
                page.evaluate("document.querySelector('main article').contains(document.activeElement)")
                is False
            )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_the_viewer(
    scheme: str, browser: Browser, address: str, node: object
) -> None:
    """axe-core finds no violation while the viewer is open."""
    assert node
    with looking(browser, address, width=PHONE_PX, scheme=scheme) as (page, _):
        opened(page)
        page.evaluate(AXE.read_text("utf-8"))
        result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        assert [f"{each['id']}: {each['help']}" for each in result["violations"]] == []


def test_a_click_for_a_new_tab_stays_a_link(browser: Browser, address: str) -> None:
    """With the Control key a photo's link leads to its page, as every link does."""
    with looking(browser, address) as (page, _):
        page.goto(GALLERY)
        with page.context.expect_page() as other:
            page.locator(".gallery .photo > a").first.click(modifiers=["Control"])
        assert urlsplit(other.value.url).path.startswith(GALLERY)
        assert not page.locator("dialog.viewer").is_visible()


SWIPE = """([selector, across]) => {
  const target = document.querySelector(selector);
  const touch = (x) => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
  const fire = (type, list, x) => target.dispatchEvent(
    new TouchEvent(type, { touches: list, changedTouches: [touch(x)], bubbles: true }));
  fire("touchstart", [touch(200)], 200);
  fire("touchend", [], 200 + across);
}"""


def test_swipes_turn_photos(browser: Browser, address: str) -> None:
    """On a phone a swipe turns the photo in the viewer and leads from photo page to photo page."""
    with looking(browser, address, width=PHONE_PX, touch=True) as (page, watch):
        viewer = opened(page)
        first = shown(viewer)
        page.evaluate(SWIPE, [".viewer-stage", -120])
        assert shown(viewer) != first
        page.evaluate(SWIPE, [".viewer-stage", 120])
        assert shown(viewer) == first
        page.evaluate(SWIPE, [".viewer-stage", -20])
        assert shown(viewer) == first
        page.goto(PHOTO)
        start = page.url
        page.evaluate(SWIPE, [".stage-figure", -120])
        page.wait_for_url(lambda url: url != start)
        assert watch.faults == []


def test_slideshow_runs_only_where_motion_is_welcome(browser: Browser, address: str) -> None:
    """The slideshow goes on by itself and stops at a touch of the keys; who wants less motion gets none."""
    with looking(browser, address, motion="no-preference") as (page, _):
        page.clock.install()
        viewer = opened(page)
        first = shown(viewer)
        viewer.locator(".viewer-play").click()
        page.clock.run_for(5_500)
        second = shown(viewer)
        assert second != first
        page.keyboard.press("ArrowLeft")
        page.clock.run_for(11_000)
        assert shown(viewer) == first
        assert viewer.locator(".viewer-play").get_attribute("aria-pressed") == "false"
    with looking(browser, address, motion="reduce") as (page, _):
        viewer = opened(page)
        assert not viewer.locator(".viewer-play").is_visible()
        moving = "document.getAnimations().filter(each => each.effect.target.closest('dialog')).length"
        assert page.evaluate(moving) == 0


@pytest.mark.parametrize("width", [PHONE_PX, DESKTOP_PX])
def test_gallery_without_scripts(width: int, browser: Browser, address: str) -> None:
    """From the grid through every photo page to the last, and back to the grid, by links alone."""
    with looking(browser, address, width=width, scripts=False) as (page, watch):
        page.goto(GALLERY)
        assert not page.locator("dialog").is_visible()
        with page.expect_navigation():
            page.locator(".gallery .photo > a").first.click()
        for _ in range(PHOTOS - 1):
            assert page.locator(".stage-figure figcaption").is_visible()
            with page.expect_navigation():
                page.locator("main a[rel=next]").click()
        assert page.locator("main a[rel=next]").count() == 0
        assert page.locator(".stage-download a").is_visible()
        with page.expect_navigation():
            page.locator(".pager-up").click()
        assert urlsplit(page.url).path == GALLERY
        assert watch.faults == []


@pytest.mark.parametrize("width", [PHONE_PX, DESKTOP_PX])
def test_photos_keep_their_shape(width: int, browser: Browser, address: str) -> None:
    """In the grid no photo loses more than a fortieth of a side, and nothing moves while it loads."""
    with looking(browser, address, width=width) as (page, _):
        page.goto(GALLERY)
        scroll_through(page)
        lost = page.evaluate(
            """[...document.querySelectorAll(".gallery .photo:not(.whole) img")].map((image) => {
              const box = image.getBoundingClientRect();
              const whole = image.getAttribute("width") / image.getAttribute("height");
              return Math.abs(1 - box.width / box.height / whole);
            })"""
        )
        assert len(lost) == PHOTOS
        assert max(lost) < 0.04
        assert moved(page) < 0.001


def test_an_embedded_gallery_leads_to_each_photo(browser: Browser, address: str) -> None:
    """Where an article embeds a gallery each photo shown is a link to its own page."""
    with looking(browser, address) as (page, watch):
        page.goto("/mitmachen/")
        links = page.locator(".strip .photo a").evaluate_all("all => all.map((a) => a.pathname)")
        assert links
        assert all(path.startswith("/galerie/") and path.count("/") == 4 for path in links)
        assert watch.faults == []


def test_nothing_moves_while_a_gallery_arrives_in_pieces(browser: Browser, published: Published) -> None:
    """Over a slow line, which cuts the page within a row, no photo is seen to change its place."""
    html = published.files["galerie/titelbilder/index.html"]
    places = [found.start() for found in re.finditer(rb"<figure", html)]
    pieces = [html[a:b] for a, b in itertools.pairwise([0, *places[1::2], len(html)])]
    with slow_page(pieces) as slow, looking(browser, slow) as (page, _):
        page.route(
            "**/bilder/*", lambda route: None
        )  # a broken picture has no shape: these stay on their way
        page.goto("/", wait_until="domcontentloaded")
        assert page.locator(".gallery .photo").count() == PHOTOS
        assert page.locator(".gallery .photo").last.is_visible()
        assert moved(page) < 0.001


@contextlib.contextmanager
def slow_page(pieces: list[bytes]) -> Iterator[str]:
    """A server that sends one page piece by piece; gives its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            for piece in pieces if self.path == "/" else ():
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(0.1)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
