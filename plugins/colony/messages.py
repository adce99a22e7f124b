"""What Colony says of content, in the site's language: one table, so that translators find it.

Each code has, by language, what is wrong and what to do about it, with fields to fill in.
"""

from __future__ import annotations

from colony.model import Finding, Severity

_Texts = dict[str, tuple[str, str]]

MESSAGES: dict[str, tuple[Severity, _Texts]] = {
    "address-taken": (
        "error",
        {
            "de": (
                "Die Adresse /{address} gehört schon {other}; dieser Beitrag erscheint nicht.",
                "Einem der beiden in den Metadaten ein anderes slug geben.",
            ),
            "en": (
                "The address /{address} already belongs to {other}; this entry does not appear.",
                "Give one of the two another slug in its metadata.",
            ),
        },
    ),
    "path-taken": (
        "error",
        {
            "de": (
                "Zwei Seiten wollen in die Datei {address}; diese hier entfällt.",
                "Slug, alias oder save_as ändern, bis jede ihren eigenen Ort hat.",
            ),
            "en": (
                "Two pages want the file {address}; this one is left out.",
                "Change slug, alias or save_as until each has a place of its own.",
            ),
        },
    ),
    "link-broken": (
        "error",
        {
            "de": (
                "Der Verweis {target} führt zu keiner Datei.",
                "Den Pfad prüfen; er gilt ab dieser Datei, mit / ab content.",
            ),
            "en": (
                "The link {target} leads to no file.",
                "Check the path; it counts from this file, with / from the content folder.",
            ),
        },
    ),
    "picture-missing": (
        "error",
        {
            "de": ("Das Bild {target} gibt es nicht.", "Die Datei dort ablegen oder den Pfad ändern."),
            "en": ("There is no picture {target}.", "Put the file there or change the path."),
        },
    ),
    "picture-broken": (
        "error",
        {
            "de": ("Das Bild {target} ist nicht lesbar: {reason}", "Das Bild neu speichern und ersetzen."),
            "en": ("The picture {target} cannot be read: {reason}", "Save the picture anew and replace it."),
        },
    ),
    "gallery-missing": (
        "error",
        {
            "de": ("Eine Galerie {target} gibt es nicht.", "Den Ordnernamen unter galleries/ prüfen."),
            "en": ("There is no gallery {target}.", "Check the name of the folder below galleries/."),
        },
    ),
    "gallery-empty": (
        "warning",
        {
            "de": ("Die Galerie enthält keine Bilder.", "Fotos in ihren Ordner legen."),
            "en": ("The gallery has no pictures.", "Put photos into its folder."),
        },
    ),
    "mention-unknown": (
        "warning",
        {
            "de": (
                "Im Verzeichnis gibt es keinen Eintrag {target}.",
                "Den Slug unter mentions prüfen{near}.",
            ),
            "en": ("The directory has no entry {target}.", "Check the slug under mentions{near}."),
        },
    ),
    "ads-unreadable": (
        "error",
        {
            "de": (
                "Die Anzeigen sind nicht lesbar: {reason}",
                "Die genannte Stelle nach TOML-Regeln berichtigen.",
            ),
            "en": (
                "The advertisements cannot be read: {reason}",
                "Mend the named place by the rules of TOML.",
            ),
        },
    ),
    "template-missing": (
        "error",
        {
            "de": (
                "Eine Vorlage {template} hat das Theme nicht.",
                "Den Namen prüfen, oder die Vorlage in templates/ des Themes ablegen.",
            ),
            "en": (
                "The theme has no template {template}.",
                "Check the name, or put the template into the theme's templates/.",
            ),
        },
    ),
    "template-of-setting": (
        "warning",
        {
            "de": (
                "{setting} will Seiten, aber das Theme hat keine Vorlage {template}; sie entfallen.",
                "Die Vorlage in templates/ des Themes ablegen, oder die Einstellung streichen.",
            ),
            "en": (
                "{setting} asks for pages, but the theme has no template {template}; they are left out.",
                "Put the template into the theme's templates/, or remove the setting.",
            ),
        },
    ),
    "markdown-object": (
        "warning",
        {
            "de": (
                "Die Markdown-Erweiterung {name} ist ein Objekt und wirkt nicht: Gelesen wird in "
                "anderen Prozessen.",
                "In MARKDOWN ihren Namen schreiben („modul:Klasse“); setzt ein Plugin sie ein, dieses "
                "weglassen oder ein THEME nach Pelicans Art wählen.",
            ),
            "en": (
                "The Markdown extension {name} is an object and has no effect: texts are read in other "
                "processes.",
                "Write its name into MARKDOWN (“module:Class”); where a plugin sets it, leave the plugin out "
                "or choose a THEME of Pelican's kind.",
            ),
        },
    ),
    "plugin-partly": (
        "warning",
        {
            "de": (
                "Das Plugin {plugin} hört auf {signals}; das wirkt nur auf Seiten, die Pelican selbst "
                "erzeugt, nicht auf die von Colony.",
                "Aus PLUGINS nehmen, wenn Colony es schon kann; sonst ein THEME nach Pelicans Art wählen.",
            ),
            "en": (
                "The plugin {plugin} listens to {signals}; that acts only on pages that Pelican itself "
                "makes, not on Colony's.",
                "Take it out of PLUGINS where Colony does this already, or choose a THEME of Pelican's kind.",
            ),
        },
    ),
    "pelican-path-taken": (
        "warning",
        {
            "de": (
                "Die Datei {address} wollen Colony und Pelican ({reason}); sie bleibt die von Colony.",
                "Für die andere einen anderen Ort einstellen, oder auf sie verzichten.",
            ),
            "en": (
                "Colony and Pelican ({reason}) both want the file {address}; it stays Colony's.",
                "Set another place for the other one, or do without it.",
            ),
        },
    ),
    "file-unreadable": (
        "error",
        {
            "de": ("Die Datei ist nicht lesbar: {reason}", "Leserecht geben oder die Datei ersetzen."),
            "en": ("The file cannot be read: {reason}", "Allow reading, or replace the file."),
        },
    ),
    "file-lethal": (
        "error",
        {
            "de": (
                "An dieser Datei ist zweimal ein Arbeitsprozess gescheitert: {cause}; sie fehlt.",
                "Ungewöhnliches daraus entfernen, die Datei teilen oder neu speichern.",
            ),
            "en": (
                "This file has twice cost a worker process its life: {cause}; it is left out.",
                "Remove what is unusual in it, cut it up, or save it anew.",
            ),
        },
    ),
    "feed-path-taken": (
        "error",
        {
            "de": (
                "Der Feed „{title}“ soll in die Datei {address}, die schon „{other}“ gehört; er entfällt.",
                "Jeder Art von Feeds in den Einstellungen einen eigenen Ordner geben, etwa {example}.",
            ),
            "en": (
                "The feed “{title}” wants the file {address}, which belongs to “{other}”; it is left out.",
                "Give each kind of feed a folder of its own in the settings, such as {example}.",
            ),
        },
    ),
    "feed-id-shape": (
        "error",
        {
            "de": (
                "feed_id: {id} ist keine Adresse; der Beitrag bekommt eine neue Kennung.",
                "Sie so schreiben, wie sie im alten Feed steht: https://…, tag:… oder urn:…",
            ),
            "en": (
                "feed_id: {id} is no address; the entry gets a new id.",
                "Write it as the old feed has it: https://…, tag:… or urn:…",
            ),
        },
    ),
    "feed-id-twice": (
        "error",
        {
            "de": (
                "feed_id: {id} trägt schon {other}; Abonnenten sähen nur einen der beiden Beiträge.",
                "Die Zeile feed_id in dem Beitrag löschen, der neu ist.",
            ),
            "en": (
                "feed_id: {id} is borne by {other}, too; subscribers would see only one of the two.",
                "Delete the line feed_id in the one that is new.",
            ),
        },
    ),
    "ledger-line": (
        "error",
        {
            "de": (
                "Diese Zeile nennt keine Kennung: {text}",
                "Nach einem Merge die Zeilen beider Seiten behalten und die Markierungen löschen.",
            ),
            "en": (
                "This line tells no id: {text}",
                "After a merge keep the lines of both sides and delete the markers.",
            ),
        },
    ),
    "ledger-unwritable": (
        "warning",
        {
            "de": (
                "Die Kennungen von {count} Beiträgen sind nicht festgehalten: {reason}",
                "Schreibrecht geben und noch einmal veröffentlichen, ehe jemand diese Beiträge umbenennt.",
            ),
            "en": (
                "The ids of {count} entries are not on record: {reason}",
                "Allow writing and publish again before anybody renames these entries.",
            ),
        },
    ),
    "enclosure-missing": (
        "error",
        {
            "de": (
                "Die Aufnahme {target} gibt es nicht.",
                "Die Datei dort ablegen oder den Pfad ändern.",
            ),
            "en": ("There is no recording {target}.", "Put the file there or change the path."),
        },
    ),
    "stylesheet-external": (
        "error",
        {
            "de": (
                "Das Stylesheet lädt {address} von einem fremden Server; die Adresse wurde entfernt.",
                "Die Datei neben das Stylesheet legen und sie dort nennen.",
            ),
            "en": (
                "The stylesheet loads {address} from another server; the address was removed.",
                "Put the file beside the stylesheet and name it there.",
            ),
        },
    ),
    "stylesheet-file": (
        "error",
        {
            "de": (
                "Das Stylesheet nennt {address}; dort liegt kein Bild und keine Schrift.",
                "Die Datei dort ablegen oder den Pfad ändern; er gilt ab dem Stylesheet, mit / ab content.",
            ),
            "en": (
                "The stylesheet names {address}; no picture or font lies there.",
                "Put the file there or change the path; it counts from the stylesheet, with / from content.",
            ),
        },
    ),
    "stylesheet-import": (
        "error",
        {
            "de": (
                "{found} wurde entfernt: Ein Stylesheet lädt hier kein anderes.",
                "Das andere in COLONY_STYLESHEETS vor diesem nennen.",
            ),
            "en": (
                "{found} was removed: no stylesheet loads another here.",
                "Name the other one before this one in COLONY_STYLESHEETS.",
            ),
        },
    ),
    "stylesheet-bracket": (
        "error",
        {
            "de": (
                "Zur Klammer {found} fehlt im Stylesheet die andere.",
                "Die Klammern ab dieser Zeile prüfen.",
            ),
            "en": (
                "The bracket {found} lacks its counterpart in the stylesheet.",
                "Check the brackets from this line on.",
            ),
        },
    ),
    "look-unused": (
        "warning",
        {
            "de": (
                "COLONY_THEME und COLONY_STYLESHEETS gelten nur für Themes von Colony.",
                "Die Einstellungen weglassen oder ein THEME mit colony.toml wählen.",
            ),
            "en": (
                "COLONY_THEME and COLONY_STYLESHEETS are for themes of Colony's only.",
                "Remove the settings, or choose a THEME with a colony.toml.",
            ),
        },
    ),
    "podcast-incomplete": (
        "warning",
        {
            "de": (
                "Dem Podcast fehlt, was Verzeichnisse verlangen: {missing}",
                "In COLONY_PODCAST angeben, oder COLONY_FEEDS = {{'podcast': []}}.",
            ),
            "en": (
                "The podcast lacks what directories ask for: {missing}",
                "Name it in COLONY_PODCAST, or set COLONY_FEEDS = {{'podcast': []}}.",
            ),
        },
    ),
}


def say(code: str, path: str, line: int = 0, *, lang: str, **fields: object) -> Finding:
    """A finding with its words filled in. Languages other than German are spoken to in English.

    Raises:
        KeyError: the code is not in the table, or a field of its words is missing.
    """
    severity, texts = MESSAGES[code]
    message, remedy = texts["de" if lang.startswith("de") else "en"]
    return Finding(
        path=path,
        line=line,
        code=code,
        message=message.format(**fields),
        remedy=remedy.format(**fields),
        severity=severity,
    )
