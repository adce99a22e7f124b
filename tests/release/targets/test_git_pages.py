"""Branches that hosts serve: commits over a real sshd, and what is in them."""

from __future__ import annotations

import io
import os
import random
import subprocess
import tarfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from colony.release.deploy import DeployOrder, deploy, rollback
from colony.release.targets.git_hostings import HOSTINGS
from colony.release.targets.target import LockedError, TargetError, connect
from tests.release.servers import Sshd, sshd
from tests.release.sites import HOSTILE, Clock, deployed, edition, on, order, start_client, write

pytestmark = pytest.mark.deploy


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """One sshd for all tests here."""
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@dataclass
class Remote:
    """A bare repository behind ssh."""

    folder: Path
    server: Sshd
    environment: Mapping[str, str]

    def url(self, branch: str = "pages", more: str = "") -> str:
        """The deploy address of a branch."""
        return f"git+{self.server.url(self.folder)}{more}#{branch}"

    def git(self, *arguments: str) -> bytes:
        """What git says there."""
        command = ("git", f"--git-dir={self.folder}", *arguments)
        return subprocess.run(command, capture_output=True, check=True).stdout

    def contents(self, branch: str = "pages") -> dict[str, bytes]:
        """Path → bytes of everything in a branch."""
        with tarfile.open(fileobj=io.BytesIO(self.git("archive", branch))) as found:
            return {
                each.name: stream.read() for each in found if (stream := found.extractfile(each)) is not None
            }


@pytest.fixture
def remote(tmp_path: Path, server: Sshd) -> Remote:
    """An empty repository; git's cache is a folder of the test's own."""
    subprocess.run(("git", "init", "--quiet", "--bare", tmp_path / "site.git"), check=True)
    (tmp_path / "gitconfig").write_text("[user]\nname = Rosa Redaktion\nemail = rosa@kolonie.example\n")
    environment = {
        **{name: value for name, value in server.environment.items() if not name.startswith("GIT_")},
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
    }
    return Remote(tmp_path / "site.git", server, environment)


def test_deploy_change_deploy_and_back(tmp_path: Path, remote: Remote) -> None:
    """Each release is a commit with the site and nothing else, an unchanged site none; history stays."""
    clock, one, two = Clock(), edition(1), edition(2)
    first = deployed(remote.url(), remote.environment, order(write(tmp_path / "out", one), clock.tick()))
    assert remote.contents() == one
    assert not deployed(remote.url(), remote.environment, order(tmp_path / "out", clock.tick())).is_new
    second = deployed(remote.url(), remote.environment, order(write(tmp_path / "out", two), clock.tick()))
    live = remote.contents()
    old_assets = {path: data for path, data in one.items() if path.startswith("theme/")}
    assert live == two | old_assets
    assert first.live is not None
    assert second.live is not None
    with connect(remote.url(), remote.environment) as target:
        assert rollback(target, "", order(tmp_path).holder, 10).live == first.live
        assert on(target) == (first.live.id, [second.live.id, first.live.id])
    new_assets = {path: data for path, data in two.items() if path.startswith("theme/")}
    assert remote.contents() == one | new_assets
    assert remote.git("log", "--format=%an %s", "pages").decode().splitlines() == [
        f"Rosa Redaktion Back to release {first.live.id}",
        f"Rosa Redaktion Release {second.live.id}",
        f"Rosa Redaktion Release {first.live.id}",
    ]


def test_same_release_same_commit(tmp_path: Path, remote: Remote) -> None:
    """Two repositories that got the same release have the same commit: there is no clock in it."""
    told = order(write(tmp_path / "out", edition(1)), Clock().tick())
    deployed(remote.url("eins"), remote.environment, told)
    deployed(remote.url("zwei"), remote.environment, told)
    assert remote.git("rev-parse", "eins") == remote.git("rev-parse", "zwei")


def test_only_what_changed_travels(tmp_path: Path, remote: Remote) -> None:
    """One more article is a handful of new objects, whatever the size of the site."""
    clock, site = Clock(), edition(1, pages=200)
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", site), clock.tick()))
    before = int(remote.git("rev-list", "--objects", "--all", "--count"))
    site |= {"artikel/neu/index.html": b"neu", "index.html": b"<h1>neu</h1>"}
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", site), clock.tick()))
    assert int(remote.git("rev-list", "--objects", "--all", "--count")) - before <= 8


