"""Where work runs: in this process, in a pool of processes, or on a Dask cluster.

All three take the same jobs (module-level functions of plain values) and give the same results.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from typing import Any, TypeVar

J = TypeVar("J")
R = TypeVar("R")


class Serial(Executor):
    """Runs each job at once, in this process: for debugging, and for next to no work."""

    def submit(self, fn: Callable[..., R], /, *args: Any, **kwargs: Any) -> Future[R]:
        """Run the job now; its result or exception is in the future that comes back."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed on by the future, as every executor does
            future.set_exception(error)
        return future


class Crew:
    """The workers of one build. A pool is started when there is enough to do for it, not before.

    Args:
        kind: ``processes``, ``serial`` or ``dask://host:port`` (setting ``COLONY_EXECUTOR``).
    """

    def __init__(self, kind: str):
        self._kind = kind
        self._executor: Executor | None = None
        self._close: Callable[[], None] = lambda: None

    @property
    def shares_disk(self) -> bool:
        """True where workers see this machine's files, so that they can write results themselves."""
        return not self._kind.startswith("dask://")

    @property
    def width(self) -> int:
        """How many jobs run at once."""
        if self._kind == "serial":
            return 1
        # macOS cannot say which processors this process may use.
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def run(
        self, job: Callable[[J], R], jobs: Sequence[J], done: Callable[[int], None] = lambda _: None
    ) -> Iterator[tuple[int, R]]:
        """Run all jobs; yield (index of the job, its result) as they finish.

        Args:
            job: a module-level function.
            jobs: its arguments, one call each.
            done: told how many have finished, for progress.
        """
        executor: Executor = Serial() if len(jobs) <= 1 and self.shares_disk else self._workers()
        futures = {executor.submit(job, argument): index for index, argument in enumerate(jobs)}
        for count, future in enumerate(as_completed(futures), start=1):
            yield futures[future], future.result()
            done(count)

    def close(self) -> None:
        """End the workers."""
        self._close()
        self._executor = None

    def _workers(self) -> Executor:
        if self._executor is None:
            self._executor = self._start()
        return self._executor

    def _start(self) -> Executor:
        if self._kind == "serial":
            return Serial()
        if self._kind.startswith("dask://"):
            client = importlib.import_module("distributed").Client(self._kind.replace("dask://", "tcp://"))
            self._close = client.close
            executor: Executor = client.get_executor()
            return executor
        # fork: workers begin with everything imported, which costs a spawned one half a second.
        # A build runs no threads, the one thing that forking does not bear.
        pool = ProcessPoolExecutor(self.width, mp_context=multiprocessing.get_context("fork"))
        self._close = pool.shutdown
        return pool


@contextlib.contextmanager
def crew(kind: str) -> Iterator[Crew]:
    """Workers for the length of one build."""
    workers = Crew(kind)
    try:
        yield workers
    finally:
        workers.close()
