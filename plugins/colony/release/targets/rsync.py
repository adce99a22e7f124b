"""Runs rsync, reports its progress and its errors."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from typing import IO, cast

from colony.release.targets.locking_shell import tail_of
from colony.release.targets.target import Advance, TargetError


def follow_rsync(command: Sequence[str], place: str, advance: Advance) -> None:
    """Run rsync until it ends.

    Args:
        command: rsync with ``--info=progress2 --no-human-readable``.
        place: name of the other side in messages.
        advance: called with the number of bytes sent so far.

    Raises:
        TargetError: it cannot be started, or it failed.
    """
    with tempfile.TemporaryFile() as stderr:
        environment = {**os.environ, "LC_ALL": "C"}
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env=environment,
                bufsize=0,
            )
        except OSError as error:
            raise TargetError(f"rsync cannot be started: {error.strerror}; install it.") from error
        with process:
            try:
                _follow(process, advance)
            except BaseException:
                process.kill()
                raise
        if process.returncode:
            raise TargetError(
                f"{place}: rsync stopped with status {process.returncode}: {tail_of(stderr)}. "
                "Nothing that is live was touched."
            )


def _follow(process: subprocess.Popen[bytes], advance: Advance) -> None:
    """Read rsync's progress: the first number after each carriage return is that of bytes sent."""
    stdout = cast("IO[bytes]", process.stdout)
    while data := stdout.read(4096):
        numbers = re.findall(rb"(?:\A|\r) *(\d+) +\d+%", data)
        if numbers:
            advance(int(numbers[-1]))
