"""Memory that pictures take and give back."""

from __future__ import annotations

import os
import platform
import subprocess
import sys

import pytest

from tests.site.running import ROOT

FAULTS = """
import resource, sys
from PIL import Image
from colony.pictures.allocator import keep_freed

if sys.argv[1] == "kept":
    keep_freed()
image = Image.new("RGB", (2000, 1500), "red")
image.copy()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    image.copy()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def _faults(how: str) -> int:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    done = subprocess.run(
        [sys.executable, "-c", FAULTS, how], env=environment, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc's malloc is told anything")
def test_what_is_freed_is_taken_again() -> None:
    """The kernel has to find and zero a page for each part of a picture once, not for each copy of it."""
    assert _faults("kept") < _faults("given back") / 10
