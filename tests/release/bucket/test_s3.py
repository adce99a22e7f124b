"""Buckets: sites that are never broken, against two real servers of different habits."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import random
import re
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from benchmarks.stores import ENVIRONMENT, SECRET, Kind, s3_server
from colony.release.bucket import bucket_lock
from colony.release.bucket.bucket_state import STATE_LOOK
from colony.release.deploy import DeployOrder, rollback
from colony.release.deploy_plan import Plan
from colony.release.release_record import make_record
from colony.release.targets.target import Job, LockedError, TargetError, connect
from tests.release.servers import nginx
from tests.release.sites import HOSTILE, Clock, deployed, edition, on, order, start_client, write
from tests.release.stores import Bucket, Line, bucket_on, line

pytestmark = pytest.mark.deploy


@pytest.fixture(autouse=True)
def _login(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in os.environ if each.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    # A test does not wait for a minute until a dead client's lock is free.
    monkeypatch.setattr(bucket_lock, "LOST_AFTER_SECONDS", 0.0)
    monkeypatch.setattr(bucket_lock, "SETTLE_SECONDS", 0.1)


@pytest.fixture(scope="module")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One moto for all tests here."""
    with s3_server("moto", tmp_path_factory.mktemp("moto")) as address:
        yield address


@pytest.fixture(scope="module")
def rclone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One rclone for all tests here."""
    with s3_server("rclone", tmp_path_factory.mktemp("rclone")) as address:
        yield address


@pytest.fixture(params=["moto", "rclone"])
def bucket(request: pytest.FixtureRequest) -> Iterator[Bucket]:
    """An empty bucket on either server."""
    kind: Kind = request.param
    with bucket_on(request.getfixturevalue(kind)) as made:
        yield made


@pytest.fixture
def moto_bucket(moto: str, _login: None) -> Iterator[Bucket]:
    """An empty bucket on the server that keeps conditions."""
    with bucket_on(moto) as made:
        yield made


@pytest.fixture
def rclone_bucket(rclone: str, _login: None) -> Iterator[Bucket]:
    """An empty bucket on the server that checks signatures."""
    with bucket_on(rclone) as made:
        yield made


def _whole(live: Mapping[str, bytes], site: Mapping[str, bytes]) -> bool:
    return {path: live.get(path) for path in site} == dict(site)


def _missing_assets(live: Mapping[str, bytes]) -> set[str]:
    """What some page names and the site has not."""
    pages = [data.decode() for path, data in live.items() if path.endswith(".html")]
    return {path for page in pages for path in re.findall(r'href="/([^"]+)"', page)} - live.keys()


def test_deploy_change_deploy_and_back(tmp_path: Path, bucket: Bucket) -> None:
    """Each release is live byte for byte, only what changed is written, and the one before comes back."""
    clock, one, two = Clock(), edition(1, pages=8), edition(2, pages=8)
    with line(bucket.endpoint) as watched:
        url = bucket.url(endpoint=watched.address)
        first = deployed(url, os.environ, order(write(tmp_path / "out", one), clock.tick()))
        assert bucket.contents() == one
        seen = len(watched.written())
        assert not deployed(url, os.environ, order(tmp_path / "out", clock.tick())).is_new
        assert len(watched.written()) == seen
        second = deployed(url, os.environ, order(write(tmp_path / "out", two), clock.tick()))
        changed = {path for path in two if one.get(path) != two[path]}
        assert len(watched.written()) - seen == len(changed)
    assert _whole(bucket.contents(), two)
    with connect(url := bucket.url(), os.environ) as target:
        back = rollback(target, "", order(tmp_path).holder, 10)
        assert first.live is not None
        assert second.live is not None
        assert back.live == first.live
        assert on(target) == (first.live.id, [second.live.id, first.live.id])
        assert url.startswith(target.url)
    live = bucket.contents()
    assert _whole(live, one)
    assert live.keys() - one.keys() == {path for path in two if path.startswith("theme/")} - one.keys()


def test_one_article_moves_few_objects(tmp_path: Path, moto_bucket: Bucket) -> None:
    """A new article in a site of a hundred pages: itself and what leads to it, and our own notes."""
    clock, site = Clock(), edition(1, pages=100)
    with line(moto_bucket.endpoint) as watched:
        url = moto_bucket.url(endpoint=watched.address)
        deployed(url, os.environ, order(write(tmp_path / "out", site), clock.tick()))
        more = {
            "artikel/neu/index.html": b"neu",
            "index.html": b"<h1>neu</h1>",
            "feeds/alle.atom.xml": b"neu",
        }
        seen = len([method for method, _ in watched.requests if method == "PUT"])
        deployed(url, os.environ, order(write(tmp_path / "out", site | more), clock.tick()))
        assert len([method for method, _ in watched.requests if method == "PUT"]) - seen <= 25


def test_hostile_names_arrive_byte_for_byte(tmp_path: Path, bucket: Bucket) -> None:
    """No name is read as anything else on the way, and none is lost on the way back."""
    # moto's own web server knows no addresses with line breaks; the next test is for those.
    names = [name for name in HOSTILE if "\n" not in name]
    files = {"index.html": b"home", **{name: name.encode() for name in names}}
    clock = Clock()
    deployed(bucket.url(), os.environ, order(write(tmp_path / "out", files), clock.tick()))
    assert bucket.contents() == files
    others = {path: data + b"!" for path, data in files.items()}
    deployed(bucket.url(), os.environ, order(write(tmp_path / "out", others), clock.tick()))
    assert bucket.contents() == others
    with connect(bucket.url(), os.environ) as target:
        rollback(target, "", order(tmp_path).holder, 10)
    assert bucket.contents() == files


def test_line_breaks_in_names(tmp_path: Path, rclone_bucket: Bucket) -> None:
    """A name with a line break arrives where the server knows such keys."""
    files = {"index.html": b"home", "zeile\numbruch.html": b"x"}
    deployed(rclone_bucket.url(), os.environ, order(write(tmp_path / "out", files)))
    assert rclone_bucket.contents() == files


def test_objects_carry_their_headers(tmp_path: Path, moto_bucket: Bucket) -> None:
    """Type and caching stand with the object; texts are stored compressed where that is asked for."""
    files = {"index.html": b"<p>x</p>" * 99, "theme/a.0a1b2c3d.css": b"p{}", "b.avif": b"bild"}
    deployed(moto_bucket.url("&compress=gzip"), os.environ, order(write(tmp_path / "out", files)))
    told = {}
    for path in files:
        with urllib.request.urlopen(moto_bucket.address(path)) as answer:
            told[path] = [
                answer.headers[each] for each in ("Content-Type", "Cache-Control", "Content-Encoding")
            ]
    assert told == {
        "index.html": ["text/html; charset=utf-8", "public, max-age=300", "gzip"],
        "theme/a.0a1b2c3d.css": ["text/css; charset=utf-8", "public, max-age=31536000, immutable", "gzip"],
        "b.avif": ["image/avif", "public, max-age=300", None],
    }
    assert moto_bucket.contents()["index.html"].startswith(b"\x1f\x8b")


def test_two_at_once_one_wins(tmp_path: Path, bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one is told who holds the lock and since when; the lock is free when the first is done."""
    monkeypatch.setattr(bucket_lock, "LOST_AFTER_SECONDS", 60.0)
    told = order(write(tmp_path / "out", edition(1)))
    with connect(bucket.url(), os.environ) as first, connect(bucket.url(), os.environ) as second:
        with (
            first.lock(told.holder),
            pytest.raises(LockedError, match="test@here since 2026-11-23 08:00:00 UTC"),
        ):
            second.lock(told.holder).__enter__()
        with second.lock(told.holder):
            pass


