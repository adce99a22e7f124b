"""What can be wrong with the keys in a file's front matter, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_FRONT_MATTER = (
    Message(
        "date-missing",
        "error",
        Wording(
            "das Datum fehlt, der Artikel erscheint nicht",
            "„date: 2026-11-23 08:00“ in den Kopf schreiben",
            "Ein Artikel steht an seinem Tag in Listen und Feeds; ohne Datum hat er dort keinen Platz. "
            "Entwürfe kommen ohne aus.",
        ),
        Wording(
            "the date is missing, the article does not appear",
            "write “date: 2026-11-23 08:00” in the front matter",
            "An article stands in lists and feeds on its day; without a date it has no place there. "
            "Drafts do without.",
        ),
    ),
    Message(
        "date-unreadable",
        "error",
        Wording(
            "„{value}“ ist kein Datum, der Artikel erscheint nicht",
            "so schreiben: 2026-11-23 08:00",
            "Gelesen werden 2026-11-23, 2026-11-23 08:00, 23.11.2026 und was dateutil sonst eindeutig "
            "versteht. Was Jahr oder Monat offen lässt, ist kein Datum.",
        ),
        Wording(
            "“{value}” is no date, the article does not appear",
            "write it like 2026-11-23 08:00",
            "Read are 2026-11-23, 2026-11-23 08:00, 23.11.2026 and what else dateutil understands "
            "without doubt. What leaves year or month open is no date.",
        ),
    ),
    Message(
        "feed-id-shape",
        "error",
        Wording(
            "feed_id: {id} ist keine Adresse; der Beitrag bekommt eine neue Kennung.",
            "Sie so schreiben, wie sie im alten Feed steht: https://…, tag:… oder urn:…",
            "Die Kennung eines Eintrags im Feed ist eine Adresse (RFC 4287, 4.2.6). Sie steht nur im "
            "Kopf, wenn ein Beitrag aus einem anderen System seine alte behalten soll.",
        ),
        Wording(
            "feed_id: {id} is no address; the entry gets a new id.",
            "Write it as the old feed has it: https://…, tag:… or urn:…",
            "The id of an entry in a feed is an address (RFC 4287, 4.2.6). It stands in the front "
            "matter only where an entry from another system is to keep its old one.",
        ),
    ),
    Message(
        "feed-id-twice",
        "error",
        Wording(
            "feed_id: {id} trägt schon {other}; Abonnenten sähen nur einen der beiden Beiträge.",
            "Die Zeile feed_id in dem Beitrag löschen, der neu ist.",
            "Feedreader erkennen Beiträge an der Kennung. Meist wurde ein Artikel mit seinem Kopf kopiert.",
        ),
        Wording(
            "feed_id: {id} is borne by {other}, too; subscribers would see only one of the two.",
            "Delete the line feed_id in the one that is new.",
            "Feed readers know entries by their ids. Most often an article was copied with its front matter.",
        ),
    ),
    Message(
        "focus-unreadable",
        "warning",
        Wording(
            "„{value}“ ist kein Bildschwerpunkt",
            "zwei Prozentwerte schreiben: 30% 60%",
            "Der Schwerpunkt sagt, welche Stelle beim Beschneiden bleibt: Prozent von links und von "
            "oben. Ohne ihn bleibt die Mitte.",
        ),
        Wording(
            "“{value}” is no focus point",
            "write two percentages: 30% 60%",
            "The focus says which place remains when the picture is cropped: per cent from the left and "
            "from the top. Without it the middle remains.",
        ),
    ),
    Message(
        "front-matter-unclosed",
        "error",
        Wording(
            "der Kopf beginnt mit „---“ und endet nicht",
            "nach der letzten Angabe eine Zeile „---“ setzen",
            "Ohne die schließende Zeile ist nicht zu erkennen, wo der Text beginnt. Gelesen wird bis "
            "zur ersten Zeile, die keine Angabe ist.",
        ),
        Wording(
            "the front matter begins with “---” and does not end",
            "put a line “---” after its last key",
            "Without the closing line nobody can tell where the text begins. Keys are read up to the "
            "first line that is none.",
        ),
    ),
    Message(
        "front-matter-unreadable",
        "warning",
        Wording(
            "der Kopf ist kein YAML ({problem}) und wurde Zeile für Zeile gelesen",
            "Werte mit Doppelpunkt in Anführungszeichen setzen",
            "Meist ist es ein Doppelpunkt mit Leerzeichen in einem Wert. Die Angaben werden trotzdem "
            "gelesen, Zeile für Zeile; Listen über mehrere Zeilen gehen dabei verloren.",
        ),
        Wording(
            "the front matter is no YAML ({problem}) and was read line by line",
            "put values with a colon in quotation marks",
            "Most often it is a colon with a space within a value. The keys are read line by line all "
            "the same, but lists over several lines are lost.",
        ),
    ),
    Message(
        "key-shape",
        "warning",
        Wording(
            "„{key}“ erwartet {wanted}",
            "die Angabe berichtigen; sie wurde nicht benutzt",
            "Jede Angabe hat ihre Form: Text, Liste, Zahl, ja oder nein, Datum, Adresse. Was sie nicht "
            "hat, bleibt ungenutzt, damit nichts Falsches auf der Seite steht.",
        ),
        Wording(
            "“{key}” expects {wanted}",
            "mend the value; it was not used",
            "Each key has its form: text, list, number, yes or no, date, address. What lacks it stays "
            "unused, so that nothing wrong stands on the page.",
        ),
    ),
    Message(
        "key-twice",
        "warning",
        Wording(
            "„{key}“ steht zweimal im Kopf, es gilt das erste",
            "eines von beiden löschen",
            "YAML ließe stillschweigend die letzte gelten. Hier gilt die erste, und gesagt wird es auch.",
        ),
        Wording(
            "“{key}” stands twice in the front matter, the first one counts",
            "delete one of them",
            "YAML would let the last one count without a word. Here the first one counts, and it is said.",
        ),
    ),
    Message(
        "key-unknown",
        "hint",
        Wording(
            "„{key}“ ist nicht bekannt",
            "andere Plugins bekommen die Angabe unverändert",
            "Kein Baustein der Software liest diese Angabe, und keine bekannte ist ihr ähnlich. Plugins "
            "von Pelican können sie benutzen.",
        ),
        Wording(
            "“{key}” is not known",
            "other plugins get it unchanged",
            "Nothing here reads this key, and no known one is like it. Pelican's plugins may use it.",
        ),
    ),
    Message(
        "key-unknown",
        "hint",
        Wording(
            "„{key}“ ist nicht bekannt",
            "gemeint ist wohl „{name}“",
            "Kein Baustein der Software liest diese Angabe. Der Vorschlag ist die bekannte, die ihr am "
            "ähnlichsten ist.",
        ),
        Wording(
            "“{key}” is not known",
            "“{name}” is probably meant",
            "Nothing here reads this key. The proposal is the known one that is most like it.",
        ),
        case="near",
    ),
    Message(
        "lang-unreadable",
        "warning",
        Wording(
            "„{value}“ ist kein Sprachkürzel",
            "so schreiben: de, en, de-at",
            "Die Sprache steht als Kürzel nach BCP 47. Bis es stimmt, gilt die Sprache der Site.",
        ),
        Wording(
            "“{value}” is no language code",
            "write it like de, en, de-at",
            "The language is a code of BCP 47. Until it is right, the site's language counts.",
        ),
    ),
    Message(
        "modified-unreadable",
        "warning",
        Wording(
            "„{value}“ ist kein Datum",
            "so schreiben: 2026-11-23 08:00",
            "Das Datum der letzten Änderung steht in derselben Form wie date. Bis es stimmt, gilt keines.",
        ),
        Wording(
            "“{value}” is no date",
            "write it like 2026-11-23 08:00",
            "The date of the last change is written like date. Until it is right, there is none.",
        ),
    ),
    Message(
        "save-as-outside",
        "error",
        Wording(
            "„{value}“ ({key}) liegt außerhalb der Site und gilt nicht",
            "einen Pfad ohne „..“ und ohne „/“ am Anfang schreiben",
            "Keine Seite darf außerhalb des Ausgabeordners entstehen, und keine Adresse außerhalb der Site.",
        ),
        Wording(
            "“{value}” ({key}) is outside the site and does not count",
            "write a path without “..” and without “/” at its start",
            "No page may be written outside the output folder, and no address may lead outside the site.",
        ),
    ),
    Message(
        "slug-cleaned",
        "warning",
        Wording(
            "der Slug „{value}“ wurde zu „{slug}“",
            "nur Buchstaben, Ziffern und Bindestriche benutzen",
            "Der Slug ist ein Teil der Adresse und ein Dateiname; Schrägstriche, Leerzeichen und "
            "Zeichen mit eigener Bedeutung gehen darin nicht.",
        ),
        Wording(
            "the slug “{value}” became “{slug}”",
            "use letters, digits and hyphens only",
            "The slug is a part of the address and a file's name; slashes, spaces and signs with a "
            "meaning of their own cannot be in it.",
        ),
    ),
    Message(
        "sponsored-nameless",
        "error",
        Wording(
            "„sponsored“ nennt den Werbekunden nicht",
            "seinen Namen schreiben: „sponsored: Beispiel GmbH“",
            "Bezahltes muss sagen, wer bezahlt hat (§ 6 DDG). Bis der Name dasteht, trägt der Artikel "
            "das Wort „Anzeige“ mit einem Fragezeichen.",
        ),
        Wording(
            "“sponsored” does not name the advertiser",
            "write the name: “sponsored: Example Ltd”",
            "What is paid for must say by whom (section 6 of the German DDG). Until the name is there, "
            "the article bears the label with a question mark.",
        ),
    ),
    Message(
        "status-unknown",
        "error",
        Wording(
            "den Status „{value}“ gibt es nicht; der Text gilt als Entwurf",
            "published, draft, hidden oder skip schreiben",
            "Der Status sagt, ob ein Text erscheint. Ist er nicht zu verstehen, erscheint der Text "
            "lieber nicht.",
        ),
        Wording(
            "there is no status “{value}”; the text counts as a draft",
            "write published, draft, hidden or skip",
            "The status says whether a text appears. Where it cannot be understood, the text rather "
            "does not.",
        ),
    ),
    Message(
        "summary-long",
        "hint",
        Wording(
            "die Zusammenfassung hat {count} Zeichen",
            "höchstens 300; Suchmaschinen zeigen etwa 160",
            "Listen, Feeds und Suchmaschinen schneiden ab, was zu lang ist, mitten im Satz.",
        ),
        Wording(
            "the summary has {count} characters",
            "at most 300; search engines show some 160",
            "Lists, feeds and search engines cut off what is too long, in the middle of a sentence.",
        ),
    ),
    Message(
        "template-unusable",
        "error",
        Wording(
            "„{value}“ ist kein Name einer Vorlage",
            "den Namen ohne Pfad und Endung schreiben",
            "Der Name einer Vorlage besteht aus Buchstaben, Ziffern, Strichen und Ordnern, die zum "
            "Theme gehören.",
        ),
        Wording(
            "“{value}” is no template's name",
            "write its name without folder and suffix",
            "A template's name is made of letters, digits, hyphens and folders of the theme.",
        ),
    ),
    Message(
        "title-missing",
        "error",
        Wording(
            "der Titel fehlt, an seiner Stelle steht „{title}“",
            "„title: …“ in den Kopf schreiben",
            "Jede Seite braucht einen Titel, für die Überschrift, Listen, Feeds und den Reiter des "
            "Browsers. Der Dateiname vertritt ihn nur.",
        ),
        Wording(
            "the title is missing, “{title}” stands in its place",
            "write “title: …” in the front matter",
            "Every page needs a title, for its heading, lists, feeds and the browser's tab. The file's "
            "name only stands in for it.",
        ),
    ),
)
"""Ordered by code."""
