"""Pictures in a real browser: the right file at every density, and room for each before it is there."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, Route

from tests.site.running import NOW, ROOT, SAMPLE, invoke, said

pytestmark = pytest.mark.browser

ARTICLE = """---
title: Bilder aller Art
date: 2026-01-01
category: Werkstatt
image: /bilder/hoch.jpg
image_alt: Ein hohes Bild
---
Ein Absatz davor, damit etwas steht.

![Ein breites Bild](/bilder/breit.jpg)

Dazwischen Text.

![Ein breites Bild mit Unterschrift](/bilder/breit.jpg "Die Unterschrift")

![Ein hohes Bild mit Unterschrift](/bilder/hoch.jpg "Noch eine")

![Ein kleines Bild](/bilder/klein.jpg)

<img src="{static}/bilder/breit.jpg" alt="Roh im Text">

![](/bilder/klein.jpg "Mit Unterschrift")

Ein Absatz danach.
"""
WIDE = ARTICLE.replace("hoch.jpg\nimage_alt: Ein hohes", "breit.jpg\nimage_alt: Ein breites")
SIZES = {"breit": (2400, 1600), "hoch": (1500, 2600), "klein": (300, 200)}

BOXES = """() => [...document.images].map((image) => {
  const box = image.getBoundingClientRect();
  return [image.alt, Math.round(box.width), Math.round(box.height)];
})"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves without a word, AVIF as what it is."""

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".avif": "image/avif"}  # noqa: RUF012

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a site with pictures of all shapes."""
    root = tmp_path_factory.mktemp("bilder")
    _write(root)
    done = invoke(
        "build",
        f"--settings={root / 'settings.py'}",
        f"--output={root / 'output'}",
        f"--cache={root / 'cache'}",
    )
    assert done.returncode == 0, said(done)
    assert "error" not in done.stderr, said(done)
    handler = functools.partial(Handler, directory=str(root / "output"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def _write(root: Path) -> None:
    (root / "content/articles").mkdir(parents=True)
    (root / "content/bilder").mkdir()
    for name, size in SIZES.items():
        image = Image.linear_gradient("L").resize(size).convert("RGB")
        ImageDraw.Draw(image).ellipse((20, 20, size[0] // 2, size[1] // 2), fill=(200, 60, 40))
        image.save(root / f"content/bilder/{name}.jpg", quality=90)
    (root / "content/articles/hoch.md").write_text(ARTICLE, "utf-8")
    (root / "content/articles/breit.md").write_text(WIDE.replace("aller Art", "in Breite"), "utf-8")
    settings = {
        "PATH": str(root / "content"), "THEME": str(ROOT / "theme"), "SITENAME": "Probe", "SITEURL": "",
        "STATIC_PATHS": [], "COLONY_NOW": NOW,
    }  # fmt: skip
    lines = [SAMPLE, *(f"{key} = {value!r}\n" for key, value in settings.items())]
    (root / "settings.py").write_text("".join(lines), "utf-8")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/artikel/bilder-aller-art/", "/artikel/bilder-in-breite/", "/"])
def test_pictures_take_their_room_before_they_are_there(
    path: str, width: int, browser: Browser, site: str
) -> None:
    """With pictures still on their way every box is as large as with all of them: nothing can move."""
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 844})
    whole = context.new_page()
    try:
        whole.goto(path, wait_until="networkidle")
        whole.evaluate(
            """async () => {
              for (const image of document.images) image.loading = "eager";
              await Promise.all([...document.images].map((image) => image.decode()));
            }"""
        )
        before, after = _pending_boxes(context.new_page(), path), whole.evaluate(BOXES)
        assert len(before) == len(after) > 0
        for (alt, *held), (_, *taken) in zip(before, after, strict=True):
            # Renditions are whole pixels, so their shapes differ by less than a row; that is no shift.
            assert held == pytest.approx(taken, abs=1), alt
    finally:
        context.close()


def _pending_boxes(page: Page, path: str) -> Any:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/bilder/**", hold)
    page.goto(path, wait_until="domcontentloaded")
    page.wait_for_function("document.fonts.status === 'loaded'")
    boxes = page.evaluate(BOXES)
    for route in held:
        route.abort()
    return boxes


@pytest.mark.parametrize(("density", "expected"), [(1, 400), (2, 1088), (3, 1600)])
def test_the_browser_takes_the_avif_of_the_right_width(
    density: float, expected: int, browser: Browser, site: str
) -> None:
    """On a phone of 390 px the lead is the smallest AVIF with a pixel for each of the screen's."""
    context = browser.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, device_scale_factor=density
    )
    try:
        page = context.new_page()
        page.goto("/artikel/bilder-in-breite/", wait_until="networkidle")
        lead = page.locator("img[fetchpriority=high]")
        assert lead.count() == 1
        source = lead.evaluate("image => image.currentSrc")
        assert source.endswith(f"-{expected}.avif")
        assert lead.evaluate("image => image.complete && image.naturalWidth > 0")
    finally:
        context.close()
