"""Examples in the documentation are read by the code that they are about: a copy of one has no finding."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from colony.content import read
from colony.settings import table
from tests.content.samples import settings
from tests.test_docs import CODE_BLOCK, ROOT, WRITTEN, named

BLOCKS = [
    pytest.param(kind, text, id=f"{named(path)}-{number}")
    for path in WRITTEN
    if "reference" not in path.parts
    for number, (_, kind, text) in enumerate(CODE_BLOCK.findall(path.read_text("utf-8")))
]
SETTING = re.compile(r"`(COLONY_[A-Z_]+)`")
OF_ENVIRONMENT = {"COLONY_SSH_COMMAND", "COLONY_SLOW"}
"""Variables that are no settings."""

MARKDOWN = [block for block in BLOCKS if block.values[0] == "markdown"]
PYTHON = [block for block in BLOCKS if block.values[0] == "python"]
DATA = [block for block in BLOCKS if block.values[0] in ("yaml", "toml")]


@pytest.mark.parametrize(("_kind", "text"), MARKDOWN)
def test_texts_are_read_without_a_finding(_kind: str, text: str) -> None:
    """A text from the documentation, with its keys and directives, is as Colony wants it."""
    head, entry_type = "", "article"
    if text.startswith("---"):
        entry_type = "event" if "\nstart:" in text else "gallery" if "\ncover:" in text else "article"
    else:
        head = "---\ntitle: An example\ndate: 2026-01-15\n---\n\n"
    reading = read("articles/example.md", f"{head}{text}".encode(), entry_type, settings(DEFAULT_LANG="en"))
    assert [str(finding) for finding in reading.findings] == []
    assert reading.entry is not None


@pytest.mark.parametrize(("_kind", "text"), PYTHON)
def test_settings_are_taken(_kind: str, text: str) -> None:
    """A line for a settings file names a setting and gives it a value of the right form."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            assert name in table() or not name.startswith("COLONY_")
            if name in table() and not isinstance(node.value, ast.Call):
                table()[name].value_of(ast.literal_eval(node.value))


@pytest.mark.parametrize(("kind", "text"), DATA)
def test_data_can_be_read(kind: str, text: str) -> None:
    """What is written as YAML or TOML is YAML or TOML, and says something."""
    assert yaml.safe_load(text) if kind == "yaml" else tomllib.loads(text)


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_settings_that_are_named_exist(path: Path) -> None:
    """No document speaks of a setting that there is not, or no longer."""
    assert set(SETTING.findall(path.read_text("utf-8"))) - set(table()) - OF_ENVIRONMENT == set()


def test_examples_are_looked_at() -> None:
    """The patterns above find what they are for."""
    assert min(len(MARKDOWN), len(PYTHON), len(DATA)) > 4
    assert (ROOT / "docs/first-portal.md") in WRITTEN
