"""An incremental build leaves the bytes of a clean one, touches no more than it must, and heals damage."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from colony import portal
from colony.press import manifest_path
from tests.site.running import NOW, ROOT, environment

ARTICLES = 30
SETTINGS = """
SITENAME = "Übung"
SITEURL = ""
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
THEME = "theme"
PLUGINS = []
STATIC_PATHS = ["static"]
COLONY_NOW = "{now}"
COLONY_EXECUTOR = "{executor}"
COLONY_PAGE_SIZE = 4
COLONY_PICTURE_FORMATS = ["webp", "jpeg"]
COLONY_PICTURE_WIDTHS = [120, 240]
"""


@dataclass(frozen=True)
class Workshop:
    """A small site of one's own: content, a copy of the theme, settings, output and cache in one folder."""

    root: Path

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.root / "content"

    @property
    def output(self) -> Path:
        """The output folder of the incremental builds."""
        return self.root / "output"

    def build(self, output: Path | None = None, cache: Path | None = None) -> portal.Built:
        """Build in this process."""
        overrides = {
            "OUTPUT_PATH": str(output or self.output),
            "CACHE_PATH": str(cache or self.root / "cache"),
        }
        return portal.build(portal.load_config(self.root / "settings.py", overrides))

    def tree(self) -> dict[str, bytes]:
        """What the incremental builds have left."""
        return tree(self.output)

    def clean_tree(self) -> dict[str, bytes]:
        """What a build from nothing gives, elsewhere and remembering nothing."""
        output, cache = self.root / "clean/output", self.root / "clean/cache"
        shutil.rmtree(self.root / "clean", ignore_errors=True)
        self.build(output, cache)
        return tree(output)

    def article(self, number: int) -> Path:
        """The file of an article by its number from 1, the oldest, up."""
        return self.content / f"articles/artikel-{number:02}.md"

    def edit(self, path: Path, old: str, new: str) -> None:
        """Change the one place in a text file."""
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), "utf-8")


def tree(root: Path) -> dict[str, bytes]:
    """Path → bytes of every file."""
    return {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }


def times(root: Path) -> dict[str, int]:
    """Path → time of the last change of every file."""
    return {
        str(path.relative_to(root)): path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()
    }


def draw(path: Path, colour: str) -> None:
    """Make a photo."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGB", (320, 200), colour)
    ImageDraw.Draw(picture).ellipse((60, 30, 260, 170), fill="white")
    picture.save(path)


def article(number: int) -> str:
    """One article of the small site."""
    head = {
        "title": f"Artikel Nummer {number}",
        "date": f"{2023 + number % 3}-{number % 12 + 1:02}-{number % 27 + 1:02} 10:00",
        "category": ("Netze", "Märkte")[number % 2],
        "tags": f"[Thema {number % 5}, Übersicht]",
        "authors": f"[Autorin {number % 3}]",
        "summary": f"Worum es im Artikel {number} geht.",
    }
    if number % 10 == 0:
        head |= {
            "image": f"/bilder/bild-{number // 10}.jpg",
            "image_alt": "Ein weißer Kreis auf farbigem Grund",
        }
    lines = "\n".join(f"{key}: {value}" for key, value in head.items())
    other = number - 1 or ARTICLES
    return textwrap.dedent("""\
        ---
        {lines}
        ---
        Der erste Absatz des Artikels {number}.

        ## Ein Abschnitt

        Mehr dazu in [einem anderen]({{filename}}artikel-{other:02}.md). Schluss von {number}.
        """).format(lines=lines, number=number, other=other)


def make(root: Path, executor: str = "serial") -> Workshop:
    """Write the small site: 30 articles by three authors with profiles, three photos, a page."""
    site = Workshop(root)
    for folder in ("articles", "authors", "pages"):
        (site.content / folder).mkdir(parents=True)
    for number in range(1, ARTICLES + 1):
        site.article(number).write_text(article(number), "utf-8")
    for number in range(3):
        about = f"---\ntitle: Autorin {number}\nsummary: Schreibt seit Langem.\n---\nÜber Autorin {number}.\n"
        (site.content / f"authors/autorin-{number}.md").write_text(about, "utf-8")
        draw(site.content / f"bilder/bild-{number + 1}.jpg", ("teal", "tomato", "gold")[number])
    (site.content / "pages/impressum.md").write_text("---\ntitle: Impressum\n---\nWer das macht.\n", "utf-8")
    shutil.copytree(ROOT / "theme", root / "theme")
    (root / "settings.py").write_text(SETTINGS.format(now=NOW, executor=executor), "utf-8")
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small site, built once; tests copy it."""
    site = make(tmp_path_factory.mktemp("built"))
    outcome = site.build()
    assert not outcome.findings
    assert outcome.articles == ARTICLES
    return site


