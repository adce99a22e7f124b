"""Markdown → HTML, and typographic characters in it.

*Cue*: a line of control characters and a number in a Markdown text, in place of the opening or closing line
of a directive; the parser replaces it by HTML. *Fast path*, *stage*: a subclass of one of Python-Markdown's
steps that gives the same result in less time (:mod:`colony.overrides`).
"""

__all__: list[str] = []
