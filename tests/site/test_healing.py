"""Damage of any kind – to the output, the cache, or by a kill – is made good by the next build."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from colony.model import digest, encode
from colony.output.manifest import manifest_path
from colony.output.output_guard import OutputError
from colony.pelican_bridge import load_config
from colony.publication import publish
from colony.settings.rooms.for_site import Config
from colony.site import Built, build
from tests.site.edits import base_template
from tests.site.running import ROOT, environment
from tests.site.workshop import Workshop, make, times


def test_damaged_output_is_healed(workshop: Workshop) -> None:
    """Files that were altered, cut, deleted or replaced by others are as they were; nobody's stay."""
    whole = workshop.tree()
    pages = sorted(path for path in whole if path.endswith(".html"))
    picture = next(path for path in whole if path.endswith(".webp"))
    (workshop.output / pages[0]).write_bytes(b"altered")
    (workshop.output / pages[1]).unlink()
    (workshop.output / pages[2]).write_bytes(whole[pages[2]][:-1] + b"!")  # the same length
    (workshop.output / picture).write_bytes(b"")
    shutil.rmtree((workshop.output / pages[-1]).parent)
    (workshop.output / "strange.html").write_text("nobody's")
    outcome = workshop.build().outcome
    assert workshop.tree() == {**whole, "strange.html": b"nobody's"}
    assert (outcome.removed, outcome.foreign) == ([], 1)
    assert workshop.build().outcome.rewritten == []


def test_output_alone_is_enough_to_go_on(workshop: Workshop) -> None:
    """Without cache and manifest the next build finds every file right and rewrites none."""
    before = times(workshop.output)
    shutil.rmtree(workshop.root / "cache")
    manifest_path(workshop.output).write_bytes(b"garbage")
    assert workshop.build().outcome.rewritten == []
    assert times(workshop.output) == before


def test_deleted_output_is_made_again(workshop: Workshop) -> None:
    """An output folder that is gone is there again, whole."""
    whole = workshop.tree()
    shutil.rmtree(workshop.output)
    workshop.build()
    assert workshop.tree() == whole


@pytest.mark.parametrize("damage", ["truncated", "garbage", "empty", "torn"])
def test_damaged_cache_is_set_aside(
    damage: str, workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    """A memo that was cut off, overwritten or torn costs time, never a wrong page; the build says so."""
    memo = workshop.root / "cache/memo.sqlite"
    data = memo.read_bytes()
    assert len(data) > 20_000
    damaged = {
        "truncated": data[: len(data) // 2 + 100],
        "garbage": b"no database at all, only words" * 999,
        "empty": b"",
        "torn": data[:9000] + bytes(8000) + data[17000:],
    }
    memo.write_bytes(damaged[damage])
    workshop.edit(workshop.article(7), "Der erste Absatz", "Ein erster Absatz")
    workshop.build()
    assert workshop.tree() == workshop.clean_tree()
    assert workshop.build().outcome.rewritten == []
    if damage in ("truncated", "garbage"):
        assert (workshop.root / "cache/memo.damaged").is_file()
        assert "memo.damaged" in caplog.text


def test_damaged_pictures_in_the_cache_are_made_again(workshop: Workshop) -> None:
    """A rendition that is empty or missing in the cache does not reach the output."""
    whole = workshop.tree()
    kept = sorted(path for path in (workshop.root / "cache/pictures").rglob("*") if path.is_file())
    assert len(kept) >= 6
    kept[0].unlink()
    shutil.rmtree(workshop.output)
    workshop.build()
    assert workshop.tree() == whole


@pytest.mark.parametrize("files", [1, 25, 90])
def test_killed_build_leaves_no_harm(files: int, tmp_path: Path) -> None:
    """A build that was killed after so many files had been written is made good by the next one."""
    workshop = make(tmp_path / "site", executor="processes")
    kill_after(workshop, files)
    workshop.build()
    assert workshop.tree() == workshop.clean_tree()
    assert workshop.build().outcome.rewritten == []


def test_killed_rebuild_leaves_no_harm(workshop: Workshop) -> None:
    """A rebuild of everything that was killed half-way is made good by the next one."""
    base_template(workshop)
    before = times(workshop.output)
    kill(
        workshop,
        lambda: sum(before.get(path) != time for path, time in stable_times(workshop.output).items()) >= 20,
    )
    workshop.build()
    assert workshop.tree() == workshop.clean_tree()


def kill_after(workshop: Workshop, files: int) -> None:
    """Start a build and kill it as soon as the output has so many files."""
    kill(workshop, lambda: len(stable_times(workshop.output)) >= files)


def stable_times(root: Path) -> dict[str, int]:
    """As :func:`times`, of a folder in which files come and go."""
    found = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            with contextlib.suppress(OSError):
                found[str(path.relative_to(root))] = path.stat().st_mtime_ns
    return found


def kill(workshop: Workshop, due: Callable[[], bool]) -> None:
    """Start a build in processes of its own and kill them all as soon as it is due, or let it end."""
    program = (
        "import sys; from pathlib import Path; from colony.pelican_bridge import load_config;"
        "from colony.site import build;"
        "build(load_config(Path(sys.argv[1]), {}))"
    )
    variables = {**environment(), "PYTHONPATH": str(ROOT / "plugins")}
    with subprocess.Popen(
        [sys.executable, "-c", program, str(workshop.root / "settings.py")],
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        while process.poll() is None and not due():
            pass
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert process.returncode == -signal.SIGKILL, "the build must be killed while it runs"


def test_stale_files_go_after_a_change_of_layout(workshop: Workshop) -> None:
    """A manifest of another layout, the memo gone too, still tells the operator's files from stale ones."""
    (workshop.output / "CNAME").write_text("klein.example")
    path = manifest_path(workshop.output)
    whole = workshop.tree()
    rows = dict.fromkeys(whole.keys() - {"CNAME"}, "of another form")
    body = encode({"layout": 1, "rows": rows, "foreign": ["CNAME"]})
    path.write_bytes(digest(body).encode() + b"\n" + body)
    shutil.rmtree(workshop.root / "cache")
    workshop.article(30).unlink()
    workshop.edit(workshop.article(1), "[einem anderen]({filename}artikel-30.md)", "keinem")
    outcome = workshop.build().outcome
    assert "artikel/artikel-nummer-30/index.html" in outcome.removed
    assert workshop.tree() == {**workshop.clean_tree(), "CNAME": whole["CNAME"]}


def test_a_stranger_is_not_published(workshop: Workshop) -> None:
    """A file that turns up in the finished folder stops the change-over; the operator's own are let by."""
    public = workshop.root / "public"
    settings = {"OUTPUT_PATH": str(public), "SITEURL": "https://a.example", "COLONY_PREVIEW": False}
    config = load_config(workshop.root / "settings.py", settings)
    publish(config)
    before = times(public)

    def disturbed(each: Config) -> Built:
        built = build(each)
        (Path(each.output_root) / "artikel/fremd.html").write_text("who put this here?")
        return built

    workshop.edit(workshop.article(7), "Der erste Absatz", "Ein erster Absatz")
    with pytest.raises(OutputError, match=r"artikel/fremd.html is no part of the site"):
        publish(config, disturbed)
    assert times(public) == before
    assert publish(config).outcome.rewritten
    assert not (public / "artikel/fremd.html").exists()
    assert {path.name for path in workshop.root.glob(".public*")} == {
        ".public.colony",
        ".public.lock",
        ".public.stamp",
    }
