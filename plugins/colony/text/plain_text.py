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
    """A text's slug by Pelican's rules. Results are cached, since tags repeat thousands of times.

    Pelican makes the text ASCII before it applies ``SLUG_REGEX_SUBSTITUTIONS``, so a rule for ``ä`` would
    never match. Rules that name such letters are therefore applied first.
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
    """A slug without ``.`` and ``..`` as parts of its path, which would lead out of its folder.

    A site's own substitutions may leave dots and slashes in a slug.
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
    """The first ``max_words`` words of a text, then ``end`` if anything was cut. 0 cuts nothing."""
    words = text.split()
    if not max_words or len(words) <= max_words:
        return " ".join(words)
    return " ".join(words[:max_words]).rstrip(".,;:–- ") + end