def test_a_race_for_the_lock_has_one_winner(
    tmp_path: Path, moto_bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of eight that ask at the same moment, the store lets one through; the next one comes after it."""
    started, winners, losers = threading.Barrier(8), [], []

    def ask() -> None:
        with connect(moto_bucket.url(), os.environ) as target:
            lease = bucket_lock.Lease(target._store, ".colony/lock", order(tmp_path).holder)
            started.wait()
            try:
                lease.take()
                winners.append(lease)
            except LockedError:
                losers.append(lease)

    monkeypatch.setattr(bucket_lock, "LOST_AFTER_SECONDS", 60.0)
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(winners), len(losers)) == (1, 7)
    assert winners[0].is_honoured


def test_who_lost_the_lock_cannot_go_on(
    tmp_path: Path, moto_bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client that slept too long finds that another has the lock, and stops before it writes."""
    monkeypatch.setattr(bucket_lock, "BEAT_SECONDS", 0.05)
    told = order(write(tmp_path / "out", edition(1)))
    with connect(moto_bucket.url(), os.environ) as sleeper, connect(moto_bucket.url(), os.environ) as other:
        with sleeper.lock(told.holder):
            with other.lock(told.holder):
                while not sleeper._lease._lost:  # type: ignore[attr-defined]  # its next beat finds out
                    time.sleep(0.02)
            with pytest.raises(TargetError, match="the lock was lost"):
                sleeper.stage(Job(Plan(), make_record({}, told.now), tmp_path), lambda _: None)
        assert moto_bucket.contents() == {}


def test_a_store_without_conditions_is_found_out(tmp_path: Path, bucket: Bucket) -> None:
    """The target says so where the store ignores conditional writes, and only there."""
    with connect(bucket.url(), os.environ) as target, target.lock(order(tmp_path).holder):
        is_honoured = "ignores conditional writes" not in target.traits.caution
    bucket.store.put("probe", b"1", STATE_LOOK)
    with contextlib.nullcontext() if not is_honoured else pytest.raises(TargetError, match="Precondition"):
        bucket.store.put("probe", b"2", STATE_LOOK, new=True)


@pytest.mark.parametrize("damage", ["gone", "broken", "lies"])
def test_the_table_heals(damage: str, tmp_path: Path, moto_bucket: Bucket) -> None:
    """A table that is lost, damaged or wrong costs requests, and no fault in the site."""
    clock, site = Clock(), edition(1, pages=8)
    deployed(moto_bucket.url(), os.environ, order(write(tmp_path / "out", site), clock.tick()))
    if damage == "gone":
        moto_bucket.store.delete(".colony/table")
    elif damage == "broken":
        moto_bucket.store.put(".colony/table", b"\x1f\x8b kaputt", STATE_LOOK)
    moto_bucket.store.put("index.html", b"somebody else was here", STATE_LOOK)
    moto_bucket.store.put("fremd.txt", b"not ours", STATE_LOOK)
    deployed(moto_bucket.url(), os.environ, order(tmp_path / "out", clock.tick(), again=True))
    assert moto_bucket.contents() == {**site, "fremd.txt": b"not ours"}
    two = edition(2, pages=4)
    deployed(moto_bucket.url(), os.environ, order(write(tmp_path / "out", two), clock.tick()))
    live = moto_bucket.contents()
    assert _whole(live, two)
    assert live["fremd.txt"] == b"not ours", "what no deploy has written is never deleted"
    assert "artikel/7/index.html" not in live


def test_old_assets_stay_for_their_releases_and_their_grace(tmp_path: Path, moto_bucket: Bucket) -> None:
    """An asset goes only when no kept release names it and its time is over; deleted pages go at once."""
    clock = Clock()
    assets = []
    for number in range(4):
        site = edition(number, pages=3)
        assets.append({path for path in site if path.startswith("theme/")})
        deployed(moto_bucket.url(), os.environ, order(write(tmp_path / "out", site), clock.tick(), keep=2))
    live = moto_bucket.contents()
    assert set().union(*assets) <= live.keys(), "an hour has not gone by"
    for number in (4, 5):
        told = order(write(tmp_path / "out", edition(number, pages=2)), clock.tick(), keep=2)
        deployed(moto_bucket.url("&grace=0"), os.environ, told)
    live = moto_bucket.contents()
    assert not set().union(*assets[:3]) & live.keys()
    assert not [path for path in live if path.startswith("artikel/2/")]
    assert not _missing_assets(live)


TROUBLES = ("killed", "cut", "lost", "refused")


def _some(count: int) -> list[object]:
    return [
        pytest.param(kind, seed, marks=[pytest.mark.slow] if seed else [])
        for kind in TROUBLES
        for seed in range(count)
    ]


@pytest.mark.parametrize(("kind", "seed"), _some(30))
def test_an_interruption_at_any_moment_breaks_nothing(
    kind: str, seed: int, tmp_path: Path, moto_bucket: Bucket
) -> None:
    """Client killed, line cut before or after a request, writes refused: no page names what is not there."""
    luck = random.Random(f"{kind} {seed}")
    clock, old, new = Clock(), edition(1, pages=4), edition(2, pages=4)
    deployed(moto_bucket.url(), os.environ, order(write(tmp_path / "out", old), clock.tick()))
    write(tmp_path / "out", new)
    with line(moto_bucket.endpoint) as watched:
        url = moto_bucket.url(endpoint=watched.address)
        _interrupt(kind, luck.randrange(70), watched, url, order(tmp_path / "out", clock.tick()))
    live = moto_bucket.contents()
    assert not _missing_assets(live)
    assert all(data in (old.get(path), new.get(path)) for path, data in live.items())
    with connect(moto_bucket.url(), os.environ) as target, target.lock(order(tmp_path).holder):
        live = moto_bucket.contents()
        assert _whole(live, old) or _whole(live, new), "who comes next finds the old site or the new one"
    deployed(moto_bucket.url(), os.environ, order(tmp_path / "out", clock.tick()))
    live = moto_bucket.contents()
    assert _whole(live, new)
    assert live.keys() - new.keys() <= {path for path in old if path.startswith("theme/")}


def _interrupt(kind: str, at: int, watched: Line, url: str, told: DeployOrder) -> None:
    if kind != "killed":
        watched.trouble = lambda number, method: (
            kind if number >= at and (kind != "refused" or method == "PUT") else ""
        )
        with contextlib.suppress(TargetError):
            deployed(url, os.environ, told)
        return
    clients: list[subprocess.Popen[bytes]] = []
    ready = threading.Event()

    def kill(number: int, _method: str) -> str:
        if number == at:
            ready.wait()
            clients[0].kill()
        return ""

    watched.trouble = kill
    clients.append(start_client(url, told.output_root, os.environ, told.now))
    ready.set()
    clients[0].communicate()


def test_readers_miss_nothing_during_deploys(tmp_path: Path, moto_bucket: Bucket) -> None:
    """Somebody reads pages and, later, their assets, while deploys go on: nothing is ever missing."""
    clock = Clock()
    deployed(moto_bucket.url(), os.environ, order(write(tmp_path / "out", edition(0, pages=6)), clock.tick()))
    done, faults, read = threading.Event(), list[str](), list[str]()

    def get(path: str) -> bytes:
        try:
            with urllib.request.urlopen(moto_bucket.address(path)) as answer:
                data: bytes = answer.read()
                return data
        except urllib.error.HTTPError as error:
            faults.append(f"{path}: {error.code}")
            return b""

    def browse() -> None:
        luck, held = random.Random(1), list[str]()
        while not done.is_set():
            page = get(luck.choice(["index.html", "artikel/1/index.html", "artikel/5/index.html"]))
            held += re.findall(r'href="/([^"]+)"', page.decode())
            luck.shuffle(held)
            while len(held) > 40:
                path = held.pop()
                digest = path.split(".")[1]
                data = get(path)
                read.append(path)
                if data and not _is(digest, data):
                    faults.append(f"{path}: other bytes")

    readers = [threading.Thread(target=browse) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 5):
        told = order(write(tmp_path / "out", edition(number, pages=6)), clock.tick(), keep=3)
        deployed(moto_bucket.url(), os.environ, told)
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert len(read) > 20


def _is(digest: str, data: bytes) -> bool:
    return hashlib.sha256(data).hexdigest().startswith(digest)


def test_a_pointer_switches_all_at_once(tmp_path: Path, moto_bucket: Bucket) -> None:
    """Nginx asks the pointer which release is live: every answer is of one release, old assets included."""
    clock, url = Clock(), moto_bucket.url("&switch=pointer")
    bucket_at = f"{moto_bucket.endpoint}/{moto_bucket.name}/portal/.releases"
    http = (
        "map $request_uri $object {"
        " ~^(?<folder>[^?]*/)(\\?.*)?$ ${folder}index.html; ~^(?<file>[^?]*) $file; }"
    )
    front = f"""
        location = /.live {{ internal; proxy_pass {bucket_at}/live; proxy_pass_request_body off;
                             proxy_set_header Content-Length ""; }}
        location / {{
            auth_request /.live;
            auth_request_set $release $upstream_http_x_amz_meta_release;
            proxy_pass {bucket_at}/site/$release$object;
        }}"""
    one, two = edition(1, pages=4), edition(2, pages=4)
    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "nginx", tmp_path, http, front) as address:

        def seen(path: str) -> bytes:
            with urllib.request.urlopen(f"{address}/{path}") as answer:
                data: bytes = answer.read()
                return data

        deployed(url, os.environ, order(write(tmp_path / "out", one), clock.tick()))
        assert {path: seen(path) for path in one} == one
        assert seen("artikel/1/") == one["artikel/1/index.html"]
        with connect(url, os.environ) as target:
            assert target.traits.is_atomic
        deployed(url, os.environ, order(write(tmp_path / "out", two), clock.tick()))
        assert {path: seen(path) for path in two} == two
        old_assets = {path for path in one if path.startswith("theme/")}
        assert all(seen(path) == one[path] for path in old_assets)
        with connect(url, os.environ) as target:
            rollback(target, "", order(tmp_path).holder, 10)
        assert {path: seen(path) for path in one} == one
        told = order(write(tmp_path / "out", edition(3, pages=4)), clock.tick(), keep=2)
        gone = deployed(url, os.environ, told).pruned
        assert len(gone) == 1


