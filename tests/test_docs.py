"""The documentation is tested like code: it is made from the tables, or what it names is there.

``PYTHONPATH=plugins python -m tests.reference_pages`` makes ``docs/reference`` anew.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import colony
from colony import findings
from colony.content.directives import directives
from colony.content.front_matter import every_key
from colony.settings import table
from colony.tasks import commands
from tests.reference_pages import FOLDER, PAGES
from tests.test_house import FLOORS

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "plugins/colony"
WRITTEN = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
"""All documents of the repository."""

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")
CODE_BLOCK = re.compile(r"^ *(```|~~~)(\w*)\n(.*?)^ *\1$", re.MULTILINE | re.DOTALL)
MODULE = re.compile(r"`([a-z_0-9/]+/[a-z_0-9]+\.py)`")


def named(path: Path) -> str:
    """A document's path below the repository, for the names of tests."""
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    """A document without its code."""
    return re.sub(r"`[^`\n]+`", "", CODE_BLOCK.sub("", path.read_text("utf-8")))


def anchors(path: Path) -> set[str]:
    """What can stand behind ``#`` in a link to a document: its headings, as code hostings name them."""
    text = CODE_BLOCK.sub("", path.read_text("utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_what_the_tables_say(name: str) -> None:
    """A row that was added or changed is in the reference, too."""
    assert (FOLDER / name).read_text("utf-8") == PAGES[name]()


def test_nothing_else_lies_in_the_reference() -> None:
    """The folder holds made pages alone, so that nobody writes into one by hand."""
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


@pytest.mark.parametrize("lang", ["de", "en"])
def test_each_setting_key_directive_and_code_is_in_the_reference(lang: str) -> None:
    """Whoever meets a name in a file or a message finds it explained."""
    settings = (FOLDER / f"settings.{lang}.md").read_text("utf-8")
    writing = (FOLDER / f"writing.{lang}.md").read_text("utf-8")
    explained = (FOLDER / f"findings.{lang}.md").read_text("utf-8")
    assert [name for name in table() if f"`{name}`" not in settings] == []
    assert [name for key in every_key() for name in key.names if f"`{name}`" not in writing] == []
    assert [name for name in directives() if f"### `{name}`" not in writing] == []
    codes = {message.code for rows in findings.TOPICS.values() for message in rows}
    assert [code for code in sorted(codes) if f"### `{code}`" not in explained] == []


def test_each_task_is_in_the_reference() -> None:
    """Every command of ``colony`` is explained."""
    told = (FOLDER / "tasks.md").read_text("utf-8")
    assert [name for name in commands().tasks if f"## `colony {name}`" not in told] == []


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    """Every file, folder and heading that a document points at exists."""
    lost = []
    for target, anchor in LINK.findall(prose(path)):
        goal = path.parent / target.replace("\\_", "_") if target else path
        if not goal.exists() or (anchor and goal.suffix == ".md" and anchor not in anchors(goal)):
            lost.append(f"{target}#{anchor}")
    assert lost == []


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_every_document_is_linked_to(path: Path) -> None:
    """From the README, or from the table of contents in ``docs/index.md``, a reader gets everywhere."""
    doors = [ROOT / "README.md", ROOT / "docs/index.md"]
    reached = {(door.parent / target).resolve() for door in doors for target, _ in LINK.findall(prose(door))}
    assert path in {*reached, doors[0]}


@pytest.mark.parametrize("path", WRITTEN, ids=named)
def test_commands_name_tasks_and_options_that_exist(path: Path) -> None:
    """Each command of Colony's that a document says to type is one that Colony understands."""
    tasks = {name: {flag for each in task.get_arguments() for flag in each.names}
             for name, task in commands().tasks.items()}  # fmt: skip
    of_checkout = {"test", "lint", "test-lowest", "test-newest", "pythons", "new-site"}
    wrong = []
    for _, kind, block in CODE_BLOCK.findall(path.read_text("utf-8")):
        for line in block.splitlines() if kind in ("sh", "console") else ():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            task = _task(words)
            if task in tasks:
                flags = {word[2:].partition("=")[0].replace("-", "_") for word in words if word[:2] == "--"}
                known = {flag.replace("-", "_") for flag in tasks[task]} | {"help"}
                wrong += [f"{line}: {flag}" for flag in flags - known]
            elif task and task not in of_checkout and not task.startswith(("bench.", "--")):
                wrong.append(line)
    assert wrong == []


def _task(words: list[str]) -> str:
    """The task that a command line runs; empty for a command that is not Colony's."""
    words = [word for word in words if not re.fullmatch(r"[A-Z_]+=.*", word)]
    if words[:2] == ["python3", "tasks.py"]:
        return [*words, ""][2]
    own = words and words[0].rpartition("/")[2] in ("colony", "invoke")
    return [*words, "--list"][1] if own else ""


@pytest.mark.parametrize("name", ["docs/how-it-is-built.md", "CONTRIBUTING.md"])
def test_modules_that_documents_name_exist(name: str) -> None:
    """A module that was moved or renamed is found where the documents say; paths count from the package."""
    found = MODULE.findall((ROOT / name).read_text("utf-8"))
    assert found
    assert [each for each in found if not ((HOUSE / each).is_file() or (ROOT / each).is_file())] == []


def rooms() -> set[str]:
    """The rooms of the house: the packages, and the modules that lie beside them."""
    return {
        path.stem
        for path in HOUSE.iterdir()
        if not path.name.startswith("__") and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }


def test_the_map_in_the_package_names_every_room() -> None:
    """``help(colony)`` shows each room once, and none that is not there."""
    map_of_rooms = (colony.__doc__ or "").split("=\n")[2]
    assert sorted(re.findall(r"^([a-z_]+) ", map_of_rooms, re.MULTILINE)) == sorted(rooms())


def test_the_map_in_the_documentation_names_every_room() -> None:
    """``docs/how-it-is-built.md`` has a line for each room, with its floor, and for no other."""
    text = (ROOT / "docs/how-it-is-built.md").read_text("utf-8")
    part = text.partition("## The rooms")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `([a-z_]+)` \| (\d+) ", part, re.MULTILINE)
    assert sorted(room for room, _ in told) == sorted(rooms())
    assert [room for room, floor in told if room not in FLOORS[int(floor)]] == []
