r"""The directives that authors can use in Markdown, ``:::name …`` … ``:::``: one row each.

To add one, add a module here with a constant ``DIRECTIVE``: a row, or a tuple of rows. An installed package
adds one by an entry point of the group ``colony.directives`` whose object is a row of the same class
(:mod:`colony.registry`)::

    DIRECTIVE = Directive(
        name="poll",
        title={"de": "Umfrage", "en": "Poll"},
        about={"de": "Eine Frage an die Lesenden.", "en": "A question to the readers."},
        example={"de": ":::poll Wohin?\n- Nord\n:::", "en": ":::poll Where to?\n- North\n:::"},
        feature="poll",
        frame=lambda call: Frame(f'<aside class="poll"><p>{escape(call.argument)}</p>', "</aside>"),
    )

The HTML of a frame is sanitised like all HTML of authors, and is the same on pages and in feeds.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from colony.content.directives.directive import Argument, Call, Directive, Frame, Option, Slot
from colony.registry import own_rows, rows

GROUP = "colony.directives"
"""The entry points' group for directives of other packages."""

__all__ = ["GROUP", "Argument", "Call", "Directive", "Frame", "Option", "Slot", "directives"]


@functools.lru_cache(maxsize=1)
def directives() -> Mapping[str, Directive]:
    """All directives by name: Colony's own, then those of installed packages.

    Raises:
        colony.registry.RegistryError: a row of an installed package cannot be used.
    """
    return rows(GROUP, own_rows(__name__, "DIRECTIVE", Directive), Directive)
