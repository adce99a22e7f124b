"""The account of an output folder that Pelican itself writes into."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.output.manifest import load, written_files
from colony.output.other_writers import recording_writes
from colony.output.output_guard import OutputError


def write(path: Path, text: str) -> None:
    """Write a file as Pelican does: into the one that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def failing(output: Path) -> None:
    """Write one file and fail over another."""
    write(output / "half.html", "x")
    (output / "half.html").mkdir()


def test_what_is_written_is_known(tmp_path: Path) -> None:
    """New files and those that were written again are Colony's; the rest is the operator's."""
    output = tmp_path / "output"
    write(output / "CNAME", "mine")
    with recording_writes(output, afresh=False):
        write(output / "index.html", "x")
        write(output / "a/index.html", "x")
    write(output / "later.txt", "mine")
    with recording_writes(output, afresh=False):
        write(output / "index.html", "x")
    known = load(output)
    assert known is not None
    assert (set(known.rows), known.foreign) == ({"index.html", "a/index.html"}, ("CNAME", "later.txt"))


def test_afresh(tmp_path: Path) -> None:
    """Beginning afresh removes what earlier builds wrote, and not the operator's files."""
    output = tmp_path / "output"
    with recording_writes(output, afresh=True):
        write(output / "old/index.html", "x")
    write(output / "CNAME", "mine")
    write(output / ".git/HEAD", "mine")
    with recording_writes(output, afresh=True):
        assert not (output / "old").exists()
        write(output / "new.html", "x")
    assert written_files(output) == {"new.html"}
    assert (output / "CNAME").exists()
    assert (output / ".git/HEAD").exists()


def test_a_failure_is_accounted_for(tmp_path: Path) -> None:
    """What was written before a failure is Colony's, too."""
    with pytest.raises(FileExistsError), recording_writes(tmp_path / "output", afresh=False):
        failing(tmp_path / "output")
    assert written_files(tmp_path / "output") == {"half.html"}


def test_refusals(tmp_path: Path) -> None:
    """A link would be written through, and a checkout with other files has its own work to lose."""
    write(tmp_path / "linked/x", "x")
    (tmp_path / "linked/away").symlink_to(tmp_path)
    write(tmp_path / "checkout/.git/HEAD", "x")
    write(tmp_path / "checkout/thesis.tex", "x")
    for name, words in (("linked", "linked/away is a link"), ("checkout", "git checkout")):
        with pytest.raises(OutputError, match=words), recording_writes(tmp_path / name, afresh=False):
            pytest.fail("the block must not be run")
