"""How far a long job is: a bar on a terminal, a plain line at its end anywhere else.

rich lives in this module only, and its bars are loaded where there is a terminal: they take 25 ms.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence

from rich.filesize import decimal

Advance = Callable[[int], None]
"""Told how many of the job's parts are done."""


@contextlib.contextmanager
def bar(label: str, total: int) -> Iterator[Advance]:
    """Show a job's progress while the block runs. A job of no parts shows nothing."""
    with _shown(label, total, str(total), "MofNCompleteColumn") as advance:
        yield advance


@contextlib.contextmanager
def bytes_bar(label: str, total_bytes: int) -> Iterator[Advance]:
    """Show how many bytes have been sent, and how fast, while the block runs."""
    columns = ("DownloadColumn", "TransferSpeedColumn")
    with _shown(label, total_bytes, in_words(total_bytes), *columns) as advance:
        yield advance


def in_words(size_bytes: int) -> str:
    """A size as people read it.

    >>> in_words(999), in_words(1500), in_words(2_500_000)
    ('999 bytes', '1.5 kB', '2.5 MB')
    """
    return decimal(size_bytes)


@contextlib.contextmanager
def _shown(label: str, total: int, told: str, *columns: str) -> Iterator[Advance]:
    if total == 0:
        yield lambda _: None
    elif not sys.stderr.isatty():
        yield lambda _: None
        print(f"{label}: {told}", file=sys.stderr)
    else:
        with _on_terminal(label, total, columns) as advance:
            yield advance


@contextlib.contextmanager
def _on_terminal(label: str, total: int, columns: Sequence[str]) -> Iterator[Advance]:
    from rich import console, progress  # noqa: PLC0415 - see above

    shown_columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        *(getattr(progress, name)() for name in columns),
        progress.TimeRemainingColumn(),
    )
    # No refreshing thread: workers are forked while the bar is shown.
    with progress.Progress(
        *shown_columns, console=console.Console(stderr=True), auto_refresh=False, transient=True
    ) as shown:
        task = shown.add_task(label, total=total)

        def advance(done: int) -> None:
            shown.update(task, completed=done)
            shown.refresh()

        yield advance
