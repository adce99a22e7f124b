"""The directive ``gallery``: a few of a gallery's photos, with a link to all."""

from __future__ import annotations

from colony.content.directives.directive import Argument, Call, Directive, Slot


def _slot(call: Call) -> Slot:
    return Slot("gallery", call.argument)


DIRECTIVE = Directive(
    name="gallery",
    title={"de": "Galerie", "en": "Gallery"},
    about={
        "de": "In einem Artikel nennt der Baustein nur den Namen des Ordners; er zeigt die ersten Bilder und "
        "den Weg zu allen.",
        "en": "In an article the directive names nothing but the folder; it shows the first pictures and the "
        "way to all of them.",
    },
    example={"de": ":::gallery sommerfest\n:::", "en": ":::gallery summer-fair\n:::"},
    argument=Argument({"de": "Name", "en": "name"}, "sommerfest"),
    options=(),
    frame=_slot,
)