@pytest.fixture
def site(built: Workshop, tmp_path: Path) -> Workshop:
    """The small site as it is after its first build, to do with as a test likes.

    The copy has other inodes than the manifest knows, so one build takes note of them.
    """
    root = tmp_path / "site"
    shutil.copytree(built.root, root)
    site = Workshop(root)
    assert site.build().outcome.rewritten == []
    return site


def test_second_build_touches_nothing(site: Workshop) -> None:
    """A build with nothing to do writes no file and changes no time stamp, the manifest's included."""
    before, noted = times(site.output), manifest_path(site.output).stat().st_mtime_ns
    outcome = site.build().outcome
    assert (outcome.rewritten, outcome.removed, outcome.reasons) == ([], [], {})
    assert times(site.output) == before
    assert manifest_path(site.output).stat().st_mtime_ns == noted


def test_touching_files_changes_nothing(site: Workshop) -> None:
    """New time stamps on all sources are no change: content counts, not clocks."""
    for path in site.content.rglob("*"):
        os.utime(path)
    before = times(site.output)
    assert site.build().outcome.rewritten == []
    assert times(site.output) == before


def test_editing_a_body_rewrites_only_what_shows_it(site: Workshop) -> None:
    """A changed sentence reaches the article and the feeds that carry it; other files keep their times."""
    before = times(site.output)
    site.edit(site.article(7), "Der erste Absatz des Artikels 7.", "Ein neuer Anfang des Artikels 7.")
    outcome = site.build().outcome
    after = times(site.output)
    touched = {path for path in after if before.get(path) != after[path]}
    showing = {path for path, data in site.tree().items() if b"Ein neuer Anfang des Artikels 7." in data}
    assert "artikel/artikel-nummer-7/index.html" in showing
    assert touched == showing == set(outcome.rewritten)
    assert site.tree() == site.clean_tree()


def edit_title(site: Workshop) -> None:
    """Change a title, which lists and neighbours show."""
    site.edit(
        site.article(12), "title: Artikel Nummer 12", "title: Ein anderer Titel\nslug: artikel-nummer-12"
    )


def add(site: Workshop) -> None:
    """Publish one more article."""
    site.article(31).write_text(article(31), "utf-8")


def delete(site: Workshop) -> None:
    """Remove an article that another links to, with the link."""
    site.article(20).unlink()
    site.edit(site.article(21), "[einem anderen]({filename}artikel-20.md)", "keinem anderen")


def draft(site: Workshop) -> None:
    """Take an article back."""
    site.edit(site.article(30), "summary:", "status: draft\nsummary:")


def hide(site: Workshop) -> None:
    """Take an article out of all lists."""
    site.edit(site.article(9), "summary:", "status: hidden\nsummary:")


def profile(site: Workshop) -> None:
    """Change what an author says of herself."""
    site.edit(site.content / "authors/autorin-1.md", "Schreibt seit Langem.", "Schreibt wieder.")


def replace_picture(site: Workshop) -> None:
    """Put another photo at the same path."""
    draw(site.content / "bilder/bild-2.jpg", "navy")


def remove_profile(site: Workshop) -> None:
    """Leave an author without a profile."""
    (site.content / "authors/autorin-2.md").unlink()


def template(site: Workshop) -> None:
    """Change a component that many templates import."""
    path = site.root / "theme/templates/components/card.html"
    path.write_text(
        path.read_text("utf-8").replace('<article class="card', '<article class="neue card'), "utf-8"
    )


def base_template(site: Workshop) -> None:
    """Change the template that all pages extend."""
    site.edit(site.root / "theme/templates/base.html", "</body>", "<!-- Ende --></body>")


def stylesheet(site: Workshop) -> None:
    """Change the CSS of one component."""
    path = site.root / "theme/static/css/components/card.css"
    path.write_text(path.read_text("utf-8") + "\n.card { outline: 3px solid lime }\n", "utf-8")


def new_stylesheet(site: Workshop) -> None:
    """Add a stylesheet to those that every page has."""
    (site.root / "theme/static/css/utilities/9-more.css").write_text(".more { color: lime }", "utf-8")


def script(site: Workshop) -> None:
    """Change a script, whose name carries its hash."""
    path = site.root / "theme/static/js/print.js"
    path.write_text(path.read_text("utf-8") + "\n// more\n", "utf-8")


def translation(site: Workshop) -> None:
    """Change a word of the theme's German."""
    path = site.root / "theme/translations/de.po"
    text = path.read_text("utf-8")
    assert 'msgstr "Menü"' in text
    path.write_text(text.replace('msgstr "Menü"', 'msgstr "Übersicht"'), "utf-8")


