"""The memo: what it remembers, and that no damage to its file ever yields a wrong value."""

from __future__ import annotations

import logging
import multiprocessing
import shutil
import sqlite3
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from colony.storage.memo import KEEP_DAYS, opened

VALUES = {f"key-{number}": f"value {number} ".encode() * (number + 1) for number in range(60)}
PARTS = 16


def put(cache: Path, values: dict[str, bytes], day: int = 1, space: str = "read") -> None:
    """Remember values, as one build would."""
    with opened(cache, day) as memo:
        memo.put_many(space, values)


def got(cache: Path, keys: list[str], day: int = 1, space: str = "read") -> dict[str, bytes]:
    """Ask for values, as one build would."""
    with opened(cache, day) as memo:
        return memo.get_many(space, keys)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a memo that holds :data:`VALUES`."""
    cache = tmp_path_factory.mktemp("memo")
    put(cache, VALUES)
    return (cache / "memo.sqlite").read_bytes()


@given(st.dictionaries(st.text(max_size=8), st.binary(max_size=40), max_size=8))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_was_put_comes_back(tmp_path: Path, values: dict[str, bytes]) -> None:
    """A later build gets the very bytes, and nothing for keys of another space."""
    shutil.rmtree(tmp_path / "cache", ignore_errors=True)
    put(tmp_path / "cache", values)
    assert got(tmp_path / "cache", [*values, "unknown \x00 key"]) == values
    assert got(tmp_path / "cache", list(values), space="body") == {}


def test_many_keys_at_once(tmp_path: Path) -> None:
    """More keys than one statement may have, some twice, are all found."""
    values = {str(number): b"x" for number in range(2300)}
    put(tmp_path, values)
    assert got(tmp_path, [*values, *values]) == values


def test_the_last_value_counts(tmp_path: Path) -> None:
    """A key that is put again has its new value."""
    put(tmp_path, {"a": b"old"})
    put(tmp_path, {"a": b"new"})
    assert got(tmp_path, ["a"]) == {"a": b"new"}


def test_it_is_one_file_when_closed(tmp_path: Path) -> None:
    """A memo can be copied elsewhere and used there."""
    put(tmp_path / "here", VALUES)
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == ["lock", "memo.sqlite"]
    (tmp_path / "there").mkdir()
    shutil.copy(tmp_path / "here/memo.sqlite", tmp_path / "there")
    assert got(tmp_path / "there", list(VALUES)) == VALUES


def test_what_no_build_asks_for_is_forgotten(tmp_path: Path) -> None:
    """A value lives as long as builds ask for it, and some days longer."""
    put(tmp_path, {"asked": b"1", "unasked": b"2"}, day=100)
    assert got(tmp_path, ["asked"], day=100 + KEEP_DAYS) == {"asked": b"1"}
    with opened(tmp_path, 100 + KEEP_DAYS) as memo:
        assert memo.prune() == 0
    with opened(tmp_path, 101 + KEEP_DAYS) as memo:
        assert memo.prune() == 1
        assert memo.get_many("read", ["asked", "unasked"]) == {"asked": b"1"}


@pytest.mark.parametrize("foreign", [b"no database", b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_file_that_is_no_memo_is_set_aside(
    tmp_path: Path, foreign: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    """The build goes on with a new memo, the old file is kept under another name, a warning says so."""
    (tmp_path / "memo.sqlite").write_bytes(foreign)
    put(tmp_path, {"a": b"1"})
    assert got(tmp_path, ["a"]) == {"a": b"1"}
    assert (tmp_path / "memo.damaged").read_bytes() == foreign
    assert "set aside" in caplog.text


def test_a_memo_of_another_layout_is_set_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What an older or newer Colony remembered is not misread."""
    put(tmp_path, VALUES)
    connection = sqlite3.connect(tmp_path / "memo.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert got(tmp_path, list(VALUES)) == {}
    assert "its layout is 999" in caplog.text
    put(tmp_path, {"a": b"1"})
    assert got(tmp_path, ["a"]) == {"a": b"1"}


def assert_survives(cache: Path, damaged: bytes) -> None:
    """A damaged memo yields true values or none, and the build after it can remember again."""
    cache.mkdir(exist_ok=True)
    (cache / "memo.sqlite").write_bytes(damaged)
    found = got(cache, list(VALUES))
    assert found.items() <= VALUES.items()
    put(cache, {"new": b"1"})
    put(cache, {"new": b"1"})  # the first may be what finds the damage
    assert got(cache, ["new"]) == {"new": b"1"}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_truncated_memo_yields_misses(tmp_path: Path, filled: bytes, part: int) -> None:
    """Cut off at any sixteenth, the memo gives true values or none, and works again afterwards."""
    assert_survives(tmp_path / "cache", filled[: len(filled) * part // PARTS])


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_flipped_byte_yields_a_miss(tmp_path: Path, filled: bytes, data: st.DataObject) -> None:
    """Whatever byte is altered, no value is ever a wrong one."""
    logging.disable(logging.CRITICAL)  # most of the damage is, rightly, warned of
    try:
        at = data.draw(st.integers(0, len(filled) - 1))
        flipped = bytes([filled[at] ^ data.draw(st.integers(1, 255))])
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        assert_survives(tmp_path / "cache", filled[:at] + flipped + filled[at + 1 :])
    finally:
        logging.disable(logging.NOTSET)


def test_an_altered_value_is_a_miss(tmp_path: Path) -> None:
    """A value that someone changed in the store, its type included, is not handed out."""
    put(tmp_path, {"a": b"1", "b": b"2", "c": b"3", "d": b"4"})
    connection = sqlite3.connect(tmp_path / "memo.sqlite")
    connection.execute("UPDATE memo SET value = x'39' WHERE key = 'a'")
    connection.execute("UPDATE memo SET value = NULL WHERE key = 'b'")
    connection.execute("UPDATE memo SET value = '3' WHERE key = 'c'")
    connection.commit()
    connection.close()
    assert got(tmp_path, ["a", "b", "c", "d"]) == {"d": b"4"}


def _second(cache: Path, started: Event) -> None:
    started.set()
    put(cache, {"second": b"2"})


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    """While one build holds the memo another one waits, and then finds what the first remembered."""
    context = multiprocessing.get_context("fork")
    started = context.Event()
    with opened(tmp_path, 1) as memo:
        second = context.Process(target=_second, args=(tmp_path, started), daemon=True)
        second.start()
        assert started.wait(30)
        second.join(0.3)
        assert second.is_alive()
        assert memo.get_many("read", ["second"]) == {}
        memo.put_many("read", {"first": b"1"})
    second.join(30)
    assert second.exitcode == 0
    assert got(tmp_path, ["first", "second"]) == {"first": b"1", "second": b"2"}


def test_a_disk_that_refuses_costs_only_the_remembering(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where nothing can be written the build goes on, told once what it cannot do."""
    put(tmp_path, {"a": b"1"})
    with opened(tmp_path, 1) as memo:
        memo._connection.execute("PRAGMA query_only = ON")  # as on a disk that is full or read-only
        memo.put_many("read", {"b": b"2"})
        assert memo.get_many("read", ["a", "b"]) == {"a": b"1"}
    assert "the build goes on without it" in caplog.text
    assert got(tmp_path, ["a"]) == {"a": b"1"}
