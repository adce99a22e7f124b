"""The picture bench's own parts: photos, curves, what counts as reached."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.photos import photo, write_photos
from benchmarks.picture_quality import Curve, find
from benchmarks.picture_sides import MAKERS
from benchmarks.picture_table import goals, render
from benchmarks.pictures import Made, PictureReport, UnknownMakerError, main
from benchmarks.results import Sample

SMALL = (160, 120)


def test_photos_are_the_same_each_time_and_differ_from_each_other(tmp_path: Path) -> None:
    """A seed stands for its photo, and they have the detail that makes a photo heavy."""
    assert photo(1, SMALL) == photo(1, SMALL)
    assert photo(1, SMALL) != photo(2, SMALL)
    write_photos(tmp_path, 2, size=SMALL)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["foto-0001.jpg", "foto-0002.jpg"]
    image = Image.open(io.BytesIO(photo(1, SMALL)))
    assert image.size == SMALL
    assert len(image.getcolors(image.width * image.height) or ()) > 5_000


@pytest.mark.parametrize(("score", "expected"), [(60, 100), (70, 200), (65, 141.4), (80, 400), (50, 50)])
def test_bytes_between_and_beyond_the_known_scores(score: float, expected: float) -> None:
    """Bytes grow by the same factor with each point, also beyond the ends."""
    assert Curve([(70.0, 200), (60.0, 100)]).bytes_at(score) == pytest.approx(expected, rel=1e-3)


def test_renditions_are_found_by_stem_and_true_width(tmp_path: Path) -> None:
    """Whatever a generator calls its files, the photo and the width tell them apart."""
    for name, width in (("foto-0001-abc-9.avif", 40), ("foto-0001_hu_x.avif", 20), ("andere.avif", 40)):
        Image.new("RGB", (width, 30)).save(tmp_path / name)
    assert set(find(tmp_path, ["foto-0001"])) == {("foto-0001", 40), ("foto-0001", 20)}


def made(label: str, seconds: float, share: float = 0.0) -> Made:
    """A side that took so long."""
    sample = Sample(wall_seconds=seconds, cpu_seconds=seconds, peak_bytes=2**20)
    return Made(label=label, sample=sample, share=share)


def test_goals_tell_what_was_reached() -> None:
    """Throughput is the others' time over ours; bytes and memory may not exceed their bars."""
    report = PictureReport(size=10, cores=2, replaced=6, replaced_due=6)
    report.sides = {"colony": made("Colony", 10), "eleventy-img": made("eleventy-img", 39, share=1.05)}
    reached = {name: word for name, *_, word in goals(report)}
    assert reached == {
        "throughput, Colony against eleventy-img": "no",
        "AVIF bytes at equal SSIMULACRA2, against eleventy-img": "yes",
        "peak memory of Colony, MiB": "yes",
        "one photo replaced among many, files encoded": "yes",
    }
    assert "eleventy-img" in render(report)


def test_an_unknown_side_is_refused_before_anything_is_done() -> None:
    """A misspelt name costs no photos."""
    with pytest.raises(UnknownMakerError, match="'gimp'; name some of colony"):
        main(60, only="colony,gimp")
    assert "colony" in MAKERS
