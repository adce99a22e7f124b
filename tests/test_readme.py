"""The README is tested like code: what it tells a stranger to type or to open is there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_first_two_blocks_run_the_portal_and_its_tests() -> None:
    """A stranger pastes two lines: one shows the portal, the other passes the tests."""
    assert BLOCKS[:2] == ["python3 tasks.py serve\n", "python3 tasks.py test\n"]


def test_ci_runs_the_second_line() -> None:
    """What CI runs is what the README says, and nothing beside it."""
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == [BLOCKS[1].strip()]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)", README))))
def test_links_lead_to_files(path: str) -> None:
    """Every file and folder that the README points at exists."""
    assert (ROOT / path).exists()


def test_every_task_is_named_and_every_named_task_exists() -> None:
    """The table of tasks and ``invoke --list`` say the same."""
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list", "--list-format", "flat"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    tasks = set(re.findall(r"^  ([a-z.-]+) ", listed, re.MULTILINE))
    table = set(
        re.findall(r"`([a-z.-]+)`(?=[,` |].*\|)", README.partition("| task |")[2].partition("\n\n")[0])
    )
    assert tasks == table


@pytest.mark.parametrize("block", BLOCKS)
def test_commands_name_tasks_and_options_that_exist(block: str) -> None:
    """Each command of Colony's in the README is one that invoke understands."""
    for line in block.splitlines():
        words = shlex.split(line)
        if words[:2] != ["python3", "tasks.py"]:
            continue
        told = subprocess.run(
            [sys.executable, "-m", "invoke", "--help", words[2]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for option in (word for word in words[3:] if word.startswith("--")):
            assert option in told
