"""The set-up: what is planned from which facts, what a broken-off run leaves, what the lock files hold."""

from __future__ import annotations

import ast
import dataclasses
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from colony.setup import bootstrap, bootstrap_plan
from colony.setup.bootstrap_plan import Remove, Run, SetupFacts, SetupStamp, Step, Stop, plan

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")

# A machine where all is there: the author's second run.
READY = SetupFacts(
    root=Path("/site"),
    python="/usr/bin/python3",
    version=(3, 11),
    dev=False,
    browser=False,
    runtime_stamp=".colony-r",
    dev_stamp=".colony-d",
    npm_stamp=".colony-n",
    stamps=frozenset({".colony-r", ".colony-d"}),
    npm_ready=True,
    has_ensurepip=True,
    has_browser=True,
    servers=(),
    apt=None,
    builder="setuptools==1 --hash=sha256:0\n",
)
NOTHING: dict[str, Any] = {"stamps": frozenset(), "npm_ready": False}
DEV: dict[str, Any] = {"dev": True, "browser": True}

VENV = "Making a virtual environment in .venv"
BUILDER = "Installing the build tool"
RUNTIME = "Installing the packages of requirements.txt"
DEVELOPMENT = "Installing the packages of requirements-dev.txt"
CHECKERS = "Installing the checkers of tests/package.json"
REFRESH = "Refreshing the list of Debian packages"
NO_EXIFTOOL = "No exiftool here, which tests of pictures need: sudo apt-get install libimage-exiftool-perl"
NO_BROWSER = "No Chromium here, which tests in a browser need: sudo apt-get install chromium"
NO_SERVERS = "Some servers that tests deploy to are missing here: sudo apt-get install rsync"
NO_VENV = "Python's venv module is incomplete here: sudo apt-get install python3.11-venv"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({}, [], id="author, second run"),
        pytest.param(DEV, [], id="developer, second run"),
        pytest.param(NOTHING, [VENV, BUILDER, RUNTIME], id="author, fresh clone"),
        pytest.param({**NOTHING, **DEV}, [VENV, BUILDER, DEVELOPMENT, CHECKERS], id="developer, fresh clone"),
        pytest.param(
            {**NOTHING, "dev": True}, [VENV, BUILDER, DEVELOPMENT], id="lint needs no browser and no checkers"
        ),
        pytest.param(
            {**DEV, "stamps": frozenset({".colony-r"})}, [BUILDER, DEVELOPMENT], id="author becomes developer"
        ),
        pytest.param({"stamps": frozenset({".colony-old"})}, [BUILDER, RUNTIME], id="the lock file changed"),
        pytest.param({**DEV, "npm_ready": False}, [CHECKERS], id="only the checkers changed"),
        pytest.param({"has_browser": False}, [], id="an author needs no browser"),
        pytest.param({**DEV, "has_browser": False}, [NO_BROWSER], id="no browser, no rights: only said"),
        pytest.param(
            {**DEV, "has_browser": False, "apt": ()},
            [REFRESH, "Installing Debian's chromium"],
            id="no browser, root",
        ),
        pytest.param({**DEV, "has_exiftool": False}, [NO_EXIFTOOL], id="no exiftool, no rights: only said"),
        pytest.param(
            {**DEV, "has_exiftool": False, "apt": ()},
            [REFRESH, "Installing Debian's libimage-exiftool-perl"],
            id="no exiftool, root",
        ),
        pytest.param({"servers": ("rsync",)}, [], id="an author needs no servers"),
        pytest.param({**DEV, "servers": ("rsync",)}, [NO_SERVERS], id="no servers, no rights: only said"),
        pytest.param(
            {**DEV, "servers": ("rsync",), "apt": ("sudo", "-n")},
            [NO_SERVERS],
            id="no servers, somebody's own machine: only said",
        ),
        pytest.param(
            {**DEV, "servers": ("rsync", "nginx-light"), "apt": ()},
            [REFRESH, "Installing Debian's rsync", REFRESH, "Installing Debian's nginx-light"],
            id="no servers, root",
        ),
        pytest.param(
            {**NOTHING, "has_ensurepip": False, "apt": ("sudo", "-n")},
            [REFRESH, "Installing Debian's python3.11-venv", VENV, BUILDER, RUNTIME],
            id="no ensurepip, sudo",
        ),
        pytest.param({**NOTHING, "has_ensurepip": False}, [NO_VENV], id="no ensurepip, no rights: one line"),
        pytest.param({"has_ensurepip": False}, [], id="ensurepip is not asked for when .venv is there"),
    ],
)
def test_plan_does_what_is_missing_and_no_more(changes: dict[str, Any], said: list[str]) -> None:
    """From each state of a machine, the steps announced are exactly the ones that state lacks, in order."""
    steps = plan(dataclasses.replace(READY, **changes))
    assert [step.say for step in steps if step.say] == said
    assert any(isinstance(step, Stop) for step in steps) == (said == [NO_VENV])


