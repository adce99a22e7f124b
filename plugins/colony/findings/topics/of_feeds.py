"""What can be wrong with feeds, their ids and recordings, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_FEEDS = (
    Message(
        "enclosure-missing",
        "error",
        Wording(
            "Die Aufnahme {target} gibt es nicht.",
            "Die Datei dort ablegen oder den Pfad ändern.",
            "enclosure nennt eine Aufnahme mit Pfad oder Adresse. Ohne die Datei gibt es im Podcast "
            "nichts zu hören.",
        ),
        Wording(
            "There is no recording {target}.",
            "Put the file there or change the path.",
            "enclosure names a recording by path or address. Without the file there is nothing to hear "
            "in the podcast.",
        ),
    ),
    Message(
        "feed-path-taken",
        "error",
        Wording(
            "Der Feed „{title}“ soll in die Datei {address}, die schon „{other}“ gehört; er entfällt.",
            "Jeder Art von Feeds in den Einstellungen einen eigenen Ordner geben, etwa {example}.",
            "Zwei Namen ergeben denselben Slug, und ihre Feeds liegen in einem Ordner.",
        ),
        Wording(
            "The feed “{title}” wants the file {address}, which belongs to “{other}”; it is left out.",
            "Give each kind of feed a folder of its own in the settings, such as {example}.",
            "Two names make one slug, and their feeds lie in one folder.",
        ),
    ),
    Message(
        "ledger-line",
        "error",
        Wording(
            "Diese Zeile nennt keine Kennung: {text}",
            "Nach einem Merge die Zeilen beider Seiten behalten und die Markierungen löschen.",
            "In dieser Datei steht, welche Kennung jeder Beitrag in Feeds für immer hat. Nach einem "
            "Merge bleiben leicht Markierungen stehen.",
        ),
        Wording(
            "This line tells no id: {text}",
            "After a merge keep the lines of both sides and delete the markers.",
            "This file keeps the id that each entry has in feeds for good. A merge easily leaves "
            "markers in it.",
        ),
    ),
    Message(
        "ledger-unwritable",
        "warning",
        Wording(
            "Die Kennungen von {count} Beiträgen sind nicht festgehalten: {reason}",
            "Schreibrecht geben und noch einmal veröffentlichen, ehe jemand diese Beiträge umbenennt.",
            "Ohne den Eintrag bekäme ein umbenannter Beitrag eine neue Kennung, und Abonnenten sähen "
            "ihn zweimal.",
        ),
        Wording(
            "The ids of {count} entries are not on record: {reason}",
            "Allow writing and publish again before anybody renames these entries.",
            "Without its line, a renamed entry would get a new id, and subscribers would see it twice.",
        ),
    ),
    Message(
        "podcast-incomplete",
        "warning",
        Wording(
            "Dem Podcast fehlt, was Verzeichnisse verlangen: {missing}",
            "In COLONY_PODCAST angeben, oder COLONY_FEEDS = {{'podcast': []}}.",
            "Verzeichnisse wie das von Apple nehmen einen Podcast erst mit Bild und Rubrik auf.",
        ),
        Wording(
            "The podcast lacks what directories ask for: {missing}",
            "Name it in COLONY_PODCAST, or set COLONY_FEEDS = {{'podcast': []}}.",
            "Directories such as Apple's take a podcast only with a picture and a category.",
        ),
    ),
)
"""Ordered by code."""
