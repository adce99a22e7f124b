"""Pelican's plugins that are not Colony's: letting them in for one build, and what they can do there.

Pelican's signals are global, so whoever connects to them stays. Here plugins are let in for as long
as they are needed and shown out again, so that each build begins the same.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import blinker
from pelican import Pelican
from pelican.plugins import signals
from pelican.readers import Readers

from colony.content import all_directives, all_keys
from colony.findings import say
from colony.model import Finding
from colony.pelican_bridge.themes import settings_name
from colony.settings import Config, SettingsError, parse, refuse_broken, written

_EARLY = ("pelican_initialized", "readers_init")
"""Signals that are sent before there is anything to generate."""

_OWN_READERS = ("pelican.readers", "colony.")
"""Where readers are that a site has without its plugins."""

_HONOURED = (*_EARLY, "get_generators")
"""Signals whose receivers do all that they do under any theme."""


class Failures(logging.Handler):
    """Keeps what Pelican logs as errors: it goes on after them and ends with status 0."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self._messages.append(" ".join(record.getMessage().split()))

    def findings(self) -> tuple[Finding, ...]:
        """What was logged, as findings."""
        return tuple(
            Finding(path="", line=0, code="pelican", message=message, severity="warning")
            for message in dict.fromkeys(self._messages)
        )


@contextlib.contextmanager
def heard() -> Iterator[Failures]:
    """Listen to what Pelican logs as errors."""
    failures = Failures()
    logger = logging.getLogger("pelican")
    logger.addHandler(failures)
    try:
        yield failures
    finally:
        logger.removeHandler(failures)


@contextlib.contextmanager
def let_in(settings: Mapping[str, Any]) -> Iterator[Pelican]:
    """Pelican with the plugins of these settings; those that it let in are disconnected at the end.

    Raises:
        SettingsError: a plugin cannot be imported. Pelican imports all that are installed.
    """
    before = {name: list(_receivers(name)) for name in _SIGNALS}
    try:
        try:
            pelican = Pelican(dict(settings))
        except Exception as error:  # plugins raise what they like
            raise SettingsError(
                f"setting PLUGINS: a plugin cannot be loaded: {type(error).__name__}: {error}; "
                "install what it needs, or remove it."
            ) from error
        yield pelican
    finally:
        for name, signal in _SIGNALS.items():
            for receiver in _receivers(name):
                if receiver not in before[name]:
                    signal.disconnect(receiver)


def initialized(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Settings with what plugins change in them when they are loaded: Markdown extensions, readers."""
    with let_in(settings) as pelican:
        theirs = {
            ending: reader
            for ending, reader in Readers(pelican.settings).reader_classes.items()
            if reader and not reader.__module__.startswith(_OWN_READERS)
        }
        readers = {**settings["READERS"], **theirs}
        return {**pelican.settings, "PLUGINS": settings["PLUGINS"], "READERS": readers}


def load(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Pelican's settings for a build, with what plugins change in them when they are loaded.

    Raises:
        SettingsError: as :func:`colony.settings.written`, and where an installed package adds a key or a
            directive that cannot be used.
    """
    refuse_broken(all_keys, all_directives)
    settings = written(settings_file, overrides)
    if any(not str(name).startswith("colony.") for name in settings["PLUGINS"]):
        return initialized(settings)
    return settings


def load_config(settings_file: Path, overrides: Mapping[str, Any]) -> Config:
    """The typed settings of a build.

    Raises:
        SettingsError: a setting cannot be used; the message names it.
    """
    return parse(load(settings_file, overrides))


def are_at_work(config: Config) -> bool:
    """Whether one of the site's own plugins, which must have been let in, wants Pelican to generate."""
    return any(name not in _EARLY for listening in _listening(config).values() for name in listening)


def half_honoured(config: Config) -> list[Finding]:
    """For each of the site's own plugins, which must have been let in: what it listens to in vain."""
    found = []
    for plugin, names in _listening(config).items():
        in_vain = [name for name in names if name not in _HONOURED]
        if in_vain:
            told = ", ".join(in_vain)
            place = settings_name(config)
            found.append(say("plugin-partly", place, lang=config.lang, plugin=plugin, signals=told))
    return found


_SIGNALS: Mapping[str, Any] = {
    each.name: each for each in vars(signals).values() if isinstance(each, blinker.NamedSignal)
}
"""All of Pelican's signals by their names."""


def _receivers(name: str) -> Iterator[Any]:
    yield from list(_SIGNALS[name].receivers_for(None))


def _listening(config: Config) -> dict[str, list[str]]:
    """Plugin → the signals that functions of its modules receive."""
    roots = {plugin: (plugin, f"pelican.plugins.{plugin}") for plugin in config.pelican.plugins}
    found: dict[str, list[str]] = {}
    for name in sorted(_SIGNALS):
        modules = [getattr(receiver, "__module__", "") for receiver in _receivers(name)]
        for plugin, names in roots.items():
            if any(each == root or each.startswith(f"{root}.") for each in modules for root in names):
                found.setdefault(plugin, []).append(name)
    return found
