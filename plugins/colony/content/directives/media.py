"""The directives ``video`` and ``audio``: a player for a file of the site, a link to a file elsewhere."""

from __future__ import annotations

import functools
from html import escape
from typing import Literal

from colony.content.directives.directive import Argument, Call, Directive, Frame, Option
from colony.text import is_outside

_ADDRESS = {"de": "Datei oder Adresse", "en": "file or address"}
_OPTIONS = (
    Option("title", {"de": "Wie die Aufnahme heißt.", "en": "What the recording is called."}),
    Option("duration", {"de": "Wie lange sie dauert, etwa `3:20`.", "en": "How long it takes, as `3:20`."}),
)


def _frame(name: Literal["video", "audio"], call: Call) -> Frame:
    inside = _link(call) if is_outside(call.argument) else _player(name, call)
    return Frame(f'<figure class="media media-{name}">{inside}<figcaption>', "</figcaption></figure>")


def _link(call: Call) -> str:
    """A link, so that nothing is loaded from another host before the reader asks for it."""
    shown = escape(call.options.get("title") or call.argument.split("//", 1)[-1])
    duration = escape(call.options.get("duration", ""))
    length = f' <span class="media-duration">{duration}</span>' if duration else ""
    href = escape(call.argument)
    return f'<a class="media-link" href="{href}"><span class="media-title">{shown}</span>{length}</a>'


def _player(name: str, call: Call) -> str:
    title = escape(call.options.get("title", ""))
    label = f' aria-label="{title}"' if title else ""
    return f'<{name} controls preload="none" src="{escape(call.argument)}"{label}></{name}>'


DIRECTIVE = (
    Directive(
        name="video",
        title={"de": "Film", "en": "Video"},
        about={
            "de": "Es wird nichts geladen, bevor jemand klickt. Deshalb gehören Titel, Dauer und "
            "Beschreibung dazu. Liegt der Film auf einem fremden Server, steht hier ein Verweis; liegt er "
            "als Datei im eigenen Portal, ein Abspielfeld.",
            "en": "Nothing is loaded before somebody clicks. So title, duration and a description belong to "
            "it. Where the film lies on another host, a link stands here; where it is a file of the portal "
            "itself, a player.",
        },
        example={
            "de": ':::video https://example.org/film.mp4 title="Ein Graph entsteht" duration="3:20"\n'
            "Ein Netz aus sieben Punkten, ohne Ton.\n:::",
            "en": ':::video https://example.org/film.mp4 title="A graph is drawn" duration="3:20"\n'
            "A net of seven dots, without sound.\n:::",
        },
        argument=Argument(_ADDRESS, 'film.mp4 title="…"'),
        options=_OPTIONS,
        feature="media",
        frame=functools.partial(_frame, "video"),
    ),
    Directive(
        name="audio",
        title={"de": "Ton", "en": "Audio"},
        about={
            "de": "Für Aufnahmen gilt dasselbe wie für Filme.",
            "en": "What holds for videos holds for recordings, too.",
        },
        example={
            "de": ':::audio folge.mp3 title="Aus der Redaktion" duration="7:45"\n'
            "Drei Ressorts suchen eine Überschrift.\n:::",
            "en": ':::audio episode.mp3 title="In the newsroom" duration="7:45"\n'
            "Three desks look for a headline.\n:::",
        },
        argument=Argument(_ADDRESS, 'folge.mp3 title="…"'),
        options=_OPTIONS,
        feature="media",
        frame=functools.partial(_frame, "audio"),
    ),
)
