"""What can be wrong with a text: its Markdown, HTML and links, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_TEXTS = (
    Message(
        "ad-unlabelled",
        "error",
        Wording(
            "Link zu {host} (Werbekunde {name}) ohne Kennzeichnung",
            "„sponsored: {name}“ in den Kopf schreiben oder den Absatz in „:::anzeige {name}“ setzen",
            "Wer wirbt, steht in COLONY_ADVERTISERS. Ein Verweis dorthin ist Werbung und muss als "
            "solche zu erkennen sein (§ 5a UWG).",
        ),
        Wording(
            "link to {host} (advertiser {name}) without a label",
            "write “sponsored: {name}” in the front matter, or put the paragraph into “:::anzeige {name}”",
            "COLONY_ADVERTISERS names the advertisers. A link to one is advertising and must be "
            "recognisable as such (section 5a of the German UWG).",
        ),
    ),
    Message(
        "alt-missing",
        "warning",
        Wording(
            "das Bild {picture} hat keinen Alternativtext",
            "in einem Satz sagen, was zu sehen ist",
            'Wer das Bild nicht sieht, hört den Alternativtext (WCAG 1.1.1). Ein leerer, alt="", '
            "sagt: Das Bild schmückt nur.",
        ),
        Wording(
            "the picture {picture} has no alternative text",
            "say in one sentence what it shows",
            "Whoever does not see the picture hears its alternative text (WCAG 1.1.1). An empty one, "
            'alt="", says that it only decorates.',
        ),
    ),
    Message(
        "attribute-dropped",
        "warning",
        Wording(
            "das Attribut „{name}“ wurde entfernt",
            "weglassen; Gestaltung kommt vom Theme",
            "Attribute wie onclick führen Programme aus. In Texten gibt es sie nicht.",
        ),
        Wording(
            "the attribute “{name}” was removed",
            "leave it out; the theme does the styling",
            "Attributes such as onclick run programs. Texts have none.",
        ),
    ),
    Message(
        "body-empty",
        "warning",
        Wording(
            "unter dem Kopf steht kein Text",
            "Text schreiben oder „status: draft“ setzen",
            "Meist wurde vergessen, den Text zu speichern, oder die Zeile „---“ steht an der falschen "
            "Stelle.",
        ),
        Wording(
            "there is no text below the front matter",
            "write some, or set “status: draft”",
            "Most often the text was not saved, or the line “---” is in the wrong place.",
        ),
    ),
    Message(
        "fence-attribute",
        "hint",
        Wording(
            "{names} am Codeblock wirkt nicht",
            "die Sprache so angeben: ``` python",
            "Am Codeblock wirken die Sprache, hl_lines und linenos.",
        ),
        Wording(
            "{names} has no effect on a code block",
            "name the language like this: ``` python",
            "A code block takes its language, hl_lines and linenos.",
        ),
    ),
    Message(
        "html-dropped",
        "warning",
        Wording(
            "<{name}> ist nicht erlaubt und wurde entfernt",
            "weglassen; für Medien gibt es :::video und :::audio",
            "Erlaubt ist HTML, das Text gliedert. Formulare, Skripte und Gestaltung sind es nicht.",
        ),
        Wording(
            "<{name}> is not allowed and was removed",
            "leave it out; for media there are :::video and :::audio",
            "HTML that structures text is allowed. Forms, scripts and styling are not.",
        ),
    ),
    Message(
        "html-linked",
        "warning",
        Wording(
            "<{name}> ist nicht erlaubt; an seiner Stelle steht ein Link",
            "für Medien :::video oder :::audio benutzen",
            "Eingebettetes von fremden Servern lädt Daten der Lesenden dorthin, ehe jemand klickt. Ein "
            "Link tut das nicht.",
        ),
        Wording(
            "<{name}> is not allowed; a link stands in its place",
            "use :::video or :::audio for media",
            "What is embedded from other hosts sends readers' data there before anybody clicks. A link "
            "does not.",
        ),
    ),
    Message(
        "link-broken",
        "error",
        Wording(
            "Der Verweis {target} führt zu keiner Datei.",
            "Den Pfad prüfen; er gilt ab dieser Datei, mit / ab content.",
            "Verweise auf Dateien werden beim Bauen geprüft, auch {filename}, {static} und Verwandte. "
            "Dieser führte ins Leere.",
        ),
        Wording(
            "The link {target} leads to no file.",
            "Check the path; it counts from this file, with / from the content folder.",
            "Links to files are checked by the build, {filename}, {static} and relatives included. This "
            "one would lead nowhere.",
        ),
    ),
    Message(
        "link-unsafe",
        "warning",
        Wording(
            "ein Link mit „{scheme}:“ wurde entfernt",
            "nur https:, mailto:, tel: und Pfade der Site verlinken",
            "javascript:, data: und ihre Verwandten führen Programme aus oder verstecken, wohin es geht.",
        ),
        Wording(
            "a link with “{scheme}:” was removed",
            "link only to https:, mailto:, tel: and paths of the site",
            "javascript:, data: and their relatives run programs, or hide where they lead.",
        ),
    ),
    Message(
        "markup-unclosed",
        "warning",
        Wording(
            "sehr viele „{mark}“ hintereinander wurden als Text gelesen",
            "schließen oder in einen Codeblock setzen",
            "Hunderte offener Klammern halten das Lesen minutenlang auf; meist sind sie ein Versehen.",
        ),
        Wording(
            "a long run of “{mark}” was read as text",
            "close it, or put it in a code block",
            "Hundreds of open brackets hold up the reading for minutes; most often they are a mistake.",
        ),
    ),
    Message(
        "markup-unreadable",
        "error",
        Wording(
            "das Markdown ist nicht lesbar ({problem}) und wird als reiner Text gezeigt",
            "tiefe Verschachtelungen auflösen",
            "Der Markdown-Parser hat aufgegeben. Der Text steht solange unformatiert auf der Seite.",
        ),
        Wording(
            "the Markdown cannot be read ({problem}) and is shown as plain text",
            "take deep nesting apart",
            "The Markdown parser gave up. Meanwhile the text stands on the page as it was typed.",
        ),
    ),
    Message(
        "picture-nowhere",
        "warning",
        Wording(
            "ein Bild ohne brauchbare Adresse wurde entfernt",
            "die Datei neben den Artikel legen und ihren Namen angeben",
            "Die Adresse des Bildes ist leer oder keine. Ein Bild ohne Adresse zeigt im Browser nur ein "
            "Zeichen für „kaputt“.",
        ),
        Wording(
            "a picture without a usable address was removed",
            "put the file beside the article and name it",
            "The picture's address is empty or none. A picture without an address shows a browser's "
            "sign for “broken”.",
        ),
    ),
)
"""Ordered by code."""
