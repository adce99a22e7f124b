"""The reference of all findings, for the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from colony.findings.all_messages import TOPICS
from colony.findings.message import Message
from colony.locale import choose

_SEVERITIES = {
    "de": {"error": "Fehler", "warning": "Warnung", "hint": "Hinweis"},
    "en": {"error": "Error", "warning": "Warning", "hint": "Hint"},
}


def reference(lang: str) -> str:
    """All messages in Markdown: a section per topic, a heading per code, then words and explanation.

    Args:
        lang: the reference's language.
    """
    parts = []
    for names, messages in TOPICS.items():
        parts.append(f"## {choose(lang, dict(zip(('de', 'en'), names, strict=True)))}")
        parts += _sections(messages, lang)
    return "\n\n".join(parts) + "\n"


def _sections(messages: tuple[Message, ...], lang: str) -> Iterator[str]:
    before = ""
    for message in messages:
        if message.code != before:
            yield f"### `{message.code}`"
        before = message.code
        wording = message.wording(lang)
        severity = choose(lang, _SEVERITIES)[message.severity]
        yield f"**{severity}:** `{wording.message}` – `{wording.remedy}`"
        yield wording.explanation
