"""What is said to authors."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from colony import editorial
from colony.editorial.messages import FAULTS, finding


def fields(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_every_fault(code: str) -> None:
    """Each fault says the same in both languages, with a remedy, and its code is reported somewhere."""
    fault = FAULTS[code]
    assert fields(fault.de.message + fault.de.remedy) == fields(fault.en.message + fault.en.remedy)
    assert fault.de.remedy
    assert fault.en.remedy
    sources = Path(str(editorial.__file__)).parent.glob("[!f]*.py")
    others = [
        path for path in Path(str(editorial.__file__)).parent.glob("f*.py") if "faults" not in path.name
    ]
    assert any(f'"{code}"' in path.read_text(encoding="utf-8") for path in [*sources, *others])


def test_every_reported_code_is_known() -> None:
    """No module reports a code that has no words."""
    for path in Path(str(editorial.__file__)).parent.glob("*.py"):
        for code in re.findall(r"notes\.add\(\s*\"([a-z-]+)\"", path.read_text(encoding="utf-8")):
            assert code in FAULTS


def test_finding() -> None:
    """A finding shows file, line, code, fault and remedy."""
    found = finding("date-unreadable", "a/b.md", 3, "de-at", value="morgen")
    assert str(found).startswith("a/b.md:3: date-unreadable „morgen“ ist kein Datum")
    assert "2026-11-23" in found.remedy