@pytest.mark.parametrize("dev", [False, True])
def test_stamps_frame_the_installation(dev: bool) -> None:
    """Old stamps go before pip touches anything, new ones come only after its last run."""
    steps = plan(dataclasses.replace(READY, dev=dev, stamps=frozenset({".colony-old"})))
    assert steps[0] == Remove(paths=(Path("/site/.venv/.colony-old"),))
    names = (".colony-r", ".colony-d") if dev else (".colony-r",)
    assert steps[-1] == SetupStamp(
        venv=Path("/site/.venv"), paths=tuple(Path("/site/.venv") / n for n in names)
    )


def test_every_pip_run_checks_hashes() -> None:
    """No package is installed unless the lock file vouches for its bytes; setuptools is the pinned one."""
    steps = plan(dataclasses.replace(READY, **NOTHING, **DEV))
    pips = [step for step in steps if isinstance(step, Run) and "pip" in step.command]
    assert [("--require-hashes" in pip.command, "--only-binary=:all:" in pip.command) for pip in pips] == [
        (True, True)
    ] * 2
    assert pips[0].text == READY.builder
    assert "--no-build-isolation" in pips[1].command


def test_apt_keeps_its_prefix_and_asks_nothing() -> None:
    """With sudo the variable that silences Debian's questions stands behind sudo, which would drop it."""
    steps = plan(dataclasses.replace(READY, **DEV, has_browser=False, apt=("sudo", "-n")))
    for step in steps:
        assert isinstance(step, Run)
        assert step.command[:4] == ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive")
        assert step.command[4:6] == ("RUNLEVEL=1", "apt-get")
    assert [step.optional for step in steps if isinstance(step, Run)] == [True, False]


@pytest.mark.parametrize(
    ("arguments", "dev", "browser"),
    [
        (["--list"], False, False),
        (["serve"], False, False),
        (["check", "build"], False, False),
        (["test"], True, True),
        (["lint"], True, False),
        (["bench.corpus", "--size=100"], True, True),
        (["build", "lint"], True, False),
        (["tests"], False, False),
    ],
)
def test_tasks_choose_the_set(arguments: list[str], dev: bool, browser: bool) -> None:
    """Authors get the runtime set; test, lint and bench, alone or below, get the development set."""
    facts = bootstrap.gather(ROOT, arguments)
    assert (facts.dev, facts.browser) == (dev, browser)


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """Give an environment that is no more than its interpreter."""
    folder = tmp_path / "site/.venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/python").symlink_to(sys.executable)
    return folder


def test_stamp_holds_for_its_place_and_interpreter(venv: Path, tmp_path: Path) -> None:
    """A stamp counts where it was written, and no longer after a move or under another interpreter."""
    bootstrap.perform([SetupStamp(venv=venv, paths=(venv / ".colony-r",))])
    assert bootstrap.valid_stamps(venv) == {".colony-r"}

    moved = tmp_path / "moved"
    venv.parent.rename(moved)
    assert bootstrap.valid_stamps(moved / ".venv") == frozenset()
    moved.rename(venv.parent)

    (venv / "bin/python").unlink()
    assert bootstrap.valid_stamps(venv) == frozenset()
    (venv / "bin/python").symlink_to("/bin/sh")
    assert bootstrap.valid_stamps(venv) == frozenset()


