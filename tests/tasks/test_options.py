"""What tasks have in common: where a settings file is looked for, and how a task ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from invoke.config import Config
from invoke.context import Context

from colony.tasks import collection
from colony.tasks.options import failed, settings_file


def context_of(root: Path | None) -> Context:
    """What a task of a ``tasks.py`` in this folder is given."""
    return Context(Config(defaults=collection(root).configuration()))


@pytest.mark.parametrize(
    ("there", "has_root", "found"),
    [
        (("root",), True, "root"),
        (("here", "root"), True, "here"),
        (("here",), True, "here"),
        ((), True, "root"),
        (("root",), False, "here"),
    ],
)
def test_the_working_directory_comes_first(
    there: tuple[str, ...], has_root: bool, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A settings file counts from where the command was given, then from the tasks.py that runs, if any."""
    for name in ("here", "root"):
        (tmp_path / name).mkdir()
        if name in there:
            (tmp_path / name / "mine.py").touch()
    monkeypatch.chdir(tmp_path / "here")
    context = context_of(tmp_path / "root" if has_root else None)
    assert settings_file(context, "mine.py").resolve() == tmp_path / found / "mine.py"


def test_a_task_that_fails_says_so_in_its_name() -> None:
    """The end of a task has a status, and a line that begins with the program's name."""
    end = failed(ValueError("no such thing; write another."))
    assert (end.code, end.message) == (1, "colony: no such thing; write another.")
