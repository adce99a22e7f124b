"""Editorial: one source file's bytes → a typed entry, its body, and what is wrong with it.

:func:`read` is the way in. It is pure and knows nothing of the other files: links, pictures and
galleries in the body are marks (:mod:`colony.html`) for the press to fill in.
"""

from __future__ import annotations

from colony.editorial.advertising import Ads, read_ads
from colony.editorial.captions import Caption, read_captions
from colony.editorial.hooks import register
from colony.editorial.reading import read
from colony.editorial.version import READER_VERSION

__all__ = ["READER_VERSION", "Ads", "Caption", "read", "read_ads", "read_captions", "register"]
