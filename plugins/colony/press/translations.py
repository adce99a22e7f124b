"""The interface's words in each language, from the theme's ``.po`` files (GNU gettext).

The files are read at build time, so an editor of a translation needs no compiling step.
Babel's catalogue reader lives in this module only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po


class Translations:
    """Messages of one language. Unknown messages come back as they are (English)."""

    def __init__(
        self, single: dict[str, str], plural: dict[str, tuple[str, ...]], rule: Callable[[int], int]
    ):
        self._single = single
        self._plural = plural
        self._rule = rule

    def gettext(self, message: str, **values: Any) -> str:
        """The message in this language, with ``%(name)s`` filled from the keywords."""
        text = self._single.get(message, message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, count: int, **values: Any) -> str:
        """The form that fits the count; ``%(count)d`` is always filled."""
        forms = self._plural.get(one)
        text = forms[min(self._rule(count), len(forms) - 1)] if forms else (one if count == 1 else many)
        return text % {"count": count, **values}


def load(translations_roots: Iterable[Path], lang: str) -> Translations:
    """Read ``<lang>.po``; a language without a file speaks English.

    Args:
        translations_roots: folders of such files, the uppermost first: its words count.
        lang: the language.
    """
    single: dict[str, str] = {}
    plural: dict[str, tuple[str, ...]] = {}
    for root in reversed(list(translations_roots)):
        path = root / f"{lang}.po"
        if path.is_file():
            _read(path, lang, single, plural)
    return Translations(single, plural, lambda count: int(count != 1))


def _read(path: Path, lang: str, single: dict[str, str], plural: dict[str, tuple[str, ...]]) -> None:
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=lang)
    for message in catalogue:
        if not message.id or not message.string or message.fuzzy:
            continue
        if isinstance(message.id, tuple | list):
            plural[message.id[0]] = tuple(message.string)
        else:
            single[message.id] = str(message.string)
