"""A shell on the server (or here) that runs small scripts, one after the other, and holds a lock meanwhile.

One ``sh`` lives as long as the deploy does. The lock is a ``flock`` on a file that this shell has open, so it
ends with the shell: when this process is killed, or the line is cut, the shell reads the end of its input and
goes. A line that dies without a word – a laptop that was closed, a firewall that forgot – is noticed by
missing beats. Whoever has lost the lock has lost the shell, too, and with it every way to switch.

The server needs ``sh``, coreutils and ``flock`` (util-linux), nothing of ours.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from typing import IO, cast

from colony.release.targets.target import TargetError

BEAT_SECONDS = 15.0
LOST_AFTER_SECONDS = 60

_LOOP = """
LC_ALL=C; export LC_ALL; exec 3>&1
while :; do
  mark=$(timeout {lost_after} dd bs=1 count=1 2>/dev/null)
  case $mark in
    .) continue ;;
    '!' | =) ;;
    *) exit ;;
  esac
  read -r text_size data_size
  text=$(head -c "$text_size"; echo .)
  text=${{text%.}}
  if [ "$mark" = = ]; then
    said=; eval "$text"
  else
    said=$(
      head -c "$data_size" | {{
        (set -e; eval "$text") 2>&1 >&3 3>&-
        status=$?
        cat >/dev/null
        exit $status
      }}
    )
  fi
  status=$?
  printf '\\n%s %s %s\\n%s' {token} "$status" "${{#said}}" "$said"
done
"""
"""Reads ``.`` (a beat), or ``!SIZE SIZE``, a line end, a script and its input (to be run in a subshell), or
the same with ``=`` (to be run in this very shell). Answers with what the script printed, then the token, its
status and what it complained of. Input that a script has not read is read for it, or the next command would
be taken from the middle of a file."""


class ScriptError(TargetError):
    """A script on the server failed; the message is what it said."""


class Shell:
    """The running shell.

    Args:
        command: starts ``sh -c TEXT`` somewhere, given TEXT as one more argument.
        place: how to call it in messages: ``example.org`` or ``this machine``.
    """

    def __init__(self, command: Sequence[str], place: str):
        self.place = place
        self._token = secrets.token_hex(16)
        self._has_answered = False
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the shell, see close
        loop = _LOOP.format(lost_after=LOST_AFTER_SECONDS, token=self._token).encode()
        # The text goes through the user's login shell there, so it has nothing that csh or fish would mind;
        # and it is no script on standard input, since dash reads ahead of what it runs.
        text = f"""exec sh -c 'eval "$(head -c {len(loop)})"'"""
        try:
            self._process = subprocess.Popen(
                [*command, text],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._stderr,
                bufsize=0,
            )
        except OSError as error:
            self._stderr.close()
            raise TargetError(f"{command[0]} cannot be started: {error.strerror}") from error
        self._stdin = cast("IO[bytes]", self._process.stdin)
        self._stdout = cast("IO[bytes]", self._process.stdout)
        self._writing = threading.Lock()
        self._ended = threading.Event()
        try:
            self._send(loop)
        except OSError as error:
            lost = self._lost()
            self.close()
            raise lost from error
        self._beats = threading.Thread(target=self._beat, daemon=True)
        self._beats.start()

    def run(self, script: str, data: bytes = b"") -> bytes:
        """Run a script, which stops at its first error; gives what it printed.

        Args:
            script: POSIX sh.
            data: the script's standard input. Where the line is cut it ends early, so a script that keeps it
                compares the size before it believes it.

        Raises:
            ScriptError: its status was not 0.
            TargetError: the shell is gone.
        """
        return self._ask(b"!", script, data)

    def keep(self, script: str) -> bytes:
        """Run a script in the shell itself, so that files it opens stay open. It goes on after errors."""
        return self._ask(b"=", script, b"")

    def _ask(self, mark: bytes, script: str, data: bytes) -> bytes:
        text = script.encode()
        request = mark + b"%d %d\n" % (len(text), len(data)) + text + data
        # A script may print before it has read everything: each side would wait for the other's full pipe.
        sending = threading.Thread(target=self._send_all, args=(request,), daemon=True)
        sending.start()
        printed, status, said = self._answer()
        sending.join()
        if status:
            raise ScriptError(said.decode(errors="replace").strip() or f"status {status}")
        return printed

    def _send(self, data: bytes) -> None:
        """Write all of it.

        Raises:
            OSError, ValueError: the shell has ended, or this side of it is closed.
        """
        with self._writing:
            left = memoryview(data)
            while left:
                left = left[self._stdin.write(left) :]

    def _send_all(self, request: bytes) -> None:
        with contextlib.suppress(OSError, ValueError):  # who waits for the answer finds out, and tells
            self._send(request)

    def _answer(self) -> tuple[bytes, int, bytes]:
        mark = b"\n" + self._token.encode() + b" "
        found = bytearray()
        while (at := found.find(mark)) < 0 or b"\n" not in found[at + len(mark) :]:
            self._more(found)
        printed = bytes(found[:at])
        head, _, said = bytes(found[at + len(mark) :]).partition(b"\n")
        status, size = (int(number) for number in head.split())
        rest = bytearray(said)
        while len(rest) < size:
            self._more(rest)
        return printed, status, bytes(rest)

    def _more(self, found: bytearray) -> None:
        data = self._stdout.read(65536)
        if not data:
            raise self._lost()
        self._has_answered = True
        found += data

    def _lost(self) -> TargetError:
        self._ended.set()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)
        said = tail_of(self._stderr)
        if not self._has_answered:
            return TargetError(f"{self.place} cannot be reached: {said or 'it did not say why'}.")
        return TargetError(
            f"the connection to {self.place} ended: {said or 'it was cut'}. "
            "The old site is live there or the new one, as `invoke releases` tells; then deploy again."
        )

    def _beat(self) -> None:
        while not self._ended.wait(BEAT_SECONDS):
            try:
                self._send(b".")
            except (OSError, ValueError):
                return

    def close(self) -> None:
        """End the shell and wait for it."""
        self._ended.set()
        with contextlib.suppress(OSError):
            self._stdin.close()
        try:
            self._process.wait(timeout=LOST_AFTER_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._stdout.close()
        self._stderr.close()


def tail_of(stderr: IO[bytes]) -> str:
    """The last lines that a program wrote into this file, as one line."""
    if stderr.closed:
        return ""
    stderr.seek(0, os.SEEK_END)
    stderr.seek(max(0, stderr.tell() - 2000))
    lines = stderr.read().decode(errors="replace").splitlines()
    return "; ".join(line.strip() for line in lines[-4:] if line.strip())


@contextlib.contextmanager
def shell(command: Sequence[str], place: str) -> Iterator[Shell]:
    """A shell that ends with the block.

    Raises:
        TargetError: it cannot be started.
    """
    opened = Shell(command, place)
    try:
        yield opened
    finally:
        opened.close()
