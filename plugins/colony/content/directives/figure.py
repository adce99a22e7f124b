"""The directive ``figure``: a picture with a caption in Markdown."""

from __future__ import annotations

from colony.content.directives.directive import Argument, Call, Directive, Option, Slot


def _slot(call: Call) -> Slot:
    return Slot("figure", call.argument, call.options)


DIRECTIVE = Directive(
    name="figure",
    title={"de": "Bild mit Unterschrift", "en": "Picture with a caption"},
    about={
        "de": "Der Inhalt wird zur Bildunterschrift. Der Alternativtext gehört dazu; fehlt er, warnt die "
        "Prüfung.",
        "en": "The content becomes the caption. The alternative text belongs to it; where it is missing, the "
        "check warns.",
    },
    example={
        "de": ':::figure bild.jpg alt="Ein leeres Blatt" credit="Foto: Ada Beispiel"\n'
        "So fängt es **immer** an.\n:::",
        "en": ':::figure picture.jpg alt="An empty sheet" credit="Photo: Ada Example"\n'
        "It **always** begins like this.\n:::",
    },
    argument=Argument({"de": "Bild", "en": "picture"}, 'bild.jpg alt="…"'),
    options=(
        Option("alt", {"de": "Was zu sehen ist, in einem Satz.", "en": "What it shows, in a sentence."}),
        Option("credit", {"de": "Wer es gemacht hat.", "en": "Who made it."}),
        Option("license", {"de": "Seine Lizenz, etwa `CC-BY-4.0`.", "en": "Its licence, as `CC-BY-4.0`."}),
        Option(
            "focus",
            {
                "de": "Die Stelle, die beim Beschneiden bleibt, als `x% y%`.",
                "en": "The place that remains when it is cropped, as `x% y%`.",
            },
        ),
    ),
    frame=_slot,
)
