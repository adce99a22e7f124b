"""What the tasks of a site have in common: options, the settings they lead to, findings as lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context
from invoke.exceptions import Exit

if TYPE_CHECKING:
    from colony.model import Finding
    from colony.settings import Config

SITE_HELP = {
    "content": "folder of the Markdown files (default: the settings' PATH)",
    "output": "folder to write the site to (default: the settings' OUTPUT_PATH)",
    "cache": "folder that remembers what was made (default: the settings' CACHE_PATH)",
    "now": "the build's one clock, as 2026-12-24 or 2026-12-24T18:00",
    "settings": "a Pelican settings file, whatever its name",
}
"""Option → its line in ``--help``, for every task that builds or looks at a site."""


def settings_file(context: Context, settings: str) -> Path:
    """A settings file is looked for where the command was given, then beside the ``tasks.py`` that runs."""
    root = context.config.get("colony", {}).get("root", "")
    return Path(settings) if not root or Path(settings).exists() else Path(root, settings)


def loaded(
    context: Context, settings: str, content: str = "", output: str = "", cache: str = "", now: str = "",
    **more: Any,
) -> dict[str, Any]:  # fmt: skip
    """Pelican's settings for what the options say, with plugins' changes in them.

    Args:
        context: invoke's, which knows where else to look for the settings file.
        settings: path of the settings file.
        content, output, cache: folders in place of the settings', counted from the working directory.
        now: moment in place of the clock.
        more: settings that the task itself decides.

    Raises:
        SettingsError: the settings file cannot be used.
    """
    from colony.pelican_bridge import load

    given = {"PATH": content, "OUTPUT_PATH": output, "CACHE_PATH": cache}
    overrides: dict[str, Any] = {key: str(Path(path).resolve()) for key, path in given.items() if path}
    if now:
        overrides["COLONY_NOW"] = now
    return load(settings_file(context, settings), {**overrides, **more})


def parsed(
    context: Context, settings: str, content: str = "", output: str = "", cache: str = "", now: str = "",
    **more: Any,
) -> tuple[dict[str, Any], Config]:  # fmt: skip
    """Pelican's settings and the typed ones, for options as :func:`loaded` takes them.

    Raises:
        Exit: the settings cannot be used; every fault is named.
    """
    from colony.settings import SettingsError, parse

    try:
        found = loaded(context, settings, content, output, cache, now, **more)
        return found, parse(found)
    except SettingsError as error:
        raise failed(error) from error


def failed(error: object) -> Exit:
    """The end of a task that could not do its work; one line, with the program's name before it."""
    return Exit(f"colony: {error}", code=1)


def show(findings: tuple[Finding, ...]) -> None:
    """Print findings where errors go, one a line."""
    for finding in findings:
        print(finding, file=sys.stderr)
