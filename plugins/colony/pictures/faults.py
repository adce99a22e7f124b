"""What can be wrong with a picture, and the words for it in the site's languages."""

from __future__ import annotations

from colony.locale import choose
from colony.model import Finding

_Texts = dict[str, tuple[str, str]]

FAULTS: dict[str, tuple[str, _Texts]] = {
    "missing": (
        "picture-unreadable",
        {
            "de": (
                "Die Bilddatei lässt sich nicht öffnen.",
                "Prüfen, ob es eine gewöhnliche Datei ist und ob sie gelesen werden darf.",
            ),
            "en": ("The picture's file cannot be opened.", "See that it is a regular file and may be read."),
        },
    ),
    "no-picture": (
        "picture-unreadable",
        {
            "de": (
                "Die Datei enthält kein Bild.",
                "Das Bild neu als JPEG, PNG oder WebP speichern und ersetzen.",
            ),
            "en": (
                "The file holds no picture.",
                "Save the picture anew as JPEG, PNG or WebP and replace it.",
            ),
        },
    ),
    "damaged": (
        "picture-unreadable",
        {
            "de": (
                "Das Bild ist beschädigt oder unvollständig.",
                "Das Original noch einmal kopieren oder aus dem Bildprogramm neu speichern.",
            ),
            "en": ("The picture is damaged or incomplete.", "Copy the original again or save it anew."),
        },
    ),
    "lethal": (
        "picture-lethal",
        {
            "de": (
                "An diesem Bild ist zweimal ein Arbeitsprozess gescheitert: {cause}.",
                "Im Bildprogramm öffnen, kleiner und neu speichern; sonst durch ein anderes ersetzen.",
            ),
            "en": (
                "This picture has twice cost a worker process its life: {cause}.",
                "Open it in an image program, save it anew and smaller, or replace it.",
            ),
        },
    ),
    "frames": (
        "picture-too-large",
        {
            "de": (
                "Das bewegte Bild hat zu viele Einzelbilder für seine Größe.",
                "Kürzen, verkleinern oder als Video einbinden.",
            ),
            "en": (
                "The moving picture has too many frames for its size.",
                "Shorten it, make it smaller, or use a video.",
            ),
        },
    ),
    "memory": (
        "picture-too-large",
        {
            "de": ("Für dieses Bild reicht der Speicher nicht.", "Das Bild kleiner speichern."),
            "en": ("There is not enough memory for this picture.", "Save it smaller."),
        },
    ),
    "uncleaned": (
        "picture-private",
        {
            "de": (
                "Die Datei käme mit Aufnahmeort und Kameradaten ins Netz; aus {format} wird nichts entfernt.",
                "Als JPEG, PNG oder WebP speichern oder aus dem Ordner der statischen Dateien nehmen.",
            ),
            "en": (
                "The file would be published with its place and camera; nothing is removed from {format}.",
                "Save it as JPEG, PNG or WebP, or take it out of the folder of static files.",
            ),
        },
    ),
    "empty": (
        "picture-empty",
        {
            "de": ("Die Bilddatei ist leer.", "Das Original noch einmal kopieren oder hochladen."),
            "en": ("The picture's file is empty.", "Copy or upload the original again."),
        },
    ),
    "pixels": (
        "picture-too-large",
        {
            "de": (
                "Das Bild ist zu groß; erlaubt sind {megapixels:.4g} Megapixel und {side_px} Punkte Länge.",
                "Das Bild verkleinern; gezeigt wird es ohnehin höchstens so breit wie der Bildschirm.",
            ),
            "en": (
                "The picture is too large; allowed are {megapixels:.4g} megapixels, {side_px} a side.",
                "Make it smaller; no screen shows that many anyway.",
            ),
        },
    ),
    "bytes": (
        "picture-too-large",
        {
            "de": (
                "Die Bilddatei ist zu groß; erlaubt sind {megabytes:.4g} MB.",
                "Als JPEG mit Qualität 90 speichern oder das Bild verkleinern.",
            ),
            "en": (
                "The picture's file is too large; allowed are {megabytes:.4g} MB.",
                "Save it as JPEG with quality 90 or make it smaller.",
            ),
        },
    ),
    "format": (
        "picture-unsupported",
        {
            "de": ("Das Format {format} wird nicht unterstützt.", "Als JPEG, PNG oder WebP speichern."),
            "en": ("The format {format} is not supported.", "Save it as JPEG, PNG or WebP."),
        },
    ),
    "script": (
        "picture-unsupported",
        {
            "de": (
                "Die Zeichnung enthält ein Programm oder lädt eines nach; sie wird nicht veröffentlicht.",
                "Im Zeichenprogramm als einfaches SVG ohne Skripte speichern.",
            ),
            "en": (
                "The drawing holds a script or fetches one; it is not published.",
                "Save it from the drawing program as plain SVG without scripts.",
            ),
        },
    ),
    "changed": (
        "picture-changed",
        {
            "de": ("Die Bilddatei wurde während des Bauens geändert.", "Noch einmal bauen."),
            "en": ("The picture's file changed during the build.", "Build again."),
        },
    ),
    "cache": (
        "cache-unwritable",
        {
            "de": (
                "Im Cache lässt sich nichts speichern: {cause}",
                "Platz schaffen oder Schreibrecht geben.",
            ),
            "en": ("The cache cannot be written: {cause}", "Make room, or allow writing there."),
        },
    ),
}
"""Reason → (code of the finding, language → what is wrong and what to do)."""


class PictureError(Exception):
    """A picture that cannot be used.

    Args:
        reason: a key of :data:`FAULTS`; several reasons share a code.
        fields: what the words of that reason ask for.
    """

    def __init__(self, reason: str, **fields: object):
        super().__init__(reason)
        self.reason = reason
        self.fields = fields

    def __str__(self) -> str:
        return f"{self.code}: {' '.join(self.said('en'))}"

    @property
    def code(self) -> str:
        """The finding's code: ``picture-unreadable``, ``picture-too-large`` and others."""
        return FAULTS[self.reason][0]

    def said(self, lang: str) -> tuple[str, str]:
        """What is wrong and what to do. Languages other than German are spoken to in English."""
        message, remedy = choose(lang, FAULTS[self.reason][1])
        return message.format(**self.fields), remedy.format(**self.fields)

    def finding(self, path: str, line: int = 0, *, lang: str) -> Finding:
        """The same as a finding about the file that is to be mended."""
        message, remedy = self.said(lang)
        return Finding(path=path, line=line, code=self.code, message=message, remedy=remedy)
