"""Where Pelican meets the feeds: nowhere, and this module says why."""

from __future__ import annotations


def register() -> None:
    """Let the package be named in ``PLUGINS`` like its neighbours.

    It connects to no signal: while Colony builds, Pelican's own feed writer is off, and Colony
    asks :mod:`colony.feeds.atom_rss` for each feed as it asks a template for each page.
    """
