"""Tasks that only Colony's own checkout has: its tests, and the checks of its code."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from colony.packaged import checkout_root

CLAIMED = ("3.11", "3.12", "3.13")
"""The Python versions that pyproject.toml names."""


@task(help={"only": "run only these tests, as pytest's -k understands it"})
def test(context: Context, only: str = "") -> None:  # noqa: PT028 - a task and no test
    """Run all tests."""
    chosen = f"-k '{only}'" if only else ""
    _run(context, f"{sys.executable} -m pytest -n auto --dist loadgroup {chosen}", "mend what failed above")


QUICK_HELP = {"quick": "only what reads, sanitises and renders, and one whole build"}


@task(help=QUICK_HELP)
def test_lowest(context: Context, quick: bool = False) -> None:  # noqa: PT028 - a task and no test
    """Run the tests with the lowest versions of all libraries that pyproject.toml allows."""
    _test_bounds(context, "lowest", quick)


@task(help=QUICK_HELP)
def test_newest(context: Context, quick: bool = False) -> None:  # noqa: PT028 - a task and no test
    """Run the tests with the newest versions of all libraries that pyproject.toml allows."""
    _test_bounds(context, "newest", quick)


def _test_bounds(context: Context, which: str, quick: bool) -> None:
    remedy = "mend what failed above, or change the bounds in pyproject.toml and requirements-lowest.txt"
    _run(context, f"{sys.executable} -m tests.bounds.run {which} {'--quick' if quick else ''}", remedy)


@task
def lint(context: Context) -> None:
    """Check style and types of all code."""
    _run(context, f"{sys.executable} -m ruff check .", "mend what ruff names above")
    _run(context, f"{sys.executable} -m ruff format --check .", "run: ruff format .")
    _run(context, f"{sys.executable} -m mypy", "mend what mypy names above")


@task
def pythons(context: Context) -> None:
    """Install the wheel under each Python that Colony claims and that runs here, and make sites with it."""
    for version in CLAIMED:
        if not runs(f"python{version}"):
            print(f"python{version} does not run here: not tried")
            continue
        with tempfile.TemporaryDirectory() as folder:
            for command in trial(f"python{version}", Path(folder)):
                _run(context, shlex.join(command), f"mend what fails under python{version}")
        print(f"python{version}: fine")


def runs(program: str) -> bool:
    """Whether a program exists and runs; version managers leave names behind that do not run."""
    try:
        return subprocess.run((program, "-c", ""), capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def trial(python: str, folder: Path) -> list[tuple[str, ...]]:
    """The commands that install the wheel with this Python in an empty folder and use it."""
    programs, site = folder / "env/bin", folder / "site"
    settings = {"build": "pelicanconf.py", "check": "pelicanconf.py", "publish": "publishconf.py"}
    return [
        (python, "-m", "venv", str(folder / "env")),
        (str(programs / "pip"), "install", "--quiet", str(checkout_root())),
        (str(programs / "colony"), "new", str(site), "--lang", "en", "--name", "The Exchange"),
        *(
            (str(programs / "colony"), task, "--settings", str(site / name))
            for task, name in settings.items()
        ),
    ]


def _run(context: Context, command: str, remedy: str) -> None:
    with context.cd(str(checkout_root())):
        result = context.run(command, warn=True, pty=sys.stdout.isatty())
    if result.failed:
        raise Exit(f"colony: {remedy}.", code=1)
