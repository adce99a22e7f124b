"""What can be wrong with a text, in German and in English."""

from __future__ import annotations

from colony.editorial.faults import Fault, Wording

OF_BODIES: dict[str, Fault] = {
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
        Wording(
            "das Bild {picture} hat keinen Alternativtext",
            "in einem Satz sagen, was zu sehen ist",
        ),
        Wording(
            "the picture {picture} has no alternative text",
            "say in one sentence what it shows",
        ),
    ),
    "attribute-dropped": Fault(
        "warning",
        Wording(
            "das Attribut „{name}“ wurde entfernt",
            "weglassen; Gestaltung kommt vom Theme",
        ),
        Wording(
            "the attribute “{name}” was removed",
            "leave it out; the theme does the styling",
        ),
    ),
    "body-empty": Fault(
        "warning",
        Wording(
            "unter dem Kopf steht kein Text",
            "Text schreiben oder „status: draft“ setzen",
        ),
        Wording(
            "there is no text below the front matter",
            "write some, or set “status: draft”",
        ),
    ),
    "directive-argument": Fault(
        "error",
        Wording(
            "„:::{name}“ fehlt die Angabe: {wanted}",
            "dahinter in dieselbe Zeile schreiben: {example}",
        ),
        Wording(
            "“:::{name}” lacks its argument: {wanted}",
            "write it on the same line: {example}",
        ),
    ),
    "directive-stray": Fault(
        "warning",
        Wording(
            "„:::“ schließt nichts",
            "die Zeile löschen oder oben den Anfang ergänzen",
        ),
        Wording(
            "“:::” closes nothing",
            "delete the line, or add what it should close",
        ),
    ),
    "directive-unclosed": Fault(
        "error",
        Wording(
            "„:::{name}“ wird nicht geschlossen und bleibt Text",
            "eine Zeile „:::“ dahinter setzen",
        ),
        Wording(
            "“:::{name}” is not closed and stays text",
            "put a line “:::” after it",
        ),
    ),
    "directive-unknown": Fault(
        "error",
        Wording(
            "„:::{name}“ ist nicht bekannt und bleibt Text",
            "bekannt sind: {known}",
        ),
        Wording(
            "“:::{name}” is not known and stays text",
            "known are: {known}",
        ),
    ),
    "fence-attribute": Fault(
        "hint",
        Wording(
            "{names} am Codeblock wirkt nicht",
            "die Sprache so angeben: ``` python",
        ),
        Wording(
            "{names} has no effect on a code block",
            "name the language like this: ``` python",
        ),
    ),
    "html-dropped": Fault(
        "warning",
        Wording(
            "<{name}> ist nicht erlaubt und wurde entfernt",
            "weglassen; für Medien gibt es :::video und :::audio",
        ),
        Wording(
            "<{name}> is not allowed and was removed",
            "leave it out; for media there are :::video and :::audio",
        ),
    ),
    "html-linked": Fault(
        "warning",
        Wording(
            "<{name}> ist nicht erlaubt; an seiner Stelle steht ein Link",
            "für Medien :::video oder :::audio benutzen",
        ),
        Wording(
            "<{name}> is not allowed; a link stands in its place",
            "use :::video or :::audio for media",
        ),
    ),
    "link-unsafe": Fault(
        "warning",
        Wording(
            "ein Link mit „{scheme}:“ wurde entfernt",
            "nur https:, mailto:, tel: und Pfade der Site verlinken",
        ),
        Wording(
            "a link with “{scheme}:” was removed",
            "link only to https:, mailto:, tel: and paths of the site",
        ),
    ),
    "markup-unclosed": Fault(
        "warning",
        Wording(
            "sehr viele „{mark}“ hintereinander wurden als Text gelesen",
            "schließen oder in einen Codeblock setzen",
        ),
        Wording(
            "a long run of “{mark}” was read as text",
            "close it, or put it in a code block",
        ),
    ),
    "markup-unreadable": Fault(
        "error",
        Wording(
            "das Markdown ist nicht lesbar ({problem}) und wird als reiner Text gezeigt",
            "tiefe Verschachtelungen auflösen",
        ),
        Wording(
            "the Markdown cannot be read ({problem}) and is shown as plain text",
            "take deep nesting apart",
        ),
    ),
    "path-outside": Fault(
        "error",
        Wording(
            "„{value}“ ({key}) führt aus dem Inhaltsordner hinaus",
            "eine Datei darin angeben",
        ),
        Wording(
            "“{value}” ({key}) leads out of the content folder",
            "name a file inside it",
        ),
    ),
    "picture-nowhere": Fault(
        "warning",
        Wording(
            "ein Bild ohne brauchbare Adresse wurde entfernt",
            "die Datei neben den Artikel legen und ihren Namen angeben",
        ),
        Wording(
            "a picture without a usable address was removed",
            "put the file beside the article and name it",
        ),
    ),
    "source-fault": Fault(
        "warning",
        Wording(
            "beim Lesen fiel auf: {problem}",
            "die Stelle berichtigen",
        ),
        Wording(
            "reading it showed: {problem}",
            "mend that place",
        ),
    ),
}
"""Code → fault. Fields in braces are filled by the module that reports it."""
