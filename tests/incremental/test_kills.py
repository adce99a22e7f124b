"""Builds that are killed at any moment: the next one ends with a clean build's bytes.

``COLONY_KILLS=100`` kills so many times, each kind of build; ``COLONY_SLOW=1`` makes the site a thousand
articles large.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.builder import Builder, kill
from tests.incremental.little_site import LittleSite
from tests.incremental.thousand import edit, many_articles
from tests.incremental.trees import Tree, difference, tree

KILLS = int(os.environ.get("COLONY_KILLS", "6"))
"""How often each kind of build is killed."""

pytestmark = pytest.mark.timeout(1200 + 60 * KILLS)

ARTICLES = 1000 if os.environ.get("COLONY_SLOW") else 250
"""Enough that several batches are on their way when a build is killed."""


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """The process that builds are forked from."""
    with Builder() as process:
        yield process


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> LittleSite:
    """A site of many articles."""
    return many_articles(tmp_path_factory.mktemp("thousand"), ARTICLES)


def clean(site: LittleSite, builder: Builder) -> Tree:
    """What a build from nothing gives."""
    root = site.root / "clean"
    shutil.rmtree(root, ignore_errors=True)
    builder.build(site.ordered(root / "output", root / "cache"))
    return tree(root / "output")


def killed(site: LittleSite, builder: Builder, task: str, after_s: float) -> bool:
    """Begin a build and kill it and its workers after so many seconds; False if it was done before."""
    group = builder.start(site.ordered(), task)
    time.sleep(after_s)
    kill(group)
    return "killed" in builder.finish()


def forget(site: LittleSite) -> None:
    """Back to the time before the first build."""
    shutil.rmtree(site.root / "work", ignore_errors=True)


def timed(site: LittleSite, builder: Builder, task: str) -> float:
    """Build or publish, and tell how many seconds it took."""
    begun = time.monotonic()
    builder.build(site.ordered(), task)
    return time.monotonic() - begun


def test_build_heals_after_kills(site: LittleSite, builder: Builder) -> None:
    """Killed at random moments of cold and of warm builds, the next build equals a clean one each time."""
    chance = random.Random(2)
    forget(site)
    lasts_s = {"cold": timed(site, builder, "build")}
    edit(site, chance)
    lasts_s["warm"] = timed(site, builder, "build")
    hits = 0
    for number in range(KILLS):
        kind = "cold" if number % 2 else "warm"
        if kind == "cold":
            forget(site)
        edit(site, chance)
        moment = (number + chance.random()) / KILLS
        hits += killed(site, builder, "build", moment * lasts_s[kind])
        builder.build(site.ordered())
        found = difference(tree(site.output), clean(site, builder))
        assert not found, f"after kill {number} at {moment:.2f} of a {kind} build\n{found}"
    assert hits, "no build was still running when it was to be killed"


def test_publish_is_all_or_nothing(site: LittleSite, builder: Builder) -> None:
    """Killed while publishing, the live folder is wholly the old site or wholly the new one.

    The next publishing finishes the work and sweeps up.
    """
    chance = random.Random(3)
    forget(site)
    lasts_s = timed(site, builder, "publish")
    edit(site, chance)
    old, new = tree(site.output), clean(site, builder)
    for number in range(KILLS):
        moment = (number + chance.random()) / KILLS
        killed(site, builder, "publish", moment * lasts_s)
        live = tree(site.output)
        half = difference(live, old) and difference(live, new)
        assert not half, f"half a site after kill {number} at {moment:.2f}:\n{half}"
        builder.build(site.ordered(), "publish")
        assert not difference(tree(site.output), new)
        beside = {path.name for path in Path(site.root, "work").iterdir()}
        assert beside <= {"output", "cache", ".output.colony", ".output.lock", ".output.stamp"}, "left behind"
        if number % 3 == 0:
            forget(site)  # also the first publishing of all is cut off
        edit(site, chance)
        old, new = tree(site.output), clean(site, builder)
