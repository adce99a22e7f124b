"""Third-party plugins of Pelican's: connects them for one build, and tells which signals they use.

Pelican's signals are global, so a plugin that has connected stays connected. Here plugins are
disconnected after use, so that each build starts in the same state.
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
from colony.settings import Config, SettingsError, check_tables, merged_settings, parse

_EARLY = ("pelican_initialized", "readers_init")
"""Signals that are sent before anything is generated."""

_OWN_READERS = ("pelican.readers", "colony.")
"""Prefixes of the modules of readers that a site has without any plugin."""

_HONOURED = (*_EARLY, "get_generators")
"""Signals whose receivers work fully with Colony."""


class Failures(logging.Handler):
    """A log handler that collects Pelican's errors, since Pelican continues after them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Add one message."""
        self._messages.append(" ".join(record.getMessage().split()))

    def findings(self) -> tuple[Finding, ...]:
        """A finding for each logged error."""
        return tuple(
            Finding(path="", line=0, code="pelican", message=message, severity="warning")
            for message in dict.fromkeys(self._messages)
        )


@contextlib.contextmanager
def logged_failures() -> Iterator[Failures]:
    """Collect the errors that Pelican logs during the block."""
    failures = Failures()
    logger = logging.getLogger("pelican")
    logger.addHandler(failures)
    try:
        yield failures
    finally:
        logger.removeHandler(failures)


@contextlib.contextmanager
def plugins_connected(settings: Mapping[str, Any]) -> Iterator[Pelican]:
    """A ``Pelican`` object with the plugins of these settings; they are disconnected after the block.

    Raises:
        SettingsError: a plugin cannot be imported; without ``PLUGINS`` Pelican imports all installed ones.
    """
    before = {name: list(_receivers(name)) for name in _SIGNALS}
    try:
        try:
            pelican = Pelican(dict(settings))
        except Exception as error:  # a plugin may raise any exception
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
    """Pelican's settings as plugins change them when they are loaded: Markdown extensions, readers."""
    with plugins_connected(settings) as pelican:
        theirs = {
            ending: reader
            for ending, reader in Readers(pelican.settings).reader_classes.items()
            if reader and not reader.__module__.startswith(_OWN_READERS)
        }
        readers = {**settings["READERS"], **theirs}
        return {**pelican.settings, "PLUGINS": settings["PLUGINS"], "READERS": readers}


def load(settings_file: Path, overrides: Mapping[str, Any]) -> dict[str, Any]:
    """Read Pelican's settings for a build, including the changes that plugins make when they are loaded.

    Args:
        settings_file: the ``pelicanconf.py`` or ``publishconf.py``.
        overrides: settings that replace those of the file.

    Raises:
        SettingsError: as :func:`colony.settings.merged_settings`, or an installed package adds a key or a
            directive that cannot be used.
    """
    check_tables(all_keys, all_directives)
    settings = merged_settings(settings_file, overrides)
    if any(not str(name).startswith("colony.") for name in settings["PLUGINS"]):
        return initialized(settings)
    return settings


def load_config(settings_file: Path, overrides: Mapping[str, Any]) -> Config:
    """Read and check the settings of a build. Args as for :func:`load`.

    Raises:
        SettingsError: a setting cannot be used; the message names it.
    """
    return parse(load(settings_file, overrides))


def plugins_generate(config: Config) -> bool:
    """Whether a third-party plugin needs Pelican's generators to run; the plugins must be connected."""
    return any(name not in _EARLY for listening in _listening(config).values() for name in listening)


def partly_honoured(config: Config) -> list[Finding]:
    """A finding for each third-party plugin that uses a signal that Colony never sends.

    The plugins must be connected.
    """
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
"""Name → signal, of all of Pelican's signals."""


def _receivers(name: str) -> Iterator[Any]:
    yield from list(_SIGNALS[name].receivers_for(None))


def _listening(config: Config) -> dict[str, list[str]]:
    """Plugin → names of the signals that it is connected to."""
    roots = {plugin: (plugin, f"pelican.plugins.{plugin}") for plugin in config.pelican.plugins}
    found: dict[str, list[str]] = {}
    for name in sorted(_SIGNALS):
        modules = [getattr(receiver, "__module__", "") for receiver in _receivers(name)]
        for plugin, names in roots.items():
            if any(each == root or each.startswith(f"{root}.") for each in modules for root in names):
                found.setdefault(plugin, []).append(name)
    return found
