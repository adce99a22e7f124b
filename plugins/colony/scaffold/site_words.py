"""The texts of ``colony new`` and ``colony upgrade``, in German and English."""

from __future__ import annotations

from typing import Literal

from colony.model import Value

SiteLang = Literal["de", "en"]


class SiteWords(Value, frozen=True, kw_only=True):
    """The questions, faults and closing lines of ``colony new`` in one language."""

    ask_name: str
    ask_url: str
    ask_author: str
    ask_accent: str
    author: str
    """Default name of the author."""
    bad_name: str
    bad_url: str
    bad_author: str
    bad_accent: str
    taken: str
    made: str
    next: str
    upgraded: str
    """Last line of ``colony upgrade`` if nothing has to be changed."""
    wanted: str
    """Last line of ``colony upgrade`` if something has to be changed."""


_WORDS: dict[SiteLang, SiteWords] = {
    "de": SiteWords(
        ask_name="Name des Portals",
        ask_url="Adresse, unter der es stehen wird (leer: später)",
        ask_author="Wer schreibt",
        ask_accent="Akzentfarbe als #rrggbb (leer: die des Themes)",
        author="Redaktion",
        bad_name="{value!r} taugt nicht als Name; schreiben Sie eine Zeile Text (--name).",
        bad_url="{value!r} ist keine Adresse; schreiben Sie eine wie https://portal.example (--url).",
        bad_author="{value!r} taugt nicht als Name; schreiben Sie eine Zeile mit Buchstaben (--author).",
        bad_accent="{value!r} ist keine Farbe; schreiben Sie eine wie #c2301a (--accent).",
        taken="{folder} ist nicht leer; nennen Sie einen Ordner, den es noch nicht gibt.",
        made="{count} Dateien angelegt in {folder}",
        next="Weiter: cd {folder} && python3 tasks.py serve",
        upgraded="Nichts zu ändern: Die Dateien dieser Site passen zu Colony {version}.",
        wanted="{count} Änderung(en) für Colony {version}; geschrieben wurde nichts.",
    ),
    "en": SiteWords(
        ask_name="Name of the site",
        ask_url="Address that it will have (empty: later)",
        ask_author="Who writes",
        ask_accent="Accent colour as #rrggbb (empty: the theme's)",
        author="Editorial team",
        bad_name="{value!r} will not do as a name; write one line of text (--name).",
        bad_url="{value!r} is no address; write one like https://site.example (--url).",
        bad_author="{value!r} will not do as a name; write one line with letters (--author).",
        bad_accent="{value!r} is no colour; write one like #c2301a (--accent).",
        taken="{folder} is not empty; name a folder that does not exist yet.",
        made="{count} files made in {folder}",
        next="Go on: cd {folder} && python3 tasks.py serve",
        upgraded="Nothing to change: the files of this site suit Colony {version}.",
        wanted="{count} change(s) for Colony {version}; nothing was written.",
    ),
}


def site_words(lang: SiteLang) -> SiteWords:
    """The texts in a language."""
    return _WORDS[lang]
