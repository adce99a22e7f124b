"""What can be wrong with the site as a whole: addresses, templates, plugins, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_SITE = (
    Message(
        "address-taken",
        "error",
        Wording(
            "Die Adresse /{address} gehört schon {other}; dieser Beitrag erscheint nicht.",
            "Einem der beiden in den Metadaten ein anderes slug geben.",
            "Zwei Beiträge mit gleichem Slug, oft derselbe Titel. Unter einer Adresse liegt nur eine Seite.",
        ),
        Wording(
            "The address /{address} already belongs to {other}; this entry does not appear.",
            "Give one of the two another slug in its metadata.",
            "Two entries have one slug, often by the same title. Only one page lies at an address.",
        ),
    ),
    Message(
        "markdown-object",
        "warning",
        Wording(
            "Die Markdown-Erweiterung {name} ist ein Objekt und wirkt nicht: Gelesen wird in anderen "
            "Prozessen.",
            "In MARKDOWN ihren Namen schreiben („modul:Klasse“); setzt ein Plugin sie ein, dieses "
            "weglassen oder ein THEME nach Pelicans Art wählen.",
            "Einstellungen reisen als Text zu den Arbeitsprozessen; ein Objekt kann das nicht.",
        ),
        Wording(
            "The Markdown extension {name} is an object and has no effect: texts are read in other "
            "processes.",
            "Write its name into MARKDOWN (“module:Class”); where a plugin sets it, leave the plugin "
            "out or choose a THEME of Pelican's kind.",
            "Settings travel to the workers as text; an object cannot.",
        ),
    ),
    Message(
        "mention-unknown",
        "warning",
        Wording(
            "Im Verzeichnis gibt es keinen Eintrag {target}.",
            "Den Slug unter mentions prüfen{near}.",
            "mentions nennt Einträge des Verzeichnisses mit ihrem Slug. Ohne Eintrag gibt es keinen Verweis.",
        ),
        Wording(
            "The directory has no entry {target}.",
            "Check the slug under mentions{near}.",
            "mentions names entries of the directory by their slugs. Without an entry there is no link.",
        ),
    ),
    Message(
        "path-taken",
        "error",
        Wording(
            "Zwei Seiten wollen in die Datei {address}; diese hier entfällt.",
            "Slug, alias oder save_as ändern, bis jede ihren eigenen Ort hat.",
            "Eine Seite, ein früherer Ort (aliases) oder eine Einstellung nennt eine Datei, die es "
            "schon gibt.",
        ),
        Wording(
            "Two pages want the file {address}; this one is left out.",
            "Change slug, alias or save_as until each has a place of its own.",
            "A page, an old address (aliases) or a setting names a file that is there already.",
        ),
    ),
    Message(
        "pattern-unusable",
        "error",
        Wording(
            "die Einstellung {setting} passt hier nicht: {problem}",
            "die Angabe ergänzen oder die Einstellung ändern",
            "Muster wie ARTICLE_URL nennen Felder in geschweiften Klammern. Eines davon gibt es bei "
            "diesem Beitrag nicht; er liegt solange unter seinem Slug.",
        ),
        Wording(
            "the setting {setting} does not fit here: {problem}",
            "add what it asks for, or change the setting",
            "Patterns such as ARTICLE_URL name fields in braces. This entry lacks one of them; "
            "meanwhile it lies under its slug.",
        ),
    ),
    Message(
        "pelican-path-taken",
        "warning",
        Wording(
            "Die Datei {address} wollen Colony und Pelican ({reason}); sie bleibt die von Colony.",
            "Für die andere einen anderen Ort einstellen, oder auf sie verzichten.",
            "Pelican selbst oder ein Plugin erzeugt eine Datei, die auch Colony schreibt.",
        ),
        Wording(
            "Colony and Pelican ({reason}) both want the file {address}; it stays Colony's.",
            "Set another place for the other one, or do without it.",
            "Pelican itself or a plugin makes a file that Colony writes, too.",
        ),
    ),
    Message(
        "plugin-partly",
        "warning",
        Wording(
            "Das Plugin {plugin} hört auf {signals}; das wirkt nur auf Seiten, die Pelican selbst "
            "erzeugt, nicht auf die von Colony.",
            "Aus PLUGINS nehmen, wenn Colony es schon kann; sonst ein THEME nach Pelicans Art wählen.",
            "Colony erzeugt seine Seiten selbst und sendet dabei nicht alle Signale von Pelican.",
        ),
        Wording(
            "The plugin {plugin} listens to {signals}; that acts only on pages that Pelican itself "
            "makes, not on Colony's.",
            "Take it out of PLUGINS where Colony does this already, or choose a THEME of Pelican's kind.",
            "Colony makes its pages itself and does not send all of Pelican's signals.",
        ),
    ),
    Message(
        "template-missing",
        "error",
        Wording(
            "Eine Vorlage {template} hat das Theme nicht.",
            "Den Namen prüfen, oder die Vorlage in templates/ des Themes ablegen.",
            "template im Kopf nennt eine Vorlage, die das Theme nicht hat. Die Seite entfällt.",
        ),
        Wording(
            "The theme has no template {template}.",
            "Check the name, or put the template into the theme's templates/.",
            "template in the front matter names one that the theme lacks. The page is left out.",
        ),
    ),
    Message(
        "template-of-setting",
        "warning",
        Wording(
            "{setting} will Seiten, aber das Theme hat keine Vorlage {template}; sie entfallen.",
            "Die Vorlage in templates/ des Themes ablegen, oder die Einstellung streichen.",
            "Pelican kann Seiten erzeugen, deren Vorlage ein Theme mitbringen muss.",
        ),
        Wording(
            "{setting} asks for pages, but the theme has no template {template}; they are left out.",
            "Put the template into the theme's templates/, or remove the setting.",
            "Pelican can make pages whose template a theme must bring.",
        ),
    ),
)
"""Ordered by code."""
