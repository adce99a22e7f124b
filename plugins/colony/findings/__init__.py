"""What Colony finds wrong with content: every message in one table, its words in German and in English.

A new message is a row in the module of its topic (``of_texts``, ``of_pictures`` …); whoever meets the fault
calls :func:`say`. The documentation's reference is made from the table.
"""

from __future__ import annotations

from colony.findings.explained import reference
from colony.findings.message import Message, Wording, language
from colony.findings.notes import Notes
from colony.findings.of_pictures import OF_PICTURES
from colony.findings.table import TOPICS, messages, say

__all__ = [
    "OF_PICTURES",
    "TOPICS",
    "Message",
    "Notes",
    "Wording",
    "language",
    "messages",
    "reference",
    "say",
]
