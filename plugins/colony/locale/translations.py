"""The interface's words in each language, from the theme's ``.po`` files (GNU gettext).

The files are read at build time, so an editor of a translation needs no compiling step.
Babel's catalogue reader lives in this module only.
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
    """Messages of one language. Unknown messages come back as they are (English).

    Args:
        catalogue: finds them, and knows which plural form a count asks for.
    """

    def __init__(self, catalogue: NullTranslations) -> None:
        self._catalogue = catalogue
        self._said: dict[str, str] = {}

    def gettext(self, message: str, **values: Any) -> str:
        """The message in this language, with ``%(name)s`` filled from the keywords."""
        text = self._said.get(message)
        if text is None:
            text = self._said[message] = self._catalogue.gettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """The form that fits the count; ``%(count)d`` is always filled."""
        return self._catalogue.ngettext(one, many, count) % {"count": count, **values}


def load(translations_roots: Iterable[Path], lang: str) -> Translations:
    """The words of a language: what ``de-at.po`` lacks is looked for in ``de.po``, and then in English.

    Args:
        translations_roots: folders of such files, the uppermost first: its words count before those of the
            same language in the others.
        lang: the language.
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
    """A file's messages, those apart that nobody has translated for certain."""
    compiled = io.BytesIO()
    with path.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=tag.replace("-", "_")))
    compiled.seek(0)
    return Catalogue(compiled)
