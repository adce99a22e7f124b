"""The front matter keys that every type of entry has."""

from __future__ import annotations

from colony.content.front_matter.key import Key

COMMON = (
    Key(
        name="title",
        type="text",
        about={"de": "Pflicht. Die Überschrift.", "en": "Required. The headline."},
        example="Mein erster Artikel",
        goes_to="",
    ),
    Key(
        name="date",
        type="date",
        about={
            "de": "Pflicht. Liegt es in der Zukunft, erscheint der Artikel erst dann.",
            "en": "Required. Where it lies in the future, the article does not appear until then.",
        },
        example="2026-11-20 09:30",
        value={"de": "`2026-11-20` oder `2026-11-20 09:30`", "en": "`2026-11-20` or `2026-11-20 09:30`"},
        goes_to="",
    ),
    Key(
        name="modified",
        type="date",
        about={
            "de": "Datum der letzten Änderung; wird neben dem Datum genannt.",
            "en": "Date of the last change; it is named beside the date.",
        },
        example="2026-12-01",
        value={"de": "wie `date`", "en": "like `date`"},
        goes_to="",
    ),
    Key(
        name="slug",
        type="text",
        about={
            "de": "Kurzname in der Adresse. Fehlt er, entsteht er aus dem Titel und ändert sich mit ihm.",
            "en": "Short name in the address. Without it, it is made from the title and changes with it.",
        },
        example="mein-erster-artikel",
        goes_to="",
    ),
    Key(
        name="category",
        type="text",
        about={"de": "Die Rubrik. Genau eine.", "en": "The category. Exactly one."},
        example="Werkstatt",
        goes_to="",
    ),
    Key(
        name="tags",
        type="list",
        about={
            "de": "Zwei bis fünf Stichwörter, möglichst schon vorhandene.",
            "en": "Two to five tags, if possible ones that are there already.",
        },
        example="[Grundlagen, Feeds]",
        goes_to="tags",
    ),
    Key(
        name="authors",
        type="list",
        about={
            "de": "Namen der Ressorts oder Personen, in der Reihenfolge der Nennung.",
            "en": "Names of desks or people, in the order in which they are to be named.",
        },
        example="[Ada Beispiel]",
        aliases=("author",),
        value={"de": "Text oder Liste", "en": "Text or list"},
        goes_to="",
    ),
    Key(
        name="summary",
        type="text",
        about={
            "de": "Vorspann, ein bis zwei Sätze, höchstens 300 Zeichen. Er steht auch in Listen und Feeds.",
            "en": "Standfirst, one or two sentences, 300 characters at most. It stands in lists and "
            "feeds, too.",
        },
        example="Worum es geht und warum man weiterlesen sollte.",
        goes_to="",
    ),
    Key(
        name="lang",
        type="text",
        about={
            "de": "Sprache. Eine Übersetzung hat denselben `slug` und eine andere Sprache.",
            "en": "Language. A translation has the same `slug` and another language.",
        },
        example="de",
        value={"de": "`de`, `en`", "en": "`de`, `en`"},
        goes_to="",
    ),
    Key(
        name="translation",
        type="flag",
        about={
            "de": "Bei `true` gilt die Datei auf jeden Fall als Übersetzung; selten nötig.",
            "en": "With `true` the file counts as a translation in any case; seldom needed.",
        },
        example="true",
        goes_to="is_translation",
    ),
    Key(
        name="status",
        type="text",
        about={
            "de": "Veröffentlicht, Entwurf, nur über die Adresse, übergangen.",
            "en": "Published, a draft, found by its address alone, passed over.",
        },
        example="draft",
        value={
            "de": "`published`, `draft`, `hidden`, `skip`",
            "en": "`published`, `draft`, `hidden`, `skip`",
        },
        goes_to="",
    ),
    Key(
        name="template",
        type="text",
        about={
            "de": "Andere Vorlage für diese Seite; selten nötig.",
            "en": "Another template for this page; seldom needed.",
        },
        example="article",
        goes_to="",
    ),
    Key(
        name="save_as",
        type="path",
        about={
            "de": "Anderer Ablageort der fertigen Seite; selten nötig.",
            "en": "Another place for the finished page; seldom needed.",
        },
        example="impressum.html",
        goes_to="",
    ),
    Key(
        name="url",
        type="path",
        about={
            "de": "Andere Adresse, passend zu `save_as`; selten nötig.",
            "en": "Another address, to go with `save_as`; seldom needed.",
        },
        example="impressum.html",
        value={"de": "Adresse", "en": "Address"},
        goes_to="",
    ),
    Key(
        name="kind",
        type="text",
        about={
            "de": "Textsorte. Sie steht neben der Rubrik. Fehlt sie, ist der Artikel eine Nachricht.",
            "en": "The sort of text. It stands beside the category. Without it, the article is news.",
        },
        example="interview",
        value={
            "de": "`news`, `guide`, `interview`, `opinion`, `report`, `review`, `analysis`, `portrait` …",
            "en": "`news`, `guide`, `interview`, `opinion`, `report`, `review`, `analysis`, `portrait` …",
        },
        goes_to="",
    ),
    Key(
        name="image",
        type="picture",
        about={
            "de": "Aufmacherbild, neben dem Artikel oder mit `/` ab `content`.",
            "en": "Lead picture, beside the article or with `/` from `content`.",
        },
        example="/bilder/mein-erster-artikel.png",
        goes_to="",
    ),
    Key(
        name="image_alt",
        type="text",
        about={"de": "Alternativtext des Aufmachers.", "en": "Alternative text of the lead picture."},
        example="Ein leeres Blatt, auf dem ein Bleistift liegt.",
        goes_to="",
    ),
    Key(
        name="image_caption",
        type="text",
        about={"de": "Bildunterschrift des Aufmachers.", "en": "Caption of the lead picture."},
        example="So fängt es immer an.",
        goes_to="",
    ),
    Key(
        name="image_credit",
        type="text",
        about={"de": "Nachweis des Aufmachers.", "en": "Credit of the lead picture."},
        example='"Zeichnung: Ada Beispiel"',
        goes_to="",
    ),
    Key(
        name="image_license",
        type="text",
        about={
            "de": "Lizenz des Aufmachers, wenn sie eine andere ist als die des Artikels.",
            "en": "Licence of the lead picture where it is another than the article's.",
        },
        example="CC-BY-4.0",
        goes_to="",
    ),
    Key(
        name="image_focus",
        type="text",
        about={
            "de": "Stelle, die beim Beschneiden erhalten bleibt.",
            "en": "The place that remains when it is cropped.",
        },
        example="40% 60%",
        value={"de": "`x% y%`", "en": "`x% y%`"},
        goes_to="",
    ),
    Key(
        name="mentions",
        type="list",
        about={
            "de": "Kurznamen aus dem Verzeichnis. Artikel und Eintrag verweisen aufeinander.",
            "en": "Short names from the directory. Article and entry link to each other.",
        },
        example="[beispiel-verein]",
        goes_to="mentions",
    ),
    Key(
        name="series",
        type="text",
        about={
            "de": "Name der Reihe, zu der der Artikel gehört.",
            "en": "Name of the series that the article belongs to.",
        },
        example="Netze",
        goes_to="series",
    ),
    Key(
        name="series_index",
        type="number",
        about={"de": "Seine Nummer darin.", "en": "Its number there."},
        example="2",
        goes_to="series_index",
    ),
    Key(
        name="sponsored",
        type="text",
        about={
            "de": 'Wer für den Artikel bezahlt. Das Wort "Anzeige" steht dann über dem Artikel, auf '
            "jedem Anreißer und im Titel des Feeds.",
            "en": 'Who pays for the article. The word "Advertisement" then stands above the article, '
            "on every teaser and in the feed's title.",
        },
        example="Beispiel GmbH",
        value={"de": "Name oder `false`", "en": "Name or `false`"},
        goes_to="",
    ),
    Key(
        name="license",
        type="text",
        about={"de": "Lizenz, zum Beispiel `CC-BY-4.0`.", "en": "Licence, for example `CC-BY-4.0`."},
        example="CC-BY-4.0",
        value={"de": "Kürzel nach SPDX, Adresse oder Text", "en": "SPDX identifier, address or text"},
        goes_to="license",
    ),
    Key(
        name="source",
        type="address",
        about={"de": "Wo der Artikel zuerst erschien.", "en": "Where the article appeared first."},
        example="https://example.org/artikel",
        goes_to="source",
    ),
    Key(
        name="aliases",
        type="list",
        about={
            "de": "Frühere Adressen, die hierher führen sollen, etwa `drucken.html` oder `service/pdf/`.",
            "en": "Earlier addresses that are to lead here, such as `print.html` or `service/pdf/`.",
        },
        example="[drucken.html, service/pdf/]",
        goes_to="aliases",
    ),
    Key(
        name="enclosure",
        type="text",
        about={
            "de": "Aufnahme zum Artikel. Über dem Text erscheint ein Verweis zum Laden, bei Tondateien "
            "aus dem eigenen Portal auch ein Abspielfeld. Für Dateien anderswo geht auch `{url: "
            "https://…, length: 12345}`, damit der Podcast ihre Größe in Bytes nennt.",
            "en": "Recording to go with the article. A link to load it appears above the text, and a "
            "player for sound of the portal itself. For files elsewhere `{url: https://…, length: "
            "12345}` works, too, so that the podcast can name their size in bytes.",
        },
        example="folge-1.mp3 12:34",
        value={"de": "Pfad oder Adresse", "en": "Path or address"},
        goes_to="",
    ),
    Key(
        name="enclosure_duration",
        type="text",
        about={
            "de": "Dauer der Aufnahme, für den Podcast. Sie darf auch bei `enclosure` hinter der Datei "
            "stehen.",
            "en": "Length of the recording, for the podcast. It may also stand behind the file at "
            "`enclosure`.",
        },
        example='"12:34"',
        value={"de": "`12:34`", "en": "`12:34`"},
        goes_to="",
    ),
    Key(
        name="feed_id",
        type="text",
        about={
            "de": "Kennung im Feed. Nur nötig, wenn ein Artikel aus einem anderen System seine alte "
            "behalten soll.",
            "en": "Id in the feed. Needed only where an article from another system is to keep its old one.",
        },
        example="urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
        goes_to="feed_id",
    ),
)
"""Ordered as the reference shows them."""