def test_broken_off_installation_is_made_anew(venv: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """When pip fails half-way its words are shown, no stamp is left, and the next plan starts anew."""
    old = venv / ".colony-old"
    bootstrap.perform([SetupStamp(venv=venv, paths=(old,))])
    fails = Run("Installing", (sys.executable, "-c", "print('no such hash'); raise SystemExit(2)"), venv)
    with pytest.raises(SystemExit, match="stopped at: Installing"):
        bootstrap.perform([Remove(paths=(old,)), fails, SetupStamp(venv=venv, paths=(venv / ".colony-r",))])
    assert "no such hash" in capfd.readouterr().err
    stamps = bootstrap.valid_stamps(venv)
    assert stamps == frozenset()
    steps = plan(dataclasses.replace(READY, root=venv.parent, stamps=stamps))
    assert steps[0] == Remove(paths=(venv,))
    bootstrap.perform(steps[:1])
    assert not venv.exists()


def test_quiet_while_all_is_well(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A step that works prints its one line and nothing that the command said; an optional one may fail."""
    chatty = (sys.executable, "-c", "import sys; print(sys.stdin.read()); sys.exit(1)")
    bootstrap.perform([Run("Refreshing", chatty, tmp_path, "words", optional=True), Step("A note")])
    assert capfd.readouterr() == ("Refreshing\nA note\n", "")


def test_user_installs_are_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A wish for --user installs in the caller's variables does not reach pip, which would refuse."""
    monkeypatch.setenv("PIP_USER", "1")
    tell = (sys.executable, "-c", "import os; raise SystemExit('PIP_USER=' + os.environ['PIP_USER'])")
    with pytest.raises(SystemExit):
        bootstrap.perform([Run("Asking", tell, tmp_path)])
    assert "PIP_USER=0" in capfd.readouterr().err


def test_stop_is_one_line() -> None:
    """What cannot be mended from here ends the run with a single line and a failure status."""
    with pytest.raises(SystemExit) as stopped:
        bootstrap.perform([Stop(NO_VENV)])
    assert stopped.value.code == NO_VENV


def test_second_set_up_waits_for_the_first(tmp_path: Path) -> None:
    """While one process sets up a checkout, another cannot take the same lock; afterwards it can."""
    code = (
        "import fcntl, os, sys; fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_SH | fcntl.LOCK_NB)"
    )
    attempt = (sys.executable, "-c", code, str(tmp_path))
    with bootstrap.alone(tmp_path):
        assert subprocess.run(attempt, capture_output=True, check=False).returncode != 0
    assert subprocess.run(attempt, capture_output=True, check=False).returncode == 0


def test_interpreter_is_not_the_one_to_be_removed() -> None:
    """Started from inside its own .venv, the set-up makes the new one with the Python underneath."""
    outside = bootstrap.interpreter(Path(sys.prefix))
    assert Path(outside).exists()
    assert Path(outside).parent.parent == Path(sys.base_prefix)
    assert bootstrap.interpreter(ROOT / "no-such-venv") == sys.executable


@pytest.mark.parametrize("module", [bootstrap, bootstrap_plan], ids=lambda module: module.__name__)
def test_set_up_runs_before_any_library(module: Any) -> None:
    """The set-up imports the standard library alone, and Pythons too old for Colony can still parse it."""
    source = Path(module.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    roots = {name.partition(".")[0] for name in imported - {"colony.setup.bootstrap_plan"}}
    assert roots <= sys.stdlib_module_names


def pins(lock: str) -> dict[str, str]:
    """Read a lock file: the version of each package, names in lower case with hyphens."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {
        name.lower(): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_hold_versions_and_hashes_only(lock: str) -> None:
    """A lock file names no address and no option, and every package in it has an exact version and hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert blocks
    entry = re.compile(r"[\w.-]+==[\w.+!-]+( ; [^\n\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert [block for block in blocks if not entry.fullmatch(block)] == []
    assert not re.search(r"://|index-url|find-links|trusted-host", text)


def test_development_set_holds_the_runtime_set() -> None:
    """Tests run on the very versions that authors get."""
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_lock_files_satisfy_the_project() -> None:
    """Each dependency named in pyproject.toml is locked, at a version that its bounds allow."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        "requirements.txt": project["dependencies"],
        "requirements-dev.txt": project["optional-dependencies"]["dev"],
    }
    for lock, lines in wanted.items():
        locked = pins(lock)
        requirements = [Requirement(line) for line in lines]
        assert [str(r) for r in requirements if not r.specifier.contains(locked[r.name.lower()])] == []


def test_builder_is_cut_out_with_its_hashes() -> None:
    """The part handed to pip's first run is one whole entry of the lock file."""
    builder = bootstrap.gather(ROOT, ["serve"]).builder
    assert re.fullmatch(r"setuptools==\S+( \\\n    --hash=sha256:[0-9a-f]{64})+\n", builder)
    with pytest.raises(ValueError, match="pins no nothing"):
        bootstrap.pinned("nothing", builder)


def test_npm_lock_has_hashes_and_no_addresses() -> None:
    """Each npm package is pinned by its hash and comes from whatever registry the user's npm is set to."""
    lock = json.loads((ROOT / "tests/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry or "integrity" not in entry] == []


def test_ci_runs_what_the_readme_says() -> None:
    """CI runs the one line for newcomers first, so that nothing is there that a newcomer would not have."""
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    commands = [line for line in script.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert commands == [
        "set -euo pipefail",
        'cd "$(dirname "${BASH_SOURCE[0]}")/.."',
        "python3 tasks.py test",
        "python3 tasks.py test-lowest --quick",
    ]
