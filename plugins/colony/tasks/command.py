"""The command ``colony``, which runs the tasks of a site with invoke."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from invoke.program import Program

from colony.packaged import version
from colony.tasks.collection import commands


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the tasks named on the command line, or in ``arguments``; none mean ``--list``.

    Raises:
        SystemExit: a task failed, or the command line cannot be understood.
    """
    told = list(sys.argv[1:] if arguments is None else arguments)
    program = Program(name="Colony", binary="colony", namespace=commands(), version=version())
    program.run(["colony", *help_first(told or ["--list"])])


def help_first(arguments: list[str]) -> list[str]:
    """Turn ``TASK --help`` into ``--help TASK``, since invoke would take ``--help`` for ``new``'s folder.

    >>> help_first(["new", "--help"])
    ['--help', 'new']
    """
    asks = len(arguments) == 2 and arguments[1] in ("-h", "--help")
    return [arguments[1], arguments[0]] if asks else arguments
