"""Overrides: which code of other libraries Colony's fast paths replace, and whether they still fit it.

*Fast path*: a subclass of a library's class (Python-Markdown's, Jinja's) that gives the same result in less
time. It *fits* if the installed library's code is, by its digest, code that the tests have run with.
"""

from colony.overrides.overridden import differing, is_known, notice

__all__ = ["differing", "is_known", "notice"]
