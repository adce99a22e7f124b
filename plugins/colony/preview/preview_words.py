"""The texts of the preview in German, and in English for sites in any other language."""

from __future__ import annotations

from dataclasses import dataclass

from colony.locale import choose


@dataclass(frozen=True)
class Words:
    """All texts of the preview in one language, some with fields for :meth:`str.format`."""

    running: str
    port_taken: str
    no_port: str
    server_lost: str
    built: str
    changed: str
    failed: str
    restart: str
    ended: str
    waiting: str
    missing: str
    labels: dict[str, str]
    """Texts of the panel, by their names in ``page.js``."""


GERMAN = Words(
    running="{site} läuft auf {url}{note} – beenden mit Strg+C",
    port_taken=" (Port {port} ist belegt)",
    no_port="Die Ports {first} bis {last} sind alle belegt; mit --port einen anderen nennen.",
    server_lost="Der Server der Vorschau ist unerwartet beendet; invoke serve neu starten.",
    built="gebaut: {written} geschrieben, {removed} entfernt, {findings} Befunde",
    changed="{path} geändert",
    failed="nicht gebaut: {reason}",
    restart="Code in {path} geändert; er gilt erst nach einem Neustart von invoke serve.",
    ended="beendet",
    waiting="Die Seite wird gebaut …",
    missing="Diese Seite gibt es nicht.",
    labels={
        "region": "Befunde der Vorschau",
        "failure": "Nicht gebaut – gezeigt wird der letzte gute Stand",
        "error": "Fehler",
        "warning": "Warnung",
        "more": "und weitere, die im Terminal stehen:",
        "close": "Schließen",
    },
)

ENGLISH = Words(
    running="{site} is running at {url}{note} – end with Ctrl+C",
    port_taken=" (port {port} is taken)",
    no_port="Ports {first} to {last} are all taken; name another with --port.",
    server_lost="The preview's server has ended unexpectedly; start invoke serve again.",
    built="built: {written} written, {removed} removed, {findings} finding(s)",
    changed="{path} changed",
    failed="not built: {reason}",
    restart="Code in {path} has changed; it takes effect when invoke serve is started again.",
    ended="ended",
    waiting="The site is being built …",
    missing="There is no such page.",
    labels={
        "region": "Findings of the preview",
        "failure": "Not built – this is the last good state",
        "error": "Error",
        "warning": "Warning",
        "more": "and more, listed in the terminal:",
        "close": "Close",
    },
)


def words(lang: str) -> Words:
    """The texts for a language tag (BCP 47)."""
    return choose(lang, {"de": GERMAN, "en": ENGLISH})