def site_name(site: Workshop) -> None:
    """Change a setting that all pages show."""
    site.edit(site.root / "settings.py", 'SITENAME = "Übung"', 'SITENAME = "Kür"')


def page_size(site: Workshop) -> None:
    """Change a setting that moves articles between list pages."""
    site.edit(site.root / "settings.py", "PAGE_SIZE = 4", "PAGE_SIZE = 7")


def picture_widths(site: Workshop) -> None:
    """Change which renditions are made."""
    site.edit(site.root / "settings.py", "[120, 240]", "[160, 320]")


def address_pattern(site: Workshop) -> None:
    """Move all articles to other addresses."""
    more = '\nARTICLE_URL = "text/{slug}.html"\nARTICLE_SAVE_AS = "text/{slug}.html"\n'
    with (site.root / "settings.py").open("a") as stream:
        stream.write(more)


def clock(site: Workshop) -> None:
    """Let time pass until an article is due."""
    site.edit(site.article(3), "date: 2023-04-04", "date: 2027-04-04")
    site.build()
    site.edit(site.root / "settings.py", NOW, "2028-01-01T12:00")


EDITS: tuple[Callable[[Workshop], None], ...] = (
    edit_title, add, delete, draft, hide, profile, remove_profile, replace_picture, template, base_template,
    stylesheet, new_stylesheet, script, translation, site_name, page_size, picture_widths, address_pattern,
    clock,
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_the_tree_is_that_of_a_clean_build(
    edit: Callable[[Workshop], None], site: Workshop
) -> None:
    """After one edit of any kind the incremental build leaves what a clean one gives, byte for byte."""
    before = site.tree()
    edit(site)
    site.build()
    after = site.tree()
    assert after != before, "the edit must show"
    assert after == site.clean_tree()


def test_moving_a_file_changes_nothing_that_readers_see(site: Workshop) -> None:
    """An article whose file is renamed keeps its address and its feed ids; links to the file follow."""
    before = site.tree()
    site.article(5).rename(site.content / "articles/umbenannt.md")
    site.edit(site.article(6), "{filename}artikel-05.md", "{filename}umbenannt.md")
    assert site.build().findings == ()
    assert site.tree() == before == site.clean_tree()


def test_all_edits_one_after_the_other(site: Workshop) -> None:
    """Edits on top of edits, and back to the start, leave what a clean build gives."""
    first = site.tree()
    shutil.copytree(site.content, site.root / "kept")
    for edit in (
        add,
        profile,
        edit_title,
        draft,
        replace_picture,
        hide,
        remove_profile,
        stylesheet,
        page_size,
    ):
        edit(site)
        site.build()
    assert site.tree() == site.clean_tree()
    shutil.rmtree(site.content)
    (site.root / "kept").rename(site.content)
    shutil.rmtree(site.root / "theme")
    shutil.copytree(ROOT / "theme", site.root / "theme")
    site.edit(site.root / "settings.py", "PAGE_SIZE = 7", "PAGE_SIZE = 4")
    site.build()
    assert site.tree() == first


def test_broken_template_leaves_the_way_back(site: Workshop) -> None:
    """A template that cannot be rendered stops the build with its place; mended, the tree is right again."""
    path = site.root / "theme/templates/components/card.html"
    sound = path.read_text("utf-8")
    path.write_text(sound + "{% if %}", "utf-8")
    with pytest.raises(Exception, match=r"card\.html") as stopped:
        site.build()
    assert type(stopped.value).__name__ == "PressError"
    path.write_text(sound, "utf-8")
    site.build()
    assert site.tree() == site.clean_tree()


def test_reason_is_told(site: Workshop) -> None:
    """``--explain`` names what changed: the view, the template or the site; and says when nothing did."""
    site.edit(site.article(7), "Der erste Absatz", "Ein erster Absatz")
    built = site.build()
    own = portal.explanation(built, "/artikel/artikel-nummer-7/")
    assert own == "artikel/artikel-nummer-7/index.html: written, because: view changed"
    assert "not touched" in portal.explanation(built, "artikel/artikel-nummer-8/")
    base_template(site)
    assert "because: template changed" in portal.explanation(site.build(), "impressum/")
    site_name(site)
    assert "site" in portal.explanation(site.build(), "impressum/").partition("because: ")[2]
    site.article(30).unlink()
    site.edit(site.article(1), "[einem anderen]({filename}artikel-30.md)", "keinem")
    assert "removed" in portal.explanation(site.build(), "artikel/artikel-nummer-30/index.html")


def test_damaged_output_is_healed(site: Workshop) -> None:
    """Files that were altered, cut, deleted or replaced by a folder's worth of others are as they were."""
    whole = site.tree()
    pages = sorted(path for path in whole if path.endswith(".html"))
    picture = next(path for path in whole if path.endswith(".webp"))
    (site.output / pages[0]).write_bytes(b"altered")
    (site.output / pages[1]).unlink()
    (site.output / pages[2]).write_bytes(whole[pages[2]][:-1] + b"!")  # the same length
    (site.output / picture).write_bytes(b"")
    shutil.rmtree((site.output / pages[-1]).parent)
    (site.output / "strange.html").write_text("nobody's")
    outcome = site.build().outcome
    assert site.tree() == whole
    assert "strange.html" in outcome.removed
    assert site.build().outcome.rewritten == []


def test_output_alone_is_enough_to_go_on(site: Workshop) -> None:
    """Without cache and manifest the next build finds every file right and rewrites none."""
    before = times(site.output)
    shutil.rmtree(site.root / "cache")
    manifest_path(site.output).write_bytes(b"garbage")
    assert site.build().outcome.rewritten == []
    assert times(site.output) == before


def test_deleted_output_is_made_again(site: Workshop) -> None:
    """An output folder that is gone is there again, whole."""
    whole = site.tree()
    shutil.rmtree(site.output)
    site.build()
    assert site.tree() == whole


@pytest.mark.parametrize("damage", ["truncated", "garbage", "empty", "torn"])
def test_damaged_cache_is_set_aside(damage: str, site: Workshop, caplog: pytest.LogCaptureFixture) -> None:
    """A memo that was cut off, overwritten or torn costs time, never a wrong page; the build says so."""
    memo = site.root / "cache/memo.sqlite"
    data = memo.read_bytes()
    assert len(data) > 20_000
    damaged = {
        "truncated": data[: len(data) // 2 + 100],
        "garbage": b"no database at all, only words" * 999,
        "empty": b"",
        "torn": data[:9000] + bytes(8000) + data[17000:],
    }
    memo.write_bytes(damaged[damage])
    site.edit(site.article(7), "Der erste Absatz", "Ein erster Absatz")
    site.build()
    assert site.tree() == site.clean_tree()
    assert site.build().outcome.rewritten == []
    if damage in ("truncated", "garbage"):
        assert (site.root / "cache/memo.damaged").is_file()
        assert "memo.damaged" in caplog.text


def test_damaged_pictures_in_the_cache_are_made_again(site: Workshop) -> None:
    """A rendition that is empty or missing in the cache does not reach the output."""
    whole = site.tree()
    kept = sorted(path for path in (site.root / "cache/pictures").rglob("*") if path.is_file())
    assert len(kept) >= 6
    kept[0].unlink()
    shutil.rmtree(site.output)
    site.build()
    assert site.tree() == whole


@pytest.mark.parametrize("files", [1, 25, 90])
def test_killed_build_leaves_no_harm(files: int, tmp_path: Path) -> None:
    """A build that was killed after so many files had been written is made good by the next one."""
    site = make(tmp_path / "site", executor="processes")
    kill_after(site, files)
    site.build()
    assert site.tree() == site.clean_tree()
    assert site.build().outcome.rewritten == []


def test_killed_rebuild_leaves_no_harm(site: Workshop) -> None:
    """A rebuild of everything that was killed half-way is made good by the next one."""
    base_template(site)
    before = times(site.output)
    kill(
        site, lambda: sum(before.get(path) != time for path, time in stable_times(site.output).items()) >= 20
    )
    site.build()
    assert site.tree() == site.clean_tree()


def kill_after(site: Workshop, files: int) -> None:
    """Start a build and kill it as soon as the output has so many files."""
    kill(site, lambda: len(stable_times(site.output)) >= files)


def stable_times(root: Path) -> dict[str, int]:
    """As :func:`times`, of a folder in which files come and go."""
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            with contextlib.suppress(OSError):
                found[str(path.relative_to(root))] = path.stat().st_mtime_ns
    return found


def kill(site: Workshop, due: Callable[[], bool]) -> None:
    """Start a build in processes of its own and kill them all as soon as it is due, or let it end."""
    program = (
        "import sys; from pathlib import Path; from colony import portal;"
        "portal.build(portal.load_config(Path(sys.argv[1]), {}))"
    )
    variables = {**environment(), "PYTHONPATH": str(ROOT / "plugins")}
    with subprocess.Popen(
        [sys.executable, "-c", program, str(site.root / "settings.py")],
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        while process.poll() is None and not due():
            pass
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert process.returncode == -signal.SIGKILL, "the build must be killed while it runs"
