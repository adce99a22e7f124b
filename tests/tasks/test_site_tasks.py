"""``new``: what it asks, and that it asks nobody who is not there."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from colony.tasks.command import main


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let somebody sit at a terminal and type these lines."""
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr(sys, "stdout", Terminal())


def settings(place: Path) -> str:
    """The text of the settings that were made."""
    return (place / "portal/pelicanconf.py").read_text("utf-8")


def test_without_a_terminal_nothing_is_asked(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a script a folder is enough: the site is called after it, in German, and no line is read."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("nobody\n"))
    main(["new", "portal"])
    assert 'SITENAME = "portal"' in settings(place)
    assert 'DEFAULT_LANG = "de"' in settings(place)
    assert sys.stdin.read() == "nobody\n"


def test_a_terminal_is_asked_for_what_is_not_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Language, name, address, author and colour are asked for, in the language that was chosen."""
    answers(monkeypatch, "en", "The Exchange", "https://exchange.example", "Zoë", "#123456")
    main(["new", "portal"])
    told = sys.stdout.getvalue()  # type: ignore[attr-defined]  # it is the stream made above
    assert "Name of the site [portal]: " in told
    assert 'SITENAME = "The Exchange"' in settings(place)
    assert "#123456" in settings(place)
    assert "https://exchange.example" in (place / "portal/publishconf.py").read_text("utf-8")
    assert (place / "portal/content/authors/zoe.md").is_file()


def test_an_empty_line_takes_what_is_offered(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter alone is an answer, and so is the end of the input."""
    answers(monkeypatch, "", "")
    main(["new", "portal"])
    assert 'SITENAME = "portal"' in settings(place)
    assert (place / "portal/content/authors/redaktion.md").is_file()


def test_a_name_that_is_said_asks_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever gives the name as an option wants no conversation."""
    answers(monkeypatch, "en", "Other")
    main(["new", "portal", "--name", "Netzblatt"])
    assert 'SITENAME = "Netzblatt"' in settings(place)


@pytest.mark.parametrize(
    ("options", "word"),
    [(["--lang", "fr"], "--lang"), (["--url", "x"], "--url"), (["--accent", "x"], "--accent")],
)
def test_a_wrong_answer_makes_nothing(
    options: list[str], word: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What will not do is named with its option, and no folder is made."""
    with pytest.raises(SystemExit) as ended:
        main(["new", "portal", "--name", "x", *options])
    assert ended.value.code == 1
    assert word in capsys.readouterr().err
    assert not (place / "portal").exists()
