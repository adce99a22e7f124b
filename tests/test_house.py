"""The rules of the house, read from every module's syntax tree: who imports whom, how long a piece is.

Each rule takes a module's path below ``plugins/colony`` and its text, and gives what breaks it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

COLONY = Path(__file__).resolve().parents[1] / "plugins/colony"

Rule = Callable[[str, str], list[str]]

WIRING = ("portal", "preview")
"""The packages that may know the others."""

TOOLS = {"entries": {"editorial", "press"}}
"""Package → those whose tools it may use: a type of entry is read by the one and shown by the other."""

SHARED = ("advertising", "content", "findings", "settings")
"""The packages that every other may know; they know none but one another."""

MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 60

HOMES = {
    "PIL": ("pictures/encode.py", "pictures/cards.py"),
    "babel.core": ("press/dates.py",),
    "babel.dates": ("press/dates.py",),
    "babel.messages": ("press/translations.py",),
    "blinker": (),
    "boto3": ("release/s3.py",),
    "botocore": ("release/s3.py",),
    "dateutil": ("editorial/dates.py",),
    "distributed": (),
    "docutils": ("editorial/foreign.py",),
    "feedgen": ("feeds/render.py",),
    "icalendar": ("feeds/ics.py",),
    "jinja2": ("press/environment.py", "press/swift_jinja.py"),
    "lxml": ("pictures/drawing_clean.py",),
    "markdown": ("editorial/markdown_text.py", "editorial/swift.py", "editorial/swift_inline.py"),
    "markupsafe": ("press/environment.py", "press/styles.py", "press/swift_jinja.py"),
    "msgspec": ("model.py",),
    "nh3": ("editorial/sanitise.py",),
    "pelican.readers": ("editorial/foreign.py", "editorial/hooks.py"),
    "pelican.settings": ("editorial/foreign.py", "settings/loading.py", "settings/stock.py"),
    "pelican.signals": ("hooks.py",),
    "pelican.utils": ("text.py",),
    "pygments": ("editorial/markdown_text.py",),
    "rcssmin": ("press/styles.py",),
    "rich": ("progress.py",),
    "sqlite3": ("memo.py",),
    "urllib3": ("release/http.py",),
    "watchfiles": ("preview/watch.py",),
    "yaml": ("editorial/yaml_text.py",),
}
"""Library (or a part of it) → the modules that may import it; a bare file name means one a package."""

PELICAN_BRIDGES = (
    "portal/classic.py",
    "portal/pelican_generators.py",
    "portal/pelican_pages.py",
    "portal/plugins.py",
)
"""Modules whose matter is Pelican itself: they may import any of it."""


def imported(source: str) -> Iterator[tuple[str, int]]:
    """Every module or name a text imports, with its dots, and the line. ``from a import b`` gives ``a.b``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def within(name: str, module: str) -> bool:
    """Whether a dotted name is a module or something in it."""
    return name == module or name.startswith(f"{module}.")


def packages() -> set[str]:
    """The packages of the house."""
    return {path.parent.name for path in COLONY.glob("*/__init__.py")}


def arrows(path: str, source: str) -> list[str]:
    """Modules know only shared packages; packages know those and the modules, and never each other."""
    own, name = path.split("/", maxsplit=1)[0], path.rpartition("/")[2]
    if own in WIRING:
        return []
    allowed = {own, *TOOLS.get(own, ()), *SHARED}
    if name == "hooks.py":
        allowed.add("portal")
    return [
        f"{path}:{line}: imports the package {package}"
        for target, line in imported(source)
        for package in packages() - allowed
        if within(target, f"colony.{package}")
    ]


def homes(path: str, source: str) -> list[str]:
    """A third-party library lives in the modules named in :data:`HOMES` and nowhere else."""
    if path in PELICAN_BRIDGES:
        return []
    return [
        f"{path}:{line}: imports {target}, which {_at_home(library)}"
        for target, line in imported(source)
        for library in HOMES
        if within(target, library)
        and path not in HOMES[library]
        and path.rpartition("/")[2] not in HOMES[library]
    ]


def _at_home(library: str) -> str:
    return f"belongs in {' and '.join(HOMES[library])}" if HOMES[library] else "no module may import"


def known_libraries(path: str, source: str) -> list[str]:
    """Every library that is neither Python's nor ours has a home."""
    roots = {library.partition(".")[0] for library in HOMES}
    return [
        f"{path}:{line}: {target} has no home in tests/test_house.py"
        for target, line in imported(source)
        if (root := target.partition(".")[0]) not in sys.stdlib_module_names
        and root not in {*roots, "colony"}
    ]


def one_copy(path: str, source: str) -> list[str]:
    """Nothing imports ``plugins.colony``: that would be a second copy of every module."""
    return [f"{path}:{line}: imports {name}" for name, line in imported(source) if within(name, "plugins")]


def doors(path: str, source: str) -> list[str]:
    """A package's ``__init__`` has a docstring and says in ``__all__`` what it offers."""
    if not path.endswith("/__init__.py"):
        return []
    tree = ast.parse(source)
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    faults = [] if ast.get_docstring(tree) else [f"{path}:1: has no docstring"]
    return faults if "__all__" in names else [*faults, f"{path}:1: has no __all__"]


