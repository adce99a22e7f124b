"""A folder of wheels for installing Colony without any index, and an environment filled from it.

The dependencies are the very packages that run the tests: each is packed again from the list of files
that pip keeps of it. So an installation is tried for real – what the wheel holds, what it says it needs,
what pip makes of both – and nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

LEFT_BEHIND = ("INSTALLER", "RECORD", "REQUESTED", "direct_url.json")
"""What an installation adds to a package's metadata."""


def colony_wheel(folder: Path) -> Path:
    """Make the wheel of this checkout, with the build tool that is installed here."""
    command = [*_pip(), "wheel", "--no-deps", "--no-build-isolation", f"--wheel-dir={folder}", str(ROOT)]
    subprocess.run(command, env=offline(folder), check=True, capture_output=True, timeout=300)
    return next(folder.glob("pelican_colony-*.whl"))


def pack_dependencies(wheel: Path) -> None:
    """Put a wheel of everything that this one needs beside it, as it is installed here."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode()
    wanted = [line.partition(": ")[2] for line in metadata.splitlines() if line.startswith("Requires-Dist: ")]
    packed: set[str] = set()
    while wanted:
        requirement = Requirement(wanted.pop())
        key = canonicalize_name(requirement.name)
        if key in packed or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        packed.add(key)
        found = distribution(requirement.name)
        _pack(found, wheel.parent)
        wanted += found.requires or []


def _pack(found: Distribution, folder: Path) -> None:
    """Write the wheel of one installed package; programs outside its folders are made anew by pip."""
    kept = {
        str(path): found.locate_file(path).read_bytes()
        for path in found.files or ()
        if path.parts[0] != ".." and path.suffix != ".pyc" and path.name not in LEFT_BEHIND
    }
    about = next(path.rpartition("/")[0] for path in kept if path.endswith(".dist-info/METADATA"))
    rows = [f"{path},sha256={_digest(data)},{len(data)}" for path, data in kept.items()]
    kept[f"{about}/RECORD"] = "\n".join([*rows, f"{about}/RECORD,,", ""]).encode()
    tags = [line.partition(": ")[2].split("-") for line in (found.read_text("WHEEL") or "").splitlines()]
    parts = zip(*(tag for tag in tags if len(tag) == 3), strict=True)
    tag = "-".join(".".join(dict.fromkeys(part)) for part in parts)
    with zipfile.ZipFile(folder / f"{about.removesuffix('.dist-info')}-{tag}.whl", "w") as archive:
        for path, data in kept.items():
            archive.writestr(path, data)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def install(folder: Path, environment: Path) -> Path:
    """Install Colony into an empty environment from a folder of wheels; give the folder of its programs."""
    venv.create(environment, with_pip=False, symlinks=True)
    command = [
        *_pip(),
        f"--python={environment / 'bin/python'}",
        "install",
        "pelican-colony",
    ]
    subprocess.run(command, env=offline(folder), check=True, capture_output=True, timeout=300)
    return environment / "bin"


def offline(folder: Path, **more: str) -> dict[str, str]:
    """Variables under which pip knows this folder and nothing else, and Python nothing of the checkout."""
    unwanted = ("PIP_", "PYTEST_", "PYTHON", "INVOKE_", "VIRTUAL_ENV")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(unwanted)}
    pip = {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_COMPILE": "0",
    }
    return {**kept, **pip, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_COLOR": "1", **more}


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip"]
