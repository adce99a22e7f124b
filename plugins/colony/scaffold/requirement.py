"""Makes the ``requirements.txt`` of a new site: the running version of Colony, from where it was installed.

pip records from where a package was installed, unless that was a package index (PEP 610).
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from colony.packaged import DISTRIBUTION, checkout_root, version


def requirement_lines(environment: Mapping[str, str] = os.environ) -> str:
    """The text of a ``requirements.txt`` that installs the running version of Colony.

    Args:
        environment: environment variables; ``PIP_FIND_LINKS`` names folders of wheels.
    """
    checkout = checkout_root()
    if checkout:
        return _requirement({"url": checkout.as_uri(), "dir_info": {}})
    told = _recorded()
    if told:
        return _requirement(told)
    folders = [line for place in environment.get("PIP_FIND_LINKS", "").split() for line in _folder(place)]
    return "\n".join([*folders, f"{DISTRIBUTION}=={version()}"])


def _recorded() -> dict[str, Any] | None:
    """The record of pip (PEP 610) of where Colony was installed from; None for a package index."""
    try:
        text = distribution(DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    return dict(json.loads(text)) if text else None


def _requirement(told: Mapping[str, Any]) -> str:
    """The lines for a record of PEP 610. The version is a comment, as pip allows only one of both."""
    return f"# {DISTRIBUTION}=={version()}\n{DISTRIBUTION} @ {place_of(told)}"


def place_of(told: Mapping[str, Any]) -> str:
    """The address in a record of PEP 610, in the form of a requirement.

    >>> place_of({"url": "https://git.example/c.git", "vcs_info": {"vcs": "git", "commit_id": "1f3"}})
    'git+https://git.example/c.git@1f3'
    """
    url, vcs = str(told["url"]), told.get("vcs_info")
    place = f"{vcs['vcs']}+{url}@{vcs['commit_id']}" if vcs else url
    subdirectory = told.get("subdirectory")
    fragments = [f"subdirectory={subdirectory}"] if subdirectory else []
    hashes = (told.get("archive_info") or {}).get("hashes") or {}
    fragments += [f"sha256={hashes['sha256']}"] if "sha256" in hashes else []
    return f"{place}#{'&'.join(fragments)}" if fragments else place


def _folder(place: str) -> list[str]:
    """A line that names a folder of wheels, with an absolute path, since the site is in another folder."""
    return [f"--find-links {place if '://' in place else Path(place).resolve()}"]
