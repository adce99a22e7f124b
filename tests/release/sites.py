"""Small sites for the release tests, and a client that deploys one in a process of its own."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from colony.release.deploy import DeployOrder, DeployOutcome, deploy
from colony.release.publication_stamp import PublicationStamp
from colony.release.targets.target import Holder, Target, connect

ROOT = Path(__file__).resolve().parents[2]

HOSTILE = (
    "mit leerzeichen/a b.html",
    "umlaut/süß.html",
    "-x.html",
    "--delete",
    "#raute.html",
    ";strich.html",
    "zitat/'\"`$(id)`\\.html",
    "zeile\numbruch.html",
    "wagen\rrücklauf.html",
    "stern/*?[a].html",
    "%41.html",
    "tabulator\t.html",
)
"""Names that some program on the way would like to read as something else."""


def write(root: Path, files: Mapping[str, bytes | str]) -> Path:
    """Make a folder hold just these files; gives the folder."""
    if root.exists():
        for path in sorted(root.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
    for path, data in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.encode() if isinstance(data, str) else data)
    return root


def edition(number: int, pages: int = 40, asset_bytes: int = 2000) -> dict[str, bytes]:
    """A site whose every page changes with its number, and names assets that only it has."""
    noise = random.Random(number)
    files: dict[str, bytes] = {}
    assets = []
    for index in range(6):
        data = noise.randbytes(asset_bytes)
        assets.append(f"theme/teil{index}.{hashlib.sha256(data).hexdigest()[:8]}.css")
        files[assets[-1]] = data
    links = "".join(f'<link href="/{path}">' for path in assets)
    for index in range(pages):
        files[f"artikel/{index}/index.html"] = f"<p>edition {number}</p>{links}".encode()
    files["index.html"] = f"<h1>edition {number}</h1>{links}".encode()
    files["404.html"] = b"<h1>404</h1>"
    files["feeds/alle.atom.xml"] = f"<feed>{number}</feed>".encode()
    files["bleibt.txt"] = b"the same in all"
    return files


def stamp(**changes: Any) -> PublicationStamp:
    """The stamp of a faultless publication."""
    told = {
        "built": datetime(2026, 11, 23, 8, tzinfo=UTC),
        "is_preview": False,
        "siteurl": "https://kolonie.example",
        "errors": 0,
        "warnings": 0,
        "inputs": "inputs",
        **changes,
    }
    return PublicationStamp(**told)


def order(output_root: Path, now: datetime | None = None, **changes: Any) -> DeployOrder:
    """An order that no guard has anything against."""
    told = {
        "output_root": output_root,
        "now": now or datetime.now(UTC),
        "holder": Holder(who="test@here", since=datetime(2026, 11, 23, 8, tzinfo=UTC)),
        "stamp": stamp(),
        "inputs": "inputs",
        "max_lost_share": 1.0,
        **changes,
    }
    return DeployOrder(**told)


class Clock:
    """Seconds apart, so that no two releases have one id."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 8, tzinfo=UTC)

    def tick(self) -> datetime:
        """The next moment."""
        self.now += timedelta(seconds=1)
        return self.now


def deployed(url: str, environment: Mapping[str, str], told: DeployOrder) -> DeployOutcome:
    """Deploy over a connection of its own."""
    with connect(url, environment) as target:
        return deploy(target, told)


def on(target: Target) -> tuple[str, list[str]]:
    """What is live, and all releases, newest first."""
    return target.live_id(), [each.id for each in target.releases()]


def contents(root: Path) -> dict[str, bytes]:
    """Path → bytes of everything below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def start_client(
    url: str, output_root: Path, environment: Mapping[str, str], now: datetime
) -> subprocess.Popen[bytes]:
    """Begin to deploy in another process."""
    told = json.dumps([url, str(output_root), now.isoformat()])
    return subprocess.Popen(
        (sys.executable, "-m", "tests.release.sites", told),
        cwd=ROOT,
        env={**environment, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'plugins'}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


if __name__ == "__main__":
    URL, OUTPUT, NOW = json.loads(sys.argv[1])
    print(deployed(URL, os.environ, order(Path(OUTPUT), datetime.fromisoformat(NOW))).live)
