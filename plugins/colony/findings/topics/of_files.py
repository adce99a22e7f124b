"""What can be wrong with a file of the content as a whole, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_FILES = (
    Message(
        "ads-unreadable",
        "error",
        Wording(
            "Die Anzeigen sind nicht lesbar: {reason}",
            "Die genannte Stelle nach TOML-Regeln berichtigen.",
            "ads.toml hat je Anzeige eine Tabelle [[ad]] mit advertiser, title und url (https). Was "
            "davon fehlt, lässt diese Anzeige weg.",
        ),
        Wording(
            "The advertisements cannot be read: {reason}",
            "Mend the named place by the rules of TOML.",
            "ads.toml has a table [[ad]] for each advertisement, with advertiser, title and url "
            "(https). An advertisement that lacks one is left out.",
        ),
    ),
    Message(
        "encoding",
        "warning",
        Wording(
            "die Datei ist nicht in UTF-8 gespeichert (gelesen als {name})",
            "im Editor als UTF-8 speichern",
            "Alte Editoren speichern Umlaute in Windows-1252. Gelesen wird die Datei, aber andere "
            "Programme zeigen sie falsch.",
        ),
        Wording(
            "the file is not stored in UTF-8 (read as {name})",
            "save it as UTF-8",
            "Old editors store umlauts in Windows-1252. The file is read, but other programs show it wrong.",
        ),
    ),
    Message(
        "file-lethal",
        "error",
        Wording(
            "An dieser Datei ist zweimal ein Arbeitsprozess gescheitert: {cause}; sie fehlt.",
            "Ungewöhnliches daraus entfernen, die Datei teilen oder neu speichern.",
            "Zeit oder Speicher reichten nicht, auch beim zweiten Versuch nicht. Meist sind es sehr "
            "tiefe Verschachtelungen oder Tausende gleicher Zeichen.",
        ),
        Wording(
            "This file has twice cost a worker process its life: {cause}; it is left out.",
            "Remove what is unusual in it, cut it up, or save it anew.",
            "Time or memory did not suffice, nor did they the second time. Most often it is very deep "
            "nesting, or thousands of equal signs.",
        ),
    ),
    Message(
        "file-too-large",
        "error",
        Wording(
            "die Datei hat {size} Bytes, gelesen werden höchstens {limit}",
            "auf mehrere Artikel verteilen; Bilder als Dateien daneben legen",
            "Was größer ist, ist kein Text, sondern meist ein Bild, das in den Text eingefügt wurde. "
            "Die Grenze setzt COLONY_SOURCE_MAX_BYTES.",
        ),
        Wording(
            "the file has {size} bytes, at most {limit} are read",
            "split it into several articles; keep pictures as files beside it",
            "What is larger is no text, but most often a picture that was pasted into it. "
            "COLONY_SOURCE_MAX_BYTES sets the limit.",
        ),
    ),
    Message(
        "file-unreadable",
        "error",
        Wording(
            "Die Datei ist nicht lesbar: {reason}",
            "Leserecht geben oder die Datei ersetzen.",
            "Das Betriebssystem gibt die Datei nicht her. Sie fehlt auf der Site, bis sie zu lesen ist.",
        ),
        Wording(
            "The file cannot be read: {reason}",
            "Allow reading, or replace the file.",
            "The operating system does not give the file away. It is missing from the site until it can "
            "be read.",
        ),
    ),
    Message(
        "format-unknown",
        "error",
        Wording(
            "Dateien mit der Endung „{suffix}“ kann niemand lesen",
            "in Markdown schreiben (.md)",
            "Gelesen werden Markdown, reStructuredText und HTML, dazu was Plugins können.",
        ),
        Wording(
            "nobody can read files that end in “{suffix}”",
            "write in Markdown (.md)",
            "Read are Markdown, reStructuredText and HTML, and what plugins can read.",
        ),
    ),
    Message(
        "path-outside",
        "error",
        Wording(
            "„{value}“ ({key}) führt aus dem Inhaltsordner hinaus",
            "eine Datei darin angeben",
            "Veröffentlicht wird nur, was im Inhaltsordner liegt: sonst käme mit „../“ jede Datei des "
            "Rechners ins Netz.",
        ),
        Wording(
            "“{value}” ({key}) leads out of the content folder",
            "name a file inside it",
            "Only what lies in the content folder is published: else “../” would put any file of the "
            "machine on the web.",
        ),
    ),
    Message(
        "source-fault",
        "warning",
        Wording(
            "beim Lesen fiel auf: {problem}",
            "die Stelle berichtigen",
            "Das sagt der Leser für reStructuredText, HTML oder das Format eines Plugins. Der Rest der "
            "Datei wird gelesen.",
        ),
        Wording(
            "reading it showed: {problem}",
            "mend that place",
            "The reader of reStructuredText, of HTML or of a plugin's format says so. The rest of the "
            "file is read.",
        ),
    ),
)
"""Ordered by code."""
