"""Builds that go wrong become words."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.preview.build_attempt import attempt
from colony.settings.declaration import SettingsError
from colony.settings.rooms.for_site import Config
from tests.preview.samples import AttemptOutcome, BuiltFacts, settings


class ThemeError(Exception):
    """A fault of the theme."""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings of a site with nothing in it."""
    (tmp_path / "content").mkdir()
    return settings(tmp_path)


def raising(error: Exception) -> BuiltFacts:
    """Raise what is given, where a function is asked for."""
    raise error


def test_a_good_build(config: Config) -> None:
    """What was built comes back with the settings it was built from."""
    built = BuiltFacts(AttemptOutcome())
    tried = attempt(lambda: config, lambda _: built, config, ())
    assert (tried.built, tried.failure, tried.config) == (built, "", config)


@pytest.mark.parametrize(
    ("error", "failure", "is_code"),
    [
        (ThemeError("list.html:3: no end"), "list.html:3: no end", False),
        (OSError("no room"), "no room", False),
        (OSError(), "OSError", False),
        (SettingsError("PATH is wrong"), "PATH is wrong", False),
        (ZeroDivisionError("by zero"), "ZeroDivisionError: by zero", True),
    ],
)
def test_a_build_that_raises(
    config: Config, capsys: pytest.CaptureFixture[str], error: Exception, failure: str, is_code: bool
) -> None:
    """Its message is kept; only a fault in code shows where it happened."""
    tried = attempt(lambda: config, lambda _: raising(error), config, (ThemeError,))
    assert (tried.built, tried.failure) == (None, failure)
    assert ("Traceback" in capsys.readouterr().err) is is_code


def test_settings_that_cannot_be_read(config: Config) -> None:
    """The last good settings stay, so that the preview knows what to serve and to watch."""

    def load() -> Config:
        raise SettingsError("KEY is unknown")

    tried = attempt(load, lambda _: BuiltFacts(AttemptOutcome()), config, ())
    assert (tried.config, tried.built, tried.failure) == (config, None, "KEY is unknown")
