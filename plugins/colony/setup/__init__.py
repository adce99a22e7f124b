"""Set-up: from a fresh checkout to running tasks, with the standard library alone."""

from colony.setup.bootstrap import main

__all__ = ["main"]
