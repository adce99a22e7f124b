"""What can be wrong with events: their start, end and zone, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_EVENTS = (
    Message(
        "event-end-early",
        "warning",
        Wording(
            "das Ende „{value}“ liegt vor dem Beginn; es wird nicht gezeigt",
            "„end“ berichtigen oder weglassen",
            "Ein Termin endet nach seinem Beginn. Bei ganzen Tagen ist „end“ der letzte Tag.",
        ),
        Wording(
            "the end “{value}” is before the start; it is not shown",
            "mend “end” or leave it out",
            "An event ends after it starts. Of whole days “end” is the last day.",
        ),
    ),
    Message(
        "event-end-unreadable",
        "warning",
        Wording(
            "„{value}“ ist kein Datum; der Termin steht ohne Ende da",
            "so schreiben: 2026-11-23 20:00",
            "Gelesen wird dasselbe wie bei „date“.",
        ),
        Wording(
            "“{value}” is no date; the event stands without an end",
            "write it like 2026-11-23 20:00",
            "Read is what “date” takes, too.",
        ),
    ),
    Message(
        "event-start-missing",
        "error",
        Wording(
            "der Beginn fehlt, der Termin erscheint nicht",
            "„start: 2026-11-23 18:00“ in den Kopf schreiben",
            "„date“ sagt, seit wann ein Termin angekündigt ist; „start“ sagt, wann er stattfindet.",
        ),
        Wording(
            "the start is missing, the event does not appear",
            "write “start: 2026-11-23 18:00” in the front matter",
            "“date” says since when an event is announced; “start” says when it takes place.",
        ),
    ),
    Message(
        "event-start-unreadable",
        "error",
        Wording(
            "„{value}“ ist kein Datum, der Termin erscheint nicht",
            "so schreiben: 2026-11-23 18:00; ganze Tage ohne Uhrzeit",
            "Gelesen wird dasselbe wie bei „date“.",
        ),
        Wording(
            "“{value}” is no date, the event does not appear",
            "write it like 2026-11-23 18:00; whole days without an hour",
            "Read is what “date” takes, too.",
        ),
    ),
    Message(
        "event-zone-unknown",
        "warning",
        Wording(
            "„{value}“ ist keine Zeitzone; es gilt die der Site",
            "einen Namen wie Europe/Berlin schreiben",
            "Die Namen sind die der IANA. Ohne „zone“ gilt die Zeitzone der Site.",
        ),
        Wording(
            "“{value}” is no time zone; the site's counts",
            "write a name like Europe/Berlin",
            "The names are the IANA's. Without “zone” the site's time zone counts.",
        ),
    ),
)
"""Ordered by code."""
