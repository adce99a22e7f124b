"""A site small enough to be built by hand, and a preview of it as a process of its own.

``python -m tests.preview.samples FOLDER`` serves the folder's ``content`` on any free port. The text
of a page steers the build: ``FEHLER`` makes a finding, ``KAPUTT`` makes the build raise, ``LANGSAM``
keeps its workers busy for an hour.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from colony.model import Finding
from colony.preview.build_loop import serve
from colony.preview.process_messages import ServingMessage, Watched
from colony.settings.declaration import SettingsError
from colony.settings.parsing import parse
from colony.settings.rooms.for_site import Config
from colony.storage.files import write_atomically
from colony.work.executors import crew

PROJECT_ROOT = Path(__file__).resolve().parents[2]

CSP = (
    "default-src 'none'; style-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""As strict as the theme's."""


@dataclass
class AttemptOutcome:
    """What the stand-in wrote."""

    rewritten: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@dataclass
class BuiltFacts:
    """What the stand-in gives back."""

    outcome: AttemptOutcome
    findings: tuple[Finding, ...] = ()


def finding(**changes: Any) -> Finding:
    """A finding with some fields set."""
    given = {"path": "a.html", "line": 3, "code": "probe", "message": "Falsch.", "remedy": "Mach es so."}
    return Finding(**{**given, **changes})


def news(number: int = 0, **changes: Any) -> ServingMessage:
    """A message with some fields set."""
    given: dict[str, Any] = {
        "output_root": "/nowhere",
        "base_href": "/",
        "lang": "de",
        "watched": Watched(folders=()),
        "ready": number > 0,
    }
    return ServingMessage(number=number, **{**given, **changes})


def settings(root: Path) -> Config:
    """The settings of the site in a folder: ``settings.txt`` may name language and content folder."""
    told = root / "settings.txt"
    lang, _, folder = (told.read_text() if told.exists() else "de").partition(" ")
    if len(lang) != 2:
        raise SettingsError(f"{lang} is no language.")
    override = {
        "PATH": str(root / (folder or "content")),
        "OUTPUT_PATH": str(root / "output"),
        "CACHE_PATH": str(root / "cache"),
        "SITENAME": "Probe",
        "DEFAULT_LANG": lang,
        "TIMEZONE": "Europe/Berlin",
        "PLUGINS": [],
    }
    return parse(read_settings(override=override))


def dawdle(marker: str) -> None:
    """A worker's job that nobody can wait for."""
    Path(marker).touch()
    time.sleep(3600)


def build(config: Config) -> BuiltFacts:
    """Copy every page from the content to the output, each into the frame of a theme."""
    content, output = Path(config.content_root), Path(config.output_root)
    output.mkdir(exist_ok=True)
    outcome, findings = AttemptOutcome(), []
    for source in sorted(content.glob("*.html")):
        text = source.read_text()
        if "KAPUTT" in text:
            raise OSError(f"{source.name} ist kaputt.")
        if "LANGSAM" in text:
            with crew("processes") as workers:
                list(workers.run(dawdle, [str(output.parent / f"busy-{number}") for number in range(20)]))
        if "FEHLER" in text:
            findings.append(finding(path=source.name))
        policy = f'<meta http-equiv="Content-Security-Policy" content="{CSP}">'
        head = f'<meta charset="utf-8">{policy}<title>Probe</title>'
        page = f"<!doctype html><html lang='de'><head>{head}</head><body>{text}</body></html>".encode()
        target = output / source.name
        if not target.exists() or target.read_bytes() != page:
            write_atomically(target, page)
            outcome.rewritten.append(source.name)
    return BuiltFacts(outcome, tuple(findings))


class Preview:
    """The preview of a folder, running."""

    def __init__(self, root: Path):
        paths = f"{PROJECT_ROOT / 'plugins'}{os.pathsep}{PROJECT_ROOT}"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.preview.samples", str(root)],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONWARNINGS": "error"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline()
        found = re.search(r"http://\S+/", self.line)
        assert found, self.process.communicate()
        self.url = found.group()

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; gives the exit status and all that was said.

        That is once *every* process of the preview is gone: each of them holds the pipes open.
        """
        self.process.send_signal(number)
        out, err = self.process.communicate()
        return self.process.returncode, out + err


def main(root: Path) -> None:
    """Serve the folder."""
    serve(lambda: settings(root), "127.0.0.1", 0, settings_files=[root / "settings.txt"], build=build)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
