"""What can be wrong with the directives in a text, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_DIRECTIVES = (
    Message(
        "directive-argument",
        "error",
        Wording(
            "„:::{name}“ fehlt die Angabe: {wanted}",
            "dahinter in dieselbe Zeile schreiben: {example}",
            "Ohne diese Angabe weiß der Baustein nicht, was er zeigen soll; er bleibt Text.",
        ),
        Wording(
            "“:::{name}” lacks its argument: {wanted}",
            "write it on the same line: {example}",
            "Without its argument the directive does not know what to show; it stays text.",
        ),
    ),
    Message(
        "directive-option",
        "warning",
        Wording(
            "„:::{name}“ kennt die Angabe „{option}“ nicht",
            "bekannt sind: {known}",
            "Meist ist es ein Tippfehler. Eine Angabe, die niemand kennt, wirkt nicht.",
        ),
        Wording(
            "“:::{name}” does not know the option “{option}”",
            "known are: {known}",
            "Most often it is a slip of the pen. An option that nobody knows has no effect.",
        ),
    ),
    Message(
        "directive-option-shape",
        "warning",
        Wording(
            "„{option}“ bei „:::{name}“ erwartet {wanted}",
            "die Angabe berichtigen; sie wurde nicht benutzt",
            "Eine Angabe ist Text, eine Zahl von 0 bis 9999, oder ja oder nein.",
        ),
        Wording(
            "“{option}” of “:::{name}” expects {wanted}",
            "mend the value; it was not used",
            "An option is text, a number from 0 to 9999, or yes or no.",
        ),
    ),
    Message(
        "directive-stray",
        "warning",
        Wording(
            "„:::“ schließt nichts",
            "die Zeile löschen oder oben den Anfang ergänzen",
            "Drei Doppelpunkte allein auf einer Zeile schließen den Baustein, der zuletzt begonnen hat. "
            "Hier ist keiner offen.",
        ),
        Wording(
            "“:::” closes nothing",
            "delete the line, or add what it should close",
            "Three colons alone on a line close the directive that began last. None is open here.",
        ),
    ),
    Message(
        "directive-unclosed",
        "error",
        Wording(
            "„:::{name}“ wird nicht geschlossen und bleibt Text",
            "eine Zeile „:::“ dahinter setzen",
            "Jeder Baustein endet mit drei Doppelpunkten allein auf einer Zeile, auch einer ohne Inhalt.",
        ),
        Wording(
            "“:::{name}” is not closed and stays text",
            "put a line “:::” after it",
            "Every directive ends with three colons alone on a line, one without content, too.",
        ),
    ),
    Message(
        "directive-unknown",
        "error",
        Wording(
            "„:::{name}“ ist nicht bekannt und bleibt Text",
            "bekannt sind: {known}",
            "Meist ist es ein Tippfehler. Bausteine anderer Pakete kennt die Site erst, wenn das Paket "
            "installiert ist.",
        ),
        Wording(
            "“:::{name}” is not known and stays text",
            "known are: {known}",
            "Most often it is a slip of the pen. Directives of other packages are known once the "
            "package is installed.",
        ),
    ),
    Message(
        "gallery-missing",
        "error",
        Wording(
            "Eine Galerie {target} gibt es nicht.",
            "Den Ordnernamen unter galleries/ prüfen.",
            "Der Baustein gallery nennt den Ordner der Galerie oder ihren Slug.",
        ),
        Wording(
            "There is no gallery {target}.",
            "Check the name of the folder below galleries/.",
            "The directive gallery names the gallery's folder or its slug.",
        ),
    ),
)
"""Ordered by code."""
