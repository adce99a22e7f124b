"""Makes Pelican's own command (``pelican content``) build the site as Colony does."""

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
    """Connect to Pelican's signals; Pelican calls this for each plugin."""
    signals.initialized.connect(take_over)


def take_over(pelican: Any) -> None:
    """Replace ``pelican.run`` by Colony's build if the theme is made for Colony.

    The setting ``PELICAN_CLASS`` cannot do this: Pelican imports that class before it adds
    ``PLUGIN_PATHS`` to the import path. A theme without ``colony.toml`` is rendered by Pelican.
    """
    if is_colony_theme(Path(pelican.theme)):
        pelican.run = functools.partial(run, pelican)


def run(pelican: Any) -> None:
    """Replaces ``Pelican.run``: one build with the settings that Pelican has read.

    Pelican's signal ``finalized`` is sent before Colony writes, so that no plugin changes a
    finished page.
    """
    config = parse(pelican.settings)
    built = build(config, host=pelican)
    for finding in built.findings:
        print(finding, file=sys.stderr)
    print(summary(built, config.output_root))
