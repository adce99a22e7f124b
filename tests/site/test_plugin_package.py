"""A package of somebody else's that adds a directive, a key and a type of entry, installed by pip."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.running import NOW, ROOT, environment, said

SOURCE = ROOT / "tests/plugin_package"
ARTICLE = """---
title: Eine Frage
date: 2026-01-02
category: Netze
effort: {effort}
---
Davor.

:::poll Wohin & warum? votes={votes}
- Nach *Norden*
- Nach Süden
:::
"""
RECIPE = """---
title: Brot
date: 2026-01-03
servings: {servings}
summary: Ein einfaches Brot.
---
Mehl und Wasser.

:::poll Wohin & warum? votes=7
- Nach *Norden*
- Nach Süden
:::
"""
SETTINGS = f"""
SITENAME = "Probe"
SITEURL = "https://probe.example"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
ARTICLE_URL = "artikel/{{slug}}/"
ARTICLE_SAVE_AS = "artikel/{{slug}}/index.html"
FEED_ALL_ATOM = "feeds/alle.atom.xml"
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
COLONY_NOW = "{NOW}"
COLONY_EXECUTOR = "processes"
PLUGINS = []
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the package is installed into, with its entry points."""
    source = tmp_path_factory.mktemp("source") / "colony-example"
    shutil.copytree(SOURCE, source)
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    command += ["--no-build-isolation", "--target", str(target), str(source)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, said(done)
    return target


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one article and one recipe that ask the question."""
    (tmp_path / "content/recipes").mkdir(parents=True)
    (tmp_path / "content/recipes/brot.md").write_text(RECIPE.format(servings=4), "utf-8")
    (tmp_path / "content/frage.md").write_text(ARTICLE.format(effort=3, votes=12), "utf-8")
    (tmp_path / "settings.py").write_text(SETTINGS, "utf-8")
    return tmp_path


def command(task: str, site: Path, *options: str) -> list[str]:
    """A task on that site, as its editors give it."""
    line = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), task]
    return [*line, f"--settings={site / 'settings.py'}", *options]


def run(task: str, site: Path, packages: Path | None) -> subprocess.CompletedProcess[str]:
    """Run a task to its end, with the package in reach or without."""
    return subprocess.run(
        command(task, site), env=reaching(packages), capture_output=True, text=True, check=False
    )


def reaching(packages: Path | None) -> dict[str, str]:
    """The variables of a process that finds what is installed there."""
    return {**environment(), "PYTHONPATH": str(packages)} if packages else environment()


POLL = re.compile(
    r'<aside class="poll">\s*<p><strong>Wohin &amp; warum\?</strong></p>\s*<ul>\s*'
    r"<li>Nach <em>Norden</em></li>\s*<li>Nach Süden</li>\s*</ul>\s*<p>(\d+)</p></aside>"
)


def page(site: Path) -> str:
    """The article's page."""
    (found,) = (site / "output").glob("**/eine-frage/index.html")
    return found.read_text("utf-8")


def test_check_and_build_with_the_package(installed: Path, site: Path) -> None:
    """Nothing is found wrong, and pages and feeds show what the directive says."""
    checked = run("check", site, installed)
    assert checked.returncode == 0, said(checked)
    assert "frage.md" not in checked.stderr, said(checked)
    assert "brot.md" not in checked.stderr, said(checked)
    built = run("build", site, installed)
    assert built.returncode == 0, said(built)
    assert [match[1] for match in POLL.finditer(page(site))] == ["12"]
    feed = (site / "output/feeds/alle.atom.xml").read_text("utf-8")
    assert "Wohin &amp;amp; warum?" in feed
    assert "Nach Süden" in feed


def test_a_type_of_entry(installed: Path, site: Path) -> None:
    """Recipes have pages by the package's own template, a list, a feed and their place in the sitemap."""
    built = run("build", site, installed)
    assert built.returncode == 0, said(built)
    recipe = (site / "output/rezept/brot/index.html").read_text("utf-8")
    assert '<p class="meta">4</p>' in recipe
    assert [match[1] for match in POLL.finditer(recipe)] == ["7"]
    assert "/rezept/brot/" in (site / "output/rezepte/index.html").read_text("utf-8")
    feed = (site / "output/feeds/rezepte.atom.xml").read_text("utf-8")
    assert "<title>Brot</title>" in feed
    assert "Nach Süden" in feed
    assert any("/rezept/brot/" in path.read_text("utf-8") for path in (site / "output").glob("sitemap-*.xml"))


