"""The reference in ``docs/reference`` is made from the tables, by ``python -m tests.test_docs``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from colony import findings
from colony.content import writing_guide

FOLDER = Path(__file__).resolve().parents[1] / "docs/reference"

TITLES = {
    "findings.de.md": (
        "Was Colony findet",
        "Jede Meldung mit Kennwort, Gegenmittel und Grund.",
    ),
    "findings.en.md": ("What Colony finds", "Every finding with its code, its remedy and its reason."),
    "writing.de.md": ("Was Autoren schreiben können", "Alle Angaben im Kopf und alle Bausteine."),
    "writing.en.md": ("What authors can write", "All keys of the front matter and all directives."),
}
TABLES: dict[str, Callable[[str], str]] = {"findings": findings.reference, "writing": writing_guide.reference}


def page(name: str) -> str:
    """A page as the tables have it today."""
    table, lang, _ = name.split(".")
    title, about = TITLES[name]
    return f"# {title}\n\n{about}\n\n{TABLES[table](lang)}"


@pytest.mark.parametrize("name", TITLES)
def test_the_reference_is_what_the_tables_say(name: str) -> None:
    """A row that was added or changed is in the documentation; ``python -m tests.test_docs`` mends it."""
    assert (FOLDER / name).read_text("utf-8") == page(name)


def test_nothing_else_lies_there() -> None:
    """The folder holds made pages alone, so that nobody writes into one by hand."""
    assert {path.name for path in FOLDER.iterdir()} == set(TITLES)


if __name__ == "__main__":
    for each in TITLES:
        (FOLDER / each).write_text(page(each), "utf-8")
