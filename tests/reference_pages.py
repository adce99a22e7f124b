"""The pages of ``docs/reference``: each is made from the table in the code that it tells of.

``PYTHONPATH=plugins python -m tests.reference_pages`` writes them anew; :mod:`tests.test_docs` compares.
"""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from colony import findings, settings
from colony.content import writing_guide
from colony.content.front_matter import every_key
from colony.release.targets import target
from colony.tables import entry_types, feed_formats, feed_kinds
from colony.tables.picture_format import OFFERED, PICTURE_FORMATS
from colony.tasks import commands

FOLDER = Path(__file__).resolve().parents[1] / "docs/reference"

MADE = "<!-- Made by tests/reference_pages.py: what is written here by hand is lost. -->"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = list(heads)
    lines = [head, ["---"] * len(head), *map(list, rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def coded(names: Iterable[str]) -> str:
    """Names as code, one after the other; a dash for none."""
    return ", ".join(f"`{name}`" for name in names) or "–"


def entry_types_page() -> str:
    """Every type of entry: folders, addresses, what only it knows."""
    heads = ("type", "folders of the content", "setting of the folders", "addresses, German / English",
             "front matter keys beside those of all", "its list, German / English", "its feed")  # fmt: skip
    rows = (
        (
            f"`{row.name}`",
            coded(row.folders) if row.folders else "what `" + row.paths_setting + "` says",
            f"`{row.paths_setting}`",
            _both(row.addresses) if row.addresses else f"what `{row.pattern}_URL` says",
            coded(key.name for key in every_key() if row.name in key.entry_types),
            _both(row.overview.addresses) if row.overview else "–",
            f"`{row.feeds.kind}`" if row.feeds else "–",
        )
        for row in entry_types().values()
    )
    return table(heads, rows) + _offered("entry_types", "colony.tables.entry_type")


def _both(words: Mapping[str, str]) -> str:
    return " / ".join(f"`{words[lang]}`" for lang in ("de", "en"))


def feeds_page() -> str:
    """What feeds are written of, and in which formats."""
    kinds = (
        (
            f"`{kind.name}`",
            kind.titles["en"],
            _both(kind.stems),
            coded(f"{kind.setting}_{row.setting}" for row in feed_formats().values() if row.setting)
            if kind.setting
            else "–",
        )
        for kind in feed_kinds().values()
    )
    formats = (
        (f"`{row.name}`", row.title, f"`{row.mime}`", f"`{row.ending}`", coded(row.unasked))
        for row in feed_formats().values()
    )
    return (
        "## What feeds are written of\n\n"
        "A *kind* says what a feed is about. `COLONY_FEEDS` names kinds and formats.\n\n"
        + table(("kind", "heading", "path without ending, German / English", "Pelican's settings"), kinds)
        + "\n\n## Formats\n\n"
        + table(("format", "name", "media type", "ending", "written unasked for"), formats)
        + _offered("feed_formats", "colony.tables.feed_format")
    )


def pictures_page() -> str:
    """What pictures may come in, and what they are made in."""
    rows = (
        (
            f"`{row.name}`",
            coded(row.endings),
            f"`{row.mime}`",
            "yes" if row.name in OFFERED else "no",
            "yes" if row.is_usual else "no",
            str(row.quality) if row.quality else "–",
        )
        for row in PICTURE_FORMATS
    )
    heads = ("format", "endings", "media type", "may be asked for in `COLONY_PICTURE_FORMATS`",
             "made where nothing is said", "quality where nothing is said")  # fmt: skip
    return "Pictures may come in each of these formats.\n\n" + table(heads, rows) + "\n"


def targets_page() -> str:
    """Where a site can be deployed to."""
    rows = ((f"`{row.name}://`", _as_markdown(_docstring(row.module))) for row in target.OWN)
    return table(("address begins with", "what it is"), rows) + _offered(
        "targets", "colony.release.targets.target"
    )


def tasks_page() -> str:
    """Every command with its options."""
    parts = []
    for name, task in sorted(commands().tasks.items()):
        parts.append(f"## `colony {name}`\n\n{(task.__doc__ or '').strip().splitlines()[0]}")
        options = [(_flag(argument), argument.help or "") for argument in task.get_arguments()]
        parts.append(table(("option", "what it says"), options))
    return "\n\n".join(parts) + "\n"


def _flag(argument: Any) -> str:
    flag = "--" + max(argument.names, key=len).replace("_", "-")
    return f"`{flag}`" if argument.kind is bool else f"`{flag} …`"


def _docstring(module: str) -> str:
    """The first sentence of a module's docstring, without importing it: boto3 takes half a second."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    text = ast.get_docstring(ast.parse(Path(spec.origin).read_text("utf-8"))) or ""
    return text.partition("\n\n")[0].partition(". ")[0].rstrip(".")


def _as_markdown(text: str) -> str:
    return " ".join(text.replace("``", "`").split())


def _offered(what: str, module: str) -> str:
    """Where another package adds a row."""
    group = importlib.import_module(module).GROUP
    words = what.replace("_", " ")
    return (
        f"\n\nAnother package adds {words} by entry points of the group `{group}`: "
        "[how to](../how-to/extend-with-a-package.md).\n"
    )


def _page(title: str, about: str, body: Callable[[], str]) -> str:
    return f"{MADE}\n\n# {title}\n\n{about}\n\n{body()}"


PAGES: Mapping[str, Callable[[], str]] = {
    "settings.de.md": partial(
        _page, "Einstellungen", "Alle Einstellungen mit Voreinstellung und Wirkung.",
        partial(settings.reference, "de"),
    ),
    "settings.en.md": partial(
        _page, "Settings", "All settings with their defaults and what they do.",
        partial(settings.reference, "en"),
    ),
    "findings.de.md": partial(
        _page, "Was Colony findet", "Jede Meldung mit Kennwort, Gegenmittel und Grund.",
        partial(findings.reference, "de"),
    ),
    "findings.en.md": partial(
        _page, "What Colony finds", "Every finding with its code, its remedy and its reason.",
        partial(findings.reference, "en"),
    ),
    "writing.de.md": partial(
        _page, "Was Autoren schreiben können", "Alle Angaben im Kopf und alle Bausteine.",
        partial(writing_guide.reference, "de"),
    ),
    "writing.en.md": partial(
        _page, "What authors can write", "All keys of the front matter and all directives.",
        partial(writing_guide.reference, "en"),
    ),
    "entry-types.md": partial(
        _page, "Types of entries", "What can lie in the content folder, and where it appears.",
        entry_types_page,
    ),
    "feeds.md": partial(_page, "Feeds", "What feeds there are, and in which formats.", feeds_page),
    "picture-formats.md": partial(
        _page, "Formats of pictures", "What photos may come in, and what readers get.", pictures_page
    ),
    "targets.md": partial(
        _page, "Where a site can be deployed to", "What `COLONY_DEPLOY` and `--to` may say.", targets_page
    ),
    "tasks.md": partial(
        _page, "Tasks", "Everything that `colony`, or `python3 tasks.py`, can do with a site.", tasks_page
    ),
}  # fmt: skip
"""Name below ``docs/reference`` → the page as the tables have it today."""


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), "utf-8")
