"""Runs jobs in this process, in a pool of processes, or on a Dask cluster.

All three give the same results. A job that kills its worker is run once more, alone; if it kills
that worker too, its result is :class:`Lost`. The other jobs' results are not affected.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from typing import TypeVar

from colony.work.worker_pool import Limits, Lost, Pool

__all__ = ["Crew", "Limits", "Lost", "crew"]

I = TypeVar("I")  # noqa: E741 - an item
J = TypeVar("J")
R = TypeVar("R")


class Crew:
    """The workers of one build. Processes are started only when there are enough jobs for them.

    Args:
        kind: ``processes``, ``serial`` or ``dask://host:port`` (setting ``COLONY_EXECUTOR``).
    """

    def __init__(self, kind: str):
        self._kind = kind
        self._executor: Executor | None = None
        self._pool: Pool | None = None
        self._close: Callable[[], None] = lambda: None

    @property
    def shares_disk(self) -> bool:
        """Whether workers see this machine's files and so can read sources and write results themselves."""
        return not self._kind.startswith("dask://")

    @property
    def width(self) -> int:
        """How many jobs can run at once."""
        if self._kind == "serial":
            return 1
        # macOS has no sched_getaffinity, which tells how many processors this process may use.
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def run(
        self,
        job: Callable[[J], R],
        jobs: Sequence[J],
        done: Callable[[int], None] = lambda _: None,
        limits: Limits | None = None,
    ) -> Iterator[tuple[int, R | Lost]]:
        """Run all jobs; yield (index of the job, its result) as each finishes.

        Args:
            job: a module-level function.
            jobs: its arguments, one for each call.
            done: called with the number of jobs that have finished, to show progress.
            limits: time and memory that each job may use. With limits even a single job runs in a
                worker, since it might kill its process. Only the pool of processes enforces them.
        """
        batches = [((index, argument),) for index, argument in enumerate(jobs)]
        for batch, result in self.run_batches(job, batches, lambda batch: batch[0][1], done, limits):
            yield batch[0][0], result

    def run_batches(
        self,
        job: Callable[[J], R],
        batches: Sequence[Sequence[I]],
        pack: Callable[[Sequence[I]], J],
        done: Callable[[int], None] = lambda _: None,
        limits: Limits | None = None,
    ) -> Iterator[tuple[Sequence[I], R | Lost]]:
        """Run batches of items; yield (batch, its result) as each finishes.

        If a batch kills its worker, each of its items is run as a batch of one. So :class:`Lost`
        only ever stands for a batch of one item.

        Args:
            job: a module-level function.
            batches: the items for each call.
            pack: turns a batch into the job's argument, just before it is sent.
            done: called with the number of items that are done, to show progress.
            limits: as for :meth:`run`.
        """
        lost: list[Sequence[I]] = []
        count = 0
        for index, result in self._once(job, map(pack, batches), len(batches), limits):
            if isinstance(result, Lost):
                lost.append(batches[index])
                continue
            yield batches[index], result
            count += len(batches[index])
            done(count)
        for batch in lost:
            alone = [batch[place : place + 1] for place in range(len(batch))]
            for index, result in self._once(job, map(pack, alone), len(alone), limits, at_once=1):
                yield alone[index], result
                count += 1
                done(count)

    def close(self) -> None:
        """End all workers."""
        self._close()
        self._close = lambda: None
        self._executor = self._pool = None

    def _once(
        self,
        job: Callable[[J], R],
        jobs: Iterable[J],
        count: int,
        limits: Limits | None,
        at_once: int | None = None,
    ) -> Iterator[tuple[int, R | Lost]]:
        """Run each job once, also if it ends as :class:`Lost`. Takes a job from ``jobs`` when one can run."""
        if self._kind == "serial" or (self.shares_disk and count == 1 and not limits and not at_once):
            yield from enumerate(map(job, jobs))
            return
        if self.shares_disk:
            yield from self._forked().run(job, jobs, limits, at_once=at_once)
            return
        executor = self._cluster()
        futures = {executor.submit(job, argument): index for index, argument in enumerate(jobs)}
        for future in as_completed(futures):
            error = future.exception()
            if error is not None and type(error).__name__ == "KilledWorker":
                yield futures[future], Lost("crash", "KilledWorker")
            else:
                yield futures[future], future.result()

    def _forked(self) -> Pool:
        if self._pool is None:
            # fork: workers start with everything imported; a spawned one needs half a second for that.
            # Forking is safe because a build runs no threads.
            self._pool = Pool(self.width)
            self._close = self._pool.close
        return self._pool

    def _cluster(self) -> Executor:
        if self._executor is None:
            client = importlib.import_module("distributed").Client(self._kind.replace("dask://", "tcp://"))
            self._close = client.close
            self._executor = client.get_executor()
        return self._executor


@contextlib.contextmanager
def crew(kind: str) -> Iterator[Crew]:
    """The workers of one build; they end with the block. ``kind`` as for :class:`Crew`."""
    workers = Crew(kind)
    try:
        yield workers
    finally:
        workers.close()
