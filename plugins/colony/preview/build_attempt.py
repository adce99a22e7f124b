"""One try at a build: whatever goes wrong becomes words, so that the preview goes on."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from colony.model import Finding
from colony.settings import Config, SettingsError


class AttemptOutcome(Protocol):
    """What the preview wants to know of what a build wrote: paths below the output root."""

    @property
    def rewritten(self) -> Sequence[str]:
        """Files that are new or have other bytes."""

    @property
    def removed(self) -> Sequence[str]:
        """Files that are gone."""


class BuiltFacts(Protocol):
    """What the preview wants to know of a build; :class:`colony.site.Built` knows more."""

    @property
    def outcome(self) -> AttemptOutcome:
        """What was written."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the content."""


class Hasten(Protocol):
    """Shows an edit ahead of the build; :class:`colony.site.Session` does."""

    def get_ready(self) -> None:
        """Prepare for the next edit, while nobody waits."""

    def ahead(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Put edited texts on their pages; tells which were written."""


Load = Callable[[], Config]
Build = Callable[[Config], BuiltFacts]


@dataclass(frozen=True)
class Attempt:
    """How a try went."""

    config: Config
    """The settings it ran with; the last good ones where there are no new ones."""
    built: BuiltFacts | None = None
    failure: str = ""
    """Why nothing was built."""


def attempt(load: Load, build: Build, last: Config, expected: tuple[type[Exception], ...]) -> Attempt:
    """Read the settings and build.

    Settings are read for each build: they may have changed, and their clock must go on, or an
    article that is dated today would stay in the future for as long as the preview runs.

    Args:
        load: reads the settings.
        build: builds the site.
        last: the settings of the build before.
        expected: faults of the operator or the theme, whose message is enough. Any other is a fault
            in code and is printed with its traceback.
    """
    said: tuple[type[Exception], ...] = (SettingsError, OSError, *expected)
    config = last
    try:
        config = load()
        return Attempt(config, built=build(config))
    except said as error:
        return Attempt(config, failure=str(error) or type(error).__name__)
    except Exception as error:  # noqa: BLE001 - code under work fails in any way, and the preview must stay
        traceback.print_exc()
        return Attempt(config, failure=f"{type(error).__name__}: {error}")
