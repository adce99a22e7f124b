"""Tries a build: any failure becomes a message, so that the preview keeps running."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from colony.model import Finding
from colony.settings import Config, SettingsError


class AttemptOutcome(Protocol):
    """The paths, relative to the output root, that a build wrote and removed."""

    @property
    def rewritten(self) -> Sequence[str]:
        """Files that are new or got other bytes."""

    @property
    def removed(self) -> Sequence[str]:
        """Files that were removed."""


class BuiltFacts(Protocol):
    """The part of :class:`colony.site.Built` that the preview needs."""

    @property
    def outcome(self) -> AttemptOutcome:
        """What was written and removed."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings about the content."""


class AheadOfBuild(Protocol):
    """Shows an edit ahead of the next build, as :class:`colony.site.Session` does."""

    def get_ready(self) -> None:
        """Load what the next edit will need, while nobody waits."""

    def write_ahead(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Write the pages of edited texts; returns the paths written, relative to the output root."""


Load = Callable[[], Config]
Build = Callable[[Config], BuiltFacts]


@dataclass(frozen=True)
class Attempt:
    """The result of trying a build: ``built``, or the reason of the failure."""

    config: Config
    """The settings of the build; if they could not be read, the last that could."""
    built: BuiltFacts | None = None
    failure: str = ""
    """Why nothing was built; empty if it was."""


def attempt(load: Load, build: Build, last: Config, expected: tuple[type[Exception], ...]) -> Attempt:
    """Read the settings and build; never raises an ``Exception``.

    Settings are read for each build, since they may have changed and hold the current time, which
    decides whether an article's date has come.

    Args:
        load: reads the settings.
        build: builds the site.
        last: the settings of the previous build.
        expected: errors whose message is enough (settings, content, theme). Any other is printed
            with its traceback.
    """
    said: tuple[type[Exception], ...] = (SettingsError, OSError, *expected)
    config = last
    try:
        config = load()
        return Attempt(config, built=build(config))
    except said as error:
        return Attempt(config, failure=str(error) or type(error).__name__)
    except Exception as error:  # noqa: BLE001 - a theme or plugin under work may raise anything
        traceback.print_exc()
        return Attempt(config, failure=f"{type(error).__name__}: {error}")
