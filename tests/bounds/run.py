"""Runs tests with the lowest or the newest versions of all libraries, in an environment of their own.

``python -m tests.bounds.run lowest``: versions and hashes from requirements-lowest.txt, which is made from
the lower bounds in pyproject.toml; ``newest``: what the index has within the bounds. ``--quick`` runs what
reads, sanitises and renders, and one whole build. The environment is kept in ``.cache/bounds`` as long as
its list of packages stays (the newest is brought up to date each time).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

QUICK_TOOLS = (
    "execnet", "hypothesis", "iniconfig", "packaging", "pluggy", "pytest", "pytest-timeout", "pytest-xdist",
    "sortedcontainers",
)  # fmt: skip
"""What the quick tests need beside Colony's own libraries, each with what it needs itself."""

QUICK = (
    "tests/content",
    "tests/feeds/test_item_html.py",
    "tests/locale",
    "tests/pages",
    "tests/rendering",
    "tests/incremental/test_reproducible.py::test_environment[auckland]",
    "tests/overrides",
    "tests/text",
)
"""Reading, sanitising, rendering, and a whole build twice."""

ELSEWHERE = ("browser", "npm", "slow")
"""Marks of tests about the theme and about time: no library's version decides them."""

_BLOCK = re.compile(r"^([\w.-]+)==.*\n(?: .*\n)*", re.MULTILINE)


def main(arguments: Sequence[str]) -> int:
    """Make the environment and run the tests there; gives pytest's exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=("lowest", "newest"))
    parser.add_argument("--quick", action="store_true")
    asked = parser.parse_args(arguments)
    venv = ROOT / ".cache/bounds" / (f"{asked.which}-quick" if asked.quick else asked.which)
    if asked.which == "lowest":
        install_locked(venv, locked(asked.quick))
    else:
        install_newest(venv, wanted(asked.quick))
    return subprocess.run(command(venv, asked.quick), cwd=ROOT, check=False).returncode


def pins(lock: str) -> dict[str, str]:
    """A lock file's blocks (version and hashes) by the names of the packages."""
    return {match[1]: match[0] for match in _BLOCK.finditer((ROOT / lock).read_text(encoding="utf-8"))}


def locked(quick: bool) -> dict[str, str]:
    """The lowest versions, and of the tools for tests those of the development set."""
    tools = pins("requirements-dev.txt")
    return {name: tools[name] for name in (QUICK_TOOLS if quick else tools)} | pins("requirements-lowest.txt")


def wanted(quick: bool) -> list[str]:
    """The requirements of pyproject.toml with their bounds, and the tools for tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tools = QUICK_TOOLS if quick else project["optional-dependencies"]["dev"]
    return [*project["dependencies"], *tools]


def install_locked(venv: Path, packages: Mapping[str, str]) -> None:
    """Fill an environment with exactly these packages, unless it holds them already."""
    lines = "".join(packages.values())
    stamp = venv / f"{hashlib.sha256(lines.encode()).hexdigest()[:16]}.stamp"
    if stamp.exists():
        return
    pip = _fresh(venv)
    listed = venv / "packages.txt"
    for text in (packages["setuptools"], lines):  # it builds what comes as source
        listed.write_text(text, encoding="utf-8")
        subprocess.run([*pip, "--require-hashes", "--no-deps", "-r", str(listed)], check=True)
    stamp.touch()


def install_newest(venv: Path, requirements: Sequence[str]) -> None:
    """Fill an environment with the newest versions that these requirements allow."""
    pip = [*_fresh(venv), "--upgrade"]
    subprocess.run([*pip, "setuptools"], check=True)
    subprocess.run([*pip, "--upgrade-strategy=eager", *requirements], check=True)


def _fresh(venv: Path) -> list[str]:
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=True)
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input", "--progress-bar=off")
    source = ("--no-build-isolation", "--use-pep517", f"--cache-dir={ROOT / '.cache/pip'}")
    return [str(venv / "bin/python"), "-m", "pip", "install", *quiet, *source]


def command(venv: Path, quick: bool) -> list[str]:
    """The command that runs them, in the environment."""
    pytest = [str(venv / "bin/python"), "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    if quick:  # the fixtures of whole sites need a browser
        return [*pytest, "-n", "auto", "--noconftest", *QUICK]
    return [*pytest, "-m", " and ".join(f"not {mark}" for mark in ELSEWHERE)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
