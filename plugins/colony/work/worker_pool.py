"""Forked workers: if one dies, only its own job is lost.

The standard library's pool breaks as a whole when a worker is killed, and does not say at which
job. Here each worker has its own pipe: if the pipe ends, that worker's job is lost, its exit code
tells why, and a new worker replaces it. The process that forks must run no threads.
"""

from __future__ import annotations

import contextlib
import copy
import gc
import itertools
import multiprocessing
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import FrameType
from typing import Any, Literal, NamedTuple, TypeVar

from colony.locale import choose

J = TypeVar("J")
R = TypeVar("R")

LEAVE_S = 5.0
"""Seconds that a worker gets to close its files and end before it is killed."""

WALL_PER_CPU = 20
"""Limit by the clock, as a multiple of ``cpu_s``: it ends a job that waits for ever without computing."""

_CAUSES = {
    "time": {"de": "es rechnet zu lange", "en": "it computes for too long"},
    "memory": {"de": "es braucht zu viel Speicher", "en": "it takes too much memory"},
    "killed": {
        "de": "abgebrochen, meist weil der Speicher ausging",
        "en": "killed, mostly since memory ran out",
    },
    "crash": {"de": "Absturz", "en": "it crashed"},
}


class Limits(NamedTuple):
    """Time and memory that one job may use; 0 for no limit."""

    cpu_s: float = 0.0
    memory_bytes: int = 0
    """Address space beyond what the worker has when the job begins. Enforced only on systems with /proc."""


class Lost(NamedTuple):
    """Stands in for the result of a job that killed its worker or exceeded its limits."""

    cause: Literal["time", "memory", "killed", "crash"]
    detail: str = ""
    """Name of the signal, or of the exception."""

    def words(self, lang: str) -> str:
        """The cause as a phrase for the author of the file: German, or English for any other language."""
        words = choose(lang, _CAUSES[self.cause])
        return f"{words} ({self.detail})" if self.detail else words


class _Failure(NamedTuple):
    """The exception that a job raised."""

    error: Exception


class _Ended(BaseException):
    """Raised in a worker that is asked to end while it runs a job."""


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, siblings: Sequence[Connection]):
        context = multiprocessing.get_context("fork")
        self.link, far_end = context.Pipe()
        inherited = [self.link, *siblings]
        self.process = context.Process(target=_work, args=(far_end, inherited), daemon=True)
        # Ctrl+C between the fork and the worker's first line would print a traceback.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        # The worker's garbage collector must not visit inherited objects: that would copy all of them.
        gc.freeze()
        try:
            self.process.start()
        finally:
            gc.unfreeze()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        far_end.close()

    def end(self) -> None:
        """Ask the process to end, also during a job."""
        self.process.terminate()
        self.process.join(LEAVE_S)
        self.forget()

    def forget(self) -> int:
        """Wait for the process to end, kill it if it does not, and close its pipe.

        Returns:
            The exit code; the negated number of the signal if a signal ended the process.
        """
        self.link.close()
        self.process.join(LEAVE_S)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        self.process.close()
        return code


