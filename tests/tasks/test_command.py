"""The command ``colony``: the tasks of a site, each explained, and nothing that only a checkout has."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from colony.packaged import PACKAGE_ROOT, version
from colony.tasks import collection, commands
from colony.tasks.command import help_first, main

TASKS = sorted(commands().task_names)


def said(*arguments: str) -> str:
    """What the command prints for these arguments; it ends well.

    In a process of its own: invoke takes the words of a task's help out of it when it first needs them.
    """
    command = [sys.executable, "-c", "from colony.tasks.command import main; main()", *arguments]
    paths = {"PYTHONPATH": str(PACKAGE_ROOT.parent)}
    done = subprocess.run(
        command, env={**os.environ, **paths}, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_the_command_has_the_tasks_of_a_site_and_one_that_makes_them() -> None:
    """``new`` is the command's own; tests and benchmarks belong to the checkout."""
    assert set(TASKS) - set(collection().task_names) == {"new"}
    assert not {"test", "lint", "bench"} & set(TASKS)


def test_version() -> None:
    """``colony --version`` says it."""
    assert said("--version").split() == ["Colony", version()]


def test_no_argument_lists_every_task() -> None:
    """``colony`` alone has a sentence for each task."""
    listed = re.sub(r"\n {6,}", " ", said())
    found = dict(re.findall(r"^  (\S+) +(\S.*)$", listed, re.MULTILINE))
    assert sorted(found) == TASKS
    assert all(text.endswith(".") for text in found.values()), found


@pytest.mark.parametrize("task", TASKS)
def test_help_explains_every_option(task: str) -> None:
    """``colony TASK --help`` says something about each option."""
    told = said(task, "--help")
    assert f"colony [--core-opts] {task}" in told
    options = re.findall(r"^  (?:-\w(?: \S+)?, )?--([\w-]+)(?:=\S+)?(.*)$", told, re.MULTILINE)
    assert options
    assert not [name for name, text in options if len(text.strip()) < 8], told


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["new", "--help"], ["--help", "new"]),
        (["new", "-h"], ["-h", "new"]),
        (["new", "folder", "--name", "x"], ["new", "folder", "--name", "x"]),
        (["--help"], ["--help"]),
    ],
)
def test_only_a_question_is_turned_round(arguments: list[str], first: list[str]) -> None:
    """Nothing but a task and its ``--help`` changes places."""
    assert help_first(arguments) == first


def test_an_option_is_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``new`` with an option where the folder belongs makes no folder of that name."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["new", "--quiet", "--name", "x"])
    assert ended.value.code
    assert not list(tmp_path.iterdir())
