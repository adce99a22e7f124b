"""``invoke bench.pictures``: the same photos through Colony and others, side by side in one run."""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from PIL import Image

from benchmarks import measure
from benchmarks.measure import RunError
from benchmarks.photos import write_photos
from benchmarks.picture_quality import Jury, find, shares
from benchmarks.picture_sides import MAKERS, Maker, colony
from benchmarks.picture_table import render
from benchmarks.results import RESULTS, Sample
from benchmarks.sides import ROOT, NotAvailableError
from colony.settings import own_defaults

TOOLS = ROOT / ".cache" / "bench"
JUDGED = 3
"""Photos whose renditions are scored: each costs some twenty pictures' worth of that."""

MANY = 1_000
"""Photos of the portal in which one is replaced."""


class UnknownMakerError(ValueError):
    """``only`` names an unknown side."""


@dataclass(kw_only=True)
class Made:
    """The measurements of one side."""

    label: str
    sample: Sample
    files: int = 0
    """AVIF files that were made."""
    avif_bytes: int = 0
    score: float = 0.0
    """Mean SSIMULACRA2 score of its AVIF; 0 if it was not measured."""
    share: float = 0.0
    """Colony's AVIF bytes at this side's scores, divided by this side's bytes."""


@dataclass(kw_only=True)
class PictureReport:
    """A run of the bench."""

    size: int
    cores: int
    photo_bytes: int = 0
    sides: dict[str, Made] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    second: Sample | None = None
    """Colony's second run with nothing changed."""
    second_decoded: int = 0
    """Pictures that it looked into or encoded."""
    replaced: int = 0
    """Renditions encoded after one photo of :data:`MANY` was replaced."""
    replaced_due: int = 0
    """Renditions that this photo has."""


def main(
    size: int, json_path: str = "", only: str = "", *, many: int = MANY, judged: int = JUDGED
) -> PictureReport:
    """Measure, print the table and keep the report.

    Args:
        size: photos of 12 megapixels.
        json_path: a file to write the report to as well; it is always kept in ``benchmarks/results``.
        only: names of sides, separated by commas; all where empty.
        many: photos of the portal in which one is replaced.
        judged: photos whose renditions are scored; 0 for none.

    Raises:
        UnknownMakerError: ``only`` names one that is not known; nothing was done.
    """
    asked = {name.strip() for name in only.split(",") if name.strip()}
    if unknown := sorted(asked - MAKERS.keys()):
        raise UnknownMakerError(f"there is no side {unknown[0]!r}; name some of {', '.join(MAKERS)}.")
    report = PictureReport(size=size, cores=len(os.sched_getaffinity(0)))
    folder = Path(tempfile.mkdtemp(prefix="colony-bench-"))
    try:
        photos = folder / "photos"
        _say(f"making {size} photos")
        write_photos(photos, size)
        report.photo_bytes = sum(path.stat().st_size for path in photos.iterdir())
        _race(report, [name for name in MAKERS if not asked or name in asked], photos, folder)
        if "colony" in report.sides and many:
            _replace_one(report, folder / "many", many)
        if judged:
            _judge(report, sorted(photos.iterdir())[:judged], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    _keep(report, json_path)
    return report


def _race(report: PictureReport, names: Sequence[str], photos: Path, folder: Path) -> None:
    for name in names:
        log = folder / f"{name}.log"
        try:
            maker = MAKERS[name](photos, folder / name, TOOLS)
            _say(f"{maker.label}: {report.size} photos")
            sample = measure.run(maker.command, maker.folder, log, "gently")
        except (NotAvailableError, RunError) as error:
            report.skipped[name] = str(error)
            continue
        made = find(maker.output_root, [path.stem for path in photos.iterdir()])
        report.sides[name] = Made(
            label=maker.label,
            sample=sample,
            files=len(made),
            avif_bytes=sum(path.stat().st_size for path in made.values()),
        )
        if name == "colony":
            report.second = measure.run(maker.command, maker.folder, log, "no")
            report.second_decoded = _counted(log)


def _counted(log: Path) -> int:
    """Pictures that a build of Colony says it has looked into or encoded."""
    said = [line.rpartition(": ") for line in log.read_text(encoding="utf-8").splitlines()]
    return sum(int(count) for label, _, count in said if label in ("picture facts", "pictures"))


def _replace_one(report: PictureReport, folder: Path, many: int) -> None:
    _say(f"one photo replaced among {many:,}")
    small = folder / "photos"
    small.mkdir(parents=True)
    for number in range(many):
        (small / f"foto-{number:04}.jpg").write_bytes(_small(number))
    maker = colony(small, folder / "site", TOOLS)
    log = folder / "log"
    measure.run(maker.command, maker.folder, log, "no")
    before = _cached(maker)
    photo = maker.folder / "content/galleries/fotos" / f"foto-{many // 2:04}.jpg"
    photo.unlink()  # a link to the first bytes
    photo.write_bytes(_small(many + 1))
    measure.run(maker.command, maker.folder, log, "no")
    report.replaced = len(_cached(maker) - before)
    report.replaced_due = 2 * 3  # widths up to its own, formats


def _small(seed: int) -> bytes:
    """A photo of 600 pixels: one width below its own."""
    cells = Image.frombytes("RGB", (12, 9), random.Random(seed).randbytes(12 * 9 * 3))
    stream = io.BytesIO()
    cells.resize((600, 450), Image.Resampling.BICUBIC).save(stream, "JPEG", quality=80)
    return stream.getvalue()


def _cached(maker: Maker) -> set[tuple[str, int]]:
    """Every file of the cache of pictures with its time: one written again counts as another."""
    assert maker.cache_root is not None
    root = maker.cache_root / "pictures"
    return {(path.name, path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


def _judge(report: PictureReport, photos: Sequence[Path], folder: Path) -> None:
    outputs = {name: folder / name / "output" for name in report.sides}
    _say(f"looking at the pictures of {len(photos)} photos")
    place = folder / "judged"
    place.mkdir()
    try:
        jury = Jury(TOOLS, place)
    except NotAvailableError as error:
        report.skipped["SSIMULACRA2"] = str(error)
        return
    speed = int(own_defaults("de")["COLONY_PICTURE_AVIF_SPEED"])
    try:
        found = shares(jury, photos, outputs, speed)
    except subprocess.CalledProcessError as error:  # all that was timed is worth keeping
        report.skipped["SSIMULACRA2"] = (error.stderr or str(error)).strip().splitlines()[-1]
        return
    for name, (share, score) in found.items():
        report.sides[name].share, report.sides[name].score = share, score


def _keep(report: PictureReport, json_path: str) -> None:
    data = msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"
    for path in (RESULTS / f"pictures-{report.size}.json", *([Path(json_path)] if json_path else [])):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print()
    print(render(report), end="")


def _say(text: str) -> None:
    print(f"bench: {text}", flush=True)