def test_a_key_shows_on_a_page(installed: Path, site: Path) -> None:
    """A key of a package needs its row and the template that shows it; no other code knows of it."""
    (site / "templates").mkdir()
    template = (ROOT / "theme/templates/article.html").read_text("utf-8")
    line = '{% if page.values.effort %}<p class="effort">{{ page.values.effort }}</p>{% endif %}'
    (site / "templates/article.html").write_text(template.replace("</header>", f"{line}</header>"), "utf-8")
    with (site / "settings.py").open("a") as settings:
        settings.write('THEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    built = run("build", site, installed)
    assert built.returncode == 0, said(built)
    assert '<p class="effort">3</p>' in page(site)


def test_without_the_package(installed: Path, site: Path) -> None:
    """The same text is an error without it, and a remembered reading is not taken for right."""
    assert run("check", site, installed).returncode == 0
    checked = run("check", site, None)
    assert checked.returncode == 1, said(checked)
    assert "directive-unknown" in checked.stderr
    assert "key-unknown" in checked.stderr
    assert "poll" not in checked.stderr.partition("bekannt sind:")[2].partition("\n")[0]


def test_checks_follow_the_rows(installed: Path, site: Path) -> None:
    """Option and key are checked by the types that the package gives them, in words of its own, too."""
    (site / "content/frage.md").write_text(ARTICLE.format(effort="sehr", votes="viele"), "utf-8")
    recipe = RECIPE.format(servings=4).replace("servings: 4\n", "")
    (site / "content/recipes/brot.md").write_text(recipe, "utf-8")
    checked = run("check", site, installed)
    assert "frage.md:5: key-shape" in checked.stderr, said(checked)
    assert "frage.md:9: directive-option-shape" in checked.stderr, said(checked)
    assert "brot.md:0: recipe-servings das Rezept sagt nicht" in checked.stderr, said(checked)


def test_another_version_is_read_anew(installed: Path, site: Path, tmp_path: Path) -> None:
    """Whoever works on a package sees each change at the next build."""
    run("build", site, installed)
    changed = tmp_path / "changed"
    shutil.copytree(installed, changed)
    code = (changed / "colony_example/poll.py").read_text("utf-8")
    (changed / "colony_example/poll.py").write_text(
        code.replace("<strong>", "<em>").replace("</strong>", "</em>")
    )
    assert run("build", site, changed).returncode == 0
    assert "<p><em>Wohin &amp; warum?</em></p>" in page(site)


def test_a_broken_package_is_named(installed: Path, site: Path, tmp_path: Path) -> None:
    """A package that does not load stops the work with one sentence that names it, and no traceback."""
    broken = tmp_path / "broken"
    shutil.copytree(installed, broken)
    (broken / "colony_example/poll.py").write_text("import nirgends\n", "utf-8")
    done = run("check", site, broken)
    assert done.returncode == 1
    assert "package colony-example 1.0, entry point" in done.stderr, said(done)
    assert "uninstall the package" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def preview(installed: Path, site: Path) -> Iterator[str]:
    """The address of the running preview of the site."""
    process = subprocess.Popen(
        command("serve", site, "--port=0"),
        env={**reaching(installed), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+/", line):
            yield found.group()
            break
    process.send_signal(signal.SIGTERM)
    process.communicate()


def shown(address: str, site: Path, page_of: str, votes: str) -> bool:
    """Whether the preview comes to show that number of votes; it has as long as a test may take."""
    while True:
        for path in (site / "output").glob(f"**/{page_of}/index.html"):
            url = address + path.parent.relative_to(site / "output").as_posix() + "/"
            with urllib.request.urlopen(url) as answer:
                if votes in POLL.findall(answer.read().decode()):
                    return True
        time.sleep(0.1)


def save(path: Path, text: str) -> None:
    """Put a text in a file's place, as editors save."""
    path.with_suffix(".neu").write_text(text, "utf-8")
    path.with_suffix(".neu").replace(path)


def test_preview_with_the_package(preview: str, site: Path) -> None:
    """The preview shows the directive in an article and in a recipe, and edits of both."""
    assert shown(preview, site, "eine-frage", "12")
    save(site / "content/frage.md", ARTICLE.format(effort=3, votes=13))
    assert shown(preview, site, "eine-frage", "13")
    save(site / "content/recipes/brot.md", RECIPE.format(servings=4).replace("votes=7", "votes=8"))
    assert shown(preview, site, "brot", "8")
