"""Findings: what Colony reports about content, in German and in English.

*Finding*: one fault in one file, with message and remedy (:class:`colony.model.Finding`). *Code*: the stable
name of a kind of fault, such as ``date-missing``. *Message*: a row of the one table, with a code and its
words; a *case* distinguishes messages with the same code.

To add a message, add a row to the module of its topic (``of_texts``, ``of_pictures`` …). To report a fault,
call :func:`say`. The documentation's reference is made from the table.
"""

from colony.findings.all_messages import TOPICS, messages, say
from colony.findings.explained import reference
from colony.findings.message import Message, Wording
from colony.findings.notes import Notes
from colony.findings.topics.of_pictures import OF_PICTURES

__all__ = ["OF_PICTURES", "TOPICS", "Message", "Notes", "Wording", "messages", "reference", "say"]
