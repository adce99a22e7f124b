"""Clean builds of the same content, settings and clock give the same bytes, wherever they run."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.incremental.builder import ROOT, Builder
from tests.incremental.little_site import LittleSite
from tests.incremental.trees import Tree, difference, tree

numbers = itertools.count()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> LittleSite:
    """The little site under Colony's own theme."""
    site = LittleSite(tmp_path_factory.mktemp("reproducible"))
    site.begin(own_theme=True)
    return site


@pytest.fixture(scope="module")
def wanted(site: LittleSite) -> Tree:
    """What a clean build in the plainest way gives."""
    with Builder({"PYTHONHASHSEED": "0", "TZ": "UTC"}) as builder:
        return clean(site, builder)


def clean(site: LittleSite, builder: Builder, umask: int = 0o022, **settings: Any) -> Tree:
    """A build from nothing."""
    root = site.root / f"clean-{next(numbers)}"
    builder.build({**site.ordered(root / "output", root / "cache"), **settings}, umask=umask)
    return tree(root / "output")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "TZ": ""},
    ],
    ids=["auckland", "newfoundland", "posix"],
)
def test_environment(environment: Mapping[str, str], site: LittleSite, wanted: Tree, tmp_path: Path) -> None:
    """Hash seed, time zone, language, umask and working directory are not to be seen in the bytes."""
    with Builder(environment, cwd=tmp_path) as builder:
        assert not difference(clean(site, builder, umask=0o077), wanted)


@pytest.mark.parametrize("processors", [1, 2])
def test_workers(processors: int, site: LittleSite, wanted: Tree) -> None:
    """Nor is the number of workers."""
    usable = sorted(os.sched_getaffinity(0))[:processors]
    os_affinity = os.sched_getaffinity(0)
    os.sched_setaffinity(0, usable)  # what is started from here inherits it
    try:
        with Builder() as builder:
            assert not difference(clean(site, builder, COLONY_EXECUTOR="processes"), wanted)
    finally:
        os.sched_setaffinity(0, os_affinity)


def test_order_on_disk(site: LittleSite, wanted: Tree, tmp_path: Path) -> None:
    """Nor is the order in which the files came into being, nor the place where they lie."""
    for folder in ("content", "theme"):
        files = [path for path in (site.root / folder).rglob("*") if path.is_file()]
        for path in sorted(files, reverse=True):
            target = tmp_path / path.relative_to(site.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    moved = LittleSite(tmp_path)
    with Builder() as builder:
        assert not difference(clean(moved, builder), wanted)


def free_port() -> int:
    """A port on this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def dask_cluster(folder: Path) -> Iterator[str]:
    """A scheduler and two workers, each a process; gives the address for ``COLONY_EXECUTOR``."""
    port = free_port()
    python = [sys.executable, "-W", "ignore", "-m", "distributed.cli"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "plugins"),
        "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h",
    }
    local = ["--host", "127.0.0.1"]
    commands = [
        ["dask_scheduler", *local, "--port", str(port), "--no-dashboard", "--no-show", "--no-jupyter"]
    ]
    commands += [
        ["dask_worker", f"tcp://127.0.0.1:{port}", *local, "--no-dashboard", "--no-nanny", "--nthreads", "1",
         "--local-directory", str(folder / f"worker-{number}")]
        for number in range(2)
    ]  # fmt: skip
    with (folder / "dask.log").open("w") as log:
        started = [
            subprocess.Popen(
                [*python[:-1], f"distributed.cli.{command}", *rest],
                stdout=log,
                stderr=log,
                env=environment,
                cwd=folder,
            )
            for command, *rest in commands
        ]
        try:
            yield f"dask://127.0.0.1:{port}"
        finally:
            for process in started:
                process.kill()  # asked politely they may wait for each other for ever
            for process in started:
                process.wait()


def test_dask(site: LittleSite, wanted: Tree, tmp_path: Path) -> None:
    """Workers of a Dask cluster make the same bytes, also after the theme that they know has changed."""
    pytest.importorskip("distributed", reason="the executor for more than one machine is not installed")
    with dask_cluster(tmp_path) as address, Builder() as builder:
        assert not difference(clean(site, builder, COLONY_EXECUTOR=address), wanted)
        changed = LittleSite(tmp_path / "changed")
        shutil.copytree(site.content, changed.content)
        shutil.copytree(site.theme, changed.theme)
        changed.settings["COLONY_EXECUTOR"] = address
        builder.build(changed.ordered())
        card = changed.theme / "templates/components/card.html"
        card.write_text(
            card.read_text("utf-8").replace("{% endmacro %}", "<i>new</i>{% endmacro %}"), "utf-8"
        )
        builder.build(changed.ordered())
        assert not difference(tree(changed.output), clean(changed, builder, COLONY_EXECUTOR="serial"))
