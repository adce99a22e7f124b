"""How far a long job is, told where there is no terminal."""

from __future__ import annotations

import pytest

from colony.work.progress import bar, bytes_bar


def test_a_line_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    """A job's line comes when it is done, and says how much it was."""
    with bar("sources", 12) as advance:
        advance(7)
        assert capsys.readouterr().err == ""
    with bytes_bar("deploy", 2_500_000):
        pass
    assert capsys.readouterr().err == "sources: 12\ndeploy: 2.5 MB\n"


def test_nothing_to_do_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A job of no parts has no line."""
    with bar("sources", 0) as advance:
        advance(0)
    assert capsys.readouterr().err == ""
