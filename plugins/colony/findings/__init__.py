"""What Colony finds wrong with content: every message in one table, its words in German and in English.

A new message is a row in the module of its topic (``of_texts``, ``of_pictures`` …); whoever meets the fault
calls :func:`say`. The documentation's reference is made from the table.
"""

from colony.findings.all_messages import TOPICS, messages, say
from colony.findings.explained import reference
from colony.findings.message import Message, Wording
from colony.findings.notes import Notes
from colony.findings.topics.of_pictures import OF_PICTURES

__all__ = ["OF_PICTURES", "TOPICS", "Message", "Notes", "Wording", "messages", "reference", "say"]