class Pool:
    """Workers, forked when there is a job for them and kept until :meth:`close`.

    Args:
        width: how many jobs run at once.
    """

    def __init__(self, width: int):
        self._width = width
        self._idle: list[_Worker] = []

    def run(
        self,
        job: Callable[[J], R],
        jobs: Iterable[J],
        limits: Limits | None = None,
        *,
        at_once: int | None = None,
    ) -> Iterator[tuple[int, R | Lost]]:
        """Run all jobs; yield (index of the job, its result) as each finishes.

        Args:
            job: a module-level function.
            jobs: its arguments, one for each call; taken when a worker is free or soon will be.
            limits: time and memory that each job may use.
            at_once: how many may run at once, if fewer than there are workers.

        Raises:
            Exception: whatever a job raised; the remaining jobs are given up.
        """
        waiting = enumerate(jobs)
        ready: list[tuple[int, J]] = []
        places = min(self._width, at_once or self._width)
        busy: dict[Any, tuple[_Worker, int]] = {}
        finished: list[tuple[int, R | Lost]] = []
        try:
            while True:
                for index, argument in itertools.islice(_taken(ready, waiting), places - len(busy)):
                    worker = self._give((job, argument, limits or Limits()), list(busy))
                    busy[worker.link] = (worker, index)
                # Yielded only after new jobs are handed out, so that no worker idles while the caller works.
                yield from finished
                if not busy:
                    return
                finished = []
                # While all workers are busy, the next jobs are prepared, so that none waits for its job.
                while len(ready) < places and not wait(list(busy), timeout=0):
                    more = list(itertools.islice(waiting, 1))
                    if not more:
                        break
                    ready += more
                for link in wait(list(busy)):
                    worker, index = busy.pop(link)
                    result = self._take(worker)
                    if isinstance(result, _Failure):
                        raise result.error
                    finished.append((index, result))
        finally:
            for worker, _ in busy.values():
                worker.end()

    def close(self) -> None:
        """End the workers."""
        for worker in self._idle:
            worker.end()
        self._idle.clear()

    def _give(self, order: tuple[Callable[[J], R], J, Limits], busy: list[Connection]) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            try:
                worker.link.send(order)
            except OSError:  # it died while it had no job
                worker.forget()
            else:
                return worker
        worker = _Worker([*busy, *(other.link for other in self._idle)])
        # A worker that dies before it reads its first job is noticed when its result is read.
        with contextlib.suppress(OSError):
            worker.link.send(order)
        return worker

    def _take(self, worker: _Worker) -> Any:
        try:
            result = worker.link.recv()
        except (EOFError, OSError):
            return _cause(worker.forget())
        self._idle.append(worker)
        return result


def _taken(ready: list[J], waiting: Iterator[J]) -> Iterator[J]:
    """Yield the prepared jobs, removing each from the list, and then the waiting ones."""
    while ready:
        yield ready.pop(0)
    yield from waiting


def _cause(code: int) -> Lost:
    name = signal.Signals(-code).name if code < 0 else f"exit {code}"
    if name in ("SIGPROF", "SIGALRM", "SIGXCPU"):
        return Lost("time")
    return Lost("killed" if name == "SIGKILL" else "crash", name)


def _work(link: Connection, inherited: Sequence[Connection]) -> None:
    """What a worker runs: one job after another until the other end of the pipe is closed."""
    for other in inherited:  # an inherited copy of a pipe's end would hide that the other end is closed
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches every process; the builder decides
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    for name in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(name, signal.SIG_DFL)  # ends the process, also in the midst of a library's loop
    with contextlib.suppress(_Ended, EOFError, OSError):
        signal.signal(signal.SIGTERM, _end)
        while True:
            job, argument, limits = link.recv()
            link.send(_outcome(job, argument, limits))


def _end(_number: int, _frame: FrameType | None) -> None:
    # A second request during the exit would print a traceback.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise _Ended


def _outcome(job: Callable[[J], R], argument: J, limits: Limits) -> R | Lost | _Failure:
    try:
        with _limited(limits):
            return job(argument)
    except MemoryError:
        return Lost("memory")
    except Exception as error:  # noqa: BLE001 - handed on, and raised where the result is asked for
        return _Failure(_portable(error))
    except _Ended:
        raise
    except BaseException as error:  # noqa: BLE001 - a library of Rust that panics raises one of these
        return Lost("crash", f"{type(error).__name__}: {error}")


def _portable(error: Exception) -> Exception:
    """The error, or a RuntimeError in its place, that can be pickled; the worker's traceback is its note."""
    try:
        portable = copy.copy(error)  # fails where putting it together again at the other end would
    except Exception:  # noqa: BLE001 - any class may have any constructor
        portable = RuntimeError(f"{type(error).__name__}: {error}")
    portable.add_note("".join(traceback.format_exception(error)))
    return portable


@contextlib.contextmanager
def _limited(limits: Limits) -> Iterator[None]:
    """Run the block under the limits: the system ends the process after the time and refuses more memory."""
    with _within_memory(limits.memory_bytes):
        signal.setitimer(signal.ITIMER_PROF, limits.cpu_s)
        signal.setitimer(signal.ITIMER_REAL, limits.cpu_s * WALL_PER_CPU)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)


@contextlib.contextmanager
def _within_memory(more_bytes: int) -> Iterator[None]:
    taken = Path("/proc/self/statm")
    if not more_bytes or not taken.exists():
        yield
        return
    import resource  # noqa: PLC0415 - there is none on Windows, nor a /proc

    used = int(taken.read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    ceiling = used + more_bytes
    if before[1] != resource.RLIM_INFINITY:
        ceiling = min(ceiling, before[1])
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
