"""The programs that make pictures in the benchmark: how each is installed and called."""

from __future__ import annotations

import shutil
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import NOW
from benchmarks.sides import RIVALS, ROOT, hugo_binary, install, installed, node_binary

WIDTHS = (400, 800, 1600)
"""Of the renditions in pixels; the settings below ``rivals/`` name them too."""

IMAGE_PROCESS = "pelican-image-process==3.4.0"


@dataclass(frozen=True, kw_only=True)
class Maker:
    """One side: what it is called, the command that makes all pictures, and where they are then."""

    label: str
    command: tuple[str, ...]
    folder: Path
    output_root: Path
    cache_root: Path | None = None


def colony(photos: Path, folder: Path, _tools: Path) -> Maker:
    """Colony's whole build of a portal with one gallery, at the quality of publishing."""
    return _colony("Colony", "published", photos, folder)


def colony_preview(photos: Path, folder: Path, _tools: Path) -> Maker:
    """The same at the preview's quality."""
    return _colony("Colony, preview", "settings", photos, folder)


def _colony(label: str, settings: str, photos: Path, folder: Path) -> Maker:
    gallery, output, cache = folder / "content/galleries/fotos", folder / "output", folder / "cache"
    gallery.mkdir(parents=True)
    (gallery / "index.md").write_text(
        "---\ntitle: Fotos\ndate: 2026-01-01\n---\n\nProbe.\n", encoding="utf-8"
    )
    link_all(photos, gallery)
    command = (
        sys.executable, "-m", "invoke", "--search-root", str(ROOT), "build",
        "--settings", str(RIVALS / "colony_pictures" / f"{settings}.py"),
        "--content", str(folder / "content"), "--output", str(output), "--cache", str(cache), "--now", NOW,
    )  # fmt: skip
    return Maker(label=label, command=command, folder=folder, output_root=output, cache_root=cache)


def eleventy_img(photos: Path, folder: Path, tools: Path) -> Maker:
    """eleventy-img, with its own qualities and concurrency."""
    return _node("eleventy-img", "defaults.js", photos, folder, tools)


def by_hand(photos: Path, folder: Path, tools: Path) -> Maker:
    """sharp, the library that eleventy-img uses, called in the fastest way."""
    return _node("sharp by hand", "by-hand.js", photos, folder, tools)


def _node(label: str, script: str, photos: Path, folder: Path, tools: Path) -> Maker:
    place = tools / "eleventy-img"
    if not (place / "node_modules" / "sharp").is_dir():
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(RIVALS / "eleventy-img" / "package.json", place)
        install([installed("npm"), "install", "--silent", "--no-audit", "--no-fund"], place)
    shutil.copy(RIVALS / "eleventy-img" / script, place)
    folder.mkdir(parents=True)
    output, widths = folder / "output", ",".join(map(str, WIDTHS))
    command = (node_binary(), str(place / script), str(photos), str(output), widths)
    return Maker(label=label, command=command, folder=folder, output_root=output)


def hugo(photos: Path, folder: Path, tools: Path) -> Maker:
    """Hugo's own image processing, as its documentation calls it."""
    site, output = folder / "site", folder / "output"
    shutil.copytree(RIVALS / "hugo-pictures", site)
    (site / "assets/fotos").mkdir(parents=True)
    link_all(photos, site / "assets/fotos")
    command = (
        hugo_binary(tools), "--source", str(site), "--destination", str(output),
        "--cacheDir", str(folder / "cache"), "--noBuildLock",
    )  # fmt: skip
    return Maker(label="Hugo", command=command, folder=folder, output_root=output)


def image_process(photos: Path, folder: Path, tools: Path) -> Maker:
    """Stock Pelican with its plugin for pictures."""
    environment = tools / "image-process"
    if not (environment / "bin" / "pelican").is_file():
        venv.create(environment, with_pip=True, clear=True)
        wanted = ["pelican[markdown]", IMAGE_PROCESS]
        install([str(environment / "bin" / "pip"), "install", "--quiet", *wanted], environment)
    content, output = folder / "content", folder / "output"
    (content / "fotos").mkdir(parents=True)
    link_all(photos, content / "fotos")
    pictures = "\n".join(
        f'<img class="image-process-{name}" src="{{static}}/fotos/{photo.name}" alt="">'
        for photo in sorted(photos.iterdir())
        for name in ("avif", "webp", "jpeg")
    )
    (content / "fotos.md").write_text(
        f"Title: Fotos\nDate: 2026-01-01\nCategory: Fotos\n\n{pictures}\n", encoding="utf-8"
    )
    command = (
        str(environment / "bin" / "pelican"), str(content), "--output", str(output), "--settings",
        str(RIVALS / "image_process" / "settings.py"), "--cache-path", str(folder / "cache"), "--quiet",
    )  # fmt: skip
    return Maker(label="image-process", command=command, folder=folder, output_root=output)


def link_all(photos: Path, folder: Path) -> None:
    """Put the photos into a folder; links to the same bytes, where the file system has them."""
    for photo in sorted(photos.iterdir()):
        try:
            (folder / photo.name).hardlink_to(photo)
        except OSError:
            shutil.copy(photo, folder)


MAKERS: dict[str, Callable[[Path, Path, Path], Maker]] = {
    "colony": colony,
    "colony-preview": colony_preview,
    "eleventy-img": eleventy_img,
    "sharp": by_hand,
    "hugo": hugo,
    "image-process": image_process,
}
"""Name → what lays a side out: photos, an empty folder for it, the folder of tools."""
