"""The published site in a real browser: phone and desktop, light and dark, with and without scripts.

Each look leaves a screenshot in ``tests/screenshots`` for people to look at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.site.published import Published
from tests.site.running import ROOT
from tests.site.sources import sources

SCREENSHOTS = ROOT / "tests/screenshots"
AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"

PHONE_PX, DESKTOP_PX = 390, 1280
HEIGHT_PX = 844
TARGET_PX = 24
"""Least width and height of a target (WCAG 2.2, 2.5.8)."""

KINDS = {
    "home": "/",
    "article": "/artikel/werbung-ist-keine-oeffentlichkeitsarbeit/",
    "sponsored": "/artikel/sieben-fragen-vor-der-veranstaltung/",
    "page": "/mitmachen/",
    "author": "/autor/redaktion-netzwerke/",
    "gallery": "/galerie/titelbilder/",
    "photo": "/galerie/titelbilder/04-kreise/",
    "events": "/termine/",
    "event": "/termin/werkstattabend-werbung-und-oeffentlichkeitsarbeit/",
    "past events": "/termine/2026/",
}
OTHERS = {
    "english": "/en/artikel/alt-texte-schreiben/",
    "list": "/rubrik/netzwerke/",
    "names": "/themen/",
    "galleries": "/galerien/",
    "archive": "/archiv/2026/",
    "directory": "/verzeichnis/",
    "organisation": "/verzeichnis/webstar/",
    "subscribe": "/abonnieren/",
    "feed": "/feeds/alle.html",
    "feed of a category": "/feeds/rubrik/netzwerke.html",
    "search": "/suche/",
    "not-found": "/404.html",
}
"""Kinds of pages that are checked without a screenshot for each width."""

WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts.push([entry.value, entry.hadRecentInput]);
}).observe({ type: "layout-shift", buffered: true });
"""

pytestmark = pytest.mark.browser


class Watch:
    """What went wrong while pages were shown."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.faults: list[str] = []
        self._host = host
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._host and not request.url.startswith("data:"):
            self.faults.append(f"another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # Going on to the next page aborts what the last one is still loading: no fault of either.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")


@contextmanager
def looking(
    browser: Browser,
    address: str,
    *,
    width: int = DESKTOP_PX,
    scheme: str = "light",
    scripts: bool = True,
    motion: str = "reduce",
    touch: bool = False,
) -> Iterator[tuple[Page, Watch]]:
    """A page in a context of its own, and what went wrong in there."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": HEIGHT_PX},
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="de-DE",
        java_script_enabled=scripts,
        reduced_motion=motion,  # type: ignore[arg-type]
        has_touch=touch,
    )
    watch = Watch(context, urlsplit(address).netloc)
    context.add_init_script(WATCH_SHIFTS)
    try:
        yield context.new_page(), watch
    finally:
        context.close()


def scroll_through(page: Page) -> None:
    """Bring every lazy picture into view once and wait for all of them."""
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
            scrollTo(0, y);
            await new Promise(requestAnimationFrame);
          }
          for (const image of document.images) image.loading = "eager";
          await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
          scrollTo(0, 0);
        }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE_PX, DESKTOP_PX])
@pytest.mark.parametrize("kind", KINDS)
def test_page_looks_right(kind: str, width: int, scheme: str, browser: Browser, address: str) -> None:
    """Nothing overflows, moves, fails or is asked of others; every picture is shown; targets can be hit."""
    with looking(browser, address, width=width, scheme=scheme) as (page, watch):
        page.goto(KINDS[kind], wait_until="networkidle")
        shifts = page.evaluate("window.shifts")
        scroll_through(page)
        SCREENSHOTS.mkdir(exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{kind}-{width}-{scheme}.png", full_page=True)
        assert watch.faults == []
        # Not even a thousandth: what is less is a row of pixels that was rounded the other way.
        assert sum(value for value, had_input in shifts if not had_input) < 0.001
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), widest(page)
        assert page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.currentSrc)") == []
        assert small_targets(page) == []


@pytest.mark.parametrize("width", [320, PHONE_PX, DESKTOP_PX])
def test_no_kind_of_page_overflows(width: int, browser: Browser, address: str) -> None:
    """No page is wider than its window, down to 320 px, which is 1280 px at 400 % (WCAG 2.2, 1.4.10)."""
    faults = []
    with looking(browser, address, width=width) as (page, watch):
        for kind, path in (KINDS | OTHERS).items():
            page.goto(path)
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                faults.append(f"{kind}: {widest(page)}")
        assert watch.faults == []
    assert faults == []


def widest(page: Page) -> str:
    """The elements that stick out on the right, for a message."""
    return str(
        page.evaluate(
            """[...document.querySelectorAll("body *")]
              .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 5).map((each) => each.outerHTML.slice(0, 120))"""
        )
    )