def test_hostile_names_arrive_byte_for_byte(tmp_path: Path, remote: Remote) -> None:
    """No name is read as anything else, nor when it is compared with the next site."""
    files = {"index.html": b"home", **{name: name.encode() for name in HOSTILE}}
    told = order(write(tmp_path / "out", files))
    deployed(remote.url(), remote.environment, told)
    assert remote.contents() == files
    assert not deployed(remote.url(), remote.environment, told).is_new


@pytest.mark.parametrize("kind", list(HOSTINGS))
def test_each_host_gets_what_it_wants(kind: str, tmp_path: Path, remote: Remote) -> None:
    """The site's domain, no Jekyll, a job for GitLab: beside the site, and never taken for a part of it."""
    clock, files = Clock(), {"index.html": b"home", "_next/a.js": b"x"}
    url = remote.url(more=f"?for={kind}")
    deployed(url, remote.environment, order(write(tmp_path / "out", files), clock.tick()))
    live = remote.contents()
    folder = "public/" if kind == "gitlab" else ""
    assert {path: live.get(f"{folder}{path}") for path in files} == files
    beside = {"github": {".nojekyll", "CNAME"}, "gitlab": {".gitlab-ci.yml"}, "codeberg": {".domains"}}
    assert live.keys() - {f"{folder}{path}" for path in files} == beside.get(kind, set())
    assert live.get("CNAME", b"kolonie.example\n") == b"kolonie.example\n"
    assert not deployed(url, remote.environment, order(tmp_path / "out", clock.tick())).is_new


def test_the_loser_of_two_is_told_who_won(tmp_path: Path, remote: Remote) -> None:
    """Of two deploys that began with the same tip the second is refused and undoes nothing."""
    clock, site = Clock(), edition(1)
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", edition(0)), clock.tick()))
    (tmp_path / "other.gitconfig").write_text("[user]\nname = Otto Operator\nemail = otto@kolonie.example\n")
    other = {
        **remote.environment,
        "GIT_CONFIG_GLOBAL": str(tmp_path / "other.gitconfig"),
        "XDG_CACHE_HOME": str(tmp_path / "other"),
    }

    def overtake(_: object) -> None:
        deployed(remote.url(), other, order(write(tmp_path / "out2", site), clock.tick()))

    with connect(remote.url(), remote.environment) as target:
        told = order(write(tmp_path / "out", edition(2)), clock.tick())
        with pytest.raises(LockedError, match="Otto Operator was faster and pushed release"):
            deploy(target, told, show=overtake)
    assert {path: remote.contents().get(path) for path in site} == site
    deployed(remote.url(), remote.environment, order(tmp_path / "out", clock.tick()))
    assert remote.contents()["index.html"] == edition(2)["index.html"]


def test_the_same_site_pushed_meanwhile_is_no_trouble(tmp_path: Path, remote: Remote) -> None:
    """Where a killed deploy's git goes on and pushes first, the next deploy of that site goes on top."""
    clock, site = Clock(), edition(1)
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", edition(0)), clock.tick()))
    write(tmp_path / "out", site)
    earlier, later = order(tmp_path / "out", clock.tick()), order(tmp_path / "out", clock.tick())
    with connect(remote.url(), remote.environment) as target:
        outcome = deploy(
            target, later, show=lambda _: deployed(remote.url(), remote.environment, earlier) and None
        )
        assert outcome.live is not None
        assert target.live_id() == outcome.live.id
        assert len(target.releases()) == 3
    assert {path: remote.contents().get(path) for path in site} == site


