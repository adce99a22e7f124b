"""The worker's job: files by their keys, nothing raised, nothing done twice."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pytest

from colony.pictures.encode import encode
from colony.pictures.picture_job import EncodeJob, cache_path, encode_job
from colony.pictures.rendition import Rendition
from colony.storage.files import bytes_digest
from tests.pictures.samples import SETTINGS, flag, planned, saved

DATA = saved(flag(), "JPEG", quality=95)


def job_in(folder: Path, data: bytes = DATA, renditions: tuple[Rendition, ...] | None = None) -> EncodeJob:
    """An order for a picture that lies in a folder; by default the right renditions."""
    source = folder / "hafen.jpg"
    source.write_bytes(data)
    return EncodeJob(
        source_path=str(source),
        cache_root=str(folder / "cache"),
        renditions=planned(data)[1] if renditions is None else renditions,
        max_pixels=SETTINGS.max_pixels,
        max_bytes=SETTINGS.max_bytes,
    )


def test_files_lie_under_their_keys(tmp_path: Path) -> None:
    """Every rendition is at its place, with its bytes and its size, and no temporary file stays."""
    job = job_in(tmp_path)
    result = encode_job(job)
    expected = encode(DATA, job.renditions)
    assert result.code == ""
    assert result.sizes == {save_as: len(data) for save_as, data in expected.items()}
    for item in job.renditions:
        assert cache_path(Path(job.cache_root), item).read_bytes() == expected[item.save_as]
    assert sum(1 for path in tmp_path.glob("cache/**/*") if path.is_file()) == len(job.renditions)


def test_job_travels_to_another_process(tmp_path: Path) -> None:
    """Order and result pass through a process pool, also one that starts from nothing."""
    job = job_in(tmp_path)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(encode_job, job).result().sizes == encode_job(job).sizes


def test_only_what_is_missing_is_made(tmp_path: Path) -> None:
    """Kept files are not touched, a missing or emptied one is made again with the same bytes."""
    job = job_in(tmp_path)
    first = encode_job(job)
    kept, lost, emptied = (cache_path(Path(job.cache_root), item) for item in job.renditions[:3])
    before, bytes_of_lost, bytes_of_emptied = kept.stat(), lost.read_bytes(), emptied.read_bytes()
    lost.unlink()
    emptied.write_bytes(b"")
    assert encode_job(job) == first
    assert kept.stat().st_ino == before.st_ino
    assert (lost.read_bytes(), emptied.read_bytes()) == (bytes_of_lost, bytes_of_emptied)


def test_complete_cache_needs_no_source(tmp_path: Path) -> None:
    """Where everything is kept, the picture's file is not even opened."""
    job = job_in(tmp_path)
    first = encode_job(job)
    Path(job.source_path).unlink()
    assert encode_job(job) == first


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture-empty"),
        (b"x" * (SETTINGS.max_bytes + 1), "picture-too-large"),
        (saved(flag(), "PNG"), "picture-changed"),
    ],
)
def test_faults_are_results(tmp_path: Path, data: bytes, code: str) -> None:
    """A file that is not what was planned gives a code and words, keeps nothing and raises nothing."""
    result = encode_job(job_in(tmp_path, data, planned(DATA)[1]))
    assert (result.code, result.sizes) == (code, {})
    assert result.message
    assert result.remedy
    assert not (tmp_path / "cache").exists()


def test_damaged_file_is_a_result(tmp_path: Path) -> None:
    """Damage that only decoding shows is reported with the picture's path."""
    broken = DATA[:-300]
    renditions = tuple(
        msgspec.structs.replace(item, digest=bytes_digest(broken)) for item in planned(DATA)[1]
    )
    result = encode_job(job_in(tmp_path, broken, renditions))
    assert (result.code, result.path) == ("picture-unreadable", "fotos/Alter Hafen.jpg")


def test_missing_file_and_pipe_are_results(tmp_path: Path) -> None:
    """No file, or a pipe that would wait for ever, is reported at once."""
    job = job_in(tmp_path)
    Path(job.source_path).unlink()
    assert encode_job(job).code == "picture-unreadable"
    os.mkfifo(job.source_path)
    assert encode_job(job).code == "picture-unreadable"


def test_unwritable_cache_is_a_result(tmp_path: Path) -> None:
    """A cache that cannot be written is said to be that, not blamed on the picture."""
    job = job_in(tmp_path)
    Path(job.cache_root).write_text("in the way")
    result = encode_job(job)
    assert result.code == "cache-unwritable"
    assert "{" not in result.message


def test_empty_order(tmp_path: Path) -> None:
    """An order for nothing is done at once."""
    assert encode_job(job_in(tmp_path, renditions=())).sizes == {}
