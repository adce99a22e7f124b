"""A library whose private names have changed: the site is made all the same, by the library's own classes."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import CACHE
from tests.incremental.trees import difference, tree
from tests.site.published import Published
from tests.site.running import NOW, ROOT, environment, said

RENAMED = {
    "markdown": ("_escape_attrib_html", "_escaped_attribute"),
    "jinja2": ("_get_default_module", "_usual_module"),
}
"""Package → a private name that a fast path builds on, and another one."""


def renamed(package: str, folder: Path) -> None:
    """Copy an installed package, with its private name changed wherever it stands."""
    old, new = RENAMED[package]
    origin = Path(str(importlib.import_module(package).__file__)).parent
    copy = shutil.copytree(origin, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    for path in copy.rglob("*.py"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_renamed_private_names_leave_every_byte(published: Published, tmp_path: Path) -> None:
    """The published site is the same to the byte, and one line tells which classes did the work."""
    for package in RENAMED:
        renamed(package, tmp_path / "libraries")
    for pictures in ("pictures", "cards"):  # encoding them is slow, and has nothing to do with it
        shutil.copytree(CACHE / "sample" / pictures, tmp_path / "cache" / pictures)
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "publish", "--now", NOW]
    done = subprocess.run(
        [*command, "--output", str(tmp_path / "site"), "--cache", str(tmp_path / "cache")],
        cwd=ROOT,
        env={**environment(), "PYTHONPATH": str(tmp_path / "libraries")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, said(done)
    told = [line for line in done.stderr.splitlines() if "Update Colony" in line]
    assert len(told) == 1, said(done)
    for name in ("serializers._escape_attrib_html", "Template._get_default_module"):
        assert name in told[0]
    assert difference(tree(tmp_path / "site"), tree(published.root)) == ""
