"""The interface's words in each language, from the theme's ``.po`` files (GNU gettext).

The files are read at build time, so translators need not compile them. No other module imports Babel's
catalogue reader.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations as Catalogue

from colony.locale.languages import fallback


class Translations:
    """The messages of one language. An unknown message comes back unchanged, in English.

    Args:
        catalogue: message → translation, with the language's plural rule.
    """

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue
        self._said: dict[str, str] = {}

    def gettext(self, message: str, **values: Any) -> str:
        """The message in this language; ``%(name)s`` is replaced by the keyword of that name."""
        text = self._said.get(message)
        if text is None:
            text = self._said[message] = self._catalogue.gettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """The form for this count, with ``%(count)d`` and the keywords filled in."""
        return self._catalogue.ngettext(one, many, count) % {"count": count, **values}


def load(translations_roots: Iterable[Path], lang: str) -> Translations:
    """A language's words: what ``de-at.po`` lacks is taken from ``de.po``, and otherwise stays English.

    Args:
        translations_roots: folders of ``.po`` files; earlier ones win over later ones of the same language.
        lang: the language's tag.
    """
    roots = [{fallback(path.stem)[0]: path for path in root.glob("*.po")} for root in translations_roots]
    found = NullTranslations()
    for tag in reversed(fallback(lang)):
        for files in reversed(roots):
            if tag in files:
                narrower = _compiled(files[tag], tag)
                narrower.add_fallback(found)
                found = narrower
    return Translations(found)


def _compiled(path: Path, tag: str) -> Catalogue:
    """A file's messages, without those marked ``fuzzy``, whose translation nobody has confirmed."""
    compiled = io.BytesIO()
    with path.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=tag.replace("-", "_")))
    compiled.seek(0)
    return Catalogue(compiled)
