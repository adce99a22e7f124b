"""The pool: workers that die, hang, panic or eat memory, and everybody else's results."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import util
from pathlib import Path

import pytest

from colony.work.executors import Limits, Lost, crew
from colony.work.worker_pool import Pool

NUMBERS = list(range(12))
POISON = 5


class Panic(BaseException):
    """What a library of Rust raises."""


class AwkwardError(Exception):
    """An error that cannot be put together again from its arguments."""

    def __init__(self, first: str, second: str):
        super().__init__(f"{first} {second}")


def killed(number: int) -> int:
    """A job whose worker the kernel kills at five, as it does when memory runs out."""
    if number == POISON:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def segfault(number: int) -> int:
    """A job that reads where nothing is at five."""
    if number == POISON:
        signal.signal(signal.SIGSEGV, signal.SIG_DFL)  # pytest's fault handler would write to the terminal
        ctypes.string_at(0)
    return number


def leaves(number: int) -> int:
    """A job that ends its process without a word at five."""
    if number == POISON:
        os._exit(3)
    return number


def computes(number: int) -> int:
    """A job that never ends at five."""
    while number == POISON:
        sum(range(10_000))
    return number


def sleeps(number: int) -> int:
    """A job that waits for ever at five."""
    time.sleep(600 if number == POISON else 0)
    return number


def panics(number: int) -> int:
    """A job that raises what no ``except Exception`` catches, at five."""
    if number == POISON:
        raise Panic("index out of range")
    return number


def hoards(number: int) -> int:
    """A job that takes a gigabyte at five."""
    return number if number != POISON else len(bytearray(10**9))


def once(path: str) -> str:
    """A job that kills its first worker and does well with the second."""
    mark = Path(path)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return mark.name


def awkward(number: int) -> int:
    """A job that raises what does not pass through a pipe."""
    raise AwkwardError(str(number), "was it")


def answers_of(batch: list[int]) -> list[int]:
    """A job of several items."""
    return [killed(number) for number in batch]


LETHAL = [
    (killed, Limits(cpu_s=60), "killed"),
    (segfault, Limits(cpu_s=60), "crash"),
    (leaves, Limits(cpu_s=60), "crash"),
    (computes, Limits(cpu_s=0.3), "time"),
    (sleeps, Limits(cpu_s=0.03), "time"),
    (panics, Limits(cpu_s=60), "crash"),
    (hoards, Limits(cpu_s=60, memory_bytes=200_000_000), "memory"),
]


@pytest.fixture
def pool() -> Iterator[Pool]:
    """Two workers."""
    made = Pool(2)
    yield made
    made.close()


@pytest.mark.parametrize(("job", "limits", "cause"), LETHAL, ids=lambda each: getattr(each, "__name__", ""))
def test_a_lethal_job_costs_nobody_else_a_result(job: object, limits: Limits, cause: str) -> None:
    """However a worker ends, the job that ended it is told of with the cause, and all others have results."""
    assert callable(job)
    with crew("processes") as workers:
        results = dict(workers.run(job, NUMBERS, limits=limits))
    lost = results.pop(POISON)
    assert isinstance(lost, Lost)
    assert lost.cause == cause
    assert results == {number: number for number in NUMBERS if number != POISON}


def test_a_lethal_job_alone_does_not_take_the_build_along() -> None:
    """A single job with limits runs in a worker, too."""
    with crew("processes") as workers:
        ((_, result),) = workers.run(killed, [POISON], limits=Limits(cpu_s=60))
    assert result == Lost("killed", "SIGKILL")


def test_an_accident_is_forgiven(tmp_path: Path) -> None:
    """A job whose worker was killed is run again, and counts only when it happens twice."""
    jobs = [str(tmp_path / str(number)) for number in range(3)]
    told: list[int] = []
    with crew("processes") as workers:
        assert dict(workers.run(once, jobs, told.append)) == {0: "0", 1: "1", 2: "2"}
    assert told == [1, 2, 3]


def test_a_lethal_batch_is_taken_apart() -> None:
    """Of a batch that kills its worker every item but the lethal one comes through."""
    batches = [NUMBERS[:4], NUMBERS[4:8], NUMBERS[8:]]
    told: list[int] = []
    with crew("processes") as workers:
        found = list(workers.run_batches(answers_of, batches, list, told.append, Limits(cpu_s=60)))
    lost = [batch for batch, result in found if isinstance(result, Lost)]
    answers = [number for _, result in found if not isinstance(result, Lost) for number in result]
    assert lost == [[POISON]]
    assert sorted(answers) == [number for number in NUMBERS if number != POISON]
    assert told == sorted(set(told))
    assert told[-1] == len(NUMBERS)


def test_an_error_that_does_not_travel_is_told_all_the_same(pool: Pool) -> None:
    """The message and the worker's traceback arrive, whatever the class's constructor wants."""
    # RuntimeError, unless a library loaded beside us (distributed's tblib) taught all errors to travel.
    with pytest.raises((RuntimeError, AwkwardError), match="7 was it") as caught:
        list(pool.run(awkward, [7]))
    assert "in awkward" in caught.value.__notes__[0]


def test_workers_that_died_in_their_sleep_are_replaced(pool: Pool) -> None:
    """A worker killed between two rounds is nobody's fault."""
    assert sorted(pool.run(killed, [1, 2, 3])) == [(0, 1), (1, 2), (2, 3)]
    for worker in pool._idle:
        worker.process.kill()
        worker.process.join()
    assert sorted(pool.run(killed, [1, 2, 3])) == [(0, 1), (1, 2), (2, 3)]


def test_a_round_given_up_leaves_no_worker_behind(pool: Pool) -> None:
    """Who stops in the midst of the results gets none of them in the next round."""
    for _ in pool.run(sleeps, [1, POISON, POISON]):
        break
    assert dict(pool.run(killed, [8, 9])) == {0: 8, 1: 9}


def test_limits_end_with_their_job(pool: Pool) -> None:
    """A worker that did a limited job may take all the time and memory in the next."""
    assert dict(pool.run(hoards, [1, 2], Limits(cpu_s=0.5, memory_bytes=10_000_000))) == {0: 1, 1: 2}
    assert dict(pool.run(hoards, [POISON])) == {0: 10**9}


def test_causes_are_said_in_the_sites_language() -> None:
    """German for German sites, English for all others."""
    assert Lost("crash", "SIGSEGV").words("de") == "Absturz (SIGSEGV)"
    assert Lost("time").words("fr") == "it computes for too long"


def takes_its_time_to_leave(number: int) -> int:
    """A job after which the worker's last steps take half a second."""
    util.Finalize(None, time.sleep, args=(0.5,), exitpriority=1)
    return number


def test_a_worker_that_is_asked_to_end_twice_ends_quietly(capfd: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C in the preview asks each worker, and so does the build that it ends."""
    pool = Pool(1)
    assert list(pool.run(takes_its_time_to_leave, [1])) == [(0, 1)]
    process = pool._idle[0].process
    process.terminate()
    time.sleep(0.2)
    pool.close()
    assert "Traceback" not in capfd.readouterr().err
