"""Set-up: prepares a fresh checkout to run tasks; uses only the standard library."""

from colony.setup.bootstrap import main

__all__ = ["main"]
