"""What can be wrong with a site's own look: its stylesheets and where they are used, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_LOOK = (
    Message(
        "look-unused",
        "warning",
        Wording(
            "COLONY_THEME und COLONY_STYLESHEETS gelten nur für Themes von Colony.",
            "Die Einstellungen weglassen oder ein THEME mit colony.toml wählen.",
            "Andere Themes von Pelican wissen nichts von diesen Einstellungen.",
        ),
        Wording(
            "COLONY_THEME and COLONY_STYLESHEETS are for themes of Colony's only.",
            "Remove the settings, or choose a THEME with a colony.toml.",
            "Other themes of Pelican's know nothing of these settings.",
        ),
    ),
    Message(
        "stylesheet-bracket",
        "error",
        Wording(
            "Zur Klammer {found} fehlt im Stylesheet die andere.",
            "Die Klammern ab dieser Zeile prüfen.",
            "Eine offene Klammer nähme dem Rest des Stylesheets, und dem der Seite, seine Wirkung.",
        ),
        Wording(
            "The bracket {found} lacks its counterpart in the stylesheet.",
            "Check the brackets from this line on.",
            "An open bracket would take the rest of the stylesheet, and of the page's, out of force.",
        ),
    ),
    Message(
        "stylesheet-external",
        "error",
        Wording(
            "Das Stylesheet lädt {address} von einem fremden Server; die Adresse wurde entfernt.",
            "Die Datei neben das Stylesheet legen und sie dort nennen.",
            "Ohne einen Klick fragt keine Seite einen fremden Server; er erführe, wer sie liest.",
        ),
        Wording(
            "The stylesheet loads {address} from another server; the address was removed.",
            "Put the file beside the stylesheet and name it there.",
            "No page asks another server without a click: it would learn who reads it.",
        ),
    ),
    Message(
        "stylesheet-file",
        "error",
        Wording(
            "Das Stylesheet nennt {address}; dort liegt kein Bild und keine Schrift.",
            "Die Datei dort ablegen oder den Pfad ändern; er gilt ab dem Stylesheet, mit / ab content.",
            "Bilder und Schriften eines Stylesheets werden mit ihm veröffentlicht, andere Dateien nicht.",
        ),
        Wording(
            "The stylesheet names {address}; no picture or font lies there.",
            "Put the file there or change the path; it counts from the stylesheet, with / from content.",
            "Pictures and fonts of a stylesheet are published with it, other files are not.",
        ),
    ),
    Message(
        "stylesheet-import",
        "error",
        Wording(
            "{found} wurde entfernt: Ein Stylesheet lädt hier kein anderes.",
            "Das andere in COLONY_STYLESHEETS vor diesem nennen.",
            "Stylesheets stehen in den Seiten selbst, in der Reihenfolge der Einstellung.",
        ),
        Wording(
            "{found} was removed: no stylesheet loads another here.",
            "Name the other one before this one in COLONY_STYLESHEETS.",
            "Stylesheets stand in the pages themselves, in the setting's order.",
        ),
    ),
)
