"""What is said to authors: every fault's words, in German and in English, and how grave it is.

A code keeps its meaning for good: operators filter by it. To reword a message, change it here.
"""

from __future__ import annotations

from typing import NamedTuple

from colony.model import Finding, Severity


class Wording(NamedTuple):
    """A fault's message and remedy, both as ``str.format`` patterns, in one language."""

    message: str
    remedy: str


class Fault(NamedTuple):
    """All that is known of a fault before it happens."""

    severity: Severity
    de: Wording
    en: Wording


FAULTS: dict[str, Fault] = {
    "ad-unlabelled": Fault(
        "error",
        Wording(
            "Link zu {host} (Werbekunde {name}) ohne Kennzeichnung",
            "„sponsored: {name}“ in den Kopf schreiben oder den Absatz in „:::anzeige {name}“ setzen",
        ),
        Wording(
            "link to {host} (advertiser {name}) without a label",
            "write “sponsored: {name}” in the front matter, or put the paragraph into “:::anzeige {name}”",
        ),
    ),
    "alt-missing": Fault(
        "warning",
        Wording("das Bild {picture} hat keinen Alternativtext", "in einem Satz sagen, was zu sehen ist"),
        Wording("the picture {picture} has no alternative text", "say in one sentence what it shows"),
    ),
    "attribute-dropped": Fault(
        "warning",
        Wording("das Attribut „{name}“ wurde entfernt", "weglassen; Gestaltung kommt vom Theme"),
        Wording("the attribute “{name}” was removed", "leave it out; the theme does the styling"),
    ),
    "body-empty": Fault(
        "warning",
        Wording("unter dem Kopf steht kein Text", "Text schreiben oder „status: draft“ setzen"),
        Wording("there is no text below the front matter", "write some, or set “status: draft”"),
    ),
    "captions-unreadable": Fault(
        "error",
        Wording("die Bildunterschriften sind nicht lesbar: {problem}", "je Bild „datei.jpg:“ und darunter eingerückt alt, caption, credit"),
        Wording("the captions cannot be read: {problem}", "write “file.jpg:” for each picture and below it, indented, alt, caption, credit"),
    ),
    "date-missing": Fault(
        "error",
        Wording("das Datum fehlt, der Artikel erscheint nicht", "„date: 2026-11-23 08:00“ in den Kopf schreiben"),
        Wording("the date is missing, the article does not appear", "write “date: 2026-11-23 08:00” in the front matter"),
    ),
    "date-unreadable": Fault(
        "error",
        Wording("„{value}“ ist kein Datum, der Artikel erscheint nicht", "so schreiben: 2026-11-23 08:00"),
        Wording("“{value}” is no date, the article does not appear", "write it like 2026-11-23 08:00"),
    ),
    "directive-argument": Fault(
        "error",
        Wording("„:::{name}“ fehlt die Angabe: {wanted}", "dahinter in dieselbe Zeile schreiben: {example}"),
        Wording("“:::{name}” lacks its argument: {wanted}", "write it on the same line: {example}"),
    ),
    "directive-stray": Fault(
        "warning",
        Wording("„:::“ schließt nichts", "die Zeile löschen oder oben den Anfang ergänzen"),
        Wording("“:::” closes nothing", "delete the line, or add what it should close"),
    ),
    "directive-unclosed": Fault(
        "error",
        Wording("„:::{name}“ wird nicht geschlossen und bleibt Text", "eine Zeile „:::“ dahinter setzen"),
        Wording("“:::{name}” is not closed and stays text", "put a line “:::” after it"),
    ),
    "directive-unknown": Fault(
        "error",
        Wording("„:::{name}“ ist nicht bekannt und bleibt Text", "bekannt sind: {known}"),
        Wording("“:::{name}” is not known and stays text", "known are: {known}"),
    ),
    "encoding": Fault(
        "warning",
        Wording("die Datei ist nicht in UTF-8 gespeichert (gelesen als {name})", "im Editor als UTF-8 speichern"),
        Wording("the file is not stored in UTF-8 (read as {name})", "save it as UTF-8"),
    ),
    "fence-attribute": Fault(
        "hint",
        Wording("{names} am Codeblock wirkt nicht", "die Sprache so angeben: ``` python"),
        Wording("{names} has no effect on a code block", "name the language like this: ``` python"),
    ),
    "file-too-large": Fault(
        "error",
        Wording("die Datei hat {size} Bytes, gelesen werden höchstens {limit}", "auf mehrere Artikel verteilen; Bilder als Dateien daneben legen"),
        Wording("the file has {size} bytes, at most {limit} are read", "split it into several articles; keep pictures as files beside it"),
    ),
    "focus-unreadable": Fault(
        "warning",
        Wording("„{value}“ ist kein Bildschwerpunkt", "zwei Prozentwerte schreiben: 30% 60%"),
        Wording("“{value}” is no focus point", "write two percentages: 30% 60%"),
    ),
    "format-unknown": Fault(
        "error",
        Wording("Dateien mit der Endung „{suffix}“ kann niemand lesen", "in Markdown schreiben (.md)"),
        Wording("nobody can read files that end in “{suffix}”", "write in Markdown (.md)"),
    ),
    "front-matter-unclosed": Fault(
        "error",
        Wording("der Kopf beginnt mit „---“ und endet nicht", "nach der letzten Angabe eine Zeile „---“ setzen"),
        Wording("the front matter begins with “---” and does not end", "put a line “---” after its last key"),
    ),
    "front-matter-unreadable": Fault(
        "warning",
        Wording("der Kopf ist kein YAML ({problem}) und wurde Zeile für Zeile gelesen", "Werte mit Doppelpunkt in Anführungszeichen setzen"),
        Wording("the front matter is no YAML ({problem}) and was read line by line", "put values with a colon in quotation marks"),
    ),
    "html-dropped": Fault(
        "warning",
        Wording("<{name}> ist nicht erlaubt und wurde entfernt", "weglassen; für Medien gibt es :::video und :::audio"),
        Wording("<{name}> is not allowed and was removed", "leave it out; for media there are :::video and :::audio"),
    ),
    "html-linked": Fault(
        "warning",
        Wording("<{name}> ist nicht erlaubt; an seiner Stelle steht ein Link", "für Medien :::video oder :::audio benutzen"),
        Wording("<{name}> is not allowed; a link stands in its place", "use :::video or :::audio for media"),
    ),
    "key-shape": Fault(
        "warning",
        Wording("„{key}“ erwartet {wanted}", "die Angabe berichtigen; sie wurde nicht benutzt"),
        Wording("“{key}” expects {wanted}", "mend the value; it was not used"),
    ),
    "key-twice": Fault(
        "warning",
        Wording("„{key}“ steht zweimal im Kopf, es gilt das erste", "eines von beiden löschen"),
        Wording("“{key}” stands twice in the front matter, the first one counts", "delete one of them"),
    ),
    "key-unknown": Fault(
        "hint",
        Wording("„{key}“ ist nicht bekannt", "{near}"),
        Wording("“{key}” is not known", "{near}"),
    ),
    "lang-unreadable": Fault(
        "warning",
        Wording("„{value}“ ist kein Sprachkürzel", "so schreiben: de, en, de-at"),
        Wording("“{value}” is no language code", "write it like de, en, de-at"),
    ),
    "link-unsafe": Fault(
        "warning",
        Wording("ein Link mit „{scheme}:“ wurde entfernt", "nur https:, mailto:, tel: und Pfade der Site verlinken"),
        Wording("a link with “{scheme}:” was removed", "link only to https:, mailto:, tel: and paths of the site"),
    ),
    "markup-unclosed": Fault(
        "warning",
        Wording("sehr viele „{mark}“ hintereinander wurden als Text gelesen", "schließen oder in einen Codeblock setzen"),
        Wording("a long run of “{mark}” was read as text", "close it, or put it in a code block"),
    ),
    "markup-unreadable": Fault(
        "error",
        Wording("das Markdown ist nicht lesbar ({problem}) und wird als reiner Text gezeigt", "tiefe Verschachtelungen auflösen"),
        Wording("the Markdown cannot be read ({problem}) and is shown as plain text", "take deep nesting apart"),
    ),
    "modified-unreadable": Fault(
        "warning",
        Wording("„{value}“ ist kein Datum", "so schreiben: 2026-11-23 08:00"),
        Wording("“{value}” is no date", "write it like 2026-11-23 08:00"),
    ),
    "pattern-unusable": Fault(
        "error",
        Wording("die Einstellung {setting} passt hier nicht: {problem}", "die Angabe ergänzen oder die Einstellung ändern"),
        Wording("the setting {setting} does not fit here: {problem}", "add what it asks for, or change the setting"),
    ),
    "picture-nowhere": Fault(
        "warning",
        Wording("ein Bild ohne brauchbare Adresse wurde entfernt", "die Datei neben den Artikel legen und ihren Namen angeben"),
        Wording("a picture without a usable address was removed", "put the file beside the article and name it"),
    ),
    "path-outside": Fault(
        "error",
        Wording("„{value}“ ({key}) führt aus dem Inhaltsordner hinaus", "eine Datei darin angeben"),
        Wording("“{value}” ({key}) leads out of the content folder", "name a file inside it"),
    ),
    "save-as-outside": Fault(
        "error",
        Wording("„{value}“ ({key}) liegt außerhalb der Site und gilt nicht", "einen Pfad ohne „..“ und ohne „/“ am Anfang schreiben"),
        Wording("“{value}” ({key}) is outside the site and does not count", "write a path without “..” and without “/” at its start"),
    ),
    "slug-cleaned": Fault(
        "warning",
        Wording("der Slug „{value}“ wurde zu „{slug}“", "nur Buchstaben, Ziffern und Bindestriche benutzen"),
        Wording("the slug “{value}” became “{slug}”", "use letters, digits and hyphens only"),
    ),
    "source-fault": Fault(
        "warning",
        Wording("beim Lesen fiel auf: {problem}", "die Stelle berichtigen"),
        Wording("reading it showed: {problem}", "mend that place"),
    ),
    "sponsored-nameless": Fault(
        "error",
        Wording("„sponsored“ nennt den Werbekunden nicht", "seinen Namen schreiben: „sponsored: Beispiel GmbH“"),
        Wording("“sponsored” does not name the advertiser", "write the name: “sponsored: Example Ltd”"),
    ),
    "status-unknown": Fault(
        "error",
        Wording("den Status „{value}“ gibt es nicht; der Text gilt als Entwurf", "published, draft, hidden oder skip schreiben"),
        Wording("there is no status “{value}”; the text counts as a draft", "write published, draft, hidden or skip"),
    ),
    "summary-long": Fault(
        "hint",
        Wording("die Zusammenfassung hat {count} Zeichen", "höchstens 300; Suchmaschinen zeigen etwa 160"),
        Wording("the summary has {count} characters", "at most 300; search engines show some 160"),
    ),
    "template-unusable": Fault(
        "error",
        Wording("„{value}“ ist kein Name einer Vorlage", "den Namen ohne Pfad und Endung schreiben"),
        Wording("“{value}” is no template's name", "write its name without folder and suffix"),
    ),
    "title-missing": Fault(
        "error",
        Wording("der Titel fehlt, an seiner Stelle steht „{title}“", "„title: …“ in den Kopf schreiben"),
        Wording("the title is missing, “{title}” stands in its place", "write “title: …” in the front matter"),
    ),
}  # fmt: skip
"""Code → the fault. Fields in braces are filled by the module that reports it."""

