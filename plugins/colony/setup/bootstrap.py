"""Makes ``.venv`` in a fresh clone and installs all packages, so that invoke can run the tasks.

``tasks.py`` calls :func:`main` before it imports anything else, so this module and its plan use the
standard library alone, import nothing else of Colony, and keep to a grammar that older Pythons can parse:
those get one line, not a traceback. :func:`gather` looks once, the plan decides, :func:`perform` acts.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from colony.setup.bootstrap_plan import Remove, Run, SetupFacts, SetupStamp, Step, Stop, plan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLDEST_PYTHON = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Program → Debian's package with it: what tests deploy to.
SERVERS = (("sshd", "openssh-server"), ("rsync", "rsync"), ("nginx", "nginx-light"))

# Tasks (and what hangs below them, as in bench.corpus) that need more than a site's author does.
DEV_TASKS = frozenset({"test", "lint", "bench"})
BROWSER_TASKS = frozenset({"test", "bench"})


def main(argv: Sequence[str]) -> NoReturn:
    """Set up what the tasks in ``argv`` need, then become ``python -m invoke`` with the same arguments.

    The runtime set is enough for everything but the tasks in :data:`DEV_TASKS`; no arguments mean ``--list``.
    Raises SystemExit, with one line that says what to do, where the set-up cannot go on.
    """
    version = sys.version_info[:2]
    if version < OLDEST_PYTHON:
        found = f"{version[0]}.{version[1]}"
        sys.exit(f"Colony needs Python 3.11 or newer, and this is {found}: run it with a newer one.")
    root = Path(__file__).resolve().parents[3]
    arguments = list(argv) or ["--list"]
    try:
        if plan(gather(root, arguments)):
            with alone(root):
                perform(plan(gather(root, arguments)))
    except KeyboardInterrupt:
        sys.exit(130)
    venv = root / ".venv"
    python = str(venv / "bin/python")
    # Not by changing folder: paths in the arguments count from where the command was given.
    command = [python, "-m", "invoke", "--search-root", str(root), *arguments]
    activated = {**variables(venv), "VIRTUAL_ENV": str(venv)}
    os.execve(python, command, activated)  # noqa: S606 (no shell is wanted)


def gather(root: Path, arguments: Sequence[str]) -> SetupFacts:
    """Look once at the checkout at ``root`` and at the machine, for the tasks named in ``arguments``."""
    venv = root / ".venv"
    tasks = {argument.partition(".")[0] for argument in arguments}
    runtime_lock = (root / "requirements.txt").read_bytes()
    npm_stamp = stamp_name((root / "tests/package-lock.json").read_bytes())
    has_ensurepip = importlib.util.find_spec("ensurepip") is not None
    has_browser = any(shutil.which(name) for name in BROWSERS)
    path = f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin"  # Debian keeps servers there
    servers = tuple(package for name, package in SERVERS if shutil.which(name, path=path) is None)
    has_exiftool = shutil.which("exiftool") is not None
    return SetupFacts(
        root=root,
        python=interpreter(venv),
        version=sys.version_info[:2],
        dev=bool(tasks & DEV_TASKS),
        browser=bool(tasks & BROWSER_TASKS),
        runtime_stamp=stamp_name(runtime_lock),
        dev_stamp=stamp_name((root / "requirements-dev.txt").read_bytes()),
        npm_stamp=npm_stamp,
        stamps=valid_stamps(venv),
        npm_ready=(root / "tests/node_modules" / npm_stamp).is_file(),
        has_ensurepip=has_ensurepip,
        has_browser=has_browser,
        has_exiftool=has_exiftool,
        servers=servers,
        apt=None if has_ensurepip and has_browser and has_exiftool and not servers else apt_prefix(),
        builder=pinned("setuptools", runtime_lock.decode()),
    )


def perform(steps: Sequence[Step]) -> None:
    """Take the steps in order, one line before each that takes time. Raises SystemExit where one fails."""
    for step in steps:
        if isinstance(step, Stop):
            sys.exit(step.say)
        if step.say:
            print(step.say, flush=True)
        if isinstance(step, Run):
            run(step)
        elif isinstance(step, Remove):
            remove(step.paths)
        elif isinstance(step, SetupStamp):
            for path in step.paths:
                path.write_text(birthmark(step.venv), encoding="utf-8")


def run(step: Run) -> None:
    """Run one command, silent while all is well; a failure shows all it printed and raises SystemExit."""
    program = Path(step.command[0])
    inherited = dict(os.environ) if program.parent == Path() else variables(program.parents[1])
    result = subprocess.run(
        step.command,
        cwd=step.cwd,
        input=step.text.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        # A user's wish for --user installs would make pip refuse to fill an environment.
        env={**inherited, "PIP_USER": "0"},
        check=False,
    )
    if result.returncode and not step.optional:
        print(result.stdout.decode(errors="replace"), file=sys.stderr)
        sys.exit(f"The set-up stopped at: {step.say}. The reason is above; run it again to go on.")


def remove(paths: Sequence[Path]) -> None:
    """Remove files and whole trees, stamps first: a removal that is broken off must not leave one behind."""
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            remove(sorted(path.glob(".colony-*")))
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the checkout's set-up lock: two tasks started at once must not fill one ``.venv`` together."""
    import fcntl  # noqa: PLC0415 (the fast way to a task does without it)

    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def variables(venv: Path) -> dict[str, str]:
    """Give this process's variables, with the programs of ``venv`` first on PATH."""
    return {**os.environ, "PATH": f"{venv / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def stamp_name(lock: bytes) -> str:
    """Give the name of the stamp file that records the installation of a lock file."""
    return f".colony-{hashlib.sha256(lock).hexdigest()}"


def valid_stamps(venv: Path) -> frozenset[str]:
    """Name the stamps in ``venv`` that were written for this very place and interpreter.

    Scripts in a virtual environment hold its absolute path, and its packages belong to one Python: after a
    move of the checkout, or when the system's Python has changed, no stamp counts.
    """
    if not (venv / "bin/python").exists():
        return frozenset()
    mark = birthmark(venv)
    return frozenset(path.name for path in venv.glob(".colony-*") if path.read_text(encoding="utf-8") == mark)


def birthmark(venv: Path) -> str:
    """Give the paths of the environment and of its interpreter, one a line: the content of stamps."""
    return f"{venv.resolve()}\n{(venv / 'bin/python').resolve()}\n"


def interpreter(venv: Path) -> str:
    """Give the Python to make ``venv`` with: this one, unless it is inside and would remove itself."""
    if Path(sys.prefix).resolve() != venv.resolve():
        return sys.executable
    return str(Path(sys.base_prefix) / f"bin/python{sys.version_info[0]}.{sys.version_info[1]}")


def apt_prefix() -> tuple[str, ...] | None:
    """Give the words before ``apt-get`` in a command; None if it is missing or may not be used."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return ()
    asked = shutil.which("sudo") and subprocess.run(("sudo", "-n", "true"), capture_output=True, check=False)
    return ("sudo", "-n") if asked and asked.returncode == 0 else None


def pinned(package: str, lock: str) -> str:
    """Cut one package, with its hashes, out of a lock file's text. Raises ValueError if it is not there."""
    found = re.search(rf"^{re.escape(package)}==.*(?:\n +--hash=.*)*", lock, re.MULTILINE)
    if found is None:
        raise ValueError(f"requirements.txt pins no {package}: make it again, as its first lines say.")
    return found.group() + "\n"
