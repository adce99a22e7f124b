"""A question to the readers, ``:::poll Where to? votes=12``, and the key ``effort`` of articles."""

from __future__ import annotations

from html import escape

from colony.content import Key
from colony.content.directives import Argument, Call, Directive, Frame, Option


def _frame(call: Call) -> Frame:
    votes = call.options.get("votes", 0)
    question = f"<p><strong>{escape(call.argument)}</strong></p>"
    return Frame(f'<aside class="poll">{question}', f"<p>{votes}</p></aside>")


DIRECTIVE = Directive(
    name="poll",
    title={"de": "Umfrage", "en": "Poll"},
    about={"de": "Eine Frage an die Lesenden.", "en": "A question to the readers."},
    example={
        "de": ":::poll Wohin? votes=12\n- Nach Norden\n- Nach Süden\n:::",
        "en": ":::poll Where to? votes=12\n- North\n- South\n:::",
    },
    argument=Argument({"de": "Frage", "en": "question"}, "Wohin?"),
    options=(Option("votes", {"de": "Wie viele schon antworteten.", "en": "How many answered."}, "number"),),
    feature="poll",
    frame=_frame,
)

KEY = Key(
    name="effort",
    type="number",
    about={"de": "Wie schwer der Text zu lesen ist.", "en": "How hard the text is to read."},
    example="3",
    entry_types=("article",),
)
