"""A folder of broken pictures: the build lives, within its memory, and names every one of them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from benchmarks import measure
from tests.pictures.malformed import MAX_BYTES, MAX_PIXELS, write_malformed
from tests.site.running import NOW, ROOT, SAMPLE, invoke, said

MEMORY_BYTES = 600 * 2**20


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A content folder with an article that shows every malformed file, one a line, and their names."""
    root = tmp_path_factory.mktemp("kaputt")
    (root / "content/articles").mkdir(parents=True)
    folder = root / "content/bilder"
    folder.mkdir()
    names = write_malformed(folder)
    shown = "\n".join(f"![Bild](/bilder/{name})\n" for name in names)
    head = "---\ntitle: Kaputte Bilder\ndate: 2026-01-01\ncategory: Werkstatt\n---\n"
    (root / "content/articles/kaputt.md").write_text(head + shown, encoding="utf-8")
    settings = {
        "PATH": str(root / "content"),
        "THEME": str(ROOT / "theme"),
        "SITENAME": "Probe",
        "SITEURL": "",
        "STATIC_PATHS": [],
        "COLONY_PICTURE_MAX_BYTES": MAX_BYTES,
        "COLONY_PICTURE_MAX_PIXELS": MAX_PIXELS,
        "COLONY_NOW": NOW,
    }
    lines = [SAMPLE, *(f"{key} = {value!r}\n" for key, value in settings.items())]
    (root / "settings.py").write_text("".join(lines), encoding="utf-8")
    lines.append("SITEURL = 'https://probe.example'\n")
    (root / "public.py").write_text("".join(lines), encoding="utf-8")
    return root, names


def test_every_broken_picture_is_named_and_the_build_lives(content: tuple[Path, list[str]]) -> None:
    """Of more than forty bad files each is in the findings; memory of all processes stays below its bound."""
    root, bad = content
    assert len(bad) >= 40
    command = (sys.executable, "-m", "invoke", "--search-root", str(ROOT))
    log = root / "log"
    seen = measure.run((*command, "build", *_options(root, "settings.py", "output")), root, log, "closely")
    told = log.read_text(encoding="utf-8")
    assert [name for name in bad if not re.search(rf"bilder/{re.escape(name)}[: ]", told)] == []
    assert "Traceback" not in told
    assert 0 < seen.peak_bytes < MEMORY_BYTES
    page = (root / "output/artikel/kaputte-bilder/index.html").read_text("utf-8")
    assert page.count("Bild%20fehlt") == len(bad), "an honest placeholder stands for each"
    assert not any("geheim" in path.name for path in (root / "output").rglob("*"))


def test_broken_pictures_stop_publishing(content: tuple[Path, list[str]]) -> None:
    """What the preview shows a placeholder for does not go out to readers."""
    root, _ = content
    done = invoke("publish", *_options(root, "public.py", "public"))
    assert done.returncode == 1, said(done)
    assert "picture-unreadable" in done.stderr
    assert not (root / "public").exists()


def _options(root: Path, settings: str, output: str) -> tuple[str, ...]:
    places = {"settings": settings, "output": output, "cache": "cache"}
    return tuple(word for name, place in places.items() for word in (f"--{name}", str(root / place)))