def test_two_at_the_same_moment(tmp_path: Path, remote: Remote) -> None:
    """Whoever pushes first wins, from one cache folder, too; the branch has one of the two sites, whole."""
    sites = [edition(1), edition(2)]
    clock, errors = Clock(), list[TargetError]()
    orders = [order(write(tmp_path / f"out{n}", site), clock.tick()) for n, site in enumerate(sites)]
    started = threading.Barrier(2)

    def go(told: DeployOrder) -> None:
        try:
            with connect(remote.url(), remote.environment) as target:
                deploy(target, told, show=lambda _: started.wait() and None)
        except TargetError as error:
            errors.append(error)
            started.abort()  # or the other would wait for ever for one that failed before

    threads = [threading.Thread(target=go, args=[each]) for each in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [type(error) for error in errors] == [LockedError]
    assert remote.contents() in sites


def test_a_branch_of_somebody_elses_is_left_alone(tmp_path: Path, remote: Remote) -> None:
    """A branch with source code in it is most likely the wrong one; it is taken only when that is said."""
    subprocess.run(("git", "init", "--quiet", "--initial-branch=main", tmp_path / "source"), check=True)
    (tmp_path / "source/README.md").write_text("code")
    git = ("git", "-C", str(tmp_path / "source"), "-c", "user.name=x", "-c", "user.email=x@y.example")
    for step in (
        ("add", "."),
        ("commit", "--quiet", "-m", "code"),
        ("push", "--quiet", str(remote.folder), "main"),
    ):
        subprocess.run((*git, *step), check=True)
    told = order(write(tmp_path / "out", {"index.html": b"home"}))
    with pytest.raises(TargetError, match=r"holds files that no release wrote \(README\.md"):
        deployed(remote.url("main"), remote.environment, told)
    assert remote.contents("main") == {"README.md": b"code"}
    deployed(remote.url("main", "?adopt=yes"), remote.environment, told)
    assert remote.contents("main") == {"index.html": b"home"}
    assert len(remote.git("log", "--format=%h", "main").split()) == 2


def test_a_damaged_cache_is_made_anew(tmp_path: Path, remote: Remote) -> None:
    """What is remembered on this machine may be lost or cut off at any time."""
    clock, site = Clock(), edition(1)
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", site), clock.tick()))
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", edition(2)), clock.tick()))
    for each in (tmp_path / "cache").rglob("objects/*/*"):
        each.chmod(0o644)
        each.write_bytes(b"")
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", site), clock.tick()))
    assert {path: remote.contents().get(path) for path in site} == site


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("git+ssh://git@github.com/a/b.git", "#branch"),
        ("git+https://token@github.com/a/b.git#pages", "no login may stand"),
        ("git+https://u:token@github.com/a/b.git#pages", "holds a password"),
        ("git+ssh://git@github.com/a/b.git?form=github#pages", "adopt=yes"),
    ],
)
def test_addresses_that_are_none(url: str, message: str) -> None:
    """A deploy address that cannot be meant is refused, without repeating a secret."""
    with pytest.raises(TargetError, match=message) as told:
        connect(url, os.environ)
    assert "token" not in str(told.value)


TROUBLES = ("killed", "cut", "refused")


def _some(count: int) -> list[object]:
    return [
        pytest.param(kind, seed, marks=[pytest.mark.slow] if seed else [])
        for kind in TROUBLES
        for seed in range(count)
    ]


@pytest.mark.parametrize(("kind", "seed"), _some(30))
def test_an_interruption_at_any_moment_leaves_old_or_new(
    kind: str, seed: int, tmp_path: Path, remote: Remote
) -> None:
    """Client killed, line cut, no room there: the branch has the old site or the new one, then heals."""
    luck = random.Random(f"{kind} {seed}")
    clock, old, new = Clock(), edition(1, asset_bytes=60_000), edition(2, asset_bytes=60_000)
    deployed(remote.url(), remote.environment, order(write(tmp_path / "out", old), clock.tick()))
    write(tmp_path / "out", new)

    def start() -> subprocess.Popen[bytes]:
        return start_client(remote.url(), tmp_path / "out", remote.environment, clock.tick())

    if kind == "refused":
        with remote.server.refusing_files_over(luck.randrange(0, 60_000)):
            start().communicate()
    else:
        client = start()
        time.sleep(luck.uniform(0.2, 1.5))  # from the start of Python to after the end, on this machine
        if kind == "killed":
            client.kill()
        else:
            remote.server.cut()
        client.communicate()
    old_assets = {path: data for path, data in old.items() if path.startswith("theme/")}
    assert remote.contents() in (old, new | old_assets)
    deployed(remote.url(), remote.environment, order(tmp_path / "out", clock.tick()))
    assert remote.contents() == new | old_assets
