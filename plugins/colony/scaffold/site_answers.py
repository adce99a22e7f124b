"""What is asked before a site is made, and what can be wrong with the answers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from colony.model import Value, replaced
from colony.scaffold.site_words import SiteLang, site_words
from colony.text import slugify

LONGEST = 100
"""Characters of a name: more is a text."""

PELICAN_SUBSTITUTIONS = ((r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-"))
"""Pelican's own rules for slugs."""

GERMAN_SUBSTITUTIONS = (("[äÄ]", "ae"), ("[öÖ]", "oe"), ("[üÜ]", "ue"), ("ß", "ss"))
"""What German slugs put before them."""


class SiteAnswers(Value, frozen=True, kw_only=True):
    """What a new site is called and made of."""

    name: str
    lang: SiteLang
    url: str = ""
    """Where it will be, as ``https://portal.example``; empty where that is not known yet."""
    author: str = ""
    accent: str = ""
    """Colour as ``#rrggbb``; empty for the theme's own."""

    def slug(self, text: str) -> str:
        """A slug as the new site's settings will make it."""
        german = GERMAN_SUBSTITUTIONS if self.lang == "de" else ()
        return slugify(text, (*german, *PELICAN_SUBSTITUTIONS))


def completed(answers: SiteAnswers) -> SiteAnswers:
    """The answers, with something to begin with where nothing was said.

    The address is then one below ``.example``, which is nobody's.
    """
    own = answers.slug(answers.name) or "site"
    return replaced(
        answers,
        url=answers.url.rstrip("/") or f"https://{own}.example",
        author=answers.author or site_words(answers.lang).author,
    )


def answer_faults(answers: SiteAnswers) -> list[str]:
    """What is wrong with answers, each with its remedy in the site's language."""
    words = site_words(answers.lang)
    wrong = (
        (words.bad_name, answers.name, _is_line(answers.name)),
        (words.bad_url, answers.url, not answers.url or _is_address(answers.url)),
        (words.bad_author, answers.author, not answers.author or _is_author(answers)),
        (words.bad_accent, answers.accent, not answers.accent or _is_colour(answers.accent)),
    )
    return [fault.format(value=value) for fault, value, fine in wrong if not fine]


def _is_line(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and len(text) <= LONGEST


def _is_author(answers: SiteAnswers) -> bool:
    return _is_line(answers.author) and bool(answers.slug(answers.author))


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:  # brackets that are no IPv6 address
        return False
    plain = url.isascii() and url.isprintable() and not re.search(r"[\s\"'<>\\]", url)
    return plain and parts.scheme in ("http", "https") and bool(host) and not (parts.query or parts.fragment)


def _is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None
