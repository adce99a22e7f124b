"""Where work runs: in this process, in a pool, on a cluster; the same results everywhere."""

from __future__ import annotations

import math
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from colony.work.executors import crew

NUMBERS = list(range(25))


def squared(number: int) -> int:
    """A job."""
    return number * number


def failing(number: int) -> int:
    """A job that fails at three."""
    if number == 3:
        raise ValueError("three")
    return number


def own_process(_: int) -> int:
    """A job that tells where it ran."""
    return os.getpid()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A Dask scheduler with one worker, each a process of its own, as ``COLONY_EXECUTOR`` would name it."""
    pytest.importorskip("distributed", reason="the executor for more than one machine is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    scheduler = ["dask_scheduler", "--host", "127.0.0.1", "--port", address.partition(":")[2], "--no-show"]
    worker = ["dask_worker", f"tcp://{address}", "--host", "127.0.0.1", "--no-nanny", "--nthreads", "1"]
    with (tmp_path / "log").open("w") as log:
        started = [
            subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{name}", *rest, "--no-dashboard"],
                stdout=log,
                stderr=log,
                cwd=tmp_path,
            )
            for name, *rest in (scheduler, worker)
        ]
        yield f"dask://{address}"
        for process in started:
            process.terminate()
            process.wait()


@pytest.mark.parametrize("kind", ["serial", "processes"])
def test_results_come_with_the_index_of_their_job(kind: str) -> None:
    """Whoever finishes first, each result is found under its job, and progress counts every one."""
    told: list[int] = []
    with crew(kind) as workers:
        results = dict(workers.run(squared, NUMBERS, told.append))
        assert workers.shares_disk
    assert results == {index: number * number for index, number in enumerate(NUMBERS)}
    assert told == list(range(1, len(NUMBERS) + 1))


def test_progress_of_batches_counts_their_items() -> None:
    """What is done is told in the things that people know, not in batches."""
    told: list[int] = []
    with crew("serial") as workers:
        found = list(workers.run_batches(sum, [[1, 2, 3], [4, 5]], list, told.append))
    assert (found, told) == ([([1, 2, 3], 6), ([4, 5], 9)], [3, 5])


def test_a_cluster_gives_the_same_results(cluster: str) -> None:
    """Workers of a cluster do not see this disk, and the results are those of any other crew."""
    with crew(cluster) as workers:
        assert not workers.shares_disk
        assert dict(workers.run(math.factorial, NUMBERS)) == {
            number: math.factorial(number) for number in NUMBERS
        }
        assert dict(workers.run(squared, [])) == {}


@pytest.mark.parametrize("kind", ["serial", "processes"])
def test_a_job_that_fails_says_so(kind: str) -> None:
    """The exception of a job arrives where its result is asked for."""
    with crew(kind) as workers, pytest.raises(ValueError, match="three"):
        dict(workers.run(failing, NUMBERS))


def test_a_single_job_starts_no_pool() -> None:
    """One job runs in this process; several run elsewhere."""
    with crew("processes") as workers:
        assert dict(workers.run(own_process, [0])) == {0: os.getpid()}
        assert os.getpid() not in dict(workers.run(own_process, NUMBERS)).values()


def test_a_crew_works_again_and_again() -> None:
    """A build asks its crew several times: to read, to look at pictures, to render."""
    with crew("processes") as workers:
        assert [dict(workers.run(squared, [1, 2])) for _ in range(3)] == [{0: 1, 1: 4}] * 3
