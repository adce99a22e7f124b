"""The list of coming events that the directive ``:::events`` puts into a text."""

from __future__ import annotations

from html import escape

from colony.entries.event_pages import coming, when
from colony.locale import choose
from colony.model import Entry, Ref
from colony.pages import ViewBuilder
from colony.views import Snippet

COUNT = 5
"""Number of events if the author gives none."""

NOTHING = {"de": "Zurzeit ist nichts angekündigt.", "en": "Nothing is announced at present."}


def fill(builder: ViewBuilder, ref: Ref, entry: Entry) -> Snippet:
    """The HTML of the next events, each with its date; a sentence if there are none."""
    shown = coming(builder)[: int(ref.value or COUNT)]
    if not shown:
        return Snippet(html=f"<p>{choose(entry.lang, NOTHING)}</p>")
    return Snippet(html=f"<ul>{''.join(_line(builder, each) for each in shown)}</ul>")


def _line(builder: ViewBuilder, event: Entry) -> str:
    anchor = builder.anchor(event)
    return f'<li><a href="{escape(anchor.href)}">{escape(anchor.title)}</a>, {escape(when(event))}</li>'
