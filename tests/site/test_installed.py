"""The wheel in an empty environment, in an empty folder, without any index: what an operator begins with.

One environment serves the whole module; nothing in it knows of this checkout.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import signal
import subprocess
import sys
import threading
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser

from colony.packaged import version
from tests.site.running import ROOT, run_node, said
from tests.wheels import colony_wheel, install, offline, pack_dependencies

pytestmark = pytest.mark.xdist_group("installed")

NAMES = {"en": "The Exchange", "de": "Die Börse"}
TASKS = ("build", "check", "publish", "upgrade")


def words_of_text(text: str) -> frozenset[str]:
    """The words in a text, in small letters."""
    return frozenset(re.findall(r"[^\W\d_]+", text.lower()))


GERMAN = words_of_text("""
der die das und ist nicht mit für von auf ein eine den dem zum zur nach aus bei wird werden auch oder seite
seiten artikel rubrik rubriken thema themen autor autoren archiv suche anzeige galerie galerien verzeichnis
abonnieren entwurf bilder karte alle redaktion impressum datenschutz
""")
ENGLISH = words_of_text("""
the and is not with for from this that are you your by to on at or page pages section sections topic topics
author authors search archive gallery galleries directory subscribe draft pictures card all
""")
"""Words that a site in the other language has no use for."""

LOOKED_AT = {
    "en": ("index.html", "articles/welcome/index.html", "legal-notice/index.html", "subscribe/index.html"),
    "de": ("index.html", "autor/redaktion/index.html", "datenschutz/index.html", "rubriken/index.html"),
}
"""Pages that a browser looks at; the sample's own tests look at every kind of page."""

AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"