def test_a_wrong_key_is_told_without_the_secret(
    tmp_path: Path, rclone_bucket: Bucket, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The store's refusal says what to do; no secret is in it, nor in the fullest log."""
    wrong = "falsch-aber-geheim-0123456789abcdefghijkl"
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", wrong)
    caplog.set_level(logging.DEBUG)
    with pytest.raises(TargetError, match="Check the keys") as told:
        deployed(rclone_bucket.url(), os.environ, order(write(tmp_path / "out", edition(1))))
    assert wrong not in str(told.value) + caplog.text
    assert SECRET not in str(told.value) + caplog.text


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("s3:///portal", "write s3://bucket/prefix"),
        ("s3://key@bucket/portal", "keys never stand"),
        ("s3://bucket/portal?endpint=http://x", "parameter endpint"),
        ("s3://bucket/portal?switch=link", "switch=link"),
        ("s3://bucket/portal?grace=bald", "grace=bald"),
        ("s3://bucket/portal?endpoint=https://a:b@c", "holds a user"),
    ],
)
def test_addresses_that_are_none(url: str, message: str) -> None:
    """A deploy address that cannot be meant is refused before anything is asked."""
    with pytest.raises(TargetError, match=message):
        connect(url, os.environ)


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    """No answer is an error in one sentence."""
    told = order(write(tmp_path / "out", edition(1)))
    with pytest.raises(TargetError, match="s3://b: "):
        deployed("s3://b/p?endpoint=http://127.0.0.1:9", os.environ, told)
