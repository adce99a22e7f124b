"""Makes git commits from files and pushes them, in a bare repository of Colony's own.

The repository is a cache in ``$XDG_CACHE_HOME/colony/pages`` and can be removed at any time. The user's
own repositories are never changed. A push is conditional (``--force-with-lease``): it fails if the branch
has changed since it was fetched.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from colony.release.site_tree import File
from colony.release.targets.target import TargetError

_KEPT_OUT = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""Environment variables that are removed: in a git hook they point to the user's own repository."""

_COMMIT_MARK = 1


class GitError(TargetError):
    """git failed; the message is git's own."""


@dataclass(frozen=True)
class Commit:
    """One commit of a branch."""

    sha: str
    author: str
    when: datetime
    message: str


class Repository:
    """A bare repository with a copy of one branch of a remote repository.

    Args:
        folder: path of the repository; created if it is missing.
        remote: git's address of the remote repository.
        branch: name of the branch.
        environment: environment variables for git. Secrets come from the user's ssh and git configuration.
    """

    def __init__(self, folder: Path, remote: str, branch: str, environment: Mapping[str, str]):
        self.folder = folder
        self.remote = remote
        self.branch = branch
        self._ref = f"refs/heads/{branch}"
        self._own = f"refs/colony/{secrets.token_hex(8)}"
        ssh = environment.get("GIT_SSH_COMMAND") or environment.get("COLONY_SSH_COMMAND")
        self._environment = {
            **{name: value for name, value in environment.items() if name not in _KEPT_OUT},
            "LC_ALL": "C",
            "GIT_TERMINAL_PROMPT": "0",
            **({"GIT_SSH_COMMAND": ssh} if ssh else {}),
        }

    def _command(self, *arguments: str) -> list[str]:
        # git must not leave processes in the background after the deploy.
        return ["git", "-c", "gc.autoDetach=false", f"--git-dir={self.folder}", *arguments]

    def _run(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(
                self._command(*arguments), env=self._environment, capture_output=True, check=False
            )
        except OSError as error:
            raise GitError(f"git cannot be started: {error.strerror}; install it.") from error
        if done.returncode:
            raise GitError(_said(done.stderr) or f"git {arguments[0]} ended with status {done.returncode}")
        return done.stdout

    def fetch(self) -> str:
        """Fetch the branch; returns the id of its newest commit, empty if there is no such branch.

        Raises:
            GitError: the remote cannot be reached.
        """
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        # Two deploys may share the folder, and git must not be set up by both at once.
        with self.folder.with_suffix(".lock").open("a") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            return self._fetched()

    def _fetched(self) -> str:
        self._run("init", "--quiet", "--bare", "--", str(self.folder))
        fetch = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", self.remote)
        wanted = f"+{self._ref}:{self._own}"
        try:
            self._run(*fetch, wanted)
        except GitError:
            if not self.remote_tip():
                return ""
            # The remote answers, so the cache may be damaged, as after a full disk.
            shutil.rmtree(self.folder, ignore_errors=True)
            self._run("init", "--quiet", "--bare", "--", str(self.folder))
            self._run(*fetch, wanted)
        return self._run("rev-parse", "--verify", self._own).decode().strip()

    def remote_tip(self) -> str:
        """Id of the newest commit of the branch at the remote now; empty if there is no such branch."""
        return self._run("ls-remote", "--", self.remote, self._ref).decode().partition("\t")[0]

    def log(self, tip: str) -> Iterator[Commit]:
        """The commits up to ``tip``, newest first; only the first parent of merges is followed."""
        told = self._run("log", "-z", "--first-parent", "--format=%H%n%an%n%ct%n%B", tip, "--")
        for each in told.decode(errors="replace").split("\0"):
            if each.strip():
                sha, author, when, message = each.split("\n", 3)
                yield Commit(sha, author, datetime.fromtimestamp(int(when), UTC), message)

    def files(self, commit: str) -> dict[str, str]:
        """Path → blob id, of all files in a commit."""
        told = self._run("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
        rows = (each.partition(b"\t") for each in told if each)
        return {path.decode(errors="replace"): about.split()[2].decode() for about, _, path in rows}

    def contents(self, blobs: Iterable[str]) -> dict[str, File]:
        """Blob id → hash and size of its content."""
        wanted = sorted(set(blobs))
        found: dict[str, File] = {}
        # The ids are read from a file: with two pipes, both sides could wait for each other for ever.
        with tempfile.TemporaryFile() as ids:
            ids.write("".join(f"{blob}\n" for blob in wanted).encode())
            ids.seek(0)
            with self._process("cat-file", "--batch", "--buffer", stdin=ids) as process:
                stdout = cast("IO[bytes]", process.stdout)
                for blob in wanted:
                    found[blob] = _file_in(stdout)
        return found

    @contextlib.contextmanager
    def _process(
        self, *arguments: str, stdin: IO[bytes] | int = subprocess.PIPE
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Run git with pipes during the block; it is killed if the block fails."""
        with tempfile.TemporaryFile() as stderr:
            process = subprocess.Popen(
                self._command(*arguments),
                env=self._environment,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
            )
            try:
                with process:
                    try:
                        yield process
                    except BaseException:
                        process.kill()
                        raise
            except (OSError, ValueError, IndexError) as error:
                stderr.seek(0)
                raise GitError(_said(stderr.read()) or f"git {arguments[0]} stopped: {error}") from error

    def commit(
        self, parent: str, message: str, when: datetime, entries: Iterable[tuple[str, bytes | str]]
    ) -> str:
        """Write a commit that contains exactly these files; returns its id. Nothing is pushed.

        Args:
            parent: id of the commit before it; empty for the first one.
            message: the commit's message.
            when: time of author and committer.
            entries: (path, content): the content is bytes, or the id of a blob in this repository.
        """
        name, email = self._identity()
        who = f"{name} <{email}> {int(when.timestamp())} +0000".encode()
        text = message.encode()
        with self._process("fast-import", "--quiet", "--done", "--date-format=raw") as process:
            stdin, stdout = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
            placed = []
            for number, (path, content) in enumerate(entries, start=_COMMIT_MARK + 1):
                if isinstance(content, bytes):
                    stdin.write(b"blob\nmark :%d\ndata %d\n" % (number, len(content)) + content + b"\n")
                    placed.append((path, f":{number}"))
                else:
                    placed.append((path, content))
            stdin.write(f"commit {self._own}-new\nmark :{_COMMIT_MARK}\n".encode())
            stdin.write(b"author " + who + b"\ncommitter " + who + b"\n")
            stdin.write(b"data %d\n" % len(text) + text + b"\n")
            stdin.write(f"from {parent}\n".encode() if parent else b"")
            stdin.write(b"deleteall\n")
            for path, content_at in placed:
                stdin.write(f"M 100644 {content_at} {_quoted(path)}\n".encode())
            stdin.write(f"get-mark :{_COMMIT_MARK}\ndone\n".encode())
            stdin.close()
            made = stdout.readline().decode().strip()
            if not made:
                raise ValueError("no commit was made")
        return made

    def _identity(self) -> tuple[str, str]:
        """Name and mail address for commits: the user's in git's configuration, else neutral ones."""
        found = []
        for key, otherwise in (("user.name", "Colony"), ("user.email", "colony@localhost")):
            try:
                value = self._run("config", "--get", key).decode(errors="replace").strip()
            except GitError:
                value = ""
            found.append("".join(letter for letter in value if letter not in "<>\n") or otherwise)
        return found[0], found[1]

    def push(self, commit: str, tip: str) -> None:
        """Make a commit the newest of the remote branch, if that is still at ``tip``.

        Raises:
            GitError: the branch has changed, or the remote refuses.
        """
        lease = f"--force-with-lease={self._ref}:{tip}"
        self._run("push", "--quiet", "--no-verify", lease, "--", self.remote, f"{commit}:{self._ref}")

    def forget(self) -> None:
        """Remove the references of this run; fetched commits stay in the cache for the next."""
        if not self.folder.is_dir():
            return
        kept = "refs/colony/last"
        with contextlib.suppress(GitError):
            self._run("update-ref", kept, self._own)
        for ref in (self._own, f"{self._own}-new"):
            with contextlib.suppress(GitError):
                self._run("update-ref", "-d", ref)


def _file_in(stdout: IO[bytes]) -> File:
    """Hash and size of the next blob in the output of ``cat-file --batch``."""
    size = left = int(stdout.readline().split()[2])
    hashed = hashlib.sha256()
    while left:
        data = stdout.read(min(left, 1 << 20))
        if not data:
            raise ValueError("it was cut off")
        hashed.update(data)
        left -= len(data)
    stdout.read(1)
    return File(sha256=hashed.hexdigest(), size_bytes=size)


def _quoted(path: str) -> str:
    r"""A path quoted for ``git fast-import``.

    >>> print(_quoted('a "b"\n'))
    "a \"b\"\n"
    """
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _said(stderr: bytes) -> str:
    lines = [line.strip() for line in stderr.decode(errors="replace").splitlines()]
    telling: Sequence[str] = [line for line in lines if line and not line.startswith("hint:")]
    return "; ".join(telling[-4:])