def docstrings(path: str, source: str) -> list[str]:
    """Every public module, class and function says what it is."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else [f"{path}:1: the module has no docstring"]
    return found + _undocumented(path, tree)


def _undocumented(path: str, parent: ast.Module | ast.ClassDef) -> list[str]:
    found = []
    for node in parent.body:
        if not isinstance(
            node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            found.append(f"{path}:{node.lineno}: {node.name} has no docstring")
        if isinstance(node, ast.ClassDef):
            found += _undocumented(path, node)
    return found


def lengths(path: str, source: str) -> list[str]:
    """A module is one topic and a function about a screen."""
    lines = len(source.splitlines())
    found = [f"{path}:1: has {lines} lines"] if lines > MAX_MODULE_LINES else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                found.append(f"{path}:{node.lineno}: {node.name} has {length} lines")
    return found


RULES: tuple[Rule, ...] = (arrows, homes, known_libraries, one_copy, doors, docstrings, lengths)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    """No module of Colony breaks the rule."""
    modules = sorted(COLONY.rglob("*.py"))
    assert len(modules) > 50, "the modules are looked for in the wrong place"
    broken = [
        fault
        for module in modules
        for fault in rule(module.relative_to(COLONY).as_posix(), module.read_text("utf-8"))
    ]
    assert broken == []


DOCUMENTED = '"""Says what it is."""\n'

BAD: list[tuple[Rule, str, str]] = [
    (arrows, "press/desk.py", "from colony.editorial import read"),
    (arrows, "press/desk.py", "from colony import editorial"),
    (arrows, "press/desk.py", "import colony.portal"),
    (arrows, "model.py", "from colony.press.desk import Desk"),
    (arrows, "model.py", "def later():\n    from colony.portal import build"),
    (arrows, "editorial/hooks.py", "from colony.press import Desk"),
    (arrows, "press/pages.py", "from colony.entries import article"),
    (arrows, "entries/article.py", "from colony.portal import build"),
    (arrows, "findings/notes.py", "from colony.editorial import read"),
    (arrows, "findings/deeper/notes.py", "from colony.editorial import read"),
    (homes, "press/desk.py", "from PIL import Image"),
    (homes, "portal/album.py", "import PIL.Image"),
    (homes, "press/render.py", "from jinja2 import TemplateError"),
    (homes, "press/desk.py", "from babel.dates import format_date"),
    (homes, "press/desk.py", "from pelican import signals"),
    (homes, "memo.py", "import boto3"),
    (known_libraries, "memo.py", "import diskcache"),
    (known_libraries, "memo.py", "from .model import digest"),
    (one_copy, "memo.py", "from plugins.colony.model import digest"),
    (one_copy, "memo.py", "import plugins.colony"),
    (doors, "press/__init__.py", DOCUMENTED),
    (doors, "press/__init__.py", "__all__ = []"),
    (docstrings, "text.py", "import re"),
    (docstrings, "text.py", f"{DOCUMENTED}def plain():\n    return ''"),
    (
        docstrings,
        "text.py",
        f"{DOCUMENTED}class Text:\n    {DOCUMENTED}    def plain(self):\n        return ''",
    ),
    (lengths, "text.py", "import re\n" * (MAX_MODULE_LINES + 1)),
    (lengths, "text.py", "def long():\n" + "    pass\n" * MAX_FUNCTION_LINES),
]


@pytest.mark.parametrize(("rule", "path", "source"), BAD)
def test_each_rule_can_be_broken(rule: Rule, path: str, source: str) -> None:
    """A small bad module is caught, once."""
    found = rule(path, source)
    assert len(found) == 1
    assert found[0].startswith(f"{path}:")


GOOD: list[tuple[Rule, str, str]] = [
    (arrows, "press/desk.py", "from colony.press.links import resolve\nfrom colony import html"),
    (arrows, "portal/build.py", "from colony.press import Desk"),
    (arrows, "press/desk.py", "from colony.findings import say"),
    (arrows, "feeds/hooks.py", "from colony import portal"),
    (arrows, "entries/article.py", "from colony.press.desk import Desk"),
    (arrows, "press/desk.py", "from colony.presses import x"),
    (arrows, "sources.py", "from colony.settings import Config"),
    (homes, "pictures/encode.py", "from PIL import Image"),
    (homes, "editorial/hooks.py", "from pelican import signals"),
    (known_libraries, "memo.py", "import sqlite3\nfrom colony.model import digest"),
    (doors, "press/desk.py", "import re"),
    (docstrings, "text.py", f"{DOCUMENTED}def _own():\n    return ''"),
    (lengths, "text.py", "def short():\n" + "    pass\n" * (MAX_FUNCTION_LINES - 1)),
]


@pytest.mark.parametrize(("rule", "path", "source"), GOOD)
def test_rules_let_good_modules_pass(rule: Rule, path: str, source: str) -> None:
    """What the rules allow is not complained of."""
    assert rule(path, source) == []
