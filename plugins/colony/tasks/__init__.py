"""Tasks: the commands of a site, for invoke: build, check, serve, publish, deploy, upgrade.

A site's ``tasks.py`` calls :func:`collection`; the command ``colony`` runs :func:`commands`. A task only
turns its options into a call and prints the result; if it fails, it raises ``invoke.Exit`` with one line
that names fault and remedy.
"""

from colony.tasks.collection import collection, commands
from colony.tasks.command import main

__all__ = ["collection", "commands", "main"]
