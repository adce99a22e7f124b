"""What a newer Colony wants changed in a site's files: one row a change, and nothing is changed here.

A row belongs to the version that brought it. It looks at the site and gives the lines to write; none
where the site needs nothing. The next change that touches sites' files adds its row to :data:`CHANGES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from colony.model import Value
from colony.packaged import DISTRIBUTION
from colony.scaffold.defaults_0_1 import ADDRESSES_0_1
from colony.scaffold.site_state import SiteState

EVENTS_FOLDER = "events"
"""Where events are, unless the settings name another folder."""


class WantedChange(Value, frozen=True, kw_only=True):
    """Something to be written into one of a site's files."""

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
    """Everything that this Colony wants changed in a site's files, in the order of the versions."""
    return list(_wanted(site))


def _wanted(site: SiteState) -> Iterator[WantedChange]:
    for change in CHANGES:
        lines = [] if _is_known(change.version, site) else change.lines(site)
        if lines:
            yield WantedChange(
                version=change.version or site.running,
                file=change.file or site.settings_name,
                why=change.german if site.lang.startswith("de") else change.english,
                lines=tuple(lines),
            )


def _is_known(version: str, site: SiteState) -> bool:
    """Whether the user says that the site has been built with this version before."""
    return bool(version and site.since) and _number(version) <= _number(site.since)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _old_defaults(site: SiteState) -> list[str]:
    """Lines for all that 0.1 assumed and that is another today, where the site was built so."""
    return [f"{key} = {value!r}" for key, value in _changed(site).items()] if _is_of_0_1(site) else []


def _changed(site: SiteState) -> dict[str, Any]:
    """What 0.1 assumed where the site says nothing, and is another today."""
    silent = {key: value for key, value in ADDRESSES_0_1.items() if key not in site.told}
    return {key: value for key, value in silent.items() if _plain(site.in_force.get(key)) != _plain(value)}


def _is_of_0_1(site: SiteState) -> bool:
    """Whether the user says so, or a build left pages where today's settings would put none."""
    return bool(site.since) or any(_shows(value, site.built_paths) for value in _changed(site).values())


def _events(site: SiteState) -> list[str]:
    """The line for texts in a folder ``events``, which were articles before there were events."""
    key = "COLONY_EVENT_PATHS"
    takes = key not in site.told and _plain(site.in_force.get(key)) == [EVENTS_FOLDER]
    return [f"{key} = []"] if takes and EVENTS_FOLDER in site.content_folders and _is_of_0_1(site) else []


def _plain(value: Any) -> Any:
    """A value whose lists and tuples are alike."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _shows(pattern: Any, paths: frozenset[str]) -> bool:
    """Whether a build wrote a file where an old pattern puts it; patterns that begin openly show nothing."""
    if not isinstance(pattern, str) or "/" not in pattern.partition("{")[0]:
        return False
    # Addresses end with a slash, files do not: the one that is saved counts.
    parts = (re.escape(part) for part in re.split(r"\{[^}]*\}", pattern))
    like = re.compile("[^/]+".join(parts))
    return any(like.fullmatch(path) for path in paths)


def _import_of_settings(site: SiteState) -> list[str]:
    """Pelican's own first lines of a ``publishconf.py``, where it does not know all that the settings say."""
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
    """What installs the Colony that is running, where ``requirements.txt`` names another."""
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
"""Every change that sites' files notice, oldest first; one without a version can come with any."""
