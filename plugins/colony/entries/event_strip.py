"""The events that an article lists with ``:::events``."""

from __future__ import annotations

from html import escape

from colony.entries.event_pages import coming, when
from colony.locale import choose
from colony.model import Entry, Ref
from colony.pages import ViewBuilder
from colony.views import Snippet

COUNT = 5
"""Events in a list whose author names no number."""

NOTHING = {"de": "Zurzeit ist nichts angekündigt.", "en": "Nothing is announced at present."}


def fill(builder: ViewBuilder, ref: Ref, entry: Entry) -> Snippet:
    """The next events, each with its date; a sentence where there are none."""
    shown = coming(builder)[: int(ref.value or COUNT)]
    if not shown:
        return Snippet(html=f"<p>{choose(entry.lang, NOTHING)}</p>")
    return Snippet(html=f"<ul>{''.join(_line(builder, each) for each in shown)}</ul>")


def _line(builder: ViewBuilder, event: Entry) -> str:
    anchor = builder.anchor(event)
    return f'<li><a href="{escape(anchor.href)}">{escape(anchor.title)}</a>, {escape(when(event))}</li>'