@dataclass(frozen=True)
class Installed:
    """Colony in an environment of its own."""

    wheels: Path
    programs: Path

    def run(self, program: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run one of the environment's programs to its end."""
        command = [str(self.programs / program), *map(str, arguments)]
        return subprocess.run(
            command, cwd=cwd, env=offline(self.wheels), capture_output=True, text=True, check=False
        )


@dataclass(frozen=True)
class Made:
    """A site made by ``colony new``, and what each task said of it."""

    lang: str
    folder: Path
    tasks: dict[str, subprocess.CompletedProcess[str]]

    @property
    def pages(self) -> dict[str, lxml.html.HtmlElement]:
        """The published pages by their paths."""
        root = self.folder / "public"
        return {
            path.relative_to(root).as_posix(): lxml.html.fromstring(path.read_text("utf-8"))
            for path in sorted(root.rglob("*.html"))
        }


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel of this checkout, installed from a folder of wheels into an empty environment."""
    folder = tmp_path_factory.mktemp("wheels")
    pack_dependencies(colony_wheel(folder))
    return Installed(folder, install(folder, tmp_path_factory.mktemp("installed") / "env"))


@pytest.fixture(scope="module")
def sites(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """A new site in each language, taken through its first tasks."""
    place = tmp_path_factory.mktemp("places")
    made = {}
    for lang, name in NAMES.items():
        folder = place / lang
        done = installed.run("colony", "new", lang, "--lang", lang, "--name", name, cwd=place)
        assert done.returncode == 0, said(done)
        made[lang] = Made(lang, folder, {task: installed.run("colony", task, cwd=folder) for task in TASKS})
    return made


@pytest.fixture(params=NAMES)
def site(sites: dict[str, Made], request: pytest.FixtureRequest) -> Made:
    """One of them."""
    return sites[request.param]


def test_the_wheel_carries_what_a_site_needs(installed: Installed) -> None:
    """All of the theme is in it, with the templates of new sites; of the sample and the tests nothing."""
    with zipfile.ZipFile(next(installed.wheels.glob("pelican_colony-*.whl"))) as archive:
        held = set(archive.namelist())
    for folder, inside in (("theme", "colony/_theme"), ("plugins/colony/scaffold", "colony/scaffold")):
        found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
        paths = [path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts]
        assert paths
        assert {path.replace(folder, inside, 1) for path in paths} <= held
    roots = {path.partition("/")[0] for path in held}
    assert roots == {"colony", f"pelican_colony-{version()}.dist-info"}


def test_every_first_task_ends_well_and_finds_nothing(site: Made) -> None:
    """build, check and publish end with status 0 and no finding; there is nothing to upgrade."""
    for task, done in site.tasks.items():
        assert done.returncode == 0, said(done)
        if task != "upgrade":
            assert re.search(r"\b0 finding\(s\), 0 error\(s\)$", done.stdout, re.MULTILINE), said(done)
    assert version() in site.tasks["upgrade"].stdout
    assert len(site.tasks["upgrade"].stdout.splitlines()) == 1, said(site.tasks["upgrade"])


def test_no_word_of_the_other_language(site: Made) -> None:
    """Neither an address nor a page of a new site has a word of the language that it is not in."""
    foreign = GERMAN if site.lang == "en" else ENGLISH
    root = site.folder / "public"
    found = {
        f"{path}: {word}"
        for path in (each.relative_to(root).as_posix() for each in root.rglob("*") if each.is_file())
        if not path.startswith("theme/")  # the theme's own files have its own names
        for word in foreign & words_of_text(path)
    }
    for path, page in site.pages.items():
        for hidden in page.xpath("//script | //style | //code"):
            hidden.drop_tree()
        seen = [
            page.text_content(),
            *page.xpath("//@alt | //@aria-label | //@title | //meta[@name='description']/@content"),
        ]
        found |= {f"{path}: {word}" for word in foreign & words_of_text(" ".join(seen))}
    assert not found


def test_nothing_of_the_sample_is_in_it(site: Made) -> None:
    """Neither the sample's name nor its advertisers are in anything that was made or published."""
    for path in (path for path in site.folder.rglob("*") if path.is_file() and ".cache" not in path.parts):
        data = path.read_bytes()
        assert not [name for name in (b"Kolonie", b"kolonie", b"Beispiel-Verlag") if name in data], path


def test_no_menu_leads_to_an_empty_list(site: Made) -> None:
    """Each link of header and footer leads to a page with something on it; lists list something."""
    pages = site.pages
    links = pages["index.html"].xpath("//header//nav//a/@href | //footer//a/@href")
    assert len(links) >= 5
    for href in links:
        page = pages[f"{href.strip('/')}/index.html"]
        assert page.xpath("//main//a/@href | //main//p"), href
    for href in pages["index.html"].xpath("//header//nav//a/@href"):
        assert pages[f"{href.strip('/')}/index.html"].xpath("//main//a/@href"), href


@pytest.mark.npm
def test_every_page_is_valid_html(site: Made, node: Path) -> None:
    """Every page passes html-validate's rules."""
    program = "node_modules/html-validate/bin/html-validate.mjs"
    done = run_node(node, program, "--config=html-validate.mjs", f"{site.folder}/public/**/*.html")
    assert done.returncode == 0, said(done)


@pytest.mark.npm
@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_barrier(width: int, site: Made, browser: Browser, node: Path) -> None:
    """axe-core finds no violation on a new site's pages, on a phone and on a desk, and nothing sticks out."""
    assert node
    axe = AXE.read_text("utf-8")
    with (
        served(site.folder / "public") as address,
        browser.new_page(viewport={"width": width, "height": 900}) as page,
    ):
        for path in LOOKED_AT[site.lang]:
            page.goto(f"{address}/{path}")
            page.evaluate(axe)
            result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            assert not [each["id"] for each in result["violations"]], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine for the length of a block; gives its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_serve_shows_the_new_site(sites: dict[str, Made], installed: Installed) -> None:
    """``colony serve`` answers with the front page and ends well when it is told to."""
    command = [str(installed.programs / "colony"), "serve", "--port", "0"]
    environment = offline(installed.wheels, PYTHONUNBUFFERED="1")
    with subprocess.Popen(
        command,
        cwd=sites["en"].folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            told = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+/", line)))
            with urllib.request.urlopen(told, timeout=60) as answer:
                assert NAMES["en"] in answer.read().decode()
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
    assert process.returncode == 0


def test_requirements_name_this_version_and_its_place(site: Made, installed: Installed) -> None:
    """The new site installs the very Colony that made it, from where that came."""
    text = (site.folder / "requirements.txt").read_text("utf-8")
    assert text.splitlines() == [f"--find-links {installed.wheels}", f"pelican-colony=={version()}"]


def test_a_new_site_sets_itself_up(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> None:
    """``python3 tasks.py`` makes .venv, fills it and runs the task; a second start has nothing to set up."""
    place = tmp_path_factory.mktemp("own")
    assert installed.run("colony", "new", "site", "--lang", "en", "--name", "x", cwd=place).returncode == 0
    said_first, said_then = (_tasks_py(place, installed, "check") for _ in range(2))
    assert said_first.splitlines() == [
        "Making a virtual environment in .venv",
        "Installing the packages of requirements.txt",
        *said_then.splitlines(),
    ]
    assert said_then.strip() == "0 finding(s), 0 error(s)"
    _tasks_py(place, installed, "build")
    assert (place / "site/output/index.html").is_file()


def _tasks_py(place: Path, installed: Installed, task: str) -> str:
    """Give a task to the new site's tasks.py, from another folder."""
    command = [sys.executable, "site/tasks.py", task]
    done = subprocess.run(
        command, cwd=place, env=offline(installed.wheels), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, said(done)
    return done.stdout


PELICAN_SITE = """\
SITENAME = "An old site"
SITEURL = ""
PATH = "words"
OUTPUT_PATH = "output"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "en"
PLUGINS = ["colony.editorial", "colony.feeds", "colony.portal"]
"""


@pytest.fixture
def old_site(tmp_path: Path) -> Path:
    """A site of Pelican's kind, with a settings file of its own name."""
    folder = tmp_path / "old"
    (folder / "words").mkdir(parents=True)
    (folder / "words/first.md").write_text("Title: First\nDate: 2026-01-02\n\nWords.\n", "utf-8")
    (folder / "site_settings.py").write_text(PELICAN_SITE, "utf-8")
    return folder


@pytest.mark.parametrize("theme", ["", "simple"], ids=["the theme of who builds", "a theme of Pelican's"])
@pytest.mark.parametrize("program", ["pelican", "colony"])
def test_an_existing_site_needs_no_more_than_the_plugins(
    program: str, theme: str, old_site: Path, tmp_path: Path, installed: Installed
) -> None:
    """With the three plugins named, pelican and colony build a site of Pelican's, from any folder."""
    settings = old_site / "site_settings.py"
    if theme:
        settings.write_text(f"{PELICAN_SITE}THEME = {theme!r}\n", "utf-8")
    options = ["-s"] if program == "pelican" else ["build", "--settings"]
    done = installed.run(program, *options, settings, cwd=tmp_path)
    assert done.returncode == 0, said(done)
    assert "Traceback" not in done.stderr
    page = (old_site / "output/first.html").read_text("utf-8")
    assert "Words." in page
    assert "Kolonie" not in page
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")} == {"old"}
