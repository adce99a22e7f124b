"""What is said to authors, in the site's language.

A code keeps its meaning for good: operators filter by it.
"""

from __future__ import annotations

from colony.editorial.faults_of_bodies import OF_BODIES
from colony.editorial.faults_of_files import OF_FILES
from colony.locale import nearest
from colony.model import Finding

FAULTS = OF_FILES | OF_BODIES
"""Code → the fault."""

NEAR = {"de": "gemeint ist wohl „{name}“", "en": "“{name}” is probably meant"}
FAR = {"de": "andere Plugins bekommen die Angabe unverändert", "en": "other plugins get it unchanged"}


def language(lang: str) -> str:
    """The language to speak to authors in: ``de`` for every kind of German, else ``en``."""
    return nearest(lang, ("de", "en"))


def finding(code: str, path: str, line: int, lang: str, **fields: object) -> Finding:
    """Put a fault into words.

    Args:
        code: a key of :data:`FAULTS`.
        path: file relative to the content root.
        line: line in it, from 1; 0 for none.
        lang: the site's language.
        fields: what the wording names in braces.
    """
    fault = FAULTS[code]
    wording = fault.de if language(lang) == "de" else fault.en
    return Finding(
        path=path,
        line=line,
        code=code,
        message=wording.message.format(**fields),
        remedy=wording.remedy.format(**fields),
        severity=fault.severity,
    )


class Notes:
    """The findings of one file while it is being read."""

    def __init__(self, path: str, lang: str) -> None:
        self.path = path
        self.lang = language(lang)
        self._found: list[Finding] = []

    def add(self, code: str, line: int = 0, **fields: object) -> None:
        """Note a fault; see :func:`finding`."""
        self._found.append(finding(code, self.path, line, self.lang, **fields))

    def sorted(self) -> tuple[Finding, ...]:
        """All findings in the order of the file, those without a line first."""
        return tuple(sorted(self._found, key=lambda found: (found.line, found.code, found.message)))
