"""The directive ``note``: a box beside the text."""

from __future__ import annotations

from html import escape

from colony.content.directives.directive import Call, Directive, Frame
from colony.locale import choose

_LABEL = {"de": "Hinweis", "en": "Note"}
"""Language → label of a note without a title."""


def _frame(call: Call) -> Frame:
    title = f'<p class="note-title">{escape(call.argument)}</p>' if call.argument else ""
    # Each note is a landmark and needs a name of its own (WCAG 1.3.1).
    label = escape(call.argument or choose(call.lang, _LABEL))
    return Frame(f'<aside class="note" aria-label="{label}">{title}', "</aside>")


DIRECTIVE = Directive(
    name="note",
    title={"de": "Kasten", "en": "Box"},
    about={
        "de": "Ein Kasten fasst zusammen oder ergänzt. Hinter dem Namen kann eine Überschrift stehen.",
        "en": "A box sums up or adds to the text. A heading may stand behind the name.",
    },
    example={
        "de": ":::note Gut zu wissen\nEr sollte kürzer sein als der Text, in dem er steht.\n:::",
        "en": ":::note Good to know\nIt should be shorter than the text that it stands in.\n:::",
    },
    feature="note",
    frame=_frame,
)
