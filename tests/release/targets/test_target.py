"""Deploy addresses: which module answers, what is refused, and how a login is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

from colony import registry
from colony.release.targets.folder import FolderTarget
from colony.release.targets.target import OWN, TargetError, TargetKind, connect, targets


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/var/www", "without a scheme"),
        ("ftp://host/x", "none of file://, ssh://, s3://, git"),
        ("ssh://host", "write ssh://user@host/path"),
        ("ssh:///path", "write ssh://user@host/path"),
        ("ssh://host/path?x=1", "write ssh://user@host/path"),
        ("ssh://host:no/path", "Port could not be cast"),
        ("ssh://-oProxyCommand=x/path", "may begin with a dash"),
        ("ssh://-l@host/path", "may begin with a dash"),
        ("ssh://[::1/path", "cannot be read"),
        ("file://host/path", "three slashes"),
        ("file:///", "three slashes"),
    ],
)
def test_an_address_that_will_not_do_is_explained(url: str, words: str) -> None:
    """Nothing is started for it."""
    with pytest.raises(TargetError, match=words.replace("(", r"\\(")):
        connect(url, {})


@pytest.mark.parametrize(
    ("url", "login", "root", "prefix"),
    [
        ("ssh://ich@host/var/www", ["-l", "ich", "--", "host"], "/var/www", "host:"),
        ("ssh://host:2222/x/", ["-p", "2222", "--", "host"], "/x", "host:"),
        ("ssh://Alias/~/portal", ["--", "Alias"], "./portal", "Alias:"),
        ("ssh://[::1]:22/x", ["-p", "22", "--", "::1"], "/x", "[::1]:"),
        ("ssh://host/mein%20Portal", ["--", "host"], "/mein Portal", "host:"),
    ],
)
def test_where_an_address_leads(url: str, login: list[str], root: str, prefix: str) -> None:
    """User, port, an alias with its capitals, a folder of the login, an IPv6 address."""
    with connect(url, {"COLONY_SSH_COMMAND": "ssh -F 'my conf'"}) as target:
        assert isinstance(target, FolderTarget)
        command = [each for each in target.way.sh if "ControlMaster" not in each]
        assert command[:3] == ["ssh", "-F", "my conf"]
        options = login[: login.index("--")]
        assert " ".join(options) in " ".join(command)
        assert command[-2:] == login[-2:]
        assert (target.root, target.way.rsync_prefix) == (root, prefix)


@pytest.fixture
def _with_row(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if a package had brought a kind of target whose module is the one for folders of this machine."""
    row = TargetKind("here", "colony.release.targets.local")
    monkeypatch.setattr(
        "colony.release.targets.target.rows", lambda group, own, kind: registry.rows(group, (*own, row), kind)
    )
    targets.cache_clear()
    yield
    targets.cache_clear()


@pytest.mark.usefixtures("_with_row")
def test_a_package_may_bring_a_kind_of_target() -> None:
    """Its scheme is known, and named among those that there are."""
    assert targets()["here"].module == "colony.release.targets.local"
    with pytest.raises(TargetError, match="here://"):
        connect("nowhere://x", {})


@pytest.mark.parametrize("row", OWN, ids=lambda row: row.name)
def test_own_rows(row: TargetKind) -> None:
    """Each kind names a module that connects."""
    assert callable(importlib.import_module(row.module).connect)
