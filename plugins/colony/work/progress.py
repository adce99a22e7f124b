"""Progress of long work: a bar on a terminal, elsewhere one plain line at its end.

Only this module uses rich, and imports its bars only on a terminal, since that takes 25 ms.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence

from rich.filesize import decimal

Advance = Callable[[int], None]
"""Called with how much of the total is done."""


@contextlib.contextmanager
def bar(label: str, total: int) -> Iterator[Advance]:
    """Show progress while the block runs; yields the function to report it. Nothing for a total of 0."""
    with _shown(label, total, str(total), "MofNCompleteColumn") as advance:
        yield advance


@contextlib.contextmanager
def bytes_bar(label: str, total_bytes: int) -> Iterator[Advance]:
    """As :func:`bar` for a number of bytes sent; shows the speed, too."""
    columns = ("DownloadColumn", "TransferSpeedColumn")
    with _shown(label, total_bytes, in_words(total_bytes), *columns) as advance:
        yield advance


def in_words(size_bytes: int) -> str:
    """A size in a unit that is easy to read.

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
    # No thread refreshes the bar: workers are forked meanwhile, and forking with threads is unsafe.
    with progress.Progress(
        *shown_columns, console=console.Console(stderr=True), auto_refresh=False, transient=True
    ) as shown:
        task = shown.add_task(label, total=total)

        def advance(done: int) -> None:
            shown.update(task, completed=done)
            shown.refresh()

        yield advance
