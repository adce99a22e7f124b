"""The directive ``events``: coming events as a list of links."""

from __future__ import annotations

from colony.content.directives.directive import Call, Directive, Option, Slot


def _slot(call: Call) -> Slot:
    return Slot("event", str(call.options.get("count", "")))


DIRECTIVE = Directive(
    name="events",
    title={"de": "Termine", "en": "Events"},
    about={
        "de": "Die nächsten Termine als Liste; sie rücken von selbst nach.",
        "en": "The next events as a list, which moves on by itself.",
    },
    example={"de": ":::events count=3\n:::", "en": ":::events count=3\n:::"},
    options=(
        Option(
            "count",
            {
                "de": "Wie viele höchstens; sonst fünf.",
                "en": "How many at most; else five.",
            },
            "number",
        ),
    ),
    frame=_slot,
)
