"""The shell that holds the lock: scripts and files go through it whole, and it ends with its starter."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from colony.release.targets import locking_shell as shells
from colony.release.targets.locking_shell import ScriptError, Shell, shell
from colony.release.targets.target import TargetError

HERE = ("sh", "-c")


@pytest.fixture(params=["dash", "bash"])
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shell]:
    """A shell of either kind that may stand behind ``sh``."""
    program = subprocess.run(
        ("which", request.param), capture_output=True, text=True, check=True
    ).stdout.strip()
    (tmp_path / "sh").symlink_to(program)
    with shell(("env", f"PATH={tmp_path}:/usr/bin:/bin", "sh", "-c"), "here") as opened:
        yield opened


def test_bytes_go_through_as_they_are(running: Shell) -> None:
    """Every byte there is, in both directions, at any length."""
    data = bytes(range(256)) * 1000
    assert running.run("cat", data) == data
    assert running.run("true") == b""
    assert running.run("printf '%s\\n' \"it's\"; printf 'x\\n\\n'") == b"it's\nx\n\n"


def test_a_script_stops_at_its_first_error(running: Shell, tmp_path: Path) -> None:
    """What it said is told, what stood behind it is not done, and the next script runs."""
    with pytest.raises(ScriptError, match="no such thing"):
        running.run(f"echo no such thing >&2; false; touch {tmp_path}/done")
    assert not (tmp_path / "done").exists()
    assert running.run("echo on") == b"on\n"


def test_input_that_was_not_read_is_no_command(running: Shell, tmp_path: Path) -> None:
    """A file that looks like commands of the protocol is skipped when its script fails before reading it."""
    trap = f"touch {tmp_path}/trapped".encode()
    data = b"!%d 0\n%s" % (len(trap), trap) * 5000
    with pytest.raises(ScriptError):
        running.run("false", data)
    assert running.run("echo on") == b"on\n"
    assert not (tmp_path / "trapped").exists()


def test_a_shell_that_ended_is_told(running: Shell) -> None:
    """Its place is named, and nothing hangs."""
    running.run("true")
    with pytest.raises(TargetError, match="the connection to here ended"):
        running.keep("exit 3")
    with pytest.raises(TargetError, match="the connection to here ended"):
        running.run("true")


def test_a_place_that_cannot_be_reached_is_told() -> None:
    """What the program on the way said is quoted; one that is not there is named."""
    refused = pytest.raises(TargetError, match="there cannot be reached: refused")
    with refused, shell(("sh", "-c", "sleep 0.2; echo refused >&2; exit 255"), "there") as opened:
        opened.run("true")
    with pytest.raises(TargetError, match="no-such-program cannot be started"):
        Shell(("no-such-program",), "there")


def test_a_lock_is_free_again_when_its_holder_says_nothing_any_more(tmp_path: Path) -> None:
    """A laptop that was closed holds nobody up, and cannot do anything when it wakes."""
    path = tmp_path / "lock"
    with (
        mock.patch.object(shells, "BEAT_SECONDS", 1000.0),
        mock.patch.object(shells, "LOST_AFTER_SECONDS", 1),
        shell(HERE, "here") as asleep,
    ):
        asleep.keep(f"exec 9>>{path}")
        asleep.run("flock -n 9")
        with shell(HERE, "here") as other:
            other.keep(f"exec 9>>{path}")
            other.run("flock -w 20 9")
            with pytest.raises(TargetError, match="the connection to here ended"):
                asleep.run(f"touch {tmp_path}/switched")
    assert not (tmp_path / "switched").exists()


def test_beats_keep_the_lock(tmp_path: Path) -> None:
    """A holder that is busy elsewhere – sending files, say – keeps what it holds."""
    path = tmp_path / "lock"
    with (
        mock.patch.object(shells, "BEAT_SECONDS", 0.2),
        mock.patch.object(shells, "LOST_AFTER_SECONDS", 2),
        shell(HERE, "here") as busy,
    ):
        busy.keep(f"exec 9>>{path}")
        busy.run("flock -n 9")
        time.sleep(4)
        assert busy.run("echo on") == b"on\n"
