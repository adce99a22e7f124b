"""A process that imports Colony once and forks a fresh build for each order it is given.

A forked build has every module loaded and nothing remembered, as one from the command line has,
and costs a hundredth of its start. Orders and answers are lines of JSON on the standard streams.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import colony.feeds  # noqa: F401 - for the forked builds: what a build imports late is there early
from colony.pelican_bridge import load_config
from colony.publication import publish
from colony.site import build

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""


class Builder:
    """The asking side: a process to build in, and what it says.

    Args:
        environment: variables over those of this process.
        cwd: the working directory of the builds.
    """

    def __init__(self, environment: Mapping[str, str] | None = None, cwd: Path = ROOT):
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).resolve())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT / "plugins"),
                "PYTHONDONTWRITEBYTECODE": "1",
                **(environment or {}),
            },
            cwd=cwd,
            text=True,
        )

    def start(self, settings: Mapping[str, Any], task: str = "build", umask: int = 0o022) -> int:
        """Begin a build with these settings over Colony's own; gives the id of its process group."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"settings": settings, "task": task, "umask": umask}) + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def finish(self) -> dict[str, Any]:
        """Wait for the build that was begun; its answer, or ``{"error": …}``, or ``{"killed": …}``."""
        answer: dict[str, Any] = json.loads(self._line())
        return answer

    def build(self, settings: Mapping[str, Any], task: str = "build", umask: int = 0o022) -> dict[str, Any]:
        """One build from its begin to its end, which must be a good one."""
        self.start(settings, task, umask)
        answer = self.finish()
        assert "total" in answer, answer
        return answer

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the building process has died"
        return line

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def __enter__(self) -> Builder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def kill(group: int) -> None:
    """Kill a build with all its workers at once, if it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def built_in_here(settings: Mapping[str, Any], task: str = "build") -> dict[str, Any]:
    """A build in this very process; what it did and found as plain data."""
    config = load_config(ROOT / "pelicanconf.py", settings)
    built = publish(config) if task == "publish" else build(config)
    return {
        "total": built.outcome.total,
        "rewritten": built.outcome.rewritten,
        "removed": built.outcome.removed,
        "foreign": built.outcome.foreign,
        "findings": [str(finding) for finding in built.findings],
    }


def _orders() -> Iterator[dict[str, Any]]:
    for line in sys.stdin:
        yield json.loads(line)


def _fork(order: dict[str, Any]) -> tuple[int, int]:
    """Fork a build; gives its process id and the end of the pipe that its answer comes out of."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        with contextlib.suppress(PermissionError):  # the child may have done it
            os.setpgid(child, child)
        return child, reading
    os.setpgid(0, 0)
    os.close(reading)
    os.umask(order["umask"])
    try:
        answer = built_in_here(order["settings"], order["task"])
    except BaseException as error:  # noqa: BLE001 - told to the asking side
        answer = {"error": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()}
    with os.fdopen(writing, "w") as stream:
        json.dump(answer, stream)
    os._exit(0)


def main() -> None:
    """Take orders until there are none."""
    for order in _orders():
        child, reading = _fork(order)
        print(child, flush=True)
        with os.fdopen(reading) as stream:
            answer = stream.read()
        _, status = os.waitpid(child, 0)
        print(answer if answer and not status else json.dumps({"killed": status}), flush=True)


if __name__ == "__main__":
    main()
