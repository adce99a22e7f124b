"""The one table of all messages about content, joined from the modules of topics.

An installed package adds a message by an entry point of the group ``colony.findings`` with the message's
name, whose object is a row of the same class (:mod:`colony.registry`).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

from colony.findings.message import Message
from colony.findings.topics.of_directives import OF_DIRECTIVES
from colony.findings.topics.of_events import OF_EVENTS
from colony.findings.topics.of_feeds import OF_FEEDS
from colony.findings.topics.of_files import OF_FILES
from colony.findings.topics.of_front_matter import OF_FRONT_MATTER
from colony.findings.topics.of_look import OF_LOOK
from colony.findings.topics.of_pictures import OF_PICTURES
from colony.findings.topics.of_site import OF_SITE
from colony.findings.topics.of_texts import OF_TEXTS
from colony.model import Finding
from colony.registry import rows

TOPICS: Mapping[tuple[str, str], tuple[Message, ...]] = {
    ("Der Kopf", "Front matter"): OF_FRONT_MATTER,
    ("Texte", "Texts"): OF_TEXTS,
    ("Bausteine", "Directives"): OF_DIRECTIVES,
    ("Bilder und Galerien", "Pictures and galleries"): OF_PICTURES,
    ("Termine", "Events"): OF_EVENTS,
    ("Dateien", "Files"): OF_FILES,
    ("Feeds und Aufnahmen", "Feeds and recordings"): OF_FEEDS,
    ("Das Aussehen", "The look"): OF_LOOK,
    ("Die Site", "The site"): OF_SITE,
}
"""Topic → its rows. The topic's names in German and in English are headings of the reference."""

GROUP = "colony.findings"
"""The entry points' group for messages of other packages."""


@functools.lru_cache(maxsize=1)
def messages() -> Mapping[str, Message]:
    """All messages by name: Colony's own, then those of installed packages.

    Raises:
        colony.registry.RegistryError: a row of an installed package cannot be used.
    """
    return rows(GROUP, (message for topic in TOPICS.values() for message in topic), Message)


def say(name: str, path: str, line: int = 0, /, *, lang: str, **fields: object) -> Finding:
    """A finding with its words filled in: in German for German sites, otherwise in English.

    Args:
        name: the message's code, or ``code:case`` if it has a case: ``key-unknown:near``.
        path: the file to repair, relative to the content root.
        line: line in it, from 1; 0 for none.
        lang: the site's language.
        fields: the values of the placeholders in braces.

    Raises:
        KeyError: the name is not in the table, or a placeholder has no value.
    """
    message = messages()[name]
    wording = message.wording(lang)
    return Finding(
        path=path,
        line=line,
        code=message.code,
        message=wording.message.format(**fields),
        remedy=wording.remedy.format(**fields),
        severity=message.severity,
    )
