"""The Pelican plugin ``colony.feeds``, which connects to no signal; :func:`register` says why."""

from __future__ import annotations


def register() -> None:
    """Do nothing; exists so that the package can be listed in ``PLUGINS``.

    Pelican's feed writer is off while Colony builds, and Colony calls the functions of this package as the
    makers of feeds, as it renders templates for pages.
    """
