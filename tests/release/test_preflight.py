"""Pre-flight: each guard speaks when it should, all at once, and is silent about a faultless folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from colony.model import replaced
from colony.release.deploy import RefusedError, plan_only
from colony.release.preflight import ALLOWABLE, DeployFacts, refusals
from colony.release.release_record import Release
from colony.release.targets.target import connect
from tests.release.sites import Clock, deployed, edition, order, stamp, write

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
GOOD = DeployFacts(stamp=stamp(commit="a1"), inputs="inputs", manifest="", files=9, has_home=True)

BAD: list[tuple[str, dict[str, Any], str]] = [
    ("published", {"stamp": None}, "invoke publish"),
    ("published", {"manifest": "other"}, "after it was published"),
    ("production", {"stamp": stamp(is_preview=True)}, "preview"),
    ("content-newer", {"inputs": "other"}, "have changed since the folder was published, 2026-11-23"),
    ("errors", {"stamp": stamp(errors=2)}, "2 error"),
    ("empty", {"files": 0, "has_home": False}, "empty"),
    ("home", {"has_home": False}, "no index.html"),
    ("siteurl", {"stamp": stamp(siteurl="")}, "SITEURL is not set"),
    ("siteurl", {"stamp": stamp(siteurl="http://kolonie.example")}, "make it https"),
    ("development-address", {"development": ("a.html",)}, "a.html"),
    ("drafts", {"drafts": ("entwurf/a/index.html",)}, "entwurf/a"),
    ("files", {"tree_faults": (".env: a name that begins with a dot",)}, ".env"),
    ("deletions", {"lost_share": 0.31, "deleted": 31}, "31%"),
    (
        "older-commit",
        {"is_live_newer": True, "live": Release(id="x", made=NOW, commit="b2")},
        "the commit b2",
    ),
    ("space", {"needed_bytes": 2_000_000, "free_bytes": 1_000_000}, "2.0 MB are needed"),
    ("lock", {"lock": "somebody else deploys there"}, "somebody else"),
]


@pytest.mark.parametrize(("guard", "changes", "words"), BAD, ids=[f"{each[0]}: {each[2]}" for each in BAD])
def test_each_guard_can_be_tripped(guard: str, changes: dict[str, Any], words: str) -> None:
    """One thing is wrong, and that one guard says so in words that help."""
    (found,) = refusals(replaced(GOOD, **changes))
    assert found.guard == guard
    assert words in found.message
    allowed = refusals(replaced(GOOD, **changes), {guard})
    assert (allowed == ()) == (guard in ALLOWABLE)


def test_a_faultless_folder_passes() -> None:
    """No guard has anything against it, nor against exactly the share that is the limit."""
    assert refusals(replaced(GOOD, lost_share=0.3, max_lost_share=0.3, free_bytes=5, needed_bytes=5)) == ()


def test_everything_is_said_at_once() -> None:
    """Whatever is wrong is named in one message, with how to pass what may be passed."""
    found = refusals(replaced(GOOD, stamp=None, has_home=False, lost_share=1.0, lock="taken"))
    assert [each.guard for each in found] == ["published", "home", "deletions", "lock"]
    assert "--allow deletions" in str(RefusedError(found))


LOOKED_UP: list[tuple[str, dict[str, str], dict[str, Any]]] = [
    ("development-address", {"a.html": '<a href="http://localhost:8000/x">x</a>'}, {}),
    ("development-address", {"a.xml": "<loc>http://127.0.0.1:8000/</loc>"}, {}),
    ("drafts", {"entwurf/a/index.html": "x"}, {"draft_folders": ("entwurf/",)}),
    ("files", {".htpasswd": "x"}, {}),
    ("home", {"x.html": "x"}, {}),
    ("older-commit", {"index.html": "x"}, {"is_live_newer": lambda _: True, "stamp": stamp(commit="a")}),
    ("deletions", {"index.html": "x"}, {"max_lost_share": 0.3}),
    ("empty", {}, {}),
]


@pytest.mark.parametrize(("guard", "files", "changes"), LOOKED_UP)
def test_what_the_guards_need_is_looked_up(
    guard: str, files: dict[str, str], changes: dict[str, Any], tmp_path: Path
) -> None:
    """A real folder and a real target give the facts; nothing that is live changes."""
    clock = Clock()
    url = f"file://{tmp_path}/site"
    deployed(url, {}, order(write(tmp_path / "out", edition(1)), clock.tick()))
    (tmp_path / "out").mkdir(exist_ok=True)
    home = {} if guard in ("home", "empty") else {"index.html": "home"}
    told = order(write(tmp_path / "bad", {**home, **files}), clock.tick(), **changes)
    (tmp_path / "bad").mkdir(exist_ok=True)
    with connect(url, {}) as target:
        _, found = plan_only(target, told)
        assert guard in [each.guard for each in found]
        live = target.live_id()
    with pytest.raises(RefusedError, match=guard):
        deployed(url, {}, told)
    with connect(url, {}) as target:
        assert target.live_id() == live
        assert len(target.releases()) == 1


def test_an_article_may_write_about_development_servers(tmp_path: Path) -> None:
    """An address in code is what a guide is about, and so is one that is only like it."""
    page = "<p><code>http://localhost:8000/</code> <a href='https://localhost.example/'>x</a></p>"
    told = order(write(tmp_path / "out", {"index.html": page}))
    with connect(f"file://{tmp_path}/site", {}) as target:
        assert plan_only(target, told)[1] == ()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """Planning leaves no folder, no lock, nothing."""
    told = order(write(tmp_path / "out", edition(1)))
    with connect(f"file://{tmp_path}/site", {}) as target:
        plan, found = plan_only(target, told)
    assert len(plan.added) == len(edition(1))
    assert found == ()
    assert not (tmp_path / "site").exists()