def small_targets(page: Page) -> list[str]:
    """Visible links and buttons of navigation, menus and actions that are too small to hit."""
    found = page.evaluate(
        """(least) => [...document.querySelectorAll(
            "body > header a, body > header summary, nav a, footer a, .pager a, button, summary")]
          .filter((each) => each.checkVisibility() && !each.closest("details:not([open]) > :not(summary)"))
          .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < least || box.height < least))
          .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)""",
        TARGET_PX,
    )
    return [str(each) for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier(scheme: str, browser: Browser, address: str, node: Path) -> None:
    """axe-core finds no violation on any kind of page, in either scheme, on the phone's width."""
    assert node
    axe = AXE.read_text("utf-8")
    faults = []
    with looking(browser, address, width=PHONE_PX, scheme=scheme) as (page, _):
        for kind, path in (KINDS | OTHERS).items():
            page.goto(path)
            page.evaluate(axe)
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            for violation in result["violations"]:
                places = [each["target"] for each in violation["nodes"][:3]]
                faults.append(f"{kind}: {violation['id']}: {violation['help']} {json.dumps(places)}")
    assert not faults, "\n".join(faults)


def test_skip_link_comes_first(browser: Browser, address: str) -> None:
    """The first Tab reaches the link past the header; it is seen then, and Enter leads to the text."""
    with looking(browser, address) as (page, _):
        page.goto(KINDS["article"])
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.get_attribute("href") == "#content"
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["height"] >= TARGET_PX
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


def test_focus_can_be_seen(browser: Browser, address: str) -> None:
    """Each of the first dozen stops of the Tab key is visible and wears an outline or another mark."""
    with looking(browser, address) as (page, _):
        page.goto("/")
        for _ in range(12):
            page.keyboard.press("Tab")
            text, marked, seen = page.evaluate(
                """() => {
                  const style = getComputedStyle(document.activeElement);
                  const box = document.activeElement.getBoundingClientRect();
                  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                  return [document.activeElement.textContent.trim(), marked, box.width > 0 && box.right > 0];
                }"""
            )
            assert marked, text
            assert seen, text


@pytest.mark.parametrize("width", [PHONE_PX, DESKTOP_PX])
def test_works_without_scripts(width: int, browser: Browser, address: str) -> None:
    """Menu, teaser, gallery and the way from photo to photo work where no script runs."""
    with looking(browser, address, width=width, scripts=False) as (page, watch):
        page.goto("/")
        menu = page.locator("header nav a").first
        if not menu.is_visible():
            page.locator("header summary").click()
        with page.expect_navigation():
            menu.click()
        assert urlsplit(page.url).path == "/rubriken/"
        page.goto("/")
        with page.expect_navigation():
            page.locator("main article h2 a, main article h3 a").first.click()
        assert urlsplit(page.url).path.startswith("/artikel/")
        assert page.locator("main h1").is_visible()
        page.goto(KINDS["gallery"])
        with page.expect_navigation():
            page.locator("main figure a, main li a").first.click()
        first = page.url
        assert page.locator("main img").first.is_visible()
        with page.expect_navigation():
            page.locator("main a[rel=next]").first.click()
        assert page.url != first
        assert [button for button in page.locator("button").all() if button.is_visible()] == []
        assert watch.faults == []


def test_arrow_keys_turn_photos(browser: Browser, address: str) -> None:
    """With scripts the arrow keys lead to the next photo and back."""
    with looking(browser, address) as (page, watch):
        page.goto(KINDS["photo"])
        start = page.url
        page.keyboard.press("ArrowRight")
        page.wait_for_url(lambda url: url != start)
        page.keyboard.press("ArrowLeft")
        page.wait_for_url(start)
        assert watch.faults == []


def test_print_leaves_the_furniture_out(browser: Browser, address: str) -> None:
    """On paper an article has its text and no menu, no pager and no buttons."""
    with looking(browser, address) as (page, _):
        page.goto(KINDS["article"])
        page.emulate_media(media="print")
        assert page.locator("main h1").is_visible()
        for furniture in ("header summary", "header nav a", "main button", "main nav.neighbours a"):
            for element in page.locator(furniture).all():
                assert not element.is_visible(), furniture


def test_every_article_loads_without_complaint(browser: Browser, address: str, published: Published) -> None:
    """Every article of the sample is shown without a message in the console or a missing file."""
    with looking(browser, address) as (page, watch):
        for source in sources("articles"):
            path = f"artikel/{source.slug}/"
            if f"{path}index.html" in published.files and source.meta.get("lang") != "en":
                page.goto(f"/{path}")
        assert watch.faults == []
