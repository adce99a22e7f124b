"""The table of changes that newer versions of Colony need in a site's files; it only reports them.

A row of :data:`CHANGES` names the version that needs the change; its function takes the state of a site
and returns the lines to write, none if the site needs no change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from colony.locale import choose
from colony.model import Value
from colony.packaged import DISTRIBUTION
from colony.scaffold.defaults_0_1 import ADDRESSES_0_1
from colony.scaffold.site_state import SiteState

EVENTS_FOLDER = "events"
"""Default folder of events."""


class WantedChange(Value, frozen=True, kw_only=True):
    """Lines to be written into one of a site's files."""

    version: str
    file: str
    why: str
    lines: tuple[str, ...]


class _Change(NamedTuple):
    version: str
    file: str
    german: str
    english: str
    lines: Callable[[SiteState], list[str]]


def wanted_changes(site: SiteState) -> list[WantedChange]:
    """All changes that a site's files need for the running version, oldest version first."""
    return list(_wanted(site))


def _wanted(site: SiteState) -> Iterator[WantedChange]:
    for change in CHANGES:
        lines = [] if _is_known(change.version, site) else change.lines(site)
        if lines:
            yield WantedChange(
                version=change.version or site.running,
                file=change.file or site.settings_name,
                why=choose(site.lang, {"de": change.german, "en": change.english}),
                lines=tuple(lines),
            )


def _is_known(version: str, site: SiteState) -> bool:
    """Whether the site was built with this version before, as the user says."""
    return bool(version and site.since) and _number(version) <= _number(site.since)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _old_defaults(site: SiteState) -> list[str]:
    """Settings lines for defaults of 0.1 that have changed, if the site was built with 0.1."""
    return [f"{key} = {value!r}" for key, value in _changed(site).items()] if _is_of_0_1(site) else []


def _changed(site: SiteState) -> dict[str, Any]:
    """Setting → default of 0.1, of settings that the site does not set and whose default has changed."""
    silent = {key: value for key, value in ADDRESSES_0_1.items() if key not in site.told}
    return {key: value for key, value in silent.items() if _plain(site.in_force.get(key)) != _plain(value)}


def _is_of_0_1(site: SiteState) -> bool:
    """Whether the site was built with 0.1: the user says so, or a build wrote pages at its default paths."""
    return bool(site.since) or any(_shows(value, site.built_paths) for value in _changed(site).values())


def _events(site: SiteState) -> list[str]:
    """The settings line for a content folder ``events`` whose texts were articles in earlier versions."""
    key = "COLONY_EVENT_PATHS"
    takes = key not in site.told and _plain(site.in_force.get(key)) == [EVENTS_FOLDER]
    return [f"{key} = []"] if takes and EVENTS_FOLDER in site.content_folders and _is_of_0_1(site) else []


def _plain(value: Any) -> Any:
    """A value with tuples turned into lists, for comparison."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _shows(pattern: Any, paths: frozenset[str]) -> bool:
    """Whether a build wrote a file at an old pattern; False without a folder before the first field."""
    if not isinstance(pattern, str) or "/" not in pattern.partition("{")[0]:
        return False
    # The pattern of an address ends with a slash and so matches no file; that of a saved path does.
    parts = (re.escape(part) for part in re.split(r"\{[^}]*\}", pattern))
    like = re.compile("[^/]+".join(parts))
    return any(like.fullmatch(path) for path in paths)


def _import_of_settings(site: SiteState) -> list[str]:
    """The import that a ``publishconf.py`` needs if it lacks settings of ``pelicanconf.py``."""
    if site.published_told is None or site.told.keys() <= site.published_told.keys():
        return []
    module = site.settings_name.removesuffix(".py")
    return [
        "import sys",
        "from pathlib import Path",
        "sys.path.insert(0, str(Path(__file__).resolve().parent))",
        f"from {module} import *",
    ]


def _pinned_version(site: SiteState) -> list[str]:
    """The requirement of the running version, if ``requirements.txt`` names another."""
    found = re.search(rf"^#?\s*{DISTRIBUTION}==(\S+)", site.requirements, re.MULTILINE)
    return site.requirement.splitlines() if found and found[1] != site.running else []


CHANGES: tuple[_Change, ...] = (
    _Change(
        "0.2.0",
        "",
        "Was hier nicht steht, ist jetzt wie in Pelican oder in der Sprache der Site. "
        "Diese Zeilen halten Adressen und Texte, wie sie mit 0.1 waren:",
        "What is not said here is now as in Pelican, or in the site's language. "
        "These lines keep addresses and texts as they were with 0.1:",
        _old_defaults,
    ),
    _Change(
        "0.2.0",
        "",
        "Texte im Ordner „events“ sind jetzt Termine. Sollen sie Artikel bleiben, gehört hinein:",
        "Texts in the folder “events” are events now. Where they are to stay articles, write:",
        _events,
    ),
    _Change(
        "0.2.0",
        "publishconf.py",
        "Diese Datei gilt jetzt allein, wie in Pelican. Ganz oben gehört hinein:",
        "This file now stands alone, as in Pelican. At its top it needs:",
        _import_of_settings,
    ),
    _Change(
        "",
        "requirements.txt",
        "Es läuft eine andere Version, als hier steht:",
        "The version that is running is another than is written here:",
        _pinned_version,
    ),
)
"""All changes, oldest first; one without a version can apply to any."""
