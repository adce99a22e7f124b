"""Folders behind ssh and on this machine: deploys that happen wholly or not at all, against a real sshd."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from colony.release.deploy import deploy, rollback
from colony.release.targets.target import LockedError, TargetError, connect
from tests.conftest import missing
from tests.release.servers import Sshd, sshd
from tests.release.sites import (
    HOSTILE,
    Clock,
    contents,
    deployed,
    edition,
    on,
    order,
    start_client,
    write,
)

pytestmark = pytest.mark.deploy


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """One sshd for all tests here."""
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture(params=["ssh", "file"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Mapping[str, str]]:
    """The same folder behind ssh and without: its deploy address, and the environment for it."""
    if request.param == "file":
        return f"file://{tmp_path}/site", os.environ
    running: Sshd = request.getfixturevalue("server")
    return running.url(tmp_path / "site"), running.environment


def test_deploy_change_deploy_and_back(tmp_path: Path, place: tuple[str, Mapping[str, str]]) -> None:
    """Each release is live byte for byte, the one before comes back, unchanged files are one on the disk."""
    url, environment = place
    clock, live = Clock(), tmp_path / "site/current"
    one, two = edition(1), edition(2)
    first = deployed(url, environment, order(write(tmp_path / "out", one), clock.tick()))
    assert contents(live) == one
    again = deployed(url, environment, order(tmp_path / "out", clock.tick()))
    assert not again.is_new
    kept = live.joinpath("bleibt.txt").stat()
    second = deployed(url, environment, order(write(tmp_path / "out", two), clock.tick()))
    assert {path: contents(live)[path] for path in two} == two
    assert second.before == first.live
    assert live.joinpath("bleibt.txt").stat().st_ino == kept.st_ino
    assert live.joinpath("bleibt.txt").stat().st_mtime_ns == kept.st_mtime_ns
    with connect(url, environment) as target:
        back = rollback(target, "", order(tmp_path).holder, 10)
        assert back.live == first.live
        assert first.live is not None
        assert second.live is not None
        assert on(target) == (first.live.id, [second.live.id, first.live.id])
    assert {path: contents(live)[path] for path in one} == one


def test_old_assets_stay_reachable(tmp_path: Path, place: tuple[str, Mapping[str, str]]) -> None:
    """Whoever holds a page of a kept release finds its assets, also after a rollback; later they go."""
    url, environment = place
    clock, live = Clock(), tmp_path / "site/current"
    assets = []
    for number in range(4):
        files = edition(number)
        assets.append({path for path in files if path.startswith("theme/")})
        deployed(url, environment, order(write(tmp_path / "out", files), clock.tick(), keep=3))
    found = {path for path in contents(live) if path.startswith("theme/")}
    assert found == assets[1] | assets[2] | assets[3] | assets[0], "the release before the last still counted"
    deployed(url, environment, order(write(tmp_path / "out", edition(4)), clock.tick(), keep=3))
    again = deployed(url, environment, order(tmp_path / "out", clock.tick(), keep=3))
    assert not again.is_new, "assets whose time is over are no reason for a release"
    assert not assets[0] & contents(live).keys()
    with connect(url, environment) as target:
        rollback(target, "", order(tmp_path).holder, 3)
    assert {path for path in edition(4) if path.startswith("theme/")} <= contents(live).keys()


def test_hostile_names_arrive_byte_for_byte(tmp_path: Path, place: tuple[str, Mapping[str, str]]) -> None:
    """No name is read as an option, a comment, a pattern or a command by anything on the way."""
    url, environment = place
    files = {"index.html": b"home", **{name: name.encode() for name in HOSTILE}}
    deployed(url, environment, order(write(tmp_path / "out", files)))
    assert contents(tmp_path / "site/current") == files


def test_the_path_may_have_spaces_and_quotes(tmp_path: Path, server: Sshd) -> None:
    """The folder on the server is named by its URL, percent-encoded."""
    url = server.url(f"{tmp_path}/mein%20'Portal'/ü")
    deployed(url, server.environment, order(write(tmp_path / "out", {"index.html": "x"})))
    assert contents(tmp_path / "mein 'Portal'/ü/current") == {"index.html": b"x"}


def test_two_at_once_one_wins(tmp_path: Path, place: tuple[str, Mapping[str, str]]) -> None:
    """The second one is told who holds the lock and since when, and gets it when the first is done."""
    url, environment = place
    told = order(write(tmp_path / "out", edition(1)))
    with connect(url, environment) as first, connect(url, environment) as second:
        held = pytest.raises(LockedError, match="test@here since 2026-11-23 08:00:00 UTC")
        with first.lock(told.holder), held:
            second.lock(told.holder).__enter__()
        with second.lock(told.holder):
            pass


def test_old_releases_go_but_never_the_live_one(tmp_path: Path, place: tuple[str, Mapping[str, str]]) -> None:
    """After rolling back to the oldest, more deploys elsewhere cannot prune what readers get."""
    url, environment = place
    clock = Clock()
    ids = []
    for number in range(3):
        outcome = deployed(url, environment, order(write(tmp_path / "out", edition(number)), clock.tick()))
        assert outcome.live is not None
        ids.append(outcome.live.id)
    with connect(url, environment) as target:
        rollback(target, ids[0], order(tmp_path).holder, 10)
        with target.lock(order(tmp_path).holder):
            assert target.prune(1) == (ids[1],)
        assert on(target) == (ids[0], [ids[2], ids[0]])


def test_a_damaged_file_is_mended(tmp_path: Path, place: tuple[str, Mapping[str, str]]) -> None:
    """A deploy that is asked for again compares content: damage of the same size and time is found."""
    url, environment = place
    files = edition(1)
    clock = Clock()
    deployed(url, environment, order(write(tmp_path / "out", files), clock.tick()))
    damaged = tmp_path / "site/current/index.html"
    status = damaged.stat()
    damaged.write_bytes(b"?" * status.st_size)
    os.utime(damaged, ns=(status.st_atime_ns, status.st_mtime_ns))
    deployed(url, environment, order(tmp_path / "out", clock.tick(), again=True))
    assert contents(tmp_path / "site/current") == files


@pytest.mark.parametrize(
    ("path", "data"), [("neu.html", b"new"), ("index.html", b"other"), ("bleibt.txt", None)]
)
def test_what_changes_while_it_is_sent_is_not_made_live(
    path: str, data: bytes | None, tmp_path: Path, place: tuple[str, Mapping[str, str]]
) -> None:
    """A file that comes, changes or goes after the plan was made stops the deploy; the old site is live."""
    url, environment = place
    clock, output_root = Clock(), tmp_path / "out"
    one = edition(1)
    deployed(url, environment, order(write(output_root, one), clock.tick()))
    write(output_root, edition(2))

    def meddle(_: object) -> None:
        if data is None:
            (output_root / path).unlink()
        else:
            (output_root / path).write_bytes(data)

    told = order(output_root, clock.tick())
    with connect(url, environment) as target, pytest.raises(TargetError, match=r"came or went|did NOT match"):
        deploy(target, told, show=meddle)
    assert contents(tmp_path / "site/current") == one
    assert not list((tmp_path / "site/incoming").glob("2*"))


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    """Where current is no link of ours, nothing is deployed."""
    (tmp_path / "site/current").mkdir(parents=True)
    (tmp_path / "site/current/index.html").write_text("theirs")
    told = order(write(tmp_path / "out", edition(1)))
    with pytest.raises(TargetError, match="current is no link"):
        deployed(f"file://{tmp_path}/site", os.environ, told)
    assert contents(tmp_path / "site/current") == {"index.html": b"theirs"}


def test_what_ssh_says_is_told(tmp_path: Path, server: Sshd) -> None:
    """A login that is refused is explained in ssh's own words, and nothing is made there."""
    url = server.url(tmp_path / "site").replace("@", "x@")
    with pytest.raises(TargetError, match="Permission denied"):
        deployed(url, server.environment, order(write(tmp_path / "out", edition(1))))
    assert not (tmp_path / "site").exists()


