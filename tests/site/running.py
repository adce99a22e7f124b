"""Runs tasks as their users do: ``python -m invoke`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""

SAMPLE = (ROOT / "pelicanconf.py").read_text("utf-8")
"""The sample's settings, for sites of tests that stand on them and say below what is otherwise."""

NOW = "2026-11-23T12:00"
"""The clock of every build in these tests, unless a test is about the clock."""


def invoke(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run one task to its end and give what it printed; a failure is for the caller to judge."""
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, check=False)


def environment() -> dict[str, str]:
    """This process's variables without what a test run or a terminal adds to them."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST_", "INVOKE_"))}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "120", "NO_COLOR": "1"}


def said(done: subprocess.CompletedProcess[str]) -> str:
    """All that a task printed, for the message of an assertion."""
    return f"status {done.returncode}\n{done.stdout}\n{done.stderr}"


def forget_readings(cache_root: Path) -> None:
    """Leave a cache nothing but its pictures, which are kept by the hash of all they are made from.

    Encoding photos is the slow part of a build; everything else is to be made anew in a test.
    """
    for path in cache_root.glob("memo.*"):
        path.unlink(missing_ok=True)


def run_node(node: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of the checkers from the folder they are installed in."""
    command = [str(node), *map(str, arguments)]
    # Into files: node drops what a pipe has not yet taken when a program ends with process.exit.
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        done = subprocess.run(command, cwd=ROOT / "tests", stdout=out, stderr=err, check=False)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(command, done.returncode, out.read(), err.read())
