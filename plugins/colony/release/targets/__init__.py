"""Targets: the places that a site can be deployed to, and how one is found by its URL."""

from colony.release.targets.shell import shell

__all__ = ["shell"]
