"""Pure functions on strings that several packages need: slugs and plain text."""

from __future__ import annotations

import functools
import html
import re
import unicodedata

from pelican.utils import slugify as pelican_slugify

_TAG = re.compile(r"<[^>]*>")


@functools.lru_cache(maxsize=65536)
def slugify(
    value: str,
    substitutions: tuple[tuple[str, str], ...],
    preserve_case: bool = False,
    use_unicode: bool = False,
) -> str:
    """A slug by Pelican's own rules; remembered, since tags repeat thousands of times.

    Pelican makes the text ASCII before it looks at ``SLUG_REGEX_SUBSTITUTIONS``, so that a rule for
    ``ä`` never finds one. Rules that name such letters are therefore followed first.
    """
    if not use_unicode:
        value = unicodedata.normalize("NFKC", value)
        for pattern, replacement in substitutions:
            if not pattern.isascii():
                value = re.sub(
                    unicodedata.normalize("NFKC", pattern), replacement, value, flags=re.IGNORECASE
                )
    slug = pelican_slugify(
        value, regex_subs=substitutions, preserve_case=preserve_case, use_unicode=use_unicode
    )
    return _without_steps(str(slug))


def _without_steps(slug: str) -> str:
    """A slug without the parts that a path would take for a step out of its folder.

    Rules of a site's own may leave dots and slashes, of which addresses are made.
    """
    steps = (".", "..", "")
    if "/" not in slug and slug not in steps:
        return slug
    return "/".join(part for part in slug.split("/") if part not in steps)


def plain(fragment: str) -> str:
    """The text of an HTML fragment: tags dropped, entities resolved, white space folded."""
    return " ".join(untagged(fragment).split())


def untagged(fragment: str) -> str:
    """The text of an HTML fragment with its white space as it is: tags dropped, entities resolved."""
    return html.unescape(_TAG.sub("", fragment))


def shorten(text: str, max_words: int, end: str = "…") -> str:
    """The first words of a text, with ``end`` where something was cut. 0 cuts nothing."""
    words = text.split()
    if not max_words or len(words) <= max_words:
        return " ".join(words)
    return " ".join(words[:max_words]).rstrip(".,;:–- ") + end