KINDS = ("killed", "cut", "refused", "full")


def _some(count: int) -> list[object]:
    return [
        pytest.param(kind, seed, marks=[pytest.mark.slow] if seed >= 3 else [])
        for kind in KINDS
        for seed in range(count)
    ]


@pytest.mark.parametrize(("kind", "seed"), _some(30))
def test_an_interruption_at_any_moment_leaves_old_or_new(
    kind: str, seed: int, tmp_path: Path, server: Sshd
) -> None:
    """Client killed, line cut, writes refused, disk full: the site is the old or the new one, then heals."""
    luck = random.Random(f"{kind} {seed}")
    clock = Clock()
    site = tmp_path / "site"
    old, new = edition(1, asset_bytes=60_000), edition(2, asset_bytes=60_000)
    url, environment = server.url(site), server.environment
    if kind == "full":
        _mount(site)
    try:
        deployed(url, environment, order(write(tmp_path / "out", old), clock.tick()))
        write(tmp_path / "out", new)
        _interrupt(
            kind, luck, server, lambda: start_client(url, tmp_path / "out", environment, clock.tick()), site
        )
        live = contents(site / "current")
        assert live == old or {path: live.get(path) for path in new} == new
        (site / "ballast").unlink(missing_ok=True)
        deployed(url, environment, order(tmp_path / "out", clock.tick()))
        live = contents(site / "current")
        assert {path: live.get(path) for path in new} == new
        assert live.keys() - new.keys() == {path for path in old if path.startswith("theme/")}
        assert not list((site / "incoming").iterdir())
    finally:
        if kind == "full":
            subprocess.run(("umount", "--lazy", site), check=True)


def _interrupt(
    kind: str,
    luck: random.Random,
    server: Sshd,
    start: Callable[[], subprocess.Popen[bytes]],
    site: Path,
) -> None:
    if kind == "refused":
        with server.refusing_files_over(luck.randrange(0, 60_000)):
            start().communicate()
        return
    if kind == "full":
        free = shutil.disk_usage(site).free
        (site / "ballast").write_bytes(b"x" * (free - luck.randrange(0, 300_000)))
    client = start()
    if kind == "full":
        client.communicate()
        return
    time.sleep(luck.uniform(0.2, 1.3))  # from the start of Python to after the end, on this machine
    if kind == "killed":
        client.kill()
    else:
        server.cut()
    client.communicate()


def _mount(site: Path) -> None:
    site.mkdir()
    done = subprocess.run(
        ("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", site), capture_output=True, check=False
    )
    if done.returncode:
        missing("a small file system can be mounted by root only")
