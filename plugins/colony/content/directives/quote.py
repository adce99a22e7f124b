"""The directive ``quote``: a highlighted quotation with its source."""

from __future__ import annotations

from html import escape

from colony.content.directives.directive import Call, Directive, Frame


def _frame(call: Call) -> Frame:
    source = f"<figcaption>{escape(call.argument)}</figcaption>" if call.argument else ""
    return Frame('<figure class="quote"><blockquote>', f"</blockquote>{source}</figure>")


DIRECTIVE = Directive(
    name="quote",
    title={"de": "Herausgestelltes Zitat", "en": "Quotation"},
    about={
        "de": "Hinter dem Namen steht die Quelle. Zitieren Sie wörtlich und nur, was Sie belegen können.",
        "en": "Behind the name stands the source. Quote word for word, and only what you can prove.",
    },
    example={
        "de": ":::quote Ada Beispiel, 2026\nEin Netzwerk vergisst nichts.\n:::",
        "en": ":::quote Ada Example, 2026\nA network forgets nothing.\n:::",
    },
    feature="quote",
    frame=_frame,
)
