"""Where Pelican's own command meets the portal: ``pelican content`` then builds what invoke builds."""

from __future__ import annotations

import functools
import sys
from pathlib import Path
from typing import Any

from pelican import signals

from colony.pelican_bridge import is_colony_theme
from colony.settings import parse
from colony.site.build import build
from colony.site.summary import summary


def register() -> None:
    """Pelican's door for plugins."""
    signals.initialized.connect(take_over)


def take_over(pelican: Any) -> None:
    """Let Colony write the site where the theme is one of Colony's.

    ``PELICAN_CLASS`` cannot do this from ``PLUGIN_PATHS``: Pelican resolves it with ``__import__``
    before the plugins' folder joins the import path. A theme without ``colony.toml`` is rendered by
    Pelican itself, with its full context.
    """
    if is_colony_theme(Path(pelican.theme)):
        pelican.run = functools.partial(run, pelican)


def run(pelican: Any) -> None:
    """In place of ``Pelican.run``: one build with the settings Pelican has read.

    ``finalized`` is sent within it, before Colony writes: nothing rewrites a finished page.
    """
    config = parse(pelican.settings)
    built = build(config, host=pelican)
    for finding in built.findings:
        print(finding, file=sys.stderr)
    print(summary(built, config.output_root))
