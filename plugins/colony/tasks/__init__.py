"""The tasks of a site, for invoke: building, checking, serving, publishing, deploying, upgrading.

A site's ``tasks.py`` is one line over :func:`collection`; the command ``colony`` is invoke's own
program over :func:`commands`. Tasks hold no logic: each turns its options into a call and the result
into lines, and ends with ``invoke.Exit`` and one line that names fault and remedy.
"""

from colony.tasks.collection import collection, commands
from colony.tasks.command import main

__all__ = ["collection", "commands", "main"]
