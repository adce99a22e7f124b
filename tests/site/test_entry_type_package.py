"""A package of somebody else's that adds a type of entry, installed by pip as anyone would."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from tests.site.running import ROOT, said
from tests.site.test_plugin_package import SETTINGS, command, install, reaching, run

RECIPE = """---
title: Suppe & Brot
date: 2026-01-02
summary: Warm.
servings: {servings}
---
Wasser, *Salz*.
"""


@pytest.fixture(scope="module")
def recipes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the package is installed into."""
    return install(ROOT / "tests/entry_type_package", tmp_path_factory.mktemp("recipes"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one recipe."""
    (tmp_path / "content/recipes").mkdir(parents=True)
    (tmp_path / "content/recipes/suppe.md").write_text(RECIPE.format(servings=4), "utf-8")
    (tmp_path / "settings.py").write_text(SETTINGS, "utf-8")
    return tmp_path


def page(site: Path) -> str:
    """The recipe's page."""
    return (site / "output/rezept/suppe-brot/index.html").read_text("utf-8")


def test_check_build_and_feed(recipes: Path, site: Path) -> None:
    """The type's page, list, feed, menu entry and JSON-LD are there, and nothing is found wrong."""
    checked = run("check", site, recipes)
    assert checked.returncode == 0, said(checked)
    assert "suppe.md" not in checked.stderr, said(checked)
    built = run("build", site, recipes)
    assert built.returncode == 0, said(built)
    assert '<p class="meta">4</p>' in page(site)
    assert "Wasser, <em>Salz</em>." in page(site)
    (told,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(site))
    assert json.loads(told)["recipeYield"] == 4
    assert 'href="/rezept/suppe-brot/"' in (site / "output/rezepte/index.html").read_text("utf-8")
    assert '<a href="/rezepte/">Rezepte</a>' in page(site)
    assert "Suppe &amp; Brot" in (site / "output/feeds/rezepte.rss.xml").read_text("utf-8")


def test_checks_know_the_type(recipes: Path, site: Path) -> None:
    """Its keys are checked by their types, and a misspelt one is named with the nearest."""
    text = RECIPE.format(servings="viele").replace("summary", "servngs: 2\nsummary")
    (site / "content/recipes/suppe.md").write_text(text, "utf-8")
    checked = run("check", site, recipes)
    assert "suppe.md:6: key-shape" in checked.stderr, said(checked)
    assert "suppe.md:4: key-unknown" in checked.stderr, said(checked)
    assert "servings" in checked.stderr


def test_without_the_package_it_is_an_article(recipes: Path, site: Path) -> None:
    """The remembered reading of the type is not taken for one of an article."""
    assert run("build", site, recipes).returncode == 0
    assert run("build", site, None).returncode == 0
    assert not (site / "output/rezept").exists()


def test_preview(recipes: Path, site: Path) -> None:
    """The preview shows the recipe, and an edit of it."""
    process = subprocess.Popen(
        command("serve", site, "--port=0"),
        env={**reaching(recipes), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        address = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/", line)))
        shown(address, site, '<p class="meta">4</p>')
        (site / "content/recipes/suppe.md").write_text(RECIPE.format(servings=6), "utf-8")
        shown(address, site, '<p class="meta">6</p>')
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def shown(address: str, site: Path, words: str) -> None:
    """Wait until the preview shows these words; it has as long as a test may take."""
    while True:
        if (site / "output/rezept/suppe-brot/index.html").is_file():
            with urllib.request.urlopen(f"{address}rezept/suppe-brot/") as answer:
                if words in answer.read().decode():
                    return
        time.sleep(0.1)
