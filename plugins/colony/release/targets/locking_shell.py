"""A shell, on the server or here, that runs scripts one after the other and holds a lock meanwhile.

One ``sh`` runs during the whole deploy. The lock is a ``flock`` on a file that it has open. When this
process is killed or the connection ends, the shell reads the end of its input and exits, which releases
the lock. A connection that is lost silently is noticed because the regular beats stay out. A deploy that
has lost the lock has lost the shell, too, and so cannot switch.

The server needs ``sh``, coreutils and ``flock`` (util-linux), nothing of Colony's.
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
    """A script on the server failed; the message is its error output."""


class Shell:
    """A running shell.

    Args:
        command: runs one more argument as a shell command, there or here.
        place: its place in messages: ``example.org`` or ``this machine``.
    """

    def __init__(self, command: Sequence[str], place: str):
        self.place = place
        self._token = secrets.token_hex(16)
        self._has_answered = False
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the shell, see close
        loop = _LOOP.format(lost_after=LOST_AFTER_SECONDS, token=self._token).encode()
        # The user's login shell runs the text, so it uses only what csh and fish understand, too. It is not
        # sent on standard input, since dash reads more of it than it runs.
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
        """Run a script in a subshell, up to its first error; returns its output.

        Args:
            script: POSIX sh.
            data: its standard input. It ends early if the connection is lost, so a script that stores it
                must check its size.

        Raises:
            ScriptError: its exit status is not 0.
            TargetError: the shell has ended.
        """
        return self._ask(b"!", script, data)

    def keep(self, script: str) -> bytes:
        """Run a script in the shell itself, so that files it opens stay open. Errors do not end it."""
        return self._ask(b"=", script, b"")

    def _ask(self, mark: bytes, script: str, data: bytes) -> bytes:
        text = script.encode()
        request = mark + b"%d %d\n" % (len(text), len(data)) + text + data
        # Sent by a thread: a script may print before it has read all, and both sides would wait for ever.
        sending = threading.Thread(target=self._send_all, args=(request,), daemon=True)
        sending.start()
        printed, status, said = self._answer()
        sending.join()
        if status:
            raise ScriptError(said.decode(errors="replace").strip() or f"status {status}")
        return printed

    def _send(self, data: bytes) -> None:
        """Write all data to the shell.

        Raises:
            OSError, ValueError: the shell has ended, or its pipe is closed.
        """
        with self._writing:
            left = memoryview(data)
            while left:
                left = left[self._stdin.write(left) :]

    def _send_all(self, request: bytes) -> None:
        with contextlib.suppress(OSError, ValueError):  # reading the answer will report it
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
    """The last lines of a program's error output, as one line."""
    if stderr.closed:
        return ""
    stderr.seek(0, os.SEEK_END)
    stderr.seek(max(0, stderr.tell() - 2000))
    lines = stderr.read().decode(errors="replace").splitlines()
    return "; ".join(line.strip() for line in lines[-4:] if line.strip())


@contextlib.contextmanager
def shell(command: Sequence[str], place: str) -> Iterator[Shell]:
    """A shell that is ended after the block. Args as for :class:`Shell`.

    Raises:
        TargetError: it cannot be started.
    """
    opened = Shell(command, place)
    try:
        yield opened
    finally:
        opened.close()
