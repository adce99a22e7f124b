"""What can be wrong with pictures and galleries, and the words for it."""

from __future__ import annotations

from colony.findings.message import Message, Wording

OF_PICTURES = (
    Message(
        "cache-unwritable",
        "error",
        Wording(
            "Im Cache lässt sich nichts speichern: {cause}",
            "Platz schaffen oder Schreibrecht geben.",
            "Fertige Bilder warten im Cache auf den nächsten Lauf. Ohne ihn fehlt dieses Bild.",
        ),
        Wording(
            "The cache cannot be written: {cause}",
            "Make room, or allow writing there.",
            "Finished pictures wait in the cache for the next build. Without it this picture is missing.",
        ),
        case="cache",
    ),
    Message(
        "captions-unreadable",
        "error",
        Wording(
            "die Bildunterschriften sind nicht lesbar: {problem}",
            "je Bild „datei.jpg:“ und darunter eingerückt alt, caption, credit",
            "captions.yml sagt zu jedem Foto einer Galerie, was darauf zu sehen ist. Was davon nicht zu "
            "lesen ist, fehlt unter dem Foto.",
        ),
        Wording(
            "the captions cannot be read: {problem}",
            "write “file.jpg:” for each picture and below it, indented, alt, caption, credit",
            "captions.yml tells of each photo of a gallery what it shows. What cannot be read of it is "
            "missing below the photo.",
        ),
    ),
    Message(
        "gallery-empty",
        "warning",
        Wording(
            "Die Galerie enthält keine Bilder.",
            "Fotos in ihren Ordner legen.",
            "Eine Galerie zeigt die Bilder, die in ihrem Ordner liegen.",
        ),
        Wording(
            "The gallery has no pictures.",
            "Put photos into its folder.",
            "A gallery shows the pictures that lie in its folder.",
        ),
    ),
    Message(
        "picture-changed",
        "error",
        Wording(
            "Die Bilddatei wurde während des Bauens geändert.",
            "Noch einmal bauen.",
            "Zwischen Ansehen und Umrechnen hat jemand die Datei gespeichert.",
        ),
        Wording(
            "The picture's file changed during the build.",
            "Build again.",
            "Somebody saved the file between looking at it and converting it.",
        ),
        case="changed",
    ),
    Message(
        "picture-empty",
        "error",
        Wording(
            "Die Bilddatei ist leer.",
            "Das Original noch einmal kopieren oder hochladen.",
            "Die Datei hat null Bytes: Das Kopieren brach ab, oder die Platte war voll.",
        ),
        Wording(
            "The picture's file is empty.",
            "Copy or upload the original again.",
            "The file has no bytes: copying broke off, or the disk was full.",
        ),
        case="empty",
    ),
    Message(
        "picture-lethal",
        "error",
        Wording(
            "An diesem Bild ist zweimal ein Arbeitsprozess gescheitert: {cause}.",
            "Im Bildprogramm öffnen, kleiner und neu speichern; sonst durch ein anderes ersetzen.",
            "Zeit oder Speicher reichten nicht, auch beim zweiten Versuch nicht.",
        ),
        Wording(
            "This picture has twice cost a worker process its life: {cause}.",
            "Open it in an image program, save it anew and smaller, or replace it.",
            "Time or memory did not suffice, nor did they the second time.",
        ),
        case="lethal",
    ),
    Message(
        "picture-missing",
        "error",
        Wording(
            "Das Bild {target} gibt es nicht.",
            "Die Datei dort ablegen oder den Pfad ändern.",
            "Der Pfad gilt ab der Datei, mit / ab dem Inhaltsordner; Groß- und Kleinschreibung zählt.",
        ),
        Wording(
            "There is no picture {target}.",
            "Put the file there or change the path.",
            "The path counts from the file, with / from the content folder; upper and lower case matter.",
        ),
    ),
    Message(
        "picture-private",
        "error",
        Wording(
            "Die Datei käme mit Aufnahmeort und Kameradaten ins Netz; aus {format} wird nichts entfernt.",
            "Als JPEG, PNG oder WebP speichern oder aus dem Ordner der statischen Dateien nehmen.",
            "Fotos tragen oft den Ort der Aufnahme. Aus JPEG, PNG und WebP wird er entfernt, aus "
            "anderen Formaten nicht.",
        ),
        Wording(
            "The file would be published with its place and camera; nothing is removed from {format}.",
            "Save it as JPEG, PNG or WebP, or take it out of the folder of static files.",
            "Photos often bear the place where they were taken. It is removed from JPEG, PNG and WebP, "
            "but not from other formats.",
        ),
        case="uncleaned",
    ),
    Message(
        "picture-too-large",
        "error",
        Wording(
            "Die Bilddatei ist zu groß; erlaubt sind {megabytes:.4g} MB.",
            "Als JPEG mit Qualität 90 speichern oder das Bild verkleinern.",
            "Die Grenze schützt das Bauen vor Dateien, die keine Fotos sind.",
        ),
        Wording(
            "The picture's file is too large; allowed are {megabytes:.4g} MB.",
            "Save it as JPEG with quality 90 or make it smaller.",
            "The limit guards the build against files that are no photos.",
        ),
        case="bytes",
    ),
    Message(
        "picture-too-large",
        "error",
        Wording(
            "Das bewegte Bild hat zu viele Einzelbilder für seine Größe.",
            "Kürzen, verkleinern oder als Video einbinden.",
            "Alle Einzelbilder zusammen haben mehr Punkte, als ein Bild haben darf.",
        ),
        Wording(
            "The moving picture has too many frames for its size.",
            "Shorten it, make it smaller, or use a video.",
            "All frames together have more pixels than a picture may have.",
        ),
        case="frames",
    ),
    Message(
        "picture-too-large",
        "error",
        Wording(
            "Für dieses Bild reicht der Speicher nicht.",
            "Das Bild kleiner speichern.",
            "Beim Öffnen wächst ein Bild auf vier Bytes je Punkt.",
        ),
        Wording(
            "There is not enough memory for this picture.",
            "Save it smaller.",
            "Opened, a picture takes four bytes a pixel.",
        ),
        case="memory",
    ),
    Message(
        "picture-too-large",
        "error",
        Wording(
            "Das Bild ist zu groß; erlaubt sind {megapixels:.4g} Megapixel und {side_px} Punkte Länge.",
            "Das Bild verkleinern; gezeigt wird es ohnehin höchstens so breit wie der Bildschirm.",
            "Die Grenze schützt vor Dateien, die beim Öffnen allen Speicher brauchen. "
            "COLONY_PICTURE_MAX_PIXELS setzt sie.",
        ),
        Wording(
            "The picture is too large; allowed are {megapixels:.4g} megapixels, {side_px} a side.",
            "Make it smaller; no screen shows that many anyway.",
            "The limit guards against files that take all memory when opened. COLONY_PICTURE_MAX_PIXELS "
            "sets it.",
        ),
        case="pixels",
    ),
    Message(
        "picture-unreadable",
        "error",
        Wording(
            "Das Bild ist beschädigt oder unvollständig.",
            "Das Original noch einmal kopieren oder aus dem Bildprogramm neu speichern.",
            "Das Kopieren oder Hochladen brach wohl ab.",
        ),
        Wording(
            "The picture is damaged or incomplete.",
            "Copy the original again or save it anew.",
            "Copying or uploading it probably broke off.",
        ),
        case="damaged",
    ),
    Message(
        "picture-unreadable",
        "error",
        Wording(
            "Die Bilddatei lässt sich nicht öffnen.",
            "Prüfen, ob es eine gewöhnliche Datei ist und ob sie gelesen werden darf.",
            "Verweise auf Geräte, Rohre und fremde Ordner werden nicht geöffnet.",
        ),
        Wording(
            "The picture's file cannot be opened.",
            "See that it is a regular file and may be read.",
            "Links to devices, pipes and foreign folders are not opened.",
        ),
        case="missing",
    ),
    Message(
        "picture-unreadable",
        "error",
        Wording(
            "Die Datei enthält kein Bild.",
            "Das Bild neu als JPEG, PNG oder WebP speichern und ersetzen.",
            "Die Endung verspricht ein Bild, der Inhalt ist keines: oft eine Fehlerseite, die unter "
            "diesem Namen gespeichert wurde.",
        ),
        Wording(
            "The file holds no picture.",
            "Save the picture anew as JPEG, PNG or WebP and replace it.",
            "The ending promises a picture, the content is none: often an error page that was saved "
            "under this name.",
        ),
        case="no-picture",
    ),
    Message(
        "picture-unsupported",
        "error",
        Wording(
            "Das Format {format} wird nicht unterstützt.",
            "Als JPEG, PNG oder WebP speichern.",
            "Was Browser nicht zeigen können oder was sich nicht verkleinern lässt, wird nicht "
            "veröffentlicht.",
        ),
        Wording(
            "The format {format} is not supported.",
            "Save it as JPEG, PNG or WebP.",
            "What browsers cannot show, or what cannot be made smaller, is not published.",
        ),
        case="format",
    ),
    Message(
        "picture-unsupported",
        "error",
        Wording(
            "Die Zeichnung enthält ein Programm oder lädt eines nach; sie wird nicht veröffentlicht.",
            "Im Zeichenprogramm als einfaches SVG ohne Skripte speichern.",
            "SVG kann Programme enthalten, die im Namen der Site laufen, sobald jemand die Datei öffnet.",
        ),
        Wording(
            "The drawing holds a script or fetches one; it is not published.",
            "Save it from the drawing program as plain SVG without scripts.",
            "SVG can hold programs that run in the site's name once somebody opens the file.",
        ),
        case="script",
    ),
)
"""Ordered by code."""
