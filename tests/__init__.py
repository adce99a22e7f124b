"""Tests. A package, so that a folder named like a module of Python's own hides none."""
