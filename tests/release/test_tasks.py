"""The tasks as their users run them: publish, deploy, releases, rollback; and no secret shows."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from colony.release.publication_stamp import stamp_path
from colony.release.targets.target import TargetError, connect
from tests.release.servers import sshd
from tests.release.sites import ROOT, Clock, edition, start_client, write
from tests.site.running import NOW, environment, invoke, said

pytestmark = pytest.mark.deploy

SECRET = "streng-geheim-4711"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small content folder, published once; its files lie in ``public``."""
    root = tmp_path_factory.mktemp("site")
    for number in range(4):
        _article(root, number)
    done = _run("publish", root)
    assert done.returncode == 0, said(done)
    return root


def _article(root: Path, number: int) -> Path:
    path = root / f"content/articles/{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Title: Beitrag {number}\nDate: 2026-11-0{number + 1}\nCategory: Netz\n\nText.\n")
    return path


def _run(task: str, root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    now = ("--now", NOW) if task == "publish" else ()
    folders = ("--content", root / "content", "--output", root / "public", "--cache", root / "cache")
    return invoke(task, *folders, *now, *options)


def test_from_publish_to_rollback(site: Path) -> None:
    """The whole way; each last line says what is live, where, how to undo it; the log has a line each."""
    url = f"file://{site}/live"
    done = _run("deploy", site, "--to", url, "--dry-run")
    assert done.returncode == 0, said(done)
    assert "+ index.html (" in done.stdout
    assert not (site / "live").exists()
    done = _run("deploy", site, "--to", url)
    assert done.returncode == 0, said(done)
    first = done.stdout.splitlines()[-1].split()[2]
    assert done.stdout.splitlines()[-1].startswith(f"Live now: {first} at {url} (")
    _article(site, 4)
    done = _run("deploy", site, "--to", url)
    assert done.returncode == 1
    assert "content-newer: content, theme or settings have changed" in done.stderr
    assert _run("publish", site).returncode == 0
    done = _run("deploy", site, "--to", url)
    assert done.returncode == 0, said(done)
    assert f"Undo: invoke rollback --release {first} --to {url}" in done.stdout.splitlines()[-1]
    done = _run("rollback", site, "--to", url)
    assert done.returncode == 0, said(done)
    assert done.stdout.startswith(f"Live now: {first} at {url}")
    done = invoke("releases", "--to", url)
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]][1] == "live"
    log = (site / ".public.log").read_text().splitlines()
    assert [line.split()[1] for line in log] == ["deploy", "deploy", "rollback"]


def test_a_preview_built_into_the_published_folder_is_not_deployed(site: Path) -> None:
    """The stamp tells of the folder as it was published, not of what was built into it later."""
    assert _run("publish", site).returncode == 0
    (site / "content/articles/entwurf.md").write_text("Title: Entwurf\nDate: 2026-11-01\nStatus: draft\n\nx")
    folders = ("--content", site / "content", "--output", site / "public", "--cache", site / "cache")
    assert invoke("build", *folders, "--now", NOW).returncode == 0
    done = _run("deploy", site, "--to", f"file://{site}/other")
    assert done.returncode == 1
    assert "published: something was built into the folder after it was published" in done.stderr
    (site / "content/articles/entwurf.md").unlink()


def test_without_an_address_the_setting_is_named(site: Path) -> None:
    """Nothing is guessed."""
    done = _run("deploy", site)
    assert done.returncode == 1
    assert "COLONY_DEPLOY in publishconf.py" in done.stderr


def test_an_unknown_guard_cannot_be_allowed(site: Path) -> None:
    """A misspelt name is refused, and so is one that may not be passed."""
    done = _run("deploy", site, "--to", f"file://{site}/x", "--allow", "errors")
    assert done.returncode == 1
    assert "only content-newer, deletions, development-address, older-commit can be allowed" in done.stderr


def test_the_stamp_lies_beside_the_output(site: Path) -> None:
    """What deploy needs to know is never part of what is published."""
    assert stamp_path(site / "public").is_file()
    assert not list((site / "public").rglob(".*"))


@pytest.mark.parametrize("url", [f"ssh://ich:{SECRET}@host/x", f"s3://key:{SECRET}@bucket/x"])
def test_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    """It would end up in logs and process lists."""
    with pytest.raises(TargetError, match="holds a password") as refused:
        connect(url, {})
    assert SECRET not in str(refused.value)
    done = invoke("releases", "--to", url)
    assert done.returncode == 1
    assert SECRET not in done.stdout + done.stderr


def _command_lines() -> Iterator[bytes]:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield path.read_bytes()
        except OSError:
            continue


def test_no_secret_in_any_process_list_log_or_record(tmp_path: Path) -> None:
    """While a deploy over ssh runs and after it, what the environment and the key hold shows nowhere."""
    (tmp_path / "sshd").mkdir()
    with sshd(tmp_path / "sshd") as server:
        # One's own: another test hands over SECRET in an address at the same time, to see it refused.
        own = secrets.token_hex()
        told = {**server.environment, "COLONY_TEST_SECRET": own}
        write(tmp_path / "out", edition(1, asset_bytes=400_000))
        client = start_client(server.url(tmp_path / "site"), tmp_path / "out", told, Clock().tick())
        seen: set[bytes] = set()
        while client.poll() is None:
            seen.update(_command_lines())
        printed, _ = client.communicate()
    key = (tmp_path / "sshd/login").read_bytes().splitlines()[1]
    assert any(b"rsync" in line and b"--recursive" in line for line in seen), "the deploy was not watched"
    kept = [path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()]
    for secret in (own.encode(), key):
        assert not [line for line in (*seen, printed, *kept) if secret in line]


def test_the_tasks_explain_themselves() -> None:
    """Each task of a release says in a line what it does."""
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for task in ("deploy", "rollback", "releases", "headers"):
        assert f"  {task} " in listed
    assert os.environ.get("COLONY_TEST_SECRET") is None
