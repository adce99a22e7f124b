"""Compares the size of Colony's AVIF with another's of the same visual quality.

Looks are measured by SSIMULACRA2, in the implementation of the wheel ``ssimulacra2``, against the
photo itself brought to the rendition's size in one step of full quality. Colony's encoder makes the
picture at several qualities; between those its bytes at the other's very score are interpolated.
"""

from __future__ import annotations

import io
import json
import math
import subprocess
import venv
from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image

from benchmarks.picture_sides import WIDTHS
from benchmarks.sides import RIVALS, install
from colony.pictures import Rendition, encode

SCORER = "ssimulacra2==0.3.0"
LADDER = (30, 37, 44, 51, 58, 66)
"""AVIF qualities at which the size of Colony's files is measured."""

Sized = tuple[str, int]
"""A photo's stem and a width."""


def find(output_root: Path, stems: Iterable[str], ending: str = ".avif") -> dict[Sized, Path]:
    """The renditions of these photos below a folder; the width is the file's own, whatever its name says."""
    wanted = sorted(stems)
    found: dict[Sized, Path] = {}
    for path in sorted(output_root.rglob(f"*{ending}")):
        stem = next((stem for stem in wanted if path.name.startswith(stem)), "")
        if stem:
            with Image.open(path) as image:
                found[stem, image.width] = path
    return found


class Jury:
    """Scores the similarity of pictures, in a virtual environment of its own.

    Args:
        tools: where that is installed.
        folder: for pictures on their way.
    """

    def __init__(self, tools: Path, folder: Path):
        self._python = tools / "ssimulacra2" / "bin" / "python"
        self.folder = folder
        if not self._python.is_file():
            venv.create(tools / "ssimulacra2", with_pip=True, clear=True)
            install([str(self._python.with_name("pip")), "install", "--quiet", SCORER], tools)

    def scores(self, pairs: Sequence[tuple[Path, Path]]) -> list[float]:
        """Similarity of each pair of pictures: 100 for equal ones, 90 for no visible difference."""
        made = [(str(first), str(self._plain(second, place))) for place, (first, second) in enumerate(pairs)]
        answer = subprocess.run(
            [str(self._python), str(RIVALS / "ssimulacra2" / "score.py")],
            input=json.dumps(made),
            capture_output=True,
            text=True,
            check=True,
        )
        return [float(score) for score in json.loads(answer.stdout)]

    def reference(self, photo: Path, width_px: int) -> Path:
        """The photo at a width, without loss."""
        path = self.folder / f"{photo.stem}-{width_px}.png"
        if not path.exists():
            with Image.open(photo) as image:
                size = (width_px, round(image.height * width_px / image.width))
                image.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(path)
        return path

    def _plain(self, picture: Path, place: int) -> Path:
        path = self.folder / f"judged-{place}.png"
        with Image.open(picture) as image:
            image.convert("RGB").save(path)
        return path


class Curve:
    """Colony's bytes over the score, for one photo at one width."""

    def __init__(self, points: Iterable[tuple[float, int]]):
        self._points = sorted(points)

    def bytes_at(self, score: float) -> float:
        """Bytes for this score; beyond the ends the nearest two qualities are continued.

        >>> Curve([(60.0, 100), (70.0, 200)]).bytes_at(65.0)
        141.42135623730948
        """
        above = next(
            (at for at, (known, _) in enumerate(self._points) if known >= score), len(self._points) - 1
        )
        (low, few), (high, many) = self._points[max(above, 1) - 1 : max(above, 1) + 1]
        share = (score - low) / (high - low) if high > low else 0.0
        return math.exp(math.log(few) + share * (math.log(many) - math.log(few)))


def ladder(photo: Path, widths: Sequence[int], speed: int) -> dict[int, list[tuple[int, bytes]]]:
    """Width → (quality, AVIF of Colony) for every quality of :data:`LADDER`."""
    data = photo.read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        width, height = image.size
    steps = tuple((each, round(height * each / width)) for each in sorted(widths, reverse=True))
    orders = [
        Rendition(
            save_as=f"{quality} {size[0]}", path=photo.name, digest="", key="", format="avif",
            width_px=size[0], height_px=size[1], steps_px=steps[: place + 1], quality=quality, speed=speed,
        )
        for quality in LADDER
        for place, size in enumerate(steps)
    ]  # fmt: skip
    made = encode(data, orders)
    return {each: [(quality, made[f"{quality} {each}"]) for quality in LADDER] for each in widths}


def shares(
    jury: Jury,
    photos: Sequence[Path],
    sides: dict[str, Path],
    speed: int,
) -> dict[str, tuple[float, float]]:
    """Side → (Colony's AVIF bytes at that side's scores, divided by that side's; its mean score)."""
    curves = {
        (photo.stem, width): _curve(jury, photo, width, made)
        for photo in photos
        for width, made in ladder(photo, WIDTHS, speed).items()
    }
    found: dict[str, tuple[float, float]] = {}
    for name, output_root in sides.items():
        theirs = find(output_root, [photo.stem for photo in photos])
        places = [(photo, width) for photo in photos for width in WIDTHS if (photo.stem, width) in theirs]
        if not places:
            continue
        paths = [theirs[photo.stem, width] for photo, width in places]
        scores = jury.scores(
            [(jury.reference(*place), path) for place, path in zip(places, paths, strict=True)]
        )
        ours = sum(
            curves[photo.stem, width].bytes_at(score)
            for (photo, width), score in zip(places, scores, strict=True)
        )
        found[name] = (ours / sum(path.stat().st_size for path in paths), sum(scores) / len(scores))
    return found


def _curve(jury: Jury, photo: Path, width: int, made: Sequence[tuple[int, bytes]]) -> Curve:
    paths = []
    for quality, data in made:
        paths.append(jury.folder / f"ladder-{quality}.avif")
        paths[-1].write_bytes(data)
    scores = jury.scores([(jury.reference(photo, width), path) for path in paths])
    return Curve(zip(scores, (len(data) for _, data in made), strict=True))
