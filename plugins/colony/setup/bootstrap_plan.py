"""What the set-up has to do, decided from plain facts: no file is read and no program started here.

A *stamp* is a file in ``.venv`` named after the hash of a lock file. It is written when all of that lock file
is installed, and removed before anything is changed. No stamp at all therefore means a set-up that was broken
off, and such an environment is made anew; a stamp of another lock file means a sound one to add to.

Like :mod:`colony.setup.bootstrap`, this runs before any library is there: standard library alone, and
a grammar that older Pythons can parse.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

# feedgen ships no wheel at all, rcssmin none outside Linux; everything else must come as a wheel.
FROM_SOURCE = ("feedgen",) if sys.platform == "linux" else ("feedgen", "rcssmin")

EXIFTOOL = "libimage-exiftool-perl"


@dataclass(frozen=True)
class SetupFacts:
    """All that :func:`plan` may know about this machine and this checkout.

    ``python`` is the interpreter to make ``.venv`` with, ``version`` its major and minor number. ``dev`` asks
    for the development set, ``browser`` for what tests in a browser need. The three ``…_stamp`` are the names
    that finished installations of today's lock files have; ``stamps`` names the valid ones in ``.venv``.
    ``apt`` is what has to stand before ``apt-get`` (nothing for root, ``sudo -n`` if that asks no password),
    None where Debian packages cannot be installed. ``builder`` is the lock file's part that pins setuptools.
    ``servers`` names Debian's packages with the servers that tests deploy to, as far as they are missing.
    """

    root: Path
    python: str
    version: tuple[int, int]
    dev: bool
    browser: bool
    runtime_stamp: str
    dev_stamp: str
    npm_stamp: str
    stamps: frozenset[str]
    npm_ready: bool
    has_ensurepip: bool
    has_browser: bool
    servers: tuple[str, ...]
    apt: tuple[str, ...] | None
    builder: str
    has_exiftool: bool = True


@dataclass(frozen=True)
class Step:
    """One thing to do; ``say`` is printed before it starts."""

    say: str = ""


@dataclass(frozen=True)
class Run(Step):
    """Run a command in ``cwd``; ``text`` is its standard input, ``optional`` lets it fail."""

    command: tuple[str, ...] = ()
    cwd: Path = Path()
    text: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Remove(Step):
    """Remove files and trees; what is not there is passed over."""

    paths: tuple[Path, ...] = ()


@dataclass(frozen=True)
class SetupStamp(Step):
    """Write down, in these files, that the environment at ``venv`` has been filled."""

    venv: Path = Path()
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Stop(Step):
    """Give up; ``say`` tells in one line what the user has to install."""


def plan(facts: SetupFacts) -> list[Step]:
    """Decide what is left to do, in order. Empty when all is there; a lone Stop when it cannot be done."""
    steps: list[Step] = []
    if (facts.dev_stamp if facts.dev else facts.runtime_stamp) not in facts.stamps:
        if not facts.stamps:
            if not facts.has_ensurepip and facts.apt is None:
                package = venv_package(facts.version)
                return [Stop(f"Python's venv module is incomplete here: sudo apt-get install {package}")]
            steps += new_environment(facts)
        steps += packages(facts)
    if facts.browser:
        steps += browser_tools(facts)
        steps += test_servers(facts)
    return steps


def new_environment(facts: SetupFacts) -> list[Step]:
    """Plan an empty ``.venv`` that has pip, in place of whatever is there."""
    venv = facts.root / ".venv"
    missing = () if facts.has_ensurepip else apt_install(facts, venv_package(facts.version))
    return [
        *missing,
        Remove(paths=(venv,)),
        Run("Making a virtual environment in .venv", (facts.python, "-m", "venv", str(venv)), facts.root),
    ]


def packages(facts: SetupFacts) -> list[Step]:
    """Plan the wanted lock file's packages: first setuptools, so that source packages build with that one."""
    venv = facts.root / ".venv"
    lock = "requirements-dev.txt" if facts.dev else "requirements.txt"
    pip = (
        str(venv / "bin/python"), "-m", "pip", "install", "--require-hashes", "--only-binary=:all:",
        "--disable-pip-version-check", "--no-input", "--progress-bar=off",
        f"--cache-dir={facts.root / '.cache/pip'}",
    )  # fmt: skip
    source = (f"--no-binary={','.join(FROM_SOURCE)}", "--no-build-isolation", "--use-pep517")
    # The development set holds the runtime set, version for version.
    done = (facts.runtime_stamp, facts.dev_stamp) if facts.dev else (facts.runtime_stamp,)
    return [
        Remove(paths=tuple(venv / stamp for stamp in sorted(facts.stamps))),
        Run("Installing the build tool", (*pip, "-r", "/dev/stdin"), facts.root, facts.builder),
        Run(f"Installing the packages of {lock}", (*pip, *source, "-r", lock), facts.root),
        # A tenth of a second at each start where Python may not write bytecode, as in many containers.
        Run("", (str(venv / "bin/python"), "-m", "compileall", "-q", "plugins"), facts.root, optional=True),
        SetupStamp(venv=venv, paths=tuple(venv / stamp for stamp in done)),
    ]


def browser_tools(facts: SetupFacts) -> list[Step]:
    """Plan Chromium and the checkers in tests/package.json; node comes with the development set."""
    steps: list[Step] = []
    venv, tests = facts.root / ".venv", facts.root / "tests"
    if not facts.has_browser and facts.apt is not None:
        steps += apt_install(facts, "chromium")
    elif not facts.has_browser:
        steps.append(Step("No Chromium here, which tests in a browser need: sudo apt-get install chromium"))
    if not facts.has_exiftool and facts.apt is not None:
        steps += apt_install(facts, EXIFTOOL)
    elif not facts.has_exiftool:
        steps.append(Step(f"No exiftool here, which tests of pictures need: sudo apt-get install {EXIFTOOL}"))
    if not facts.npm_ready:
        npm = (
            str(venv / "bin/npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund",
            "--no-update-notifier", f"--cache={facts.root / '.cache/npm'}",
        )  # fmt: skip
        steps += [
            Run("Installing the checkers of tests/package.json", npm, tests),
            SetupStamp(venv=venv, paths=(tests / "node_modules" / facts.npm_stamp,)),
        ]
    return steps


def test_servers(facts: SetupFacts) -> list[Step]:
    """Plan the servers that tests deploy to: sshd with rsync, nginx.

    Only for root, which is a container or CI: on somebody's own machine Debian would start them at each boot.
    """
    if not facts.servers:
        return []
    if facts.apt != ():
        wanted = " ".join(facts.servers)
        return [Step(f"Some servers that tests deploy to are missing here: sudo apt-get install {wanted}")]
    return [step for package in facts.servers for step in apt_install(facts, package)]


def apt_install(facts: SetupFacts, package: str) -> tuple[Step, Step]:
    """Plan one Debian package, and no service of it started (so RUNLEVEL).

    An old list of packages may still serve, so refreshing it may fail.
    """
    apt = (
        *(facts.apt or ()), "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq", "--yes",
        "-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120",
    )  # fmt: skip
    install = (*apt, "install", "--no-install-recommends", package)
    return (
        Run("Refreshing the list of Debian packages", (*apt, "update"), facts.root, optional=True),
        Run(f"Installing Debian's {package}", install, facts.root),
    )


def venv_package(version: tuple[int, int]) -> str:
    """Name the Debian package that completes the venv module of this Python."""
    return f"python{version[0]}.{version[1]}-venv"
