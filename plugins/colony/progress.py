"""How far a long job is: a bar on a terminal, a plain line at its end anywhere else.

rich lives in this module only.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Advance = Callable[[int], None]
"""Told how many of the job's parts are done."""


@contextlib.contextmanager
def bar(label: str, total: int) -> Iterator[Advance]:
    """Show a job's progress while the block runs. A job of no parts shows nothing."""
    if total == 0:
        yield lambda _: None
    elif not sys.stderr.isatty():
        yield lambda _: None
        print(f"{label}: {total}", file=sys.stderr)
    else:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        # No refreshing thread: workers are forked while the bar is shown.
        with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as shown:
            task = shown.add_task(label, total=total)

            def advance(done: int) -> None:
                shown.update(task, completed=done)
                shown.refresh()

            yield advance
