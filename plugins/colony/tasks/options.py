"""The common part of all tasks: options, reading of the settings, printing of findings."""

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
"""Option → its line in ``--help``, for every task that reads a site."""


def settings_file(context: Context, settings: str) -> Path:
    """Find a settings file: in the working directory, then beside the ``tasks.py`` that runs."""
    root = context.config.get("colony", {}).get("root", "")
    return Path(settings) if not root or Path(settings).exists() else Path(root, settings)


def loaded(
    context: Context, settings: str, content: str = "", output: str = "", cache: str = "", now: str = "",
    **more: Any,
) -> dict[str, Any]:  # fmt: skip
    """Pelican's settings with the options applied and with plugins' changes.

    Args:
        context: invoke's context; it knows the folder of the ``tasks.py``.
        settings: path of the settings file.
        content, output, cache: folders that replace the settings', relative to the working directory.
        now: time of the build in place of the present time.
        more: settings that the task itself sets.

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
    """(Pelican's settings, the same typed). Args as for :func:`loaded`.

    Raises:
        Exit: the settings cannot be used; the message lists all faults.
    """
    from colony.settings import SettingsError, parse

    try:
        found = loaded(context, settings, content, output, cache, now, **more)
        return found, parse(found)
    except SettingsError as error:
        raise failed(error) from error


def failed(error: object) -> Exit:
    """Make the exception that ends a failed task; its message is one line with the program's name."""
    return Exit(f"colony: {error}", code=1)


def show(findings: tuple[Finding, ...]) -> None:
    """Print findings on standard error, one a line."""
    for finding in findings:
        print(finding, file=sys.stderr)
