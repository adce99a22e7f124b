"""Where work runs: in this process, in a pool of processes, or on a Dask cluster.

All three take the same jobs (module-level functions of plain values) and give the same results.
A job that kills its worker is run once more, alone; the second time its result is :class:`Lost`,
and everybody else's is there.
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
    """The workers of one build. A pool is started when there is enough to do for it, not before.

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
        self,
        job: Callable[[J], R],
        jobs: Sequence[J],
        done: Callable[[int], None] = lambda _: None,
        limits: Limits | None = None,
    ) -> Iterator[tuple[int, R | Lost]]:
        """Run all jobs; yield (index of the job, its result) as they finish.

        Args:
            job: a module-level function.
            jobs: its arguments, one call each.
            done: told how many have finished, for progress.
            limits: what each may use. Jobs with limits are such as may fail badly, so a single one
                runs in a worker, too. Only the pool of processes enforces them.
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
        """Run batches of items; yield (batch, its result) as they finish.

        A batch that kills its worker is taken apart, and each of its items runs as a batch of its
        own. So a :class:`Lost` is the result of one item alone.

        Args:
            job: a module-level function.
            batches: the items of each call.
            pack: makes the job's argument of a batch, when its turn has come.
            done: told how many items have been worked on, for progress.
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
        """End the workers."""
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
        """Each job once, whatever becomes of it. A job is asked for when there is somebody to do it."""
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
            # fork: workers begin with everything imported, which costs a spawned one half a second.
            # A build runs no threads, the one thing that forking does not bear.
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
    """Workers for the length of one build."""
    workers = Crew(kind)
    try:
        yield workers
    finally:
        workers.close()
