"""Tasks that only Colony's own checkout has: its tests, and the checks of its code."""

from __future__ import annotations

import sys

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from colony.packaged import checkout_root


@task(help={"only": "run only these tests, as pytest's -k understands it"})
def test(context: Context, only: str = "") -> None:  # noqa: PT028 - a task and no test
    """Run all tests."""
    chosen = f"-k '{only}'" if only else ""
    _run(context, f"{sys.executable} -m pytest -n auto --dist loadgroup {chosen}", "mend what failed above")


@task
def lint(context: Context) -> None:
    """Check style and types of all code."""
    _run(context, f"{sys.executable} -m ruff check .", "mend what ruff names above")
    _run(context, f"{sys.executable} -m ruff format --check .", "run: ruff format .")
    _run(context, f"{sys.executable} -m mypy", "mend what mypy names above")


def _run(context: Context, command: str, remedy: str) -> None:
    with context.cd(str(checkout_root())):
        result = context.run(command, warn=True, pty=sys.stdout.isatty())
    if result.failed:
        raise Exit(f"colony: {remedy}.", code=1)
