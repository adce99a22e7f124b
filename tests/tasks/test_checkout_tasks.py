"""Which Pythons the wheel is tried under."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from colony.tasks.checkout_tasks import CLAIMED, runs, trial

ROOT = Path(__file__).resolve().parents[2]


def test_the_pythons_that_are_claimed_are_tried() -> None:
    """The classifiers of the package and the Pythons of the task are the same."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    prefix = "Programming Language :: Python :: "
    assert [each.removeprefix(prefix) for each in project["classifiers"] if prefix in each] == list(CLAIMED)
    assert project["requires-python"] == f">={CLAIMED[0]}"


def test_a_name_without_a_program_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version manager's shim for a Python that is not switched on is no Python."""
    shim = tmp_path / "python9.9"
    shim.write_text("#!/bin/sh\nexit 127\n", "utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not runs("python9.9")
    assert not runs("python9.8")
    assert runs(sys.executable)


def test_a_trial_stays_in_its_folder(tmp_path: Path) -> None:
    """All that a trial runs, after the Python itself, lies in the folder that is removed after it."""
    commands = trial("python3.11", tmp_path)
    assert commands[0][0] == "python3.11"
    assert all(Path(command[0]).is_relative_to(tmp_path) for command in commands[1:])
    assert [command[1] for command in commands[2:]] == ["new", "build", "check", "publish"]