NEAR = {"de": "gemeint ist wohl „{name}“", "en": "“{name}” is probably meant"}
FAR = {"de": "andere Plugins bekommen die Angabe unverändert", "en": "other plugins get it unchanged"}


def language(lang: str) -> str:
    """The language to speak to authors in: ``de`` for every kind of German, else ``en``."""
    return "de" if lang.startswith("de") else "en"


def finding(code: str, path: str, line: int, lang: str, **fields: object) -> Finding:
    """Put a fault into words.

    Args:
        code: a key of :data:`FAULTS`.
        path: file relative to the content root.
        line: line in it, from 1; 0 for none.
        lang: the site's language.
        fields: what the wording names in braces.
    """
    fault = FAULTS[code]
    wording = fault.de if language(lang) == "de" else fault.en
    return Finding(
        path=path,
        line=line,
        code=code,
        message=wording.message.format(**fields),
        remedy=wording.remedy.format(**fields),
        severity=fault.severity,
    )


class Notes:
    """The findings of one file while it is being read."""

    def __init__(self, path: str, lang: str) -> None:
        self.path = path
        self.lang = language(lang)
        self._found: list[Finding] = []

    def add(self, code: str, line: int = 0, **fields: object) -> None:
        """Note a fault; see :func:`finding`."""
        self._found.append(finding(code, self.path, line, self.lang, **fields))

    def sorted(self) -> tuple[Finding, ...]:
        """All findings in the order of the file, those without a line first."""
        return tuple(sorted(self._found, key=lambda found: (found.line, found.code, found.message)))
