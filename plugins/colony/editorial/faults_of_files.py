"""What can be wrong with a file and its front matter, in German and in English."""

from __future__ import annotations

from colony.editorial.faults import Fault, Wording

OF_FILES: dict[str, Fault] = {
    "captions-unreadable": Fault(
        "error",
        Wording(
            "die Bildunterschriften sind nicht lesbar: {problem}",
            "je Bild „datei.jpg:“ und darunter eingerückt alt, caption, credit",
        ),
        Wording(
            "the captions cannot be read: {problem}",
            "write “file.jpg:” for each picture and below it, indented, alt, caption, credit",
        ),
    ),
    "date-missing": Fault(
        "error",
        Wording(
            "das Datum fehlt, der Artikel erscheint nicht",
            "„date: 2026-11-23 08:00“ in den Kopf schreiben",
        ),
        Wording(
            "the date is missing, the article does not appear",
            "write “date: 2026-11-23 08:00” in the front matter",
        ),
    ),
    "date-unreadable": Fault(
        "error",
        Wording(
            "„{value}“ ist kein Datum, der Artikel erscheint nicht",
            "so schreiben: 2026-11-23 08:00",
        ),
        Wording(
            "“{value}” is no date, the article does not appear",
            "write it like 2026-11-23 08:00",
        ),
    ),
    "encoding": Fault(
        "warning",
        Wording(
            "die Datei ist nicht in UTF-8 gespeichert (gelesen als {name})",
            "im Editor als UTF-8 speichern",
        ),
        Wording(
            "the file is not stored in UTF-8 (read as {name})",
            "save it as UTF-8",
        ),
    ),
    "file-too-large": Fault(
        "error",
        Wording(
            "die Datei hat {size} Bytes, gelesen werden höchstens {limit}",
            "auf mehrere Artikel verteilen; Bilder als Dateien daneben legen",
        ),
        Wording(
            "the file has {size} bytes, at most {limit} are read",
            "split it into several articles; keep pictures as files beside it",
        ),
    ),
    "focus-unreadable": Fault(
        "warning",
        Wording(
            "„{value}“ ist kein Bildschwerpunkt",
            "zwei Prozentwerte schreiben: 30% 60%",
        ),
        Wording(
            "“{value}” is no focus point",
            "write two percentages: 30% 60%",
        ),
    ),
    "format-unknown": Fault(
        "error",
        Wording(
            "Dateien mit der Endung „{suffix}“ kann niemand lesen",
            "in Markdown schreiben (.md)",
        ),
        Wording(
            "nobody can read files that end in “{suffix}”",
            "write in Markdown (.md)",
        ),
    ),
    "front-matter-unclosed": Fault(
        "error",
        Wording(
            "der Kopf beginnt mit „---“ und endet nicht",
            "nach der letzten Angabe eine Zeile „---“ setzen",
        ),
        Wording(
            "the front matter begins with “---” and does not end",
            "put a line “---” after its last key",
        ),
    ),
    "front-matter-unreadable": Fault(
        "warning",
        Wording(
            "der Kopf ist kein YAML ({problem}) und wurde Zeile für Zeile gelesen",
            "Werte mit Doppelpunkt in Anführungszeichen setzen",
        ),
        Wording(
            "the front matter is no YAML ({problem}) and was read line by line",
            "put values with a colon in quotation marks",
        ),
    ),
    "key-shape": Fault(
        "warning",
        Wording(
            "„{key}“ erwartet {wanted}",
            "die Angabe berichtigen; sie wurde nicht benutzt",
        ),
        Wording(
            "“{key}” expects {wanted}",
            "mend the value; it was not used",
        ),
    ),
    "key-twice": Fault(
        "warning",
        Wording(
            "„{key}“ steht zweimal im Kopf, es gilt das erste",
            "eines von beiden löschen",
        ),
        Wording(
            "“{key}” stands twice in the front matter, the first one counts",
            "delete one of them",
        ),
    ),
    "key-unknown": Fault(
        "hint",
        Wording(
            "„{key}“ ist nicht bekannt",
            "{near}",
        ),
        Wording(
            "“{key}” is not known",
            "{near}",
        ),
    ),
    "lang-unreadable": Fault(
        "warning",
        Wording(
            "„{value}“ ist kein Sprachkürzel",
            "so schreiben: de, en, de-at",
        ),
        Wording(
            "“{value}” is no language code",
            "write it like de, en, de-at",
        ),
    ),
    "modified-unreadable": Fault(
        "warning",
        Wording(
            "„{value}“ ist kein Datum",
            "so schreiben: 2026-11-23 08:00",
        ),
        Wording(
            "“{value}” is no date",
            "write it like 2026-11-23 08:00",
        ),
    ),
    "pattern-unusable": Fault(
        "error",
        Wording(
            "die Einstellung {setting} passt hier nicht: {problem}",
            "die Angabe ergänzen oder die Einstellung ändern",
        ),
        Wording(
            "the setting {setting} does not fit here: {problem}",
            "add what it asks for, or change the setting",
        ),
    ),
    "save-as-outside": Fault(
        "error",
        Wording(
            "„{value}“ ({key}) liegt außerhalb der Site und gilt nicht",
            "einen Pfad ohne „..“ und ohne „/“ am Anfang schreiben",
        ),
        Wording(
            "“{value}” ({key}) is outside the site and does not count",
            "write a path without “..” and without “/” at its start",
        ),
    ),
    "slug-cleaned": Fault(
        "warning",
        Wording(
            "der Slug „{value}“ wurde zu „{slug}“",
            "nur Buchstaben, Ziffern und Bindestriche benutzen",
        ),
        Wording(
            "the slug “{value}” became “{slug}”",
            "use letters, digits and hyphens only",
        ),
    ),
    "sponsored-nameless": Fault(
        "error",
        Wording(
            "„sponsored“ nennt den Werbekunden nicht",
            "seinen Namen schreiben: „sponsored: Beispiel GmbH“",
        ),
        Wording(
            "“sponsored” does not name the advertiser",
            "write the name: “sponsored: Example Ltd”",
        ),
    ),
    "status-unknown": Fault(
        "error",
        Wording(
            "den Status „{value}“ gibt es nicht; der Text gilt als Entwurf",
            "published, draft, hidden oder skip schreiben",
        ),
        Wording(
            "there is no status “{value}”; the text counts as a draft",
            "write published, draft, hidden or skip",
        ),
    ),
    "summary-long": Fault(
        "hint",
        Wording(
            "die Zusammenfassung hat {count} Zeichen",
            "höchstens 300; Suchmaschinen zeigen etwa 160",
        ),
        Wording(
            "the summary has {count} characters",
            "at most 300; search engines show some 160",
        ),
    ),
    "template-unusable": Fault(
        "error",
        Wording(
            "„{value}“ ist kein Name einer Vorlage",
            "den Namen ohne Pfad und Endung schreiben",
        ),
        Wording(
            "“{value}” is no template's name",
            "write its name without folder and suffix",
        ),
    ),
    "title-missing": Fault(
        "error",
        Wording(
            "der Titel fehlt, an seiner Stelle steht „{title}“",
            "„title: …“ in den Kopf schreiben",
        ),
        Wording(
            "the title is missing, “{title}” stands in its place",
            "write “title: …” in the front matter",
        ),
    ),
}
"""Code → fault. Fields in braces are filled by the module that reports it."""
