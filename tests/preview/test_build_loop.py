"""The whole preview as an operator runs it: its processes, its stream, its end."""

from __future__ import annotations

import json
import os
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.preview.samples import Preview


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of two pages, with room for settings."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.html").write_text("<p>Eins</p>")
    (tmp_path / "content/zwei.html").write_text("<p>Zwei</p>")
    return tmp_path


@pytest.fixture
def preview(root: Path) -> Iterator[Preview]:
    """A preview that has built once."""
    running = Preview(root)
    while get(running, "zwei.html")[0] == 503:
        time.sleep(0.05)
    yield running
    if running.process.poll() is None:
        running.end(signal.SIGTERM)


def get(preview: Preview, path: str = "") -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(preview.url + path) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def stream(preview: Preview) -> Iterator[tuple[str, Any]]:
    """Name and data of each event, until the server ends."""
    with urllib.request.urlopen(f"{preview.url}_colony/events") as response:
        name = ""
        for line in response:
            field, _, value = line.decode().strip().partition(": ")
            if field == "event":
                name = value
            if field == "data":
                yield name, json.loads(value)


def findings_where(events: Iterator[tuple[str, Any]], key: str, value: Any) -> list[Any]:
    """Read on until a ``findings`` event says this; gives the paths of all reloads up to there."""
    reloads = []
    for name, data in events:
        if name == "reload":
            reloads.append(data["paths"])
        elif data[key] == value:
            return reloads
    raise AssertionError(f"the stream ended before {key} was {value!r}")


def test_a_change_reaches_the_browser(root: Path, preview: Preview) -> None:
    """An edit is built, told with the page's path, and served; SIGTERM ends all with status 0."""
    events = stream(preview)
    assert next(events) == ("reload", {"paths": None})
    assert next(events)[1]["findings"] == []
    (root / "content/zwei.html").write_text("<p>FEHLER</p>")
    reloads = findings_where(events, "findings", [finding_data("zwei.html")])
    assert reloads == [["/zwei.html"]]
    assert "<p>FEHLER</p><script" in get(preview, "zwei.html")[1]
    status, said = preview.end(signal.SIGTERM)
    assert (status, "Traceback" in said) == (0, False), said
    assert "zwei.html:3: probe Falsch. – Mach es so." in said
    assert list(events) == []


def finding_data(path: str) -> dict[str, Any]:
    """The stand-in's finding as the stream says it."""
    said = {"code": "probe", "message": "Falsch.", "remedy": "Mach es so.", "severity": "error"}
    return {"path": path, "line": 3, **said}


def test_a_build_that_fails(root: Path, preview: Preview) -> None:
    """Its message is told while the last good page stays; the next good build reloads everything."""
    events = stream(preview)
    next(events)
    (root / "content/zwei.html").write_text("<p>KAPUTT</p>")
    assert findings_where(events, "failure", "zwei.html ist kaputt.") == []
    assert "<p>Zwei</p>" in get(preview, "zwei.html")[1]
    (root / "content/zwei.html").write_text("<p>Heil</p>")
    assert findings_where(events, "failure", "") == [None]
    assert "<p>Heil</p>" in get(preview, "zwei.html")[1]


def test_settings_are_read_again(root: Path, preview: Preview) -> None:
    """Settings count without a restart, also where the content lies; wrong ones are told."""
    events = stream(preview)
    next(events)
    (root / "settings.txt").write_text("nonsense")
    findings_where(events, "failure", "nonsense is no language.")
    (root / "other").mkdir()
    (root / "settings.txt").write_text("en other")
    findings_where(events, "lang", "en")
    while "<p>Neu</p>" not in get(preview, "neu.html")[1]:  # the watch moves there in a moment
        (root / "other/neu.html").write_text("<p>Neu</p>")
        time.sleep(0.2)


def test_ctrl_c_in_the_middle_of_the_first_build(root: Path) -> None:
    """While workers are busy pages say so; Ctrl+C, which reaches every process, ends all, quietly.

    So it does where a program around the preview passes the signal on a second time.
    """
    (root / "content/langsam.html").write_text("<p>LANGSAM</p>")
    preview = Preview(root)
    assert preview.line.startswith("Probe läuft auf http://127.0.0.1:")
    assert preview.line.endswith("/ – beenden mit Strg+C\n")
    while not (root / "busy-0").exists():
        time.sleep(0.05)
    status, page = get(preview, "zwei.html")
    assert (status, "wird gebaut …" in page) == (503, True)
    os.killpg(preview.process.pid, signal.SIGINT)
    status, said = preview.end(signal.SIGINT)
    assert (status, "Traceback" in said) == (0, False), said
    assert "beendet\n" in said


def test_the_server_does_not_outlive_the_builder(preview: Preview) -> None:
    """Where the building process is killed, the one that serves ends by itself, without a word."""
    events = stream(preview)
    next(events)
    status, said = preview.end(signal.SIGKILL)
    assert (status, "Traceback" in said) == (-signal.SIGKILL, False)
    assert [name for name, _ in events] == ["findings"]
