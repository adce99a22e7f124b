"""The answers that describe a new site, and the check of them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from colony.model import Value, replaced
from colony.scaffold.site_words import SiteLang, site_words
from colony.text import slugify

LONGEST = 100
"""Most characters of a name."""

PELICAN_SUBSTITUTIONS = ((r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-"))
"""Pelican's default ``SLUG_REGEX_SUBSTITUTIONS``."""

GERMAN_SUBSTITUTIONS = (("[äÄ]", "ae"), ("[öÖ]", "oe"), ("[üÜ]", "ue"), ("ß", "ss"))
"""Further substitutions that German sites apply first."""


class SiteAnswers(Value, frozen=True, kw_only=True):
    """Name, language, address, author and accent colour of a new site."""

    name: str
    lang: SiteLang
    url: str = ""
    """Public address, such as ``https://portal.example``; empty if not known yet."""
    author: str = ""
    accent: str = ""
    """Accent colour as ``#rrggbb``; empty for the theme's."""

    def slug(self, text: str) -> str:
        """The slug of a text by the new site's settings."""
        german = GERMAN_SUBSTITUTIONS if self.lang == "de" else ()
        return slugify(text, (*german, *PELICAN_SUBSTITUTIONS))


def completed(answers: SiteAnswers) -> SiteAnswers:
    """The answers with default values for empty ones.

    The default address is in the domain ``.example``, which nobody can own.
    """
    own = answers.slug(answers.name) or "site"
    return replaced(
        answers,
        url=answers.url.rstrip("/") or f"https://{own}.example",
        author=answers.author or site_words(answers.lang).author,
    )


def answer_faults(answers: SiteAnswers) -> list[str]:
    """A line for each fault in the answers, with its remedy, in the site's language; empty for none."""
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
    except ValueError:  # brackets without an IPv6 address
        return False
    plain = url.isascii() and url.isprintable() and not re.search(r"[\s\"'<>\\]", url)
    return plain and parts.scheme in ("http", "https") and bool(host) and not (parts.query or parts.fragment)


def _is_colour(text: str) -> bool:
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None
