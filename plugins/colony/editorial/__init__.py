"""Editorial: one source file's bytes → a typed entry, its body, and what is wrong with it.

:func:`read` is the way in. It is pure and knows nothing of the other files: links, pictures and
galleries in the body are marks (:mod:`colony.html`) for the press to fill in.
"""

from __future__ import annotations

from colony.editorial.captions import Caption, read_captions
from colony.editorial.reading import read
from colony.editorial.version import READER_VERSION

__all__ = ["READER_VERSION", "Caption", "read", "read_captions", "register"]


def register() -> None:
    """Pelican's plugin entry: teaches its own readers both habits of front matter."""
    from colony.editorial import hooks

    hooks.register()
