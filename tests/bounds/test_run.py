"""Which packages the runs at the bounds are made with."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.bounds.run import QUICK, QUICK_TOOLS, ROOT, command, locked, pins, wanted

MISSING_FROM_THE_BOUNDS = "make it anew; its first lines say how"


def test_the_lowest_versions_are_the_lower_bounds() -> None:
    """What the project claims to work with is what the run at the lowest installs, and the bound is named."""
    found = {
        name: text.split()[0].partition("==")[2] for name, text in pins("requirements-lowest.txt").items()
    }
    project = [Requirement(line) for line in wanted(quick=True) if "=" in line]
    bounds = {
        each.name: specifier.version
        for each in project
        for specifier in each.specifier
        if specifier.operator == ">="
    }
    assert len(bounds) == len(project)
    differing = {
        name: (bound, found.get(name))
        for name, bound in bounds.items()
        if re.sub(r"(\.0)+$", "", bound) != re.sub(r"(\.0)+$", "", found.get(name, ""))
    }
    assert differing == {}, MISSING_FROM_THE_BOUNDS


def test_the_lowest_versions_have_hashes() -> None:
    """Each package has a version, at least one hash, and no address."""
    text = (ROOT / "requirements-lowest.txt").read_text(encoding="utf-8")
    entry = re.compile(r"[\w.-]+==[\w.+!-]+( ; [^\n\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n")
    blocks = pins("requirements-lowest.txt").values()
    assert [block for block in blocks if not entry.fullmatch(block)] == []
    assert "".join(blocks) == re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    assert "://" not in text


@pytest.mark.parametrize("quick", [True, False])
def test_the_lowest_go_before_the_development_set(quick: bool) -> None:
    """Tools for tests are those of the development set, and what is in both comes at its lowest."""
    packages = locked(quick)
    assert set(QUICK_TOOLS) <= packages.keys()
    assert ("mypy" in packages) is not quick
    assert packages["nh3"] == pins("requirements-lowest.txt")["nh3"] != pins("requirements-dev.txt")["nh3"]


def test_the_quick_tests_are_there() -> None:
    """Every file that the quick run names exists, and the whole run leaves out what no library decides."""
    assert [name for name in QUICK if not (ROOT / name.partition("::")[0]).exists()] == []
    asked = command(Path(sys.prefix), quick=True)
    assert asked[-len(QUICK) :] == list(QUICK)
    assert "not browser" in command(Path(sys.prefix), quick=False)[-1]
