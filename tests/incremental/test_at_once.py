"""Two builds at the same time do each other no harm."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from tests.incremental.builder import Builder
from tests.incremental.thousand import edit, many_articles
from tests.incremental.trees import difference, tree


@pytest.mark.parametrize("caches", ["one cache", "two caches"])
@pytest.mark.parametrize("task", ["build", "publish"])
def test_two_at_once(task: str, caches: str, tmp_path: Path) -> None:
    """Begun together on one output, both end well and leave a clean build's bytes."""
    chance = random.Random(4)
    site = many_articles(tmp_path, 150)
    with Builder() as one, Builder() as other:
        for delay_s in (0.0, 0.05, 0.3):
            edit(site, chance)
            one.start(site.ordered(), task)
            time.sleep(delay_s)
            other.start(site.ordered(cache=tmp_path / caches if caches == "two caches" else None), task)
            for answer in (one.finish(), other.finish()):
                assert "total" in answer, answer
            clean = one.build(site.ordered(tmp_path / f"clean-{delay_s}", tmp_path / f"cache-{delay_s}"))
            assert clean["total"]
            assert not difference(tree(site.output), tree(tmp_path / f"clean-{delay_s}"))
