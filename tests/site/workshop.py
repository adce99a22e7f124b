"""A small site to take apart: 30 articles by three authors, three photos, a page, a copy of the theme."""

from __future__ import annotations

import shutil
import textwrap
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from colony.pelican_bridge import load_config
from colony.site import Built, build
from tests.site.running import NOW, ROOT, SAMPLE

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

    def build(self, output: Path | None = None, cache: Path | None = None) -> Built:
        """Build in this process."""
        overrides = {
            "OUTPUT_PATH": str(output or self.output),
            "CACHE_PATH": str(cache or self.root / "cache"),
        }
        return build(load_config(self.root / "settings.py", overrides))

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
    own = SETTINGS.format(now=NOW, executor=executor)
    (root / "settings.py").write_text(f"{SAMPLE}\n{own}", "utf-8")
    return site
