"""What lies in an output folder and is not Colony's: build, publish and clean leave every byte of it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from colony.output.clearing import clear
from colony.output.output_guard import OutputError
from colony.pelican_bridge import load
from colony.publication import publish
from colony.settings.declaration import SettingsError
from colony.settings.parsing import parse
from colony.settings.rooms.for_site import Config
from colony.site import Built, build, build_classic
from tests.site.running import NOW, ROOT
from tests.site.workshop import tree

ARTICLE = "Title: {}\nDate: 2026-01-0{}\nCategory: Netze\n\nEin Satz.\n"
SETTINGS = f"""
SITENAME = "Klein"
SITEURL = "https://klein.example"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
PLUGINS = []
ARTICLE_URL = "artikel/{{slug}}/"
ARTICLE_SAVE_AS = "artikel/{{slug}}/index.html"
COLONY_NOW = "{NOW}"
COLONY_EXECUTOR = "serial"
COLONY_SOCIAL_CARDS = False
"""


class Small:
    """Two articles and a settings file, under one of two themes."""

    def __init__(self, root: Path, theme: str) -> None:
        self.root, self.output, self.theme = root, root / "output", theme
        (root / "content").mkdir(parents=True)
        for number in (1, 2):
            self.article(number).write_text(ARTICLE.format(f"Artikel {number}", number), "utf-8")
        (root / "settings.py").write_text(SETTINGS, "utf-8")

    def article(self, number: int) -> Path:
        """An article's file."""
        return self.root / f"content/artikel-{number}.md"

    def loaded(self, **changes: Any) -> dict[str, Any]:
        """The settings."""
        return load(self.root / "settings.py", {"THEME": self.theme, **changes})

    def build(self, **changes: Any) -> Built:
        """Build as the task does."""
        loaded = self.loaded(**changes)
        config = parse(loaded)
        return self._made(loaded)(config)

    def publish(self, make: Callable[[Config], Built] | None = None) -> Built:
        """Publish as the task does."""
        loaded = self.loaded(COLONY_PREVIEW=False)
        is_classic = self.theme == "simple"
        return publish(parse(loaded), make or self._made(loaded), fresh=is_classic)

    def _made(self, loaded: dict[str, Any]) -> Callable[[Config], Built]:
        if self.theme == "simple":
            return lambda config: build_classic(loaded, config)
        return build


@pytest.fixture(params=["kolonie", "simple"])
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Small:
    """A small site under Colony's own theme and under one that Pelican itself renders."""
    return Small(tmp_path / "site", str(ROOT / "theme") if request.param == "kolonie" else "simple")


def page(small: Small, number: int) -> str:
    """Where the page of an article is."""
    (found,) = [path for path in tree(small.output) if f"artikel-{number}" in path and path.endswith(".html")]
    return found


def test_builds_leave_what_they_did_not_write(small: Small) -> None:
    """Files that were there first and files that came later stay; pages of what is gone do not."""
    small.output.mkdir()
    (small.output / "first.txt").write_text("mine")
    small.build()
    gone = page(small, 2)
    for name in ("later.txt", "sub/.hidden", "sub/notes.md"):
        (small.output / name).parent.mkdir(exist_ok=True)
        (small.output / name).write_text("mine")
    small.article(2).unlink()
    built = small.build(DELETE_OUTPUT_DIRECTORY=True)
    kept = {path: data for path, data in tree(small.output).items() if data == b"mine"}
    assert set(kept) == {"first.txt", "later.txt", "sub/.hidden", "sub/notes.md"}
    assert gone not in tree(small.output)
    assert built.outcome.foreign == 4


def test_publishing_moves_them_along(small: Small) -> None:
    """What an operator put into the published folder is there after the next publishing, late or early."""
    small.publish()
    (small.output / "CNAME").write_text("klein.example")

    def disturbed(config: Config) -> Built:
        (small.output / "late").mkdir()
        (small.output / "late/word.txt").write_text("mine")
        return make(config)

    make = small._made(small.loaded(COLONY_PREVIEW=False))
    gone = page(small, 2)
    small.article(2).unlink()
    small.publish(disturbed)
    after = tree(small.output)
    assert (after["CNAME"], after["late/word.txt"]) == (b"klein.example", b"mine")
    assert gone not in after
    assert not [path for path in small.root.iterdir() if path.name.endswith(".next")]


def test_clean_leaves_them(small: Small) -> None:
    """``clean`` removes what builds wrote; the rest stays and is told of."""
    small.build()
    (small.output / "sub").mkdir()
    (small.output / "sub/mine.txt").write_text("mine")
    assert clear(small.output) == ("sub/mine.txt",)
    assert tree(small.output) == {"sub/mine.txt": b"mine"}


def test_a_link_is_not_written_through(small: Small, tmp_path: Path) -> None:
    """Where a link stands in a page's way the build stops, and says so; what it leads to keeps its bytes."""
    small.build()
    folder = Path(page(small, 1)).parts[0]
    victim = tmp_path / "victim"
    shutil.copytree(small.output / folder, victim) if (small.output / folder).is_dir() else victim.mkdir()
    before = tree(victim)
    target = small.output / folder
    shutil.rmtree(target) if target.is_dir() else target.unlink()
    target.symlink_to(victim)
    small.article(1).write_text(ARTICLE.format("Artikel 1", 1) + "Mehr.\n", "utf-8")
    with pytest.raises(OutputError, match=folder):
        small.build()
    with pytest.raises(OutputError, match="is a link"):
        small.publish()
    assert tree(victim) == before


def git(folder: Path, *arguments: str) -> str:
    """Run git there."""
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    return subprocess.run(
        ["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True
    ).stdout


def test_a_checkout_is_filled_and_never_harmed(small: Small) -> None:
    """Builds fill a fresh checkout, again and again, and git finds it sound; publishing would replace it."""
    small.output.mkdir()
    git(small.output, "init", "-q")
    for _ in range(2):
        small.build(DELETE_OUTPUT_DIRECTORY=True)
        git(small.output, "add", "-A")
        git(small.output, "commit", "-q", "--allow-empty", "-m", "x")
    git(small.output, "fsck", "--strict")
    assert len(git(small.output, "log", "--oneline").splitlines()) == 2
    with pytest.raises(OutputError, match="COLONY_DEPLOY"):
        small.publish()


def test_a_checkout_with_other_work_is_refused(small: Small) -> None:
    """A checkout that holds somebody's files gets no page."""
    small.output.mkdir()
    git(small.output, "init", "-q")
    (small.output / "thesis.tex").write_text("mine")
    with pytest.raises(OutputError, match=r"git checkout.*rm -rq"):
        small.build()
    assert {path.name for path in small.output.iterdir()} == {".git", "thesis.tex"}


@pytest.mark.parametrize(
    ("setting", "folder"),
    [
        ("OUTPUT_PATH", "content"),
        ("OUTPUT_PATH", "."),
        ("CACHE_PATH", "output/cache"),
        ("CACHE_PATH", "content"),
    ],
)
def test_folders_that_must_not_meet(setting: str, folder: str, small: Small) -> None:
    """The settings are refused before a single file is written."""
    before = tree(small.root)
    with pytest.raises(SettingsError, match=rf"setting {setting}: .*name a folder"):
        small.build(**{setting: str((small.root / folder).resolve())})
    assert tree(small.root) == before
